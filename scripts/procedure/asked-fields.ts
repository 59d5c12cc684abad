// What a person is asked for when a case is opened or a step recorded: the fields of the schema, by their names in the file, in its order.
import { z } from 'zod'
import { calendarDate } from './calendar.ts'
import { caseSchema, STEP_SCHEMAS, type StepName } from './case.ts'
import { findingsOf } from './problem.ts'
import { type Sentence, sentenceOf } from './sentence.ts'
import { line, lines, personId } from './text.ts'

export interface AskedField {
  /** As in the file; `complainant.name` for a field of a group. */
  readonly name: string
  readonly isRequired: boolean
  /** What it is for. */
  readonly sentence: Sentence
  readonly value: AskedValue
  readonly schema: z.ZodType
}

export type AskedValue =
  | { readonly kind: 'day' | 'line' | 'lines' | 'person' | 'address' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  /** Of ids, numbers or lines. */
  | { readonly kind: 'list' }

/** The fields of a step of this kind but `step` itself: `on` and `by` first, `note` last. */
export function stepFields(kind: StepName): AskedField[] {
  return fieldsOf(STEP_SCHEMAS[kind]).filter(({ name }) => name !== 'step')
}

/** The fields of a new case, those of the complainant one by one, without its steps. */
export function caseFields(): AskedField[] {
  return fieldsOf(caseSchema).filter(({ name }) => name !== 'steps')
}

/** What somebody typed as the value of the field; undefined where it is left out. */
export function asTyped({ value, isRequired }: AskedField, typed: string): string | string[] | undefined {
  if (value.kind === 'list') return typed || isRequired ? listIn(typed) : undefined
  return typed || undefined
}

/** `[anna-jansen, peter-smit]`, or the same without brackets, as a list. */
export function listIn(typed: string): string[] {
  return typed
    .trim()
    .replace(/^\[(.*)\]$/s, '$1')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
}

/** What is wrong with a value of this field on its own; null where nothing is. Nothing typed is `undefined`. */
export function faultIn({ schema }: AskedField, value: unknown): Sentence | null {
  const parsed = schema.safeParse(value)
  return parsed.success ? null : (findingsOf(parsed.error, schema, value)[0]?.message ?? null)
}

type Shape = { readonly shape: Readonly<Record<string, z.ZodType>> }
/** What zod tells an editor of a field. */
type Told = Pick<z.core.JSONSchema.BaseSchema, 'type' | 'pattern' | 'enum'>

function fieldsOf(group: z.ZodType & Shape, prefix = ''): AskedField[] {
  return Object.entries(group.shape).flatMap(([name, schema]): AskedField[] => {
    if ('shape' in schema) return fieldsOf(schema as z.ZodType & Shape, `${prefix}${name}.`)
    const sentence = sentenceOf(schema)
    if (!sentence) throw new Error(`nobody says what the field ${name} is for`)
    return [{ name: prefix + name, isRequired: !schema.safeParse(undefined).success, sentence, value: askedValue(told(schema)), schema }]
  })
}

function told(schema: z.ZodType): Told {
  return z.toJSONSchema(schema, { io: 'input' })
}

const PATTERNS = {
  day: told(calendarDate).pattern,
  person: told(personId).pattern,
  line: told(line(1)).pattern,
  lines: told(lines(1)).pattern,
} as const

function askedValue({ type, pattern, enum: choices }: Told): AskedValue {
  if (choices) return { kind: 'choice', of: choices.map(String) }
  if (type === 'array') return { kind: 'list' }
  const known = (Object.keys(PATTERNS) as (keyof typeof PATTERNS)[]).find((kind) => PATTERNS[kind] === pattern)
  return { kind: known ?? 'address' }
}
