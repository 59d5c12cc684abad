import { expect, test } from 'vitest'
import type { z } from 'zod'
import { caseSchema } from './case.ts'
import { letterSchema } from './letters/record.ts'
import { organisationSchema } from './organisation.ts'
import { termsSchema } from './policy.ts'
import { sentenceOf } from './sentence.ts'

type Inner = {
  shape?: Record<string, z.ZodType>
  innerType?: z.ZodType
  element?: z.ZodType
  options?: z.ZodType[]
  in?: z.ZodType
  out?: z.ZodType
}

/** The paths of the fields of `schema` for which no sentence says what they are for. */
function unsaid(schema: z.ZodType, path: string): string[] {
  const { shape = {}, innerType, element, options = [], in: from, out } = (schema as unknown as { def: Inner }).def
  return [
    ...Object.entries(shape).flatMap(([name, own]) => [...(sentenceOf(own) ? [] : [`${path}.${name}`]), ...unsaid(own, `${path}.${name}`)]),
    ...[innerType, element, from, out, ...options].flatMap((inner) => (inner ? unsaid(inner, path) : [])),
  ]
}

test.each<[file: string, schema: z.ZodType]>([
  ['a case file', caseSchema],
  ['a letter', letterSchema],
  ['organisation.yml', organisationSchema],
  ['terms.yml', termsSchema],
])('every field of %s says in both languages what it is for', (_, schema) => {
  expect(unsaid(schema, '')).toEqual([])
})
