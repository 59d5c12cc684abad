import { expect, test } from 'vitest'
import { caseWith, delayOn, letterOn, organisationWith, POLICY } from '../../testing/example.ts'
import { day } from '../calendar.ts'
import { plan } from '../plan.ts'
import { news } from './write.ts'

/** The days of what a letter of 24 December tells since the delay letter of the 10th, which had read one step. */
function newsSince(...steps: readonly string[]): string[] {
  const letters = [
    letterOn('2026-12-01', 'acknowledgement', { steps: '0' }),
    delayOn('2026-12-10', '2027-01-20', { due: '2026-12-15', steps: '1' }),
  ]
  const found = plan(caseWith('2026-12-01', steps), letters, [POLICY], organisationWith(), day('2026-12-24'))
  if (!found) throw new Error('not received yet')
  return news(found.situation, found.facts.messages.at(-1) ?? null).map(({ on }) => on)
}

test.each<[string, readonly string[], readonly string[]]>([
  ['leaves out what the last message had read', ['2026-12-08 trainer-contacted'], []],
  [
    'tells the first step recorded since, also of an earlier day',
    ['2026-12-08 trainer-contacted', '2026-12-09 complainant-contacted'],
    ['2026-12-09'],
  ],
  ['tells what is dated after the last message', ['2026-12-08 trainer-contacted', '2026-12-11 discussed'], ['2026-12-11']],
])('the news of a letter %s', (_name, steps, told) => {
  expect(newsSince(...steps)).toEqual(told)
})
