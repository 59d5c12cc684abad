import { describe, expect, test } from 'vitest'
import { caseWith, delayOn, letterOn, NO_EMAIL, organisationWith, POLICY } from '../../testing/example.ts'
import { day } from '../calendar.ts'
import { plan } from '../plan.ts'
import type { LetterRecord } from './record.ts'

const ACKNOWLEDGED = letterOn('2026-12-01', 'acknowledgement')
const REFUSED = { sent: undefined, refused: '2026-12-14T12:00:01Z' }

const table: readonly [
  string,
  readonly string[],
  readonly LetterRecord[],
  string,
  readonly string[],
  Readonly<Record<string, unknown>>?,
][] = [
  ['the automatic delay letter goes out a day ahead, not two', [], [ACKNOWLEDGED], '2026-12-13', []],
  ['the automatic delay letter goes out a day ahead', [], [ACKNOWLEDGED], '2026-12-14', ['2026-12-15-delay']],
  [
    'a step delayed goes before the automatic letter',
    ['2026-12-14 delayed expected=2027-01-20'],
    [ACKNOWLEDGED],
    '2026-12-14',
    ['2026-12-15-delay'],
  ],
  [
    'a step delayed whose date has passed asks for nothing; the register names a new date',
    ['2026-12-10 delayed expected=2026-12-14'],
    [ACKNOWLEDGED],
    '2026-12-14',
    ['2026-12-15-delay'],
  ],
  [
    'of two steps delayed only the last has a letter',
    ['2026-12-10 delayed expected=2027-01-20', '2026-12-10 delayed expected=2027-01-30'],
    [ACKNOWLEDGED],
    '2026-12-10',
    ['2026-12-15-delay'],
  ],
  [
    'a date that was named today is not taken back the same day',
    ['2026-12-10 delayed expected=2026-12-11'],
    [ACKNOWLEDGED, delayOn('2026-12-10', '2026-12-11', { due: '2026-12-15', automatic: 'false' })],
    '2026-12-10',
    [],
  ],
  [
    'a date on which the path is taken by another fact gets a number',
    ['2026-12-10 delayed expected=2026-12-15'],
    [ACKNOWLEDGED, delayOn('2026-12-10', '2026-12-15', { due: '2026-12-15', automatic: 'false' })],
    '2026-12-14',
    ['2026-12-15-delay-2'],
  ],
  [
    'no delay letter once the decision is recorded',
    ['2026-12-14 delayed expected=2027-01-20', '2026-12-14 decided'],
    [ACKNOWLEDGED],
    '2026-12-14',
    ['decision'],
  ],
  [
    'no interim letter once the decision is recorded',
    ['2026-12-20 decided', '2026-12-20 notified'],
    [ACKNOWLEDGED, delayOn('2026-12-10', '2027-02-01')],
    '2026-12-24',
    [],
  ],
  [
    'a delay letter takes the place of the interim letter',
    ['2026-12-23 delayed expected=2027-03-01'],
    [ACKNOWLEDGED, delayOn('2026-12-10', '2027-02-01')],
    '2026-12-23',
    ['2027-02-01-delay'],
  ],
  ['receipt that a person confirmed in writing asks for no letter', ['2026-12-01 acknowledged how=post'], [], '2026-12-01', []],
  [
    'receipt that was confirmed by phone is confirmed in writing',
    ['2026-12-01 acknowledged how=phone'],
    [],
    '2026-12-01',
    ['acknowledgement'],
  ],
  [
    'a decision that was told in writing asks for no letter',
    ['2026-12-10 decided', '2026-12-10 notified'],
    [ACKNOWLEDGED],
    '2026-12-10',
    [],
  ],
  [
    'a refused letter is not sent again to the same address',
    [],
    [ACKNOWLEDGED, delayOn('2026-12-14', '2026-12-28', { ...REFUSED, due: '2026-12-15' })],
    '2026-12-15',
    [],
  ],
  [
    'a refused letter goes to the corrected address',
    [],
    [ACKNOWLEDGED, delayOn('2026-12-14', '2026-12-28', { ...REFUSED, due: '2026-12-15', to: { name: 'Jan', address: 'oud@example.org' } })],
    '2026-12-15',
    ['2026-12-15-delay-2'],
  ],
  [
    'a claim that may be on its way is left alone',
    [],
    [ACKNOWLEDGED, delayOn('2026-12-14', '2026-12-28', { sent: undefined, due: '2026-12-15' })],
    '2026-12-15',
    [],
  ],
  [
    'a claim without an answer whose date has passed is replaced by a true one',
    [],
    [ACKNOWLEDGED, delayOn('2026-12-14', '2026-12-28', { sent: undefined, due: '2026-12-15' })],
    '2026-12-29',
    ['2026-12-15-delay-2'],
  ],
  [
    'a letter that certainly did not go out is written anew at its own path',
    [],
    [ACKNOWLEDGED, delayOn('2026-12-14', '2026-12-28', { sent: undefined, attempts: '0', due: '2026-12-15' })],
    '2026-12-15',
    ['2026-12-15-delay'],
  ],
  [
    'a letter that waits to be printed is written once',
    [],
    [
      ACKNOWLEDGED,
      delayOn('2026-12-14', '2026-12-28', { sent: undefined, attempts: '0', print: 'true', to: { name: 'Jan' }, due: '2026-12-15' }),
    ],
    '2026-12-16',
    [],
    NO_EMAIL,
  ],
  [
    'a decision that was recorded and not sent goes out, also from a case that was closed in spite of that',
    ['2026-12-02 decided', '2026-12-02 closed despite=overgenomen'],
    [],
    '2026-12-02',
    ['decision'],
  ],
  [
    'a case that was closed because the client knows that it ends here gets no more letters by itself',
    ['2026-12-02 informed told=Dit_is_dezelfde_klacht.', '2026-12-02 closed despite=dubbel'],
    [],
    '2026-12-14',
    [],
  ],
  ['a withdrawn case gets its confirmation and nothing else', ['2026-12-14 withdrawn'], [], '2026-12-14', ['withdrawal']],
  [
    'each request for the mediator has a referral letter of its own',
    ['2026-12-02 decided', '2026-12-02 notified', '2026-12-03 referred', '2026-12-04 accepted', '2026-12-10 referred'],
    [ACKNOWLEDGED, letterOn('2026-12-03', 'referral')],
    '2026-12-10',
    ['referral-2'],
  ],
]

