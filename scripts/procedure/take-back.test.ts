import { describe, expect, test } from 'vitest'
import { caseWith, delayOn, letterOn, organisationWith, POLICY } from '../testing/example.ts'
import { day } from './calendar.ts'
import type { LetterRecord } from './letters/record.ts'
import { plan } from './plan.ts'
import { toTakeBack } from './take-back.ts'

const DECISION = letterOn('2026-12-08', 'decision', { steps: '1' })
const DECIDED = '2026-12-08 decided'
const RETRACTED = '2026-12-10 retracted of=decided recorded=2026-12-08'

const table: readonly [string, readonly string[], readonly LetterRecord[], readonly string[]][] = [
  ['a decision by letter', [DECIDED, RETRACTED], [DECISION], ['decision told 2026-12-08 since 2026-12-10']],
  ['a decision told by post', [DECIDED, '2026-12-09 notified', RETRACTED], [], ['decision told 2026-12-09 since 2026-12-10']],
  ['a decision told by phone', [DECIDED, '2026-12-09 notified how=phone', RETRACTED], [], ['decision told 2026-12-09 since 2026-12-10']],
  ['nothing where the decision was never told', [DECIDED, RETRACTED], [], []],
  [
    'nothing where its letter was refused',
    [DECIDED, RETRACTED],
    [letterOn('2026-12-08', 'decision', { steps: '1', sent: undefined, refused: '2026-12-08T12:00:01Z' })],
    [],
  ],
  [
    'a delay letter that a step asked for',
    ['2026-12-05 delayed expected=2027-01-10', '2026-12-10 retracted of=delayed recorded=2026-12-05'],
    [delayOn('2026-12-05', '2027-01-10', { due: '2026-12-15', automatic: 'false', steps: '1' })],
    ['delay told 2026-12-05 since 2026-12-10'],
  ],
  [
    'a referral that was told without a letter',
    [DECIDED, '2026-12-08 notified', '2026-12-09 referred how=phone', '2026-12-10 retracted of=referred recorded=2026-12-09'],
    [],
    ['referral told 2026-12-09 since 2026-12-10'],
  ],
  ['nothing of a step that asks for no letter', ['2026-12-08 discussed', '2026-12-10 retracted of=discussed recorded=2026-12-08'], [], []],
  [
    'nothing once the client was called',
    [DECIDED, RETRACTED, '2026-12-10 informed told=Onze_brief_van_8_december_geldt_niet.'],
    [DECISION],
    [],
  ],
  [
    'what a call of an earlier day, recorded since, could not have said',
    [DECIDED, RETRACTED, '2026-12-09 informed told=Gebeld.'],
    [DECISION],
    ['decision told 2026-12-08 since 2026-12-10'],
  ],
  [
    'nothing once a later letter, which says so, was delivered',
    [DECIDED, RETRACTED],
    [DECISION, delayOn('2026-12-11', '2027-01-10', { due: '2026-12-24', steps: '2' })],
    [],
  ],
  [
    'what a letter that had not read the retraction could not say',
    [DECIDED, RETRACTED],
    [DECISION, letterOn('2026-12-10', 'acknowledgement', { steps: '1' })],
    ['decision told 2026-12-08 since 2026-12-10'],
  ],
  [
    'what a later letter that was refused did not say',
    [DECIDED, RETRACTED],
    [DECISION, delayOn('2026-12-11', '2027-01-10', { due: '2026-12-24', steps: '2', sent: undefined, refused: '2026-12-11T12:00:01Z' })],
    ['decision told 2026-12-08 since 2026-12-10'],
  ],
]

describe('to be taken back towards the client', () => {
  test.each(table)('%s', (_name, steps, letters, expected) => {
    const organisation = organisationWith()
    const found = plan(caseWith('2026-12-01', steps), letters, [POLICY], organisation, day('2026-12-12'))
    if (!found) throw new Error('not received yet')
    expect(toTakeBack(found.situation, organisation.timeZone).map((one) => `${one.kind} told ${one.toldOn} since ${one.since}`)).toEqual(
      expected,
    )
    expect(found.flags.filter(({ kind }) => kind === 'to-take-back').map(({ since }) => since)).toEqual(expected.map(() => '2026-12-10'))
    expect(found.tasks.filter(({ kind }) => kind === 'take-back')).toHaveLength(expected.length)
  })
})
