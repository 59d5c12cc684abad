import { describe, expect, test } from 'vitest'
import { caseWith, delayOn, letterOn, NO_EMAIL, organisationWith, POLICY } from '../testing/example.ts'
import { day } from './calendar.ts'
import { LETTER_KINDS, type LetterRecord } from './letters/record.ts'
import type { Organisation } from './organisation.ts'
import { plan } from './plan.ts'
import { taskText } from './task-text.ts'
import { TASK_KINDS } from './tasks.ts'

const ORGANISATION = organisationWith()
const ACKNOWLEDGED = letterOn('2026-12-01', 'acknowledgement')
const TO_PRINT = { sent: undefined, print: 'true', attempts: '0', to: { name: 'Jan' } }
const DECIDED = ['2026-12-08 decided', '2026-12-08 notified']
const REFERRED = [...DECIDED, '2026-12-09 referred how=phone']

function without(id: string, until: string): Organisation {
  return {
    ...ORGANISATION,
    staff: ORGANISATION.staff.map((member) => (member.id === id ? { ...member, until: day(until) } : member)),
  }
}

/** Shona Ackerman is the mediator until `until`; Mo Successor after her. */
function withSuccessor(until: string): Organisation {
  const [shona, ...others] = ORGANISATION.mediators
  if (!shona) throw new Error('no mediator')
  return {
    ...ORGANISATION,
    mediators: [
      { ...shona, until: day(until), successor: 'mo-successor' },
      { ...shona, id: 'mo-successor', name: 'Mo Successor' },
      ...others,
    ],
  }
}

/** `kind`, the kind of the letter that it is about and the due date, where there are any. */
function tasks(
  steps: readonly string[],
  letters: readonly LetterRecord[],
  today: string,
  { fields = {}, organisation = ORGANISATION }: { readonly fields?: object; readonly organisation?: Organisation } = {},
): string[] {
  const found = plan(caseWith('2026-12-01', steps, { ...fields }), letters, [POLICY], organisation, day(today))
  return (found?.tasks ?? []).map(({ kind, letter, due }) => [kind, letter, due].filter(Boolean).join(' '))
}