describe('which letters are written', () => {
  test.each(table)('%s', (_name, steps, letters, today, expected, fields = {}) => {
    const due = plan(caseWith('2026-12-01', steps, fields), letters, [POLICY], organisationWith(), day(today))?.letters ?? []
    expect(due.map(({ path }) => path)).toEqual(expected.map((name) => `letters/2026-0001/${name}.md`))
  })

  test('with automatic letters switched off only what a step asked for goes out, and a person is told to write', () => {
    const off = organisationWith({ automaticLetters: 'false' })
    const silent = plan(caseWith('2026-12-01'), [], [POLICY], off, day('2026-12-14'))
    expect([silent?.letters, silent?.tasks.map(({ kind }) => kind)]).toEqual([[], ['write']])
    const asked = plan(caseWith('2026-12-01', ['2026-12-14 delayed expected=2027-01-20']), [], [POLICY], off, day('2026-12-14'))
    expect(asked?.letters.map(({ kind }) => kind)).toEqual(['delay'])
  })

  test('the last of two steps delayed is the one that is told', () => {
    const file = caseWith('2026-12-01', ['2026-12-10 delayed expected=2027-01-20', '2026-12-10 delayed expected=2027-01-30'])
    expect(plan(file, [ACKNOWLEDGED], [POLICY], organisationWith(), day('2026-12-10'))?.letters[0]?.expected).toBe('2027-01-30')
  })
})
