import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDocument, Unreadable } from './case-files.ts'
import { type FieldPath, withCorrection, withField } from './change-field.ts'

const FILE = `---
# binnengekomen bij Greetje
received: 2026-11-03
channel: email # via de site
complainant:
  # eerst gebeld
  name: Jan de Vries
  email: jan@example.org   # privé
  role: participant
  address: [Dorpsstraat 1, 1234 AB Ons Dorp]
course: "Business English: B2"
about: [peter-smit]

handler: anna-jansen
category: trainer
summary: |
  Te laat.
wish: >-
  Een les
  erbij.
# de stappen
steps:
  - { on: 2026-11-05, step: trainer-contacted, by: anna-jansen }
---
handler: niet dit
`

/** The rows of `after` that `before` has not, and the other way round. */
function difference(before: string, after: string): { out: string[]; in: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')]
  let first = 0
  while (first < old.length && old[first] === now[first]) first++
  let last = 0
  while (last < Math.min(old.length, now.length) - first && old.at(-1 - last) === now.at(-1 - last)) last++
  return { out: old.slice(first, old.length - last), in: now.slice(first, now.length - last) }
}

function valueAt(text: string, path: FieldPath): unknown {
  const fields = readDocument(text.replaceAll('\r\n', '\n')).yaml.value as Record<string, unknown>
  const [name, inner] = path
  return inner === undefined ? fields[name] : (fields[name] as Record<string, unknown>)?.[inner]
}