const table: readonly [string, readonly string[], readonly LetterRecord[], string, readonly string[]][] = [
  ['a case in time asks nothing of anybody', [], [ACKNOWLEDGED], '2026-12-05', []],
  [
    'a letter to print is a task, with the due date that it answers, also where it went out by itself',
    [],
    [ACKNOWLEDGED, delayOn('2026-12-14', '2026-12-28', { ...TO_PRINT, due: '2026-12-15' })],
    '2026-12-14',
    ['print delay 2026-12-15', 'unattended'],
  ],
  [
    'a sheet that was brought asks nothing more',
    ['2026-12-02 delivered letter=acknowledgement'],
    [letterOn('2026-12-01', 'acknowledgement', TO_PRINT)],
    '2026-12-05',
    [],
  ],
  [
    'a later letter of the same kind ends the task to bring the earlier one',
    [],
    [
      letterOn('2026-12-01', 'acknowledgement', { sent: undefined, refused: '2026-12-01T12:00:01Z' }),
      letterOn('2026-12-02', 'acknowledgement', { path: 'letters/2026-0001/acknowledgement-2.md' }),
    ],
    '2026-12-05',
    [],
  ],
  [
    'a claim without an answer is left to the runs of its day',
    [],
    [letterOn('2026-12-01', 'acknowledgement', { sent: undefined })],
    '2026-12-01',
    [],
  ],
  [
    'a claim of yesterday without an answer is a question for the client',
    [],
    [letterOn('2026-12-01', 'acknowledgement', { sent: undefined })],
    '2026-12-02',
    ['unknown acknowledgement'],
  ],
  [
    'a call that a refused letter of that day had read does not stand for the letter',
    ['2026-12-14 informed expected=2026-12-20'],
    [
      ACKNOWLEDGED,
      delayOn('2026-12-14', '2026-12-28', { automatic: 'false', steps: '1', sent: undefined, refused: '2026-12-14T12:00:01Z' }),
    ],
    '2026-12-14',
    ['not-reached delay 2026-12-14'],
  ],
  [
    'a call of that day that a refused letter had not read stands for the letter',
    ['2026-12-14 informed expected=2026-12-20'],
    [
      ACKNOWLEDGED,
      delayOn('2026-12-14', '2026-12-28', { automatic: 'false', steps: '0', sent: undefined, refused: '2026-12-14T12:00:01Z' }),
    ],
    '2026-12-14',
    [],
  ],
  [
    'a request for the mediator asks for a referral, by the house norm',
    [...DECIDED, '2026-12-09 dissatisfied'],
    [ACKNOWLEDGED],
    '2026-12-09',
    ['refer 2026-12-11'],
  ],
  ['with a referral nothing is asked while the term of the judgment runs', REFERRED, [ACKNOWLEDGED], '2027-01-06', []],
  ['a judgment that is a day late is told to the client', REFERRED, [ACKNOWLEDGED], '2027-01-07', ['tell-judgment-late 2027-01-06']],
  [
    'a phone call on the last day of the judgment’s term does not tell that it is late',
    [...REFERRED, '2027-01-06 informed told=Het_duurt_nog_even.'],
    [ACKNOWLEDGED],
    '2027-01-07',
    ['tell-judgment-late 2027-01-06'],
  ],
  ['a judgment that is late is told once', [...REFERRED, '2027-01-07 informed told=Het_duurt_nog_even.'], [ACKNOWLEDGED], '2027-01-20', []],
  ['a late judgment that was given is no task', [...REFERRED, '2027-01-05 judged measures=Een_les.'], [ACKNOWLEDGED], '2027-01-07', []],
  ['a decision that was told leaves the case to be closed', DECIDED, [ACKNOWLEDGED], '2026-12-08', ['close']],
  ['a decision that was not told leaves nothing to close', ['2026-12-08 decided'], [ACKNOWLEDGED], '2026-12-08', []],
  ['a withdrawal leaves the case to be closed', ['2026-12-08 withdrawn', '2026-12-08 notified'], [ACKNOWLEDGED], '2026-12-08', ['close']],
  ['a closed case is not to be closed again', [...DECIDED, '2026-12-09 closed'], [ACKNOWLEDGED], '2026-12-10', []],
  [
    'a request without a decision that ended leaves the case to be closed',
    ['2026-12-09 referred how=phone despite=op_verzoek', '2026-12-12 accepted'],
    [ACKNOWLEDGED],
    '2026-12-12',
    ['close'],
  ],
  ['nobody is asked to close a case while its request runs', REFERRED, [ACKNOWLEDGED], '2026-12-10', []],
  [
    'a decision that was told and taken back is to be taken back towards the client',
    [...DECIDED, '2026-12-10 retracted of=decided recorded=2026-12-08'],
    [letterOn('2026-12-01', 'acknowledgement', { steps: '0' })],
    '2026-12-10',
    ['take-back decision'],
  ],
  [
    'a case in which only letters speak asks somebody to go on',
    [],
    [ACKNOWLEDGED, delayOn('2026-12-14', '2026-12-28', { due: '2026-12-15' })],
    '2026-12-14',
    ['unattended'],
  ],
]

