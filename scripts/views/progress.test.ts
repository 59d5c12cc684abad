import { expect, test } from 'vitest'
import { day } from '../procedure/calendar.ts'
import type { LetterRecord } from '../procedure/letters/record.ts'
import { plan } from '../procedure/plan.ts'
import { caseWith, delayOn, letterOn, organisationWith, POLICY } from '../testing/example.ts'
import { progressOf } from './progress.ts'

const HEARD = ['2026-12-03 trainer-contacted', '2026-12-04 complainant-contacted', '2026-12-05 background-reviewed', '2026-12-06 discussed']
const SENT = [letterOn('2026-12-01', 'acknowledgement')]

/** One letter for each of the eight steps: done, late, open, not needed. */
const table: readonly [string, readonly string[], readonly LetterRecord[], string, string][] = [
  ['a fresh case', [], [], '2026-12-01', 'ooooo-o-'],
  ['acknowledged', [], SENT, '2026-12-02', 'doooo-o-'],
  ['not acknowledged in time', [], [], '2026-12-03', 'loooo-o-'],
  ['one side heard', HEARD.slice(0, 1), SENT, '2026-12-07', 'doooo-o-'],
  ['investigated', HEARD, SENT, '2026-12-07', 'ddddo-o-'],
  ['delayed in time', [], [...SENT, delayOn('2026-12-14', '2026-12-28')], '2026-12-20', 'dooood' + 'o-'],
  ['an interim letter too late', [], [...SENT, delayOn('2026-12-10', '2027-02-01')], '2026-12-26', 'doooolo-'],
  ['decided and sent', [...HEARD, '2026-12-10 decided'], [...SENT, letterOn('2026-12-10', 'decision')], '2026-12-11', 'ddddd-o-'],
  ['decided without hearing anybody', ['2026-12-10 decided'], [...SENT, letterOn('2026-12-10', 'decision')], '2026-12-11', 'd---d-o-'],
  ['too late', HEARD, SENT, '2026-12-16', 'ddddl-o-'],
  ['withdrawn', ['2026-12-03 withdrawn'], SENT, '2026-12-04', 'd-----o-'],
  ['closed', [...HEARD, '2026-12-10 decided', '2026-12-10 notified', '2026-12-11 closed'], SENT, '2026-12-12', 'ddddd-d-'],
  ['in mediation', [...HEARD, '2026-12-10 decided', '2026-12-10 notified', '2026-12-12 dissatisfied'], SENT, '2026-12-12', 'ddddd-oo'],
  [
    'judged late',
    [...HEARD, '2026-12-10 decided', '2026-12-10 notified', '2026-12-12 referred', '2027-02-01 judged'],
    [...SENT, letterOn('2026-12-12', 'referral')],
    '2027-02-02',
    'ddddd-ol',
  ],
]

test.each(table)('%s', (_name, steps, letters, today, expected) => {
  const file = caseWith('2026-12-01', steps)
  const planned = plan(file, letters, [POLICY], organisationWith(), day(today))
  if (!planned) throw new Error('not received yet')
  expect(
    progressOf(planned)
      .map(({ state }) => ({ done: 'd', late: 'l', open: 'o', 'not-needed': '-' })[state])
      .join(''),
  ).toBe(expected)
})

test('says who did it, when, and what is missing', () => {
  const file = caseWith('2026-12-01', ['2026-12-03 trainer-contacted by=bram-visser'])
  const planned = plan(file, SENT, [POLICY], organisationWith(), day('2026-12-07'))
  if (!planned) throw new Error('not received yet')
  const [p1, p2] = progressOf(planned)
  expect(p1).toMatchObject({ on: '2026-12-01', by: null })
  expect(p2).toMatchObject({ on: null, by: 'bram-visser', missing: ['complainant-contacted'] })
})
