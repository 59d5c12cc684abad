import strings from 'big-list-of-naughty-strings' with { type: 'json' }
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument, Unreadable } from './case-files.ts'
import { newCaseText } from './write-case.ts'

const FIELDS = {
  steps: [],
  summary: 'De trainer kwam te laat.',
  received: '2026-11-03',
  channel: 'email',
  language: 'nl',
  complainant: { name: 'Jan de Vries', email: 'jan@example.org', role: 'participant', address: ['Dorpsstraat 1', '1234 AB Ons Dorp'] },
  related: ['2025-0031'],
  about: ['peter-smit'],
  handler: 'anna-jansen',
  category: 'trainer',
}

test('a new case file looks like those that people write: fields in the order of the schema, ids beside each other', () => {
  expect(newCaseText(FIELDS, 'De klacht.\n')).toBe(`---
received: 2026-11-03
channel: email
language: nl
complainant:
  name: Jan de Vries
  email: jan@example.org
  role: participant
  address:
    - Dorpsstraat 1
    - 1234 AB Ons Dorp
related: [2025-0031]
about: [peter-smit]
handler: anna-jansen
category: trainer
summary: De trainer kwam te laat.
steps: []
---
De klacht.
`)
})

test('what is left out is not written, and a field that no case has is written last, where the check refuses it', () => {
  expect(newCaseText({ wish: undefined, handler: 'anna-jansen', kleur: 'rood' } as object, '')).toBe(
    '---\nhandler: anna-jansen\nkleur: rood\n---\n',
  )
})

test('a text of any kind comes back as it was given', () => {
  const odd = fc.string({
    unit: fc.constantFrom('a', ' ', '---', '\n', '#', ': ', '"', "'", '\t', '{', '[', '|', '>', '\\', '&', '*', '!', '😀'),
  })
  const naughty = (strings as string[]).filter((text) => text.isWellFormed() && !/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/u.test(text))
  fc.assert(
    fc.property(fc.oneof(odd, fc.constantFrom(...naughty)), fc.oneof(odd, fc.constantFrom(...naughty)), (summary, body) => {
      const text = newCaseText({ ...FIELDS, summary, complainant: { name: summary, address: [summary] } }, body)
      const read = document(text)
      // A line of three hyphens below something that looks like fields is refused, because it may have been meant to end them.
      fc.pre(read !== null || !/^---$/m.test(body))
      expect(read?.yaml.value).toMatchObject({ summary, complainant: { name: summary, address: [summary] } })
      expect(read?.body).toBe(body)
    }),
    { numRuns: 1000 },
  )
})

function document(text: string) {
  try {
    return readDocument(text)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
