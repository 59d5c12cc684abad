import strings from 'big-list-of-naughty-strings' with { type: 'json' }
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument, Unreadable } from './case-files.ts'
import { newCaseText, withStep } from './write-case.ts'

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

test('a step with a text of any kind comes back as it was given, and what stood in the file stays byte for byte', () => {
  const odd = fc.string({ unit: fc.constantFrom('a', ' ', '---', '\n', '#', ': ', '"', "'", '\t', '{', '[', '|', '>', '\\', '😀') })
  const naughty = (strings as string[]).filter((text) => text.isWellFormed() && !/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/u.test(text))
  const layouts = ['steps:\n  - { on: 2026-11-05 } # eerst\n', 'steps: []\n', 'steps:\n- on: 2026-11-05\n\n# klaar\n', '']
  const ends = ['\n', '\r\n']
  fc.assert(
    fc.property(
      fc.oneof(odd, fc.constantFrom(...naughty)),
      fc.constantFrom(...layouts),
      fc.constantFrom(...ends),
      fc.constantFrom('', '\uFEFF'),
      fc.constantFrom('', 'De klacht.', 'De klacht.\n'),
      (told, steps, end, mark, body) => {
        const before = mark + `---\nsummary: x # y\n${steps}---${body && '\n'}${body}`.replaceAll('\n', end)
        const after = withStep(before, { on: '2026-11-20', step: 'progress', told })
        const read = readDocument(after.replace('\uFEFF', '').replaceAll('\r\n', '\n'))
        expect((read.yaml.value as { steps: unknown[] }).steps.at(-1)).toEqual({ on: '2026-11-20', step: 'progress', told })
        // An empty list in brackets becomes one of lines; nothing else goes.
        const kept = before.replace('steps: []', 'steps:')
        const [start, finish] = [sharedStart(kept, after), sharedStart(reversed(kept), reversed(after))]
        expect(start + finish).toBeGreaterThanOrEqual(kept.length)
      },
    ),
    { numRuns: 1000 },
  )
})

test('a text that ends with empty lines takes in none that follow the steps', () => {
  const after = withStep('---\nsteps:\n- on: 2026-11-05\n\n# klaar\n---\n', { told: 'a\n\n' })
  expect((readDocument(after).yaml.value as { steps: unknown[] }).steps.at(-1)).toEqual({ told: 'a\n\n' })
})

test('what YAML cannot carry is written as it was given, for the check to refuse', () => {
  const after = withStep('---\nsteps: []\n---\n', { told: 'a\u0007b\u202ec' })
  expect((readDocument(after).yaml.value as { steps: unknown[] }).steps).toEqual([{ told: 'a\u0007b\u202ec' }])
})

function sharedStart(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at
}

function reversed(text: string): string {
  return text.split('').reverse().join('')
}

function document(text: string) {
  try {
    return readDocument(text)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
