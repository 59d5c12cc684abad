import { describe, expect, test } from 'vitest'
import { day } from '../procedure/calendar.ts'
import type { LetterRecord } from '../procedure/letters/record.ts'
import { type CasePlan, plan } from '../procedure/plan.ts'
import { caseWith, letterOn, NO_EMAIL, organisationWith, POLICY } from '../testing/example.ts'
import { isPlanComment, writePlanComment } from './plan-comment.ts'
import { accountOf, planDifference } from './plan-difference.ts'

const ORGANISATION = organisationWith()
const RECEIVED = '2026-12-01'
const SENT = [letterOn('2026-12-01', 'acknowledgement')]

function planned(
  today: string,
  steps: readonly string[],
  letters: readonly LetterRecord[] = SENT,
  fields: Readonly<Record<string, unknown>> = {},
): CasePlan[] {
  const found = plan(caseWith(RECEIVED, steps, fields), letters, [POLICY], ORGANISATION, day(today))
  return found ? [found] : []
}

function difference(today: string, before: readonly CasePlan[], after: readonly CasePlan[]) {
  return planDifference(before, after, ORGANISATION, day(today)).cases
}

const INVESTIGATED = [
  '2026-12-02 trainer-contacted',
  '2026-12-02 complainant-contacted',
  '2026-12-03 background-reviewed',
  '2026-12-03 discussed',
]

describe('the difference between two plans', () => {
  test('is nothing where nothing changed, also when letters are due anyway', () => {
    const same = planned('2026-12-14', [])
    expect(same[0]?.letters).toHaveLength(1)
    expect(difference('2026-12-14', same, planned('2026-12-14', ['2026-12-02 trainer-contacted']))).toEqual([])
  })

  test('of a new case: its acknowledgement, what is still owed once that is sent, and the first reminder', () => {
    expect(difference('2026-12-01', [], planned('2026-12-01', [], []))).toEqual([
      {
        case: '2026-0001',
        isNew: true,
        letters: [{ kind: 'acknowledgement', due: null, expected: '2026-12-15', toPrint: false }],
        dropped: [],
        dues: [{ kind: 'decision', before: null, after: '2026-12-15', change: 'new' }],
        reminded: { handler: 'anna-jansen', on: '2026-12-11', everybody: false },
      },
    ])
  })

  test('of a delay: its letter with the date that is named, and the due dates as that letter moves them', () => {
    const [found] = difference('2026-12-05', planned('2026-12-05', []), planned('2026-12-05', ['2026-12-05 delayed expected=2026-12-28']))
    expect(found).toMatchObject({ letters: [{ kind: 'delay', expected: '2026-12-28' }], dropped: [] })
    expect(found?.dues).toEqual([
      { kind: 'decision', before: '2026-12-15', after: null, change: 'ended' },
      { kind: 'interim', before: null, after: '2026-12-19', change: 'new' },
      { kind: 'new-date', before: null, after: '2026-12-28', change: 'new' },
    ])
    expect(found?.reminded).toMatchObject({ on: '2026-12-15' })
  })

  test('of a decision: the letter that goes out, and the automatic one that does not', () => {
    const [found] = difference('2026-12-14', planned('2026-12-14', []), planned('2026-12-14', [...INVESTIGATED, '2026-12-14 decided']))
    expect(found).toMatchObject({ letters: [{ kind: 'decision' }], dropped: [{ kind: 'delay', due: '2026-12-15' }] })
  })

  test('of a withdrawal: what is not owed any more', () => {
    const [found] = difference('2026-12-05', planned('2026-12-05', []), planned('2026-12-05', ['2026-12-05 withdrawn']))
    expect(found?.dues).toContainEqual({ kind: 'decision', before: '2026-12-15', after: null, change: 'ended' })
  })

  test('of a corrected day of receipt: the due date that moves', () => {
    const corrected = ['2026-12-05 corrected field=received from=2026-12-01 to=2026-11-30']
    const [found] = difference('2026-12-05', planned('2026-12-05', []), planned('2026-12-05', corrected))
    expect(found?.dues).toEqual([{ kind: 'decision', before: '2026-12-15', after: '2026-12-14', change: 'moved' }])
  })

  test('of another handler: who is reminded from now on, and when', () => {
    const [found] = difference('2026-12-05', planned('2026-12-05', []), planned('2026-12-05', [], SENT, { handler: 'bram-visser' }))
    expect(found).toMatchObject({ letters: [], dues: [], reminded: { handler: 'bram-visser', on: '2026-12-11', everybody: false } })
  })

  test.each([
    ['2026-12-10', '2026-12-11', false],
    ['2026-12-11', '2026-12-11', false],
    ['2026-12-12', '2026-12-13', false],
    ['2026-12-13', '2026-12-13', false],
    ['2026-12-14', '2026-12-14', false],
    ['2026-12-15', '2026-12-15', false],
    ['2026-12-16', '2026-12-16', true],
  ])('of another handler on %s, with a decision due on 15 December: the next reminder is on %s', (today, on, everybody) => {
    const organisation = organisationWith({ automaticLetters: 'false' })
    const [before, after] = ['anna-jansen', 'bram-visser'].map((handler) =>
      plan(caseWith(RECEIVED, [], { handler }), SENT, [POLICY], organisation, day(today)),
    )
    const [found] = planDifference([before!], [after!], organisation, day(today)).cases
    expect(found?.reminded).toEqual({ handler: 'bram-visser', on, everybody })
  })

  test('of a case without an address: a letter to print', () => {
    const [found] = difference('2026-12-01', [], planned('2026-12-01', [], [], NO_EMAIL))
    expect(found?.letters).toMatchObject([{ kind: 'acknowledgement', toPrint: true }])
  })

  test('of another address: the refused letter goes out anew', () => {
    const refused = [letterOn('2026-12-01', 'acknowledgement', { sent: undefined, refused: '2026-12-01T12:00:01Z' })]
    const other = { name: 'Jan', email: 'jan@other.example', role: 'participant' }
    const [found] = difference('2026-12-02', planned('2026-12-02', [], refused), planned('2026-12-02', [], refused, { complainant: other }))
    expect(found?.letters).toMatchObject([{ kind: 'acknowledgement' }])
  })

  test('tells of what is overdue, and no letter can put right, that everybody is reminded today', () => {
    const judging = [...INVESTIGATED, '2026-12-10 decided', '2026-12-10 notified', '2027-01-01 dissatisfied', '2027-01-02 referred']
    const [found] = difference('2027-02-15', [], planned('2027-02-15', judging))
    expect(found?.reminded).toEqual({ handler: 'anna-jansen', on: '2027-02-15', everybody: true })
  })

  test('leaves open what is to be printed, until a person records that it went out', () => {
    const [found] = difference('2026-12-01', [], planned('2026-12-01', [], [], NO_EMAIL))
    expect(found?.dues).toContainEqual({ kind: 'acknowledgement', before: null, after: '2026-12-02', change: 'new' })
  })
})

