import { describe, expect, test } from 'vitest'
import { day } from '../procedure/calendar.ts'
import type { LetterRecord } from '../procedure/letters/record.ts'
import { plan } from '../procedure/plan.ts'
import { caseWith, letterOn, organisationWith, POLICY } from '../testing/example.ts'
import { firstReceived, insightOf, median, openByHandler, openByMonth } from './insight.ts'

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
  const [y2027, y2026] = insightOf(CASES, TODAY)
  test('come for each year from the first complaint to today, the latest first, also for a year without any', () => {
    expect([y2027?.year, y2026?.year]).toEqual(['2027', '2026'])
    expect(insightOf(CASES, day('2029-01-02')).map(({ year, received }) => [year, received])).toEqual([
      ['2029', 0],
      ['2028', 0],
      ['2027', 2],
      ['2026', 2],
    ])
  })
  test('count what came in by category, channel and language, the most frequent first, and by how it ended', () => {
    expect(y2026?.byCategory).toEqual(new Map(Object.entries({ trainer: 1, planning: 1 })))
    expect([...(y2027?.byChannel ?? [])]).toEqual([
      ['phone', 1],
      ['email', 1],
    ])
    expect([...(y2027?.byLanguage ?? [])]).toEqual([['nl', 2]])
    expect([...(y2026?.byOutcome ?? [])]).toEqual([
      ['upheld', 1],
      ['not-upheld', 1],
    ])
    expect([...(y2027?.byOutcome ?? [])]).toEqual([
      ['undecided', 1],
      ['withdrawn', 1],
    ])
  })
  test('a term counts as kept or missed in the year of its due date, once it was met or has passed; what is open in time says nothing yet', () => {
    expect([y2026?.kept.get('acknowledgement'), y2027?.kept.get('acknowledgement')]).toEqual([
      { kept: 1, of: 2 },
      { kept: 2, of: 2 },
    ])
    expect([y2026?.kept.get('decision'), y2027?.kept.get('decision')]).toEqual([
      { kept: 1, of: 2 },
      { kept: 0, of: 0 },
    ])
  })
  test('promises are the published ones, without house norms', () => {
    expect(y2026?.promises).toEqual({ kept: 1, of: 2 })
  })
  test('every term that was missed stands there with its days, until it was met or until today', () => {
    const open = counted('2027-02-01', ['2027-02-02 acknowledged'])
    expect(y2026?.late).toEqual([
      { id: '2026-0001', kind: 'acknowledgement', due: '2026-12-02', daysLate: 2, isOverdue: false },
      { id: '2026-0001', kind: 'decision', due: '2026-12-15', daysLate: 6, isOverdue: false },
    ])
    expect(insightOf([open], TODAY)[0]?.late).toEqual([
      { id: open.plan.id, kind: 'decision', due: '2027-02-15', daysLate: 23, isOverdue: true },
    ])
  })
  test('days to the decision count to the day it was sent, in the year of that day', () => {
    const newYear = counted('2026-12-30', ['2026-12-30 acknowledged', '2027-01-05 decided', '2027-01-06 notified'])
    expect(y2026?.daysToDecision).toEqual([8, 20])
    expect(insightOf([newYear], TODAY).map(({ daysToDecision }) => daysToDecision)).toEqual([[7], []])
    expect(median(y2026?.daysToDecision ?? [])).toBe(14)
  })
  test('an empty register has figures without numbers', () => {
    expect(insightOf([], TODAY)).toMatchObject([{ year: '2027', received: 0, daysToDecision: [], late: [] }])
    expect([median([]), firstReceived([])]).toEqual([null, null])
  })
})

test('open complaints are counted for each handler, and those with a term that is overdue', () => {
  expect([...openByHandler(CASES)]).toEqual([['anna-jansen', { open: 3, late: 0 }]])
  expect([...openByHandler(CASES.slice(0, 1))]).toEqual([])
  const late = counted('2027-02-01', [])
  expect([...openByHandler([...CASES, late])]).toEqual([['anna-jansen', { open: 4, late: 1 }]])
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

test('a closed case counts as open again while the client has asked for the mediator', () => {
  const steps = ['2026-12-01 acknowledged', '2026-12-08 decided', '2026-12-09 notified', '2026-12-10 closed', '2027-02-02 dissatisfied']
  const running = counted('2026-12-01', steps)
  expect([...openByHandler([running])]).toEqual([['anna-jansen', { open: 1, late: 1 }]])
  expect(openByMonth([running], TODAY).map(({ open }) => open)).toEqual([0, 0, 1, 1])
  const content = counted('2026-12-01', [...steps, '2027-03-02 accepted'])
  expect([...openByHandler([content])]).toEqual([])
  expect(openByMonth([content], TODAY).map(({ open }) => open)).toEqual([0, 0, 1, 0])
})
