import { expect, test } from 'vitest'
import { day } from '../procedure/calendar.ts'
import type { LetterRecord } from '../procedure/letters/record.ts'
import { plan } from '../procedure/plan.ts'
import { caseWith, delayOn, letterOn, organisationWith, POLICY } from '../testing/example.ts'
import { forecast } from './forecast.ts'

const SENT = letterOn('2026-12-01', 'acknowledgement')

const table: readonly [string, readonly string[], readonly LetterRecord[], string, string | null][] = [
  ['the letters of today', [], [], '2026-12-01', '2026-12-01 acknowledgement'],
  ['the automatic delay letter, a day ahead', [], [SENT], '2026-12-02', '2026-12-14 delay'],
  ['the next interim letter', [], [SENT, delayOn('2026-12-10', '2027-02-01')], '2026-12-11', '2026-12-23 interim'],
  ['a new date, where no interim letter comes before', [], [SENT, delayOn('2026-12-10', '2026-12-24')], '2026-12-11', '2026-12-23 delay'],
  ['nothing once the decision was told', ['2026-12-02 decided', '2026-12-02 notified'], [SENT], '2026-12-03', null],
]

test.each(table)('the register sends next: %s', (_name, steps, letters, today, expected) => {
  const file = caseWith('2026-12-01', steps)
  const planned = plan(file, letters, [POLICY], organisationWith(), day(today))
  if (!planned) throw new Error('not received yet')
  const next = forecast(planned, file, letters, [POLICY], organisationWith(), day(today))
  expect(next && `${next.on} ${next.letters.map(({ kind }) => kind)}`).toBe(expected)
})
