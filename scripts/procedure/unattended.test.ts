import { describe, expect, test } from 'vitest'
import { caseWith, delayOn, letterOn, organisationWith, POLICY } from '../testing/example.ts'
import { day } from './calendar.ts'
import { type LetterRecord, letterName } from './letters/record.ts'
import { plan } from './plan.ts'
import { unattended } from './unattended.ts'

const ACKNOWLEDGED = letterOn('2026-12-01', 'acknowledgement', { steps: '0' })
/** The letters of a case in which nobody acts; each had read `steps` steps. */
const first = (steps: number, fields = {}) => delayOn('2026-12-14', '2027-01-20', { due: '2026-12-15', steps: String(steps), ...fields })
const interim = (steps: number) =>
  letterOn('2026-12-27', 'interim', { due: '2026-12-28', expected: '2027-01-20', steps: String(steps), automatic: 'true' })

const NOBODY: readonly string[] = []
const table: readonly [string, readonly string[], readonly LetterRecord[], string | null, readonly string[]][] = [
  ['is not left alone by its acknowledgement, which goes out by itself in every case', NOBODY, [ACKNOWLEDGED], null, []],
  ['is left alone once a delay letter went out by itself', NOBODY, [ACKNOWLEDGED, first(0)], '2026-12-14', ['2026-12-15-delay']],
  ['is not left alone by a delay letter that a step asked for', NOBODY, [ACKNOWLEDGED, first(0, { automatic: 'false' })], null, []],
  [
    'is left alone by an interim letter with nothing to tell of',
    NOBODY,
    [ACKNOWLEDGED, first(0), interim(0)],
    '2026-12-27',
    ['2026-12-15-delay', '2026-12-28-interim'],
  ],
  [
    'is not left alone by an interim letter that tells of a step',
    ['2026-12-20 trainer-contacted'],
    [ACKNOWLEDGED, first(0), interim(1)],
    null,
    [],
  ],
  ['is attended to by a step recorded since', ['2026-12-20 trainer-contacted'], [ACKNOWLEDGED, first(0)], null, []],
  [
    'is attended to by a step recorded since of a day before the letter',
    ['2026-12-10 trainer-contacted'],
    [ACKNOWLEDGED, first(0)],
    null,
    [],
  ],
  [
    'is not attended to by a step that the letter had read',
    ['2026-12-10 trainer-contacted'],
    [ACKNOWLEDGED, first(1)],
    '2026-12-14',
    ['2026-12-15-delay'],
  ],
  ...['delivered letter=2026-12-15-delay', 'undelivered letter=acknowledgement', 'corrected from=2026-12-01 to=2026-12-02'].map(
    (step): (typeof table)[number] => [
      `is not attended to by the step "${step.split(' ')[0]}"`,
      [`2026-12-20 ${step}`],
      [ACKNOWLEDGED, first(0)],
      '2026-12-14',
      ['2026-12-15-delay'],
    ],
  ),
  [
    'is not attended to by the step "retracted"',
    ['2026-12-10 discussed', '2026-12-20 retracted of=discussed recorded=2026-12-10'],
    [ACKNOWLEDGED, first(1)],
    '2026-12-14',
    ['2026-12-15-delay'],
  ],
  ['is done with once it is decided', ['2026-12-10 decided'], [ACKNOWLEDGED, first(1)], null, []],
  [
    'names all letters that went out since somebody last did something',
    ['2026-12-20 trainer-contacted'],
    [
      ACKNOWLEDGED,
      first(0),
      interim(1),
      delayOn('2027-01-19', '2027-02-02', {
        case: '2026-0001',
        path: 'letters/2026-0001/2027-01-20-delay.md',
        due: '2027-01-20',
        steps: '1',
      }),
    ],
    '2027-01-19',
    ['2026-12-28-interim', '2027-01-20-delay'],
  ],
]

describe('a case', () => {
  test.each(table)('%s', (_name, steps, letters, since, names) => {
    const found = plan(caseWith('2026-12-01', steps), letters, [POLICY], organisationWith(), day('2027-01-19'))
    if (!found) throw new Error('not received yet')
    const silent = unattended(found.situation)
    expect(silent && { since: silent.since, letters: silent.letters.map(({ path }) => letterName(path)) }).toEqual(
      since && { since, letters: names },
    )
  })
})
