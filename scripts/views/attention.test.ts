import { describe, expect, test } from 'vitest'
import { day } from '../procedure/calendar.ts'
import type { LetterRecord } from '../procedure/letters/record.ts'
import { type CasePlan, plan } from '../procedure/plan.ts'
import { caseWith, letterOn, organisationWith, POLICY } from '../testing/example.ts'
import { isDone, needAttention, termOf } from './attention.ts'
import { workloadOf } from './workload.ts'

const TODAY = day('2026-12-10')
const ORGANISATION = organisationWith()

function planned(id: string, received: string, steps: readonly string[], letters: readonly LetterRecord[] = [], fields = {}): CasePlan {
  const found = plan({ ...caseWith(received, steps, fields), id }, letters, [POLICY], ORGANISATION, TODAY)
  if (!found) throw new Error('not received yet')
  return found
}

const ACKNOWLEDGED = ' acknowledged'
const calm = planned('2026-0001', '2026-12-08', [`2026-12-08${ACKNOWLEDGED}`])
const soon = planned('2026-0002', '2026-11-28', [`2026-11-28${ACKNOWLEDGED}`])
const late = planned('2026-0003', '2026-11-24', [`2026-11-24${ACKNOWLEDGED}`])
const later = planned('2026-0004', '2026-11-20', [`2026-11-20${ACKNOWLEDGED}`])
const toClose = planned('2026-0005', '2026-11-01', ['2026-11-01 acknowledged', '2026-11-08 decided', '2026-11-08 notified'])
const withdrawn = planned('2026-0006', '2026-10-01', ['2026-10-01 acknowledged', '2026-10-02 withdrawn', '2026-10-02 notified'])
const closed = planned('2026-0007', '2026-11-01', [
  '2026-11-01 acknowledged',
  '2026-11-08 decided',
  '2026-11-08 notified',
  '2026-11-09 closed',
])
const back = planned(
  '2026-0008',
  '2026-12-08',
  ['2026-12-08 acknowledged', '2026-12-09 decided', '2026-12-10 undelivered letter=decision'],
  [letterOn('2026-12-09', 'decision', { path: 'letters/2026-0008/decision.md', case: '2026-0008' })],
)

describe('what needs attention', () => {
  test('comes once for each case, the most pressing first: late, due soon, to put right, to close', () => {
    const found = needAttention([withdrawn, calm, toClose, closed, soon, back, late, later])
    expect(found.map(({ plan: { id }, pressing }) => [id, pressing])).toEqual([
      ['2026-0004', 'late'],
      ['2026-0003', 'late'],
      ['2026-0002', 'soon'],
      ['2026-0008', 'waiting'],
      ['2026-0006', 'waiting'],
      ['2026-0005', 'waiting'],
    ])
    expect(found[0]?.promises.map(({ kind, daysLeft }) => [kind, daysLeft])).toEqual([['decision', -6]])
  })

  test('names all that is late in a case, the longest first, and never a flag that says the same', () => {
    const two = planned('2026-0009', '2026-11-01', [], [])
    const [found] = needAttention([two])
    expect(found?.promises.map(({ kind }) => kind)).toEqual(['acknowledgement', 'decision'])
    expect(found?.flags.map(({ kind }) => kind as string)).not.toContain('overdue')
  })

  test('is not asked for what is closed, until something becomes due again', () => {
    expect([isDone(closed), isDone(toClose), isDone(late)]).toEqual([true, false, false])
    const reopened = planned('2026-0010', '2026-11-01', [
      '2026-11-01 acknowledged',
      '2026-11-08 decided',
      '2026-11-08 notified',
      '2026-11-09 closed',
      '2026-11-20 dissatisfied',
    ])
    expect([isDone(reopened), termOf(reopened)]).toEqual([false, 'late'])
  })
})

test('the workload names everybody who is active, also without a case, and whoever left cases behind', () => {
  const left = planned('2026-0011', '2026-11-24', [`2026-11-24${ACKNOWLEDGED}`], [], { handler: 'ivo-left' })
  const all = workloadOf([calm, soon, late, closed, left], ORGANISATION, TODAY)
  expect(all[0]).toEqual({ handler: 'anna-jansen', open: 3, late: 1, soon: 1 })
  expect(all.find(({ handler }) => handler === 'bram-visser')).toEqual({ handler: 'bram-visser', open: 0, late: 0, soon: 0 })
  expect(all.at(-1)).toEqual({ handler: 'ivo-left', open: 1, late: 1, soon: 0 })
})
