// What people are told of a file, in every language they read: the two stand side by side, so that whoever changes one sees the other.
import { z } from 'zod'

/** One sentence or more, in each language. What belongs to the file itself (`received`, `[peter-smit]`) is the same in all of them. */
export interface Sentence {
  readonly en: string
  readonly nl: string
}

const OF_FIELDS = z.registry<Sentence>()

/** The schema with what the field is for: told where the field is missing or wrong, and in English to an editor. */
export function field<S extends z.ZodType>(schema: S, sentence: Sentence): S {
  const described = schema.describe(sentence.en)
  OF_FIELDS.add(described, sentence)
  return described
}

/** What the field of a schema is for; null where that was never said. */
export function sentenceOf(schema: z.ZodType): Sentence | null {
  return OF_FIELDS.get(schema) ?? null
}
