import { expect, test } from 'vitest'
import type { Problem } from '../procedure/problem.ts'
import { problemList } from './problem-list.ts'

const problem = (given: Partial<Problem>): Problem => ({
  file: 'cases/2026-0007.md',
  line: 5,
  column: 11,
  field: 'received',
  code: 'date',
  message: {
    en: '"2027-02-29" is not a date that exists. Write the date as YYYY-MM-DD',
    nl: '"2027-02-29" is geen bestaande datum. Schrijf de datum als JJJJ-MM-DD',
  },
  ...given,
})

test('the list gives place and remedy in the language of its reader', () => {
  const two = [problem({}), problem({ field: null, line: 1 })]
  expect(problemList(two, 'nl')).toEqual([
    '- `cases/2026-0007.md`, regel 5, `received`: "2027-02-29" is geen bestaande datum. Schrijf de datum als JJJJ-MM-DD.\n' +
      '- `cases/2026-0007.md`, regel 1: "2027-02-29" is geen bestaande datum. Schrijf de datum als JJJJ-MM-DD.',
  ])
  expect(problemList(two, 'en')).toEqual([
    '- `cases/2026-0007.md`, line 5, `received`: "2027-02-29" is not a date that exists. Write the date as YYYY-MM-DD.\n' +
      '- `cases/2026-0007.md`, line 1: "2027-02-29" is not a date that exists. Write the date as YYYY-MM-DD.',
  ])
})

test('the list holds ten problems at most, and says how many there are beside them', () => {
  const many = Array.from({ length: 13 }, (_, index) => problem({ line: index + 1 }))
  const [dutch, rest] = problemList(many, 'nl')
  expect(dutch?.split('\n')).toHaveLength(10)
  expect(rest).toMatch(/^… en nog 3\. /)
  expect(problemList(many, 'en')[1]).toMatch(/^… and 3 more\. /)
  expect(problemList(many.slice(0, 10), 'nl')).toHaveLength(1)
  expect(problemList([], 'nl')).toEqual([])
})

test('the list leaves out an id or a choice, which says something of a complaint', () => {
  const discreet = { en: 'this is not the id of a member of staff', nl: 'dit is niet de korte naam van een medewerker' }
  const list = problemList([problem({ message: { en: 'Did you mean "anna"?', nl: 'Bedoelt u "anna"?' }, discreet })], 'nl').join()
  expect(list).toContain('dit is niet de korte naam van een medewerker.')
  expect(list).not.toContain('anna')
})

test.each([
  ['cases/2026-0007.md', 'cases/2026-0007.md'],
  ['cases/2026-0007', 'cases/2026-0007'],
  ['cases/2026-0007/brief Jan de Vries.pdf', 'cases/2026-0007/…'],
  ['cases/2026-0007/jan/brief.pdf', 'cases/2026-0007/…'],
  ['cases/klacht-jan-de-vries.md', 'cases/…'],
  ['cases/2026-0007-jan.md', 'cases/…'],
  ['letters/2026-0007/2026-11-17-delay-2.md', 'letters/2026-0007/2026-11-17-delay-2.md'],
  ['letters/2026-0007/delay-jan.md', 'letters/2026-0007/…'],
  ['letters/staff/2026-11-17-anna-jansen.md', 'letters/staff/…'],
  ['organisation.yml', 'organisation.yml'],
  ['site/policy/2014-11-06/terms.yml', 'site/policy/2014-11-06/terms.yml'],
  ['site/policy/jan', 'site/policy/…'],
  ['site/keys/register.pub', 'site/keys/register.pub'],
  ['site/keys/anna-jansen.txt', 'site/keys/anna-jansen.txt'],
  ['site/keys/Jan de Vries.txt', 'site/keys/…'],
  ['.env.jan', '…'],
  ['scripts/jan/node_modules', '…'],
  ['cases/`@everyone`.md', 'cases/…'],
])('of %s the list tells %s', (file, told) => {
  const [row = ''] = problemList([problem({ file })], 'nl')
  expect(/^- `([^`]*)`/.exec(row)?.[1]).toBe(told)
})
