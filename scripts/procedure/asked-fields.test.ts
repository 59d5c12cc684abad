import { expect, test } from 'vitest'
import { caseFields, stepFields } from './asked-fields.ts'
import { STEP_NAMES, WAYS } from './case.ts'

/** `name: kind`, with a question mark where it may be left out. */
const shortly = (fields: ReturnType<typeof stepFields>) =>
  fields.map(({ name, isRequired, value }) => `${name}${isRequired ? '' : '?'}: ${value.kind}`)

test('a new case is asked for every field of a case file, with those of the complainant one by one', () => {
  expect(shortly(caseFields())).toEqual([
    'received: day',
    'channel: choice',
    'language: choice',
    'complainant.name: line',
    'complainant.email?: address',
    'complainant.organisation?: line',
    'complainant.role: choice',
    'complainant.salutation?: line',
    'complainant.address?: list',
    'course?: line',
    'related?: list',
    'about: list',
    'handler: person',
    'category: choice',
    'summary: line',
    'wish?: line',
  ])
})

test('a step is asked for its day, who did it, its own fields and a note', () => {
  expect(shortly(stepFields('delayed'))).toEqual([
    'on: day',
    'by: person',
    'expected: day',
    'reason: lines',
    'despite?: lines',
    'note?: lines',
  ])
  expect(shortly(stepFields('delivered'))).toEqual(['on: day', 'by: person', 'letter: line', 'how: choice', 'note?: lines'])
  expect(shortly(stepFields('referred'))).toEqual(['on: day', 'by: person', 'how?: choice', 'despite?: lines', 'note?: lines'])
})

test('every field of every step says what it is for, and a choice its words', () => {
  for (const name of STEP_NAMES) for (const { sentence } of stepFields(name)) expect(sentence.nl).toMatch(/\w+.*\.$/)
  expect(stepFields('notified').find(({ name }) => name === 'how')?.value).toEqual({ kind: 'choice', of: WAYS })
})
