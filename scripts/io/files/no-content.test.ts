// What a person typed in the wrong place may be a name, a phone number or the number of a citizen, and output is read by many: a problem
// names its file, line and field, and repeats no free value.
import naughty from 'big-list-of-naughty-strings' with { type: 'json' }
import { afterAll, describe, expect, test } from 'vitest'
import { day } from '../../procedure/calendar.ts'
import { CASE_HEAD } from '../../testing/invented-case.ts'
import { ORGANISATION, TERMS } from '../../testing/invented-organisation.ts'
import { registerFolder, removeTemporaryFolders } from '../../testing/register-folder.ts'
import { problemInWords } from '../../views/problem-in-words.ts'
import { problemList } from '../../views/problem-list.ts'
import { json, problemLine } from '../terminal.ts'
import { checkRegister } from './register.ts'

afterAll(removeTemporaryFolders)

const TYPED = [
  ...['0612345678', '06-12345678', '+31 6 12345678', '(020) 555 01 00', '123456782', '1234.56.782', '1234-56-78', 'NL91ABNA0417164300'],
  ...[
    'Jan de Vries',
    'jan-de-vries',
    'janssens',
    'jan@example.org',
    'Dorpsstraat 12',
    '1234 AB',
    '19870114',
    '31-12',
    'tr4iner',
    'klachtx',
  ],
  // One in ten: every one of them is tried in `text.test.ts`.
  ...naughty.filter(
    (text, index) => index % 10 === 0 && text.length > 5 && text.length < 200 && !/[\n\p{Cc}\p{Cs}]|true|false|null/u.test(text),
  ),
]

const step = (fields: string): string => `---\n${CASE_HEAD}steps:\n  - { ${fields} }\n---\n`
const head = (from: string, to: (value: string) => string) => (value: string) => `---\n${CASE_HEAD.replace(from, to(value))}---\n`

/** A case file with a value where it does not belong; the value is written in quotes. */
const CASES: Readonly<Record<string, (value: string) => string>> = {
  'the day of receipt': head('2026-11-03', (value) => value),
  'the channel': head('channel: email', (value) => `channel: ${value}`),
  'the language': head('language: nl', (value) => `language: ${value}`),
  'the role': head('role: participant', (value) => `role: ${value}`),
  'the category': head('category: trainer', (value) => `category: ${value}`),
  'the handler': head('handler: anna-jansen', (value) => `handler: ${value}`),
  'the persons it is about': head('[peter-smit]', (value) => `[${value}]`),
  'the list of persons it is about': head('[peter-smit]', (value) => value),
  'the complainant': head(
    'complainant:\n  name: Jan de Vries\n  email: jan@example.org\n  role: participant',
    (value) => `complainant: ${value}`,
  ),
  'the other cases': head('about:', (value) => `related: [${value}]\nabout:`),
  'the name of a field': head('about:', (value) => `${value}: x\nabout:`),
  'the name of a field of the complainant': head('  role:', (value) => `  ${value}: x\n  role:`),
  'the steps': head('summary:', (value) => `steps: ${value}\nsummary:`),
  'a step': head('summary:', (value) => `steps: [${value}]\nsummary:`),
  'the day of a step': (value) => step(`on: ${value}, step: discussed, by: anna-jansen`),
  'the kind of a step': (value) => step(`on: 2026-11-05, step: ${value}, by: anna-jansen`),
  'the person of a step': (value) => step(`on: 2026-11-05, step: discussed, by: ${value}`),
  'the name of a field of a step': (value) => step(`on: 2026-11-05, step: discussed, by: anna-jansen, ${value}: x`),
  'an outcome': (value) => step(`on: 2026-11-05, step: decided, by: anna-jansen, outcome: ${value}, letter: x, despite: x`),
  'a way of telling': (value) => step(`on: 2026-11-05, step: acknowledged, by: anna-jansen, how: ${value}`),
  'a day that was named': (value) => step(`on: 2026-11-05, step: informed, by: anna-jansen, expected: ${value}`),
  'the letter that came back': (value) => step(`on: 2026-11-05, step: undelivered, by: anna-jansen, letter: ${value}, reason: x`),
  'the field that was wrong': (value) =>
    step(`on: 2026-11-05, step: corrected, by: anna-jansen, field: ${value}, from: x, to: y, reason: z`),
  'the day that was wrong': (value) =>
    step(`on: 2026-11-05, step: corrected, by: anna-jansen, field: received, from: ${value}, to: ${value}, reason: z`),
  'the persons that were wrong': (value) =>
    step(`on: 2026-11-05, step: corrected, by: anna-jansen, field: about, from: ${value}, to: ${value}, reason: z`),
  'the kind of a step that was a mistake': (value) =>
    step(`on: 2026-11-05, step: retracted, by: anna-jansen, of: ${value}, recorded: ${value}, reason: z`),
}