describe('the comment', () => {
  test('is found again by its first line, and not by the same words elsewhere', () => {
    const comment = writePlanComment({ difference: { today: day('2026-12-01'), cases: [] }, problems: [], broken: 0, outside: 0, keys: [] })
    expect(isPlanComment(comment)).toBe(true)
    expect(isPlanComment(`See ${comment}`)).toBe(false)
  })

  test('says so where nothing changes, in Dutch and below it in English', () => {
    const problem = { file: 'organisation.yml', line: 2, column: 11, field: 'timeZone', code: 'x', message: { nl: 'Zo.', en: 'So.' } }
    expect(
      writePlanComment({ difference: { today: day('2026-12-01'), cases: [] }, problems: [problem], broken: 2, outside: 0, keys: [] }),
    ).toBe(
      [
        '<!-- complaints-register: plan -->',
        '### Wat samenvoegen doet',
        '**De controle vond 1 probleem.** Samenvoegen kan pas als alles is opgelost:',
        '- `organisation.yml`, regel 2, `timeZone`: Zo.',
        'Er gaat geen brief uit en er verschuift geen datum.',
        'Niet meegeteld: 2 bestanden die niet te lezen zijn.',
        'Berekend op 1 december 2026; op een latere dag kan het anders zijn. Na het samenvoegen voert het register dit uit zodra het weer kijkt.',
        '<details lang="en"><summary>In English</summary>',
        '### What merging does',
        '**The check found 1 problem.** It can be merged once everything is put right:',
        '- `organisation.yml`, line 2, `timeZone`: So.',
        'No letter goes out and no date moves.',
        'Not counted: 2 files that cannot be read.',
        'Worked out on 1 December 2026; on a later day it may be different. After merging, the register does this when it next looks.',
        '</details>',
      ].join('\n\n'),
    )
  })

  test('of a change of the code shows its English part at once', () => {
    const comment = writePlanComment({ difference: null, problems: [], broken: 0, outside: 1, keys: [] })
    expect(comment).toContain('<details open lang="en">')
  })
})

test.each([
  ['anna-gh', 'anna-gh'],
  ['<b>@everyone</b>', 'anna-jansen'],
  ['[x](https://elsewhere.example)', 'anna-jansen'],
  ['a--b', 'anna-jansen'],
  [undefined, 'anna-jansen'],
])('the account %j of a handler is shown as %s', (github, shown) => {
  const staff = ORGANISATION.staff.map((member) => ({ ...member, github }))
  expect(accountOf('anna-jansen', { ...ORGANISATION, staff })).toBe(shown)
})
