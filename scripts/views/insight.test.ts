import { describe, expect, test } from 'vitest'
import { day } from '../procedure/calendar.ts'
import type { LetterRecord } from '../procedure/letters/record.ts'
import { plan } from '../procedure/plan.ts'
import { caseWith, letterOn, organisationWith, POLICY } from '../testing/example.ts'
import { insightOf, median, openByMonth } from './insight.ts'

const TODAY = day('2027-03-10')

function counted(received: string, steps: readonly string[], letters: readonly LetterRecord[] = [], fields = {}) {
  const file = caseWith(received, steps, fields)
  const found = plan(file, letters, [POLICY], organisationWith(), TODAY)
  if (!found) throw new Error('not received yet')
  return { case: file, plan: found }
}

const CASES = [
  counted('2026-12-01', ['2026-12-01 acknowledged', '2026-12-08 decided', '2026-12-09 notified', '2026-12-10 closed']),
  counted('2026-12-01', ['2026-12-04 acknowledged', '2026-12-20 decided outcome=not-upheld', '2026-12-21 notified'], [], {
    category: 'planning',
    language: 'en',
  }),
  counted('2027-03-09', ['2027-03-09 acknowledged'], [], { channel: 'phone' }),
  counted('2027-02-01', ['2027-02-03 withdrawn'], [letterOn('2027-02-01', 'acknowledgement')]),
]

describe('the figures', () => {
  const [total, y2027, y2026] = insightOf(CASES)
  test('come for all years together, then for each year of receipt, the latest first', () => {
    expect([total?.year, y2027?.year, y2026?.year]).toEqual([null, '2027', '2026'])
    expect([total?.cases, y2027?.cases, y2026?.cases]).toEqual([4, 2, 2])
  })
  test('count by category, outcome, channel and language, the most frequent first', () => {
    expect([...(total?.byCategory ?? [])]).toEqual([
      ['trainer', 3],
      ['planning', 1],
    ])
    expect([...(total?.byOutcome ?? [])]).toEqual([
      ['upheld', 1],
      ['not-upheld', 1],
    ])
    expect([...(total?.byChannel ?? [])]).toEqual([
      ['email', 3],
      ['phone', 1],
    ])
    expect([...(total?.byLanguage ?? [])]).toEqual([
      ['nl', 3],
      ['en', 1],
    ])
  })
  test('a promise counts as kept or broken once it was met or its term has passed; what is open in time says nothing yet', () => {
    expect(total?.kept.get('acknowledgement')).toEqual({ kept: 3, of: 4 })
    expect(total?.kept.get('decision')).toEqual({ kept: 1, of: 2 })
    expect(total?.breaches.get('decision')).toBe(1)
    expect(total?.kept.get('judgment')).toEqual({ kept: 0, of: 0 })
  })
  test('days to the decision count to the day it was sent', () => {
    expect(total?.daysToDecision).toEqual([8, 20])
    expect(median(total?.daysToDecision ?? [])).toBe(14)
  })
  test('an empty register has figures without numbers', () => {
    expect(insightOf([])).toMatchObject([{ year: null, cases: 0, daysToDecision: [] }])
    expect(median([])).toBeNull()
  })
})

test('open complaints are counted at the end of each month, closed ones no more', () => {
  expect(openByMonth(CASES, TODAY)).toEqual([
    { month: '2026-12', open: 1 },
    { month: '2027-01', open: 1 },
    { month: '2027-02', open: 2 },
    { month: '2027-03', open: 3 },
  ])
})

test('a complaint of the last day of a month counts in that month, and one closed on it does not', () => {
  const cases = [counted('2027-01-31', ['2027-02-28 withdrawn', '2027-02-28 closed'])]
  expect(openByMonth(cases, TODAY).map(({ open }) => open)).toEqual([1, 0, 0])
})