const REGISTERS: Readonly<Record<string, (value: string) => Record<string, string>>> = {
  'the mediator of a policy version': (value) => ({ 'site/policy/2014-11-06/terms.yml': TERMS.replace('shona-ackerman', value) }),
  'a number of days of a policy version': (value) => ({
    'site/policy/2014-11-06/terms.yml': TERMS.replace(/decisionDays: .*/, `decisionDays: ${value}`),
  }),
  'a house norm': (value) => ({ 'organisation.yml': ORGANISATION.replace(/referralDays: .*/, `referralDays: ${value}`) }),
  'a yes or no': (value) => ({ 'organisation.yml': ORGANISATION.replace(/automaticLetters: .*/, `automaticLetters: ${value}`) }),
  'the time zone': (value) => ({ 'organisation.yml': ORGANISATION.replace(/timeZone: .*/, `timeZone: ${value}`) }),
  'the site': (value) => ({ 'organisation.yml': ORGANISATION.replace(/site: .*/, `site: ${value}`) }),
  'two ids': (value) => ({ 'organisation.yml': ORGANISATION.replaceAll(/id: (anna-jansen|bram-visser)/g, `id: ${value}`) }),
}

/** What is said of a register, on the terminal, on pages and as data, without what it says of a good one. */
function said(files: Readonly<Record<string, string>>): string {
  const { problems } = checkRegister(registerFolder(files), day('2026-11-22'))
  return [...problems.map(problemLine), ...problems.map((problem) => problemInWords(problem, 'nl')), json(problems)].join('\n')
}

describe('what was typed is not repeated where it stands for', () => {
  test.each(Object.entries(CASES))('%s', (_, text) => {
    const numbers = TYPED.map(
      (value, index) => [`cases/2026-${String(index + 1).padStart(4, '0')}.md`, text(JSON.stringify(value))] as const,
    )
    const output = said(Object.fromEntries(numbers))
    expect(output).toContain('cases/2026-')
    expect(TYPED.filter((value) => output.includes(value))).toEqual([])
  })

  test.each(Object.entries(REGISTERS))('%s', (_, files) => {
    for (const value of TYPED.slice(0, 18)) expect(said(files(JSON.stringify(value)))).not.toContain(value)
  })
})

test('what can only be meant as a date, and a slip in a known word, are repeated, because that helps', () => {
  expect(said({ 'cases/2026-0001.md': CASES['the day of receipt']?.('2026-02-30') ?? '' })).toContain(
    '"2026-02-30" is not a date that exists',
  )
  expect(said({ 'cases/2026-0001.md': CASES['the category']?.('trianer') ?? '' })).toContain('"trianer" is not one of')
})

test('a comment, which GitHub mails around, repeats no slip, and names nobody and no choice that was meant', () => {
  const typed = { handler: 'ana-jansen', about: 'peter-smith', category: 'trianer', outcome: 'uphelt', by: 'bram-viser' }
  const { problems } = checkRegister(
    registerFolder({
      'cases/2026-0001.md': CASES['the handler']?.(typed.handler) ?? '',
      'cases/2026-0002.md': CASES['the persons it is about']?.(typed.about) ?? '',
      'cases/2026-0003.md': CASES['the category']?.(typed.category) ?? '',
      'cases/2026-0004.md': CASES['an outcome']?.(typed.outcome) ?? '',
      'cases/2026-0005.md': CASES['the person of a step']?.(typed.by) ?? '',
      'cases/2026-0006.md': CASES['the person of a step']?.('daan-smeets') ?? '',
      // Handled by the person it is about.
      'cases/2026-0007.md': CASES['the persons it is about']?.('anna-jansen') ?? '',
    }),
    day('2026-11-22'),
  )
  expect(problems.map(problemLine).join()).toMatch(/Did you mean "peter-smit"\?.*Did you mean "trainer"\?.*Did you mean "upheld"\?/)
  const comment = [...problemList(problems, 'nl'), ...problemList(problems, 'en')].join()
  expect(comment.split('\n- ')).toHaveLength(problems.length * 2 - 1)
  expect(comment).toContain('`cases/2026-0007.md`, regel 10, `handler`: iemand anders moet dit')
  expect(comment).not.toMatch(/klacht gaat|complained|jansen|smit|smeets|vis+er|trianer|uphelt|Bedoelt|mean/)
})
