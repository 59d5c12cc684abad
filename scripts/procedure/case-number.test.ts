import { expect, test } from 'vitest'
import { nextNumber } from './case-number.ts'

test.each([
  ['2026', [], '2026-0001'],
  ['2026', ['2026-0001', '2026-0007', '2025-0031'], '2026-0008'],
  ['2025', ['2026-0001'], '2025-0001'],
  ['2026', ['2026-0099', '2026-0009'], '2026-0100'],
])('in %s, with %j taken, the next is %s', (year, taken, next) => {
  expect(nextNumber(year, taken)).toBe(next)
})