describe('a task', () => {
  test.each(table)('%s', (_name, steps, letters, today, expected) => {
    expect(tasks(steps, letters, today)).toEqual(expected)
  })

  test('a handler who has left is replaced, in a case that runs', () => {
    const organisation = without('anna-jansen', '2026-12-03')
    expect(tasks([], [ACKNOWLEDGED], '2026-12-03', { organisation })).toEqual([])
    expect(tasks([], [ACKNOWLEDGED], '2026-12-04', { organisation })).toEqual(['new-handler'])
  })

  test('a handler who has left is not replaced in a closed case, unless something is owed in it again', () => {
    const organisation = without('anna-jansen', '2026-12-20')
    const closed = [...DECIDED, '2026-12-09 closed']
    expect(tasks(closed, [ACKNOWLEDGED], '2027-02-01', { organisation })).toEqual([])
    const again = [...closed, '2027-02-01 dissatisfied']
    expect(tasks(again, [ACKNOWLEDGED], '2027-02-01', { organisation })).toEqual(['refer 2027-02-03', 'new-handler'])
  })

  test('a mediator who has left is followed by the successor, by a new referral', () => {
    const organisation = withSuccessor('2026-12-20')
    expect(tasks(REFERRED, [ACKNOWLEDGED], '2026-12-20', { organisation })).toEqual([])
    expect(tasks(REFERRED, [ACKNOWLEDGED], '2026-12-21', { organisation })).toEqual(['refer referral'])
    expect(tasks([...REFERRED, '2026-12-21 referred how=phone'], [ACKNOWLEDGED], '2026-12-21', { organisation })).toEqual([])
  })

  test('a case older than the first policy version is watched by a person until it may be closed', () => {
    const old = (steps: readonly string[]) =>
      plan(caseWith('2014-11-05', steps), [], [POLICY], ORGANISATION, day('2014-12-20'))?.tasks.map(({ kind }) => kind)
    expect(old([])).toContain('watch-terms')
    expect(old(['2014-11-06 decided', '2014-11-06 notified'])).toEqual(['close'])
    expect(old(['2014-11-06 decided', '2014-11-06 notified', '2014-11-08 dissatisfied'])).toEqual(['refer', 'watch-terms'])
    expect(old(['2014-11-06 decided', '2014-11-06 notified', '2014-11-07 closed'])).toEqual([])
    expect(old(['2014-11-06 decided', '2014-11-06 notified', '2014-11-07 closed', '2014-11-08 dissatisfied'])).toContain('watch-terms')
  })

  test('a letter that is too old to go out is written by a person', () => {
    expect(tasks(['2026-12-08 decided'], [ACKNOWLEDGED], '2027-01-05')).toEqual([])
    expect(tasks(['2026-12-08 decided'], [ACKNOWLEDGED], '2027-01-06')).toEqual(['write decision'])
  })

  test('without automatic letters a person keeps a promise, from the first reminder day on and by its date', () => {
    const organisation = organisationWith({ automaticLetters: 'false' })
    expect(tasks([], [ACKNOWLEDGED], '2026-12-10', { organisation })).toEqual([])
    expect(tasks([], [ACKNOWLEDGED], '2026-12-11', { organisation })).toEqual(['write delay 2026-12-15'])
    expect(tasks([], [ACKNOWLEDGED], '2026-12-20', { organisation })).toEqual(['write delay 2026-12-15'])
    expect(tasks(['2026-12-11 decided'], [ACKNOWLEDGED], '2026-12-11', { organisation })).toEqual([])
  })

  test('a client without an e-mail address who was told by phone is still written to', () => {
    const sheet = letterOn('2026-12-08', 'decision', TO_PRINT)
    const steps = ['2026-12-08 decided', '2026-12-08 notified how=phone']
    expect(tasks(steps, [ACKNOWLEDGED, sheet], '2026-12-09', { fields: NO_EMAIL })).toEqual(['print decision 2026-12-15'])
  })

  test.each(['nl', 'en'] as const)('has words for every kind in %s, without a path, the name of a step or a word left out', (language) => {
    for (const kind of TASK_KINDS)
      for (const letter of LETTER_KINDS) {
        const text = taskText({ kind, letter, letterOn: day('2026-12-15') }, language)
        expect(text).toMatch(/^\p{Lu}.*\.$/u)
        expect(text).not.toMatch(/undefined|null|letters\/|\.md|"|-/)
      }
  })

  test('a letter that did not arrive is named by its kind and its day', () => {
    const lost = (kind: 'not-reached' | 'unknown') => taskText({ kind, letter: 'delay', letterOn: day('2026-12-15') }, 'nl')
    expect(lost('not-reached')).toContain('Het uitstelbericht van 15 december 2026 is niet aangekomen.')
    expect(lost('unknown')).toContain('of het uitstelbericht van 15 december 2026 is aangekomen')
  })
})
