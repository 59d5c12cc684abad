import { expect, test } from 'vitest'
import { caseWith, delayOn, letterOn, organisationWith, POLICY } from '../testing/example.ts'
import { day } from './calendar.ts'
import type { LetterRecord } from './letters/record.ts'
import { plan } from './plan.ts'

const table: readonly [string, readonly string[], readonly LetterRecord[]][] = [
  ['received', [], []],
  ['acknowledged', [], [letterOn('2026-12-01', 'acknowledgement')]],
  ['acknowledged', ['2026-12-01 acknowledged'], []],
  ['investigating', ['2026-12-03 trainer-contacted'], []],
  ['investigating', ['2026-12-03 discussed'], []],
  ['investigating', ['2026-12-03 background-reviewed', '2026-12-04 delayed expected=2027-01-01'], []],
  ['delayed', ['2026-12-03 background-reviewed'], [delayOn('2026-12-04', '2027-01-01')]],
  ['decided', ['2026-12-04 decided'], [delayOn('2026-12-04', '2027-01-01')]],
  ['withdrawn', ['2026-12-04 decided', '2026-12-05 withdrawn'], []],
  ['closed', ['2026-12-05 withdrawn', '2026-12-06 closed'], []],
  ['in-mediation', ['2026-12-04 decided', '2026-12-06 closed', '2026-12-07 dissatisfied'], []],
  ['in-mediation', ['2026-12-04 decided', '2026-12-07 referred', '2026-12-08 judged measures=geld'], []],
  ['closed', ['2026-12-04 decided', '2026-12-06 closed', '2026-12-07 dissatisfied', '2026-12-08 accepted'], []],
  ['decided', ['2026-12-04 decided', '2026-12-07 referred', '2026-12-08 judged'], []],
  ['decided', ['2026-12-04 decided', '2026-12-07 referred', '2026-12-08 judged measures=geld', '2026-12-09 executed'], []],
  ['in-mediation', ['2026-12-04 decided', '2026-12-07 dissatisfied', '2026-12-08 accepted', '2026-12-10 dissatisfied'], []],
]

test.each(table)('the status is %s after %j', (status, steps, letters) => {
  expect(plan(caseWith('2026-12-01', steps), letters, [POLICY], organisationWith(), day('2026-12-20'))?.status).toBe(status)
})