describe('a field is changed, and nothing else in the file', () => {
  test.each<[what: string, path: FieldPath, value: unknown, out: string[], now: string[]]>([
    ['a plain text', ['handler'], 'greetje-bos', ['handler: anna-jansen'], ['handler: greetje-bos']],
    ['a text with a comment behind it', ['channel'], 'phone', ['channel: email # via de site'], ['channel: phone # via de site']],
    [
      'a field of a group',
      ['complainant', 'email'],
      'j@example.org',
      ['  email: jan@example.org   # privé'],
      ['  email: j@example.org   # privé'],
    ],
    ['a text in quotation marks', ['course'], 'Frans', ['course: "Business English: B2"'], ['course: Frans']],
    ['a text that needs quotation marks', ['handler'], 'yes: #no', ['handler: anna-jansen'], ["handler: 'yes: #no'"]],
    ['a list in brackets', ['about'], [], ['about: [peter-smit]'], ['about: []']],
    ['a block of lines', ['summary'], 'Vroeg.', ['summary: |', '  Te laat.'], ['summary: Vroeg.']],
    ['a folded block', ['wish'], 'Niets.', ['wish: >-', '  Een les', '  erbij.'], ['wish: Niets.']],
    ['lines in place of a text', ['summary'], 'Een.\nTwee.', ['summary: |', '  Te laat.'], ['summary: |-', '  Een.', '  Twee.']],
    [
      'an address',
      ['complainant', 'address'],
      ['Laan 2'],
      ['  address: [Dorpsstraat 1, 1234 AB Ons Dorp]'],
      ['  address:', '    - Laan 2'],
    ],
    ['a field taken out', ['wish'], undefined, ['wish: >-', '  Een les', '  erbij.'], []],
    ['a field of a group taken out', ['complainant', 'email'], undefined, ['  email: jan@example.org   # privé'], []],
    ['a new field, before the steps', ['related'], ['2025-0031'], [], ['related: [2025-0031]']],
    ['a new field of a group', ['complainant', 'salutation'], 'heer De Vries', [], ['  salutation: heer De Vries']],
  ])('%s', (_, path, value, out, now) => {
    for (const text of [FILE, FILE.replaceAll('\n', '\r\n')]) {
      const after = withField(text, path, value)
      expect(valueAt(after, path)).toEqual(value)
      const seen = difference(text, after)
      expect([seen.out, seen.in].map((rows) => rows.map((row) => row.replace(/\r$/, '')))).toEqual([out, now])
      expect(/[^\r]\n/.test(after)).toBe(!text.includes('\r'))
      expect(withField(after, path, value)).toBe(after)
    }
  })

  test.each(['{ name: Jan, role: participant, email: jan@example.org }', '{name: Jan,\n  role: participant}'])(
    'in a group in braces: %s',
    (group) => {
      const text = FILE.replace(/complainant:\n(?: .*\n)+/, `complainant: ${group}\n`)
      for (const [path, value] of [
        [['complainant', 'name'], 'Piet, de derde } #'],
        [['complainant', 'email'], 'p@example.org'],
        [['complainant', 'salutation'], 'mevrouw'],
        [['complainant', 'role'], undefined],
      ] as [FieldPath, unknown][]) {
        const after = withField(text, path, value)
        expect(valueAt(after, path)).toEqual(value)
        expect(after.replace(/complainant:[\s\S]*?\ncourse/, '')).toBe(text.replace(/complainant:[\s\S]*?\ncourse/, ''))
      }
    },
  )

  test('a group in braces in which somebody left a comment is refused where it would have to be written anew', () => {
    const text = FILE.replace(/complainant:\n(?: .*\n)+/, 'complainant: {name: Jan, # privé\n  role: participant}\n')
    expect(() => withField(text, ['complainant', 'role'], undefined)).toThrow(Unreadable)
    expect(valueAt(withField(text, ['complainant', 'name'], 'Piet'), ['complainant', 'name'])).toBe('Piet')
  })

  test('any text that YAML can hold comes back as it was given', () => {
    const line = fc.oneof(
      fc.string({
        unit: fc.constantFrom('a', ' ', '-', '---', '#', ': ', '"', "'", '\t', '{', '}', '[', ',', '|', '>', '\\', 'é', '😀', '\n'),
      }),
      fc.constantFrom('yes', '~', '2026-01-01', '012', ' x', 'x ', '---', '- a', '? b', '...', '%', '@', '`'),
    )
    fc.assert(
      fc.property(
        line,
        fc.constantFrom<FieldPath>(['handler'], ['complainant', 'email'], ['summary'], ['wish'], ['note']),
        (value, path) => {
          fc.pre(value !== '')
          const after = withField(FILE, path, value)
          expect(valueAt(after, path)).toBe(value)
          const { [path[0]]: _, ...others } = readDocument(after).yaml.value as Record<string, unknown>
          const { [path[0]]: __, ...before } = readDocument(FILE).yaml.value as Record<string, unknown>
          expect(others).toEqual(before)
        },
      ),
      { numRuns: 500 },
    )
  })
})

test('a byte order mark stays before everything else', () => {
  expect(withField(`\uFEFF${FILE}`, ['handler'], 'greetje-bos')).toBe(`\uFEFF${withField(FILE, ['handler'], 'greetje-bos')}`)
})

test('a correction changes the field and adds the step that says so, in one', () => {
  const correction = { on: '2026-11-20', by: 'anna-jansen', from: 'trainer', to: 'content', reason: 'Het ging over de stof.' }
  const after = withCorrection(FILE, ['category'], 'content', correction)
  expect(valueAt(after, ['category'])).toBe('content')
  expect((valueAt(after, ['steps']) as unknown[]).at(-1)).toEqual({
    on: '2026-11-20',
    step: 'corrected',
    by: 'anna-jansen',
    field: 'category',
    from: 'trainer',
    to: 'content',
    reason: 'Het ging over de stof.',
  })
})

test('the day of receipt itself is never changed: only the step says it', () => {
  const after = withCorrection(FILE, ['received'], '2026-11-01', {
    on: '2026-11-20',
    by: 'anna-jansen',
    from: '2026-11-03',
    to: '2026-11-01',
    reason: 'De envelop lag er al.',
  })
  expect(valueAt(after, ['received'])).toBe('2026-11-03')
  expect((valueAt(after, ['steps']) as { field: string }[]).at(-1)?.field).toBe('received')
})
