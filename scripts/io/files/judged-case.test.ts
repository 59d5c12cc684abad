import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../../procedure/calendar.ts'
import { CASE, caseText } from '../../testing/invented-case.ts'
import { ORGANISATION, TERMS, VERSION } from '../../testing/invented-organisation.ts'
import { registerFolder, removeTemporaryFolders } from '../../testing/register-folder.ts'
import { judge } from './judged-case.ts'
import { checkRegister } from './register.ts'
import { type Rules, rulesFrom } from './rules.ts'

const TODAY = day('2026-11-20')
let rules: Rules

afterAll(removeTemporaryFolders)

beforeAll(() => {
  const read = rulesFrom({ organisation: ORGANISATION, terms: { [VERSION]: TERMS } })
  if ('problems' in read) throw new Error('the invented organisation cannot be used')
  rules = read
})

const codes = (text: string, before?: string): string[] =>
  judge({ id: '2026-0001', text, ...(before !== undefined && { before }), rules, letters: [], today: TODAY }).map(
    ({ line, column, field, code }) => `${line}:${column} ${field} ${code}`,
  )

test('a good case has no problems, with Windows line ends and a byte order mark neither', () => {
  expect(codes(CASE)).toEqual([])
  expect(codes(`\uFEFF${CASE.replaceAll('\n', '\r\n')}`)).toEqual([])
})

test.each<[what: string, change: (text: string) => string, problems: string[]]>([
  ['the schema', (text) => text.replace('channel: email', 'channel: fax'), ['3:10 channel choice']],
  ['the rules', (text) => text.replace('handler: anna-jansen', 'handler: carla-x'), ['10:10 handler unknown-person']],
  ['the words below the fields', (text) => `${text}\u202e`, ['18:1 null words']],
  ['the form of the file', (text) => text.replace(/^---$/m, '--- '), ['1:1 null frontmatter']],
  ['its size', (text) => text + 'x'.repeat(256 * 1024), ['1:1 null size']],
])('what is wrong in %s is told with its place', (_, change, problems) => {
  expect(codes(change(CASE))).toEqual(problems)
})

test.each<[what: string, change: (text: string) => string, problems: string[]]>([
  ['the day of receipt', (text) => text.replace('received: 2026-11-03', 'received: 2026-11-02'), ['2:11 received received-moved']],
  ['a step', (text) => text.replace('step: complainant-contacted', 'step: discussed'), ['15:5 steps[1] step-changed']],
  ['the words of the complainant', (text) => text.replace('In zijn', 'In haar'), ['2:1 null words-changed']],
])('what is kept for ever is kept: %s', (_, change, problems) => {
  expect(codes(change(CASE), CASE)).toEqual(problems)
  expect(codes(change(CASE))).toEqual([])
})

test('it says what check says of the same file', () => {
  for (const text of [
    CASE,
    caseText({ about: ['nobody'] }),
    caseText({ received: '2026-12-31' }),
    '',
    '---\n',
    CASE.replace('steps:', 'stappen:'),
  ]) {
    const { problems } = checkRegister(registerFolder({ 'cases/2026-0001.md': text }), TODAY)
    const found = judge({ id: '2026-0001', text, rules, letters: null, today: TODAY })
    expect(found).toEqual(problems.filter(({ file }) => file === 'cases/2026-0001.md'))
  }
})
