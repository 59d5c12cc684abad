import { expect, test } from 'vitest'
import { day } from '../procedure/calendar.ts'
import { tokenEnd } from './token-end.ts'

test.each([
  ['2026-12-01', 'ending', 0],
  ['2026-12-15', 'ending', 14],
  ['2026-12-16', 'good', 15],
  ['2027-12-01', 'good', 365],
  ['2026-11-30', 'ended', -1],
] as const)('on 1 December a token that works until %s is %s', (lastDay, state, days) => {
  expect(tokenEnd(day(lastDay), day('2026-12-01'))).toEqual({ state, days })
})

test('the night in which the clock changes takes no day away', () => {
  expect(tokenEnd(day('2027-03-29'), day('2027-03-27'))).toEqual({ state: 'ending', days: 2 })
})
