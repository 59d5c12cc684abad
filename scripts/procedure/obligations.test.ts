import { describe, expect, test } from 'vitest'
import { caseWith, delayOn, letterOn, NO_EMAIL, organisationWith, POLICY } from '../testing/example.ts'
import { day } from './calendar.ts'
import type { Case } from './case.ts'
import { asOf, factsOf } from './facts.ts'
import type { LetterRecord } from './letters/record.ts'
import { type Obligation, type ObligationKind, obligationsOf } from './obligations.ts'
import { plan } from './plan.ts'

const ORGANISATION = organisationWith()

function obligations(file: Case, letters: readonly LetterRecord[], today: string): Obligation[] {
  const known = asOf({ file, letters }, day(today), ORGANISATION.timeZone)
  if (!known) return []
  return obligationsOf(factsOf(known, ORGANISATION.timeZone), POLICY, ORGANISATION.norms, day(today))
}

/** `decision 2026-12-01>2026-12-15 met 2026-12-10`: kind, opened, due, state, the day it was met, `!` where it was breached. */
function line({ kind, opened, due, state, metOn, breached }: Obligation): string {
  return `${kind} ${opened}>${due} ${state}${metOn ? ` ${metOn}` : ''}${breached ? ' !' : ''}`
}

function lines(file: Case, letters: readonly LetterRecord[], today: string, ...kinds: readonly ObligationKind[]): string[] {
  return obligations(file, letters, today)
    .filter(({ kind }) => kinds.includes(kind))
    .map(line)
}

describe('the calendar of the terms', () => {
  test.each([
    ['2026-12-31', '2027-01-14'],
    ['2028-02-15', '2028-02-29'],
    ['2027-02-15', '2027-03-01'],
    ['2028-02-29', '2028-03-14'],
    ['2027-03-14', '2027-03-28'],
    ['2026-12-11', '2026-12-25'],
    ['2027-10-17', '2027-10-31'],
  ])('received %s: the decision is due %s, whatever day of the week or the clock', (received, due) => {
    expect(lines(caseWith(received), [], received, 'decision')).toEqual([`decision ${received}>${due} open`])
  })

  test('a referral on 29 February 2028 has its judgment due on 28 March', () => {
    const file = caseWith('2028-02-01', ['2028-02-10 decided', '2028-02-29 referred'])
    expect(lines(file, [], '2028-02-29', 'judgment', 'execution')).toEqual([
      'judgment 2028-02-29>2028-03-28 open',
      'execution 2028-02-29>2028-03-28 open',
    ])
  })

  test('a letter sent at half past eleven at night UTC was sent on the next day in Amsterdam', () => {
    const letter = letterOn('2026-11-22', 'decision', { sent: '2026-11-22T23:30:00Z' })
    const file = caseWith('2026-11-09', ['2026-11-22 decided'])
    expect(lines(file, [letter], '2026-11-24', 'decision')).toEqual(['decision 2026-11-09>2026-11-23 met 2026-11-23'])
  })
})

describe('states', () => {
  const file = caseWith('2026-12-01')
  test.each([
    ['2026-12-10', 'open', 5],
    ['2026-12-11', 'due-soon', 4],
    ['2026-12-15', 'due-soon', 0],
    ['2026-12-16', 'overdue', -1],
    ['2027-03-01', 'overdue', -76],
  ])('on %s the decision is %s with %i days left', (today, state, daysLeft) => {
    const [decision] = obligations(file, [], today).filter(({ kind }) => kind === 'decision')
    expect([decision?.state, decision?.daysLeft, decision?.breached]).toEqual([state, daysLeft, state === 'overdue'])
  })

  test('a case is not owed anything before it was received', () => {
    expect(obligations(file, [], '2026-11-30')).toEqual([])
  })

  test('they come by the day they opened, then by due date', () => {
    const delayed = [delayOn('2026-12-10', '2027-01-20')]
    expect(obligations(file, delayed, '2026-12-20').map(line)).toEqual([
      'acknowledgement 2026-12-01>2026-12-02 overdue',
      'decision 2026-12-01>2026-12-15 met 2026-12-10',
      'interim 2026-12-10>2026-12-24 due-soon',
      'new-date 2026-12-10>2027-01-20 open',
    ])
  })
})

// R = 2026-12-01, so the decision is due on 15 December.
const R = '2026-12-01'
const table: readonly [string, readonly string[], readonly LetterRecord[], string, readonly ObligationKind[], readonly string[]][] = [
  // acknowledgement
  [
    'an acknowledgement letter meets the acknowledgement',
    [],
    [letterOn('2026-12-02', 'acknowledgement')],
    '2026-12-20',
    ['acknowledgement'],
    ['acknowledgement 2026-12-01>2026-12-02 met 2026-12-02'],
  ],
  [
    'a person who confirms receipt in writing meets the acknowledgement',
    ['2026-12-01 acknowledged'],
    [],
    '2026-12-20',
    ['acknowledgement'],
    ['acknowledgement 2026-12-01>2026-12-02 met 2026-12-01'],
  ],
  [
    'an acknowledgement sent late stays late',
    [],
    [letterOn('2026-12-04', 'acknowledgement')],
    '2026-12-20',
    ['acknowledgement'],
    ['acknowledgement 2026-12-01>2026-12-02 met-late 2026-12-04'],
  ],
  [
    'a letter that was refused meets nothing',
    [],
    [letterOn('2026-12-01', 'acknowledgement', { sent: undefined, refused: '2026-12-01T12:00:01Z' })],
    '2026-12-02',
    ['acknowledgement'],
    ['acknowledgement 2026-12-01>2026-12-02 due-soon'],
  ],
  [
    'a letter that was claimed and not answered for meets nothing',
    [],
    [letterOn('2026-12-01', 'acknowledgement', { sent: undefined })],
    '2026-12-02',
    ['acknowledgement'],
    ['acknowledgement 2026-12-01>2026-12-02 due-soon'],
  ],
  [
    'withdrawing lets everything lapse',
    ['2026-12-02 withdrawn'],
    [],
    '2026-12-20',
    ['acknowledgement', 'decision'],
    ['acknowledgement 2026-12-01>2026-12-02 lapsed', 'decision 2026-12-01>2026-12-15 lapsed'],
  ],
  [
    'withdrawing after the due date does not wipe out the breach',
    ['2026-12-17 withdrawn'],
    [],
    '2026-12-20',
    ['acknowledgement', 'decision'],
    ['acknowledgement 2026-12-01>2026-12-02 lapsed', 'decision 2026-12-01>2026-12-15 lapsed !'],
  ],
  // decision
  [
    'a decision sent on the due date itself is in time',
    ['2026-12-15 decided'],
    [letterOn('2026-12-15', 'decision')],
    '2026-12-20',
    ['decision'],
    ['decision 2026-12-01>2026-12-15 met 2026-12-15'],
  ],
  [
    'decided on the due date but sent a day later is late',
    ['2026-12-15 decided'],
    [letterOn('2026-12-16', 'decision')],
    '2026-12-20',
    ['decision'],
    ['decision 2026-12-01>2026-12-15 met-late 2026-12-16 !'],
  ],
  [
    'a decision that was taken and not sent meets nothing',
    ['2026-12-10 decided'],
    [],
    '2026-12-20',
    ['decision'],
    ['decision 2026-12-01>2026-12-15 overdue !'],
  ],
  [
    'a decision told in person counts from the step notified',
    ['2026-12-10 decided', '2026-12-11 notified'],
    [],
    '2026-12-20',
    ['decision'],
    ['decision 2026-12-01>2026-12-15 met 2026-12-11'],
  ],
  [
    'of letter and step notified the first counts',
    ['2026-12-10 decided', '2026-12-11 notified'],
    [letterOn('2026-12-12', 'decision')],
    '2026-12-20',
    ['decision'],
    ['decision 2026-12-01>2026-12-15 met 2026-12-11'],
  ],
  [
    'a delay letter sent in time meets the decision term',
    [],
    [delayOn('2026-12-14', '2026-12-28')],
    '2026-12-20',
    ['decision'],
    ['decision 2026-12-01>2026-12-15 met 2026-12-14'],
  ],
  [
    'a delay letter on day 15 does not cure the breach, yet its date governs',
    [],
    [delayOn('2026-12-16', '2026-12-28')],
    '2026-12-20',
    ['decision', 'new-date'],
    ['decision 2026-12-01>2026-12-15 met-late 2026-12-16 !', 'new-date 2026-12-16>2026-12-28 open'],
  ],
  [
    'a step delayed without a letter meets nothing and moves nothing',
    [`2026-12-10 delayed expected=2027-01-10`],
    [],
    '2026-12-16',
    ['decision', 'new-date'],
    ['decision 2026-12-01>2026-12-15 overdue !'],
  ],
  // new-date
  [
    'a named date that passes is a breach of its own',
    [],
    [delayOn('2026-12-14', '2026-12-28')],
    '2026-12-29',
    ['new-date'],
    ['new-date 2026-12-14>2026-12-28 overdue !'],
  ],
  [
    'each delay letter is a promise; the next one meets it',
    [],
    [delayOn('2026-12-14', '2026-12-28'), delayOn('2026-12-28', '2027-01-08')],
    '2027-01-01',
    ['new-date'],
    ['new-date 2026-12-14>2026-12-28 met 2026-12-28', 'new-date 2026-12-28>2027-01-08 open'],
  ],
  [
    'a second delay letter after the named date is late',
    [],
    [delayOn('2026-12-14', '2026-12-28'), delayOn('2026-12-30', '2027-01-08')],
    '2027-01-01',
    ['new-date'],
    ['new-date 2026-12-14>2026-12-28 met-late 2026-12-30 !', 'new-date 2026-12-30>2027-01-08 open'],
  ],
  [
    'the decision meets the named date',
    ['2026-12-20 decided'],
    [delayOn('2026-12-14', '2026-12-28'), letterOn('2026-12-21', 'decision')],
    '2027-01-01',
    ['new-date'],
    ['new-date 2026-12-14>2026-12-28 met 2026-12-21'],
  ],
  [
    'a date moved in the file without a letter changes nothing',
    ['2026-12-14 delayed expected=2026-12-28', '2026-12-18 delayed expected=2027-02-01'],
    [delayOn('2026-12-14', '2026-12-28')],
    '2026-12-29',
    ['new-date'],
    ['new-date 2026-12-14>2026-12-28 overdue !'],
  ],
  [
    'a date may be moved earlier',
    [],
    [delayOn('2026-12-10', '2027-02-01'), delayOn('2026-12-12', '2026-12-20')],
    '2026-12-13',
    ['new-date', 'interim'],
    [
      'interim 2026-12-10>2026-12-24 met 2026-12-12',
      'new-date 2026-12-10>2027-02-01 met 2026-12-12',
      'new-date 2026-12-12>2026-12-20 open',
    ],
  ],
  // interim
  [
    'exactly fourteen days between message and date: no interim is due',
    [],
    [delayOn('2026-12-14', '2026-12-28')],
    '2026-12-20',
    ['interim'],
    [],
  ],
  [
    'one day more: an interim is due after fourteen days',
    [],
    [delayOn('2026-12-14', '2026-12-29')],
    '2026-12-20',
    ['interim'],
    ['interim 2026-12-14>2026-12-28 open'],
  ],
  [
    'a date 28 days away: one interim, and none on the date itself',
    [],
    [delayOn('2026-12-14', '2027-01-11'), letterOn('2026-12-28', 'interim', { due: '2026-12-28', expected: '2027-01-11' })],
    '2027-01-11',
    ['interim', 'new-date'],
    ['interim 2026-12-14>2026-12-28 met 2026-12-28', 'new-date 2026-12-14>2027-01-11 due-soon'],
  ],
  [
    'an interim sent early: the next is due fourteen days after the day it was due',
    [],
    [delayOn('2026-12-14', '2027-02-01'), letterOn('2026-12-25', 'interim', { due: '2026-12-28', expected: '2027-02-01' })],
    '2026-12-30',
    ['interim'],
    ['interim 2026-12-14>2026-12-28 met 2026-12-25', 'interim 2026-12-25>2027-01-11 open'],
  ],
  [
    'an interim sent late stays late, and the next is due fourteen days after it',
    [],
    [delayOn('2026-12-14', '2027-02-01'), letterOn('2026-12-30', 'interim', { due: '2026-12-28', expected: '2027-02-01' })],
    '2026-12-31',
    ['interim'],
    ['interim 2026-12-14>2026-12-28 met-late 2026-12-30 !', 'interim 2026-12-30>2027-01-13 open'],
  ],
  [
    'a phone call after the delay letter counts as an interim message',
    ['2026-12-20 informed'],
    [delayOn('2026-12-14', '2027-02-01')],
    '2026-12-21',
    ['interim'],
    ['interim 2026-12-14>2026-12-28 met 2026-12-20', 'interim 2026-12-20>2027-01-03 open'],
  ],
  [
    'a phone call before any delay letter is no interim message',
    ['2026-12-05 informed'],
    [],
    '2026-12-21',
    ['interim', 'decision'],
    ['decision 2026-12-01>2026-12-15 overdue !'],
  ],
  [
    'a decision in time lets the interim lapse',
    ['2026-12-26 decided'],
    [delayOn('2026-12-14', '2027-02-01'), letterOn('2026-12-28', 'decision')],
    '2026-12-30',
    ['interim'],
    ['interim 2026-12-14>2026-12-28 lapsed'],
  ],
  [
    'a decision after the interim was due meets it late',
    ['2026-12-28 decided'],
    [delayOn('2026-12-14', '2027-02-01'), letterOn('2026-12-29', 'decision')],
    '2026-12-30',
    ['interim'],
    ['interim 2026-12-14>2026-12-28 met-late 2026-12-29 !'],
  ],
  [
    'nothing opens after the decision was sent',
    ['2026-12-20 decided', '2026-12-22 informed'],
    [delayOn('2026-12-14', '2027-02-01'), letterOn('2026-12-20', 'decision')],
    '2026-12-30',
    ['interim'],
    ['interim 2026-12-14>2026-12-28 lapsed'],
  ],
  [
    'withdrawing lets interim and date lapse',
    ['2026-12-20 withdrawn'],
    [delayOn('2026-12-14', '2027-02-01')],
    '2027-03-01',
    ['interim', 'new-date'],
    ['interim 2026-12-14>2026-12-28 lapsed', 'new-date 2026-12-14>2027-02-01 lapsed'],
  ],
  // mediation
  [
    'a request for the mediator opens the referral',
    ['2026-12-10 decided', '2026-12-10 notified', '2026-12-14 dissatisfied'],
    [],
    '2026-12-15',
    ['referral', 'judgment'],
    ['referral 2026-12-14>2026-12-16 due-soon'],
  ],
  [
    'the referral letter meets it, and both halves of the four weeks open',
    ['2026-12-10 decided', '2026-12-14 dissatisfied', '2026-12-15 referred'],
    [letterOn('2026-12-16', 'referral')],
    '2026-12-17',
    ['referral', 'judgment', 'execution'],
    ['referral 2026-12-14>2026-12-16 met 2026-12-16', 'judgment 2026-12-15>2027-01-12 open', 'execution 2026-12-15>2027-01-12 open'],
  ],
  [
    'without the step dissatisfied the referral opens it',
    ['2026-12-10 decided', '2026-12-15 referred'],
    [],
    '2026-12-17',
    ['referral'],
    ['referral 2026-12-15>2026-12-17 due-soon'],
  ],
  [
    'judged in time and carried out late are two facts',
    ['2026-12-10 decided', '2026-12-15 referred', '2027-01-10 judged measures=geld_terug', '2027-01-20 executed'],
    [],
    '2027-02-01',
    ['judgment', 'execution'],
    ['judgment 2026-12-15>2027-01-12 met 2027-01-10', 'execution 2026-12-15>2027-01-12 met-late 2027-01-20 !'],
  ],
  [
    'a judgment without measures needs no execution',
    ['2026-12-10 decided', '2026-12-15 referred', '2027-01-10 judged'],
    [],
    '2027-02-01',
    ['judgment', 'execution'],
    ['judgment 2026-12-15>2027-01-12 met 2027-01-10', 'execution 2026-12-15>2027-01-12 lapsed'],
  ],
  [
    'a late judgment without measures: the breach of the execution stays',
    ['2026-12-10 decided', '2026-12-15 referred', '2027-01-14 judged'],
    [],
    '2027-02-01',
    ['judgment', 'execution'],
    ['judgment 2026-12-15>2027-01-12 met-late 2027-01-14 !', 'execution 2026-12-15>2027-01-12 lapsed !'],
  ],
  [
    'a complainant who is content after all ends the mediation',
    ['2026-12-10 decided', '2026-12-14 dissatisfied', '2026-12-15 referred', '2026-12-18 accepted'],
    [],
    '2027-02-01',
    ['referral', 'judgment', 'execution'],
    ['referral 2026-12-14>2026-12-16 lapsed', 'judgment 2026-12-15>2027-01-12 lapsed', 'execution 2026-12-15>2027-01-12 lapsed'],
  ],
  [
    'mediation is possible five years after closing',
    ['2026-12-10 decided', '2026-12-10 notified', '2026-12-12 closed', '2031-12-01 dissatisfied', '2031-12-02 referred'],
    [],
    '2031-12-03',
    ['judgment'],
    ['judgment 2031-12-02>2031-12-30 open'],
  ],
  [
    'a second request after the first has ended has terms of its own',
    ['2026-12-10 decided', '2026-12-14 dissatisfied', '2026-12-15 accepted', '2027-03-01 dissatisfied', '2027-03-02 referred'],
    [letterOn('2027-03-02', 'referral')],
    '2027-03-03',
    ['referral', 'judgment'],
    ['referral 2026-12-14>2026-12-16 lapsed', 'referral 2027-03-01>2027-03-03 met 2027-03-02', 'judgment 2027-03-02>2027-03-30 open'],
  ],
  // correction of the day of receipt
  [
    'a corrected day of receipt moves the terms, and a new breach appears',
    ['2026-12-16 corrected from=2026-12-01 to=2026-11-28'],
    [],
    '2026-12-16',
    ['decision'],
    ['decision 2026-11-28>2026-12-12 overdue !'],
  ],
]

describe('what is owed', () => {
  test.each(table)('%s', (_name, steps, letters, today, kinds, expected) => {
    expect(lines(caseWith(R, steps), letters, today, ...kinds)).toEqual(expected)
  })
})

test('an interim letter repeats the date; only a delay letter moves it', () => {
  const letters = [delayOn('2026-12-14', '2027-02-01'), letterOn('2026-12-27', 'interim', { due: '2026-12-28', expected: '2026-12-30' })]
  expect(lines(caseWith(R), letters, '2026-12-29', 'interim', 'new-date')).toEqual([
    'interim 2026-12-14>2026-12-28 met 2026-12-27',
    'new-date 2026-12-14>2027-02-01 open',
    'interim 2026-12-27>2027-01-11 open',
  ])
})

describe('letters that are printed', () => {
  const printed = { sent: undefined, print: 'true', attempts: '0', to: { name: 'Jan de Vries' } }
  test('a printed delay letter counts from the step that says it went out', () => {
    const file = caseWith(R, ['2026-12-16 delivered letter=2026-12-14-delay'], NO_EMAIL)
    expect(lines(file, [delayOn('2026-12-14', '2026-12-28', printed)], '2026-12-20', 'decision', 'new-date', 'interim')).toEqual([
      'decision 2026-12-01>2026-12-15 met-late 2026-12-16 !',
      'new-date 2026-12-16>2026-12-28 open',
    ])
  })
  test('a phone call says nothing about the letter', () => {
    const file = caseWith(R, ['2026-12-14 informed'], NO_EMAIL)
    expect(lines(file, [delayOn('2026-12-14', '2026-12-28', printed)], '2026-12-20', 'decision')).toEqual([
      'decision 2026-12-01>2026-12-15 overdue !',
    ])
  })
  test('a printed interim letter that was brought is one message', () => {
    const file = caseWith(R, ['2026-12-14 delivered letter=2026-12-14-delay', '2026-12-28 delivered letter=2026-12-28-interim'], NO_EMAIL)
    const letters = [
      delayOn('2026-12-14', '2027-02-01', printed),
      letterOn('2026-12-27', 'interim', { ...printed, due: '2026-12-28', expected: '2027-02-01' }),
    ]
    expect(lines(file, letters, '2026-12-29', 'interim')).toEqual([
      'interim 2026-12-14>2026-12-28 met 2026-12-28',
      'interim 2026-12-28>2027-01-11 open',
    ])
  })
  test('a refused letter that a person brought in another way counts from that day', () => {
    const file = caseWith(R, ['2026-12-15 delivered letter=2026-12-14-delay'])
    const refused = delayOn('2026-12-14', '2026-12-28', { sent: undefined, refused: '2026-12-14T12:00:01Z' })
    expect(lines(file, [refused], '2026-12-16', 'decision', 'new-date')).toEqual([
      'decision 2026-12-01>2026-12-15 met 2026-12-15',
      'new-date 2026-12-15>2026-12-28 open',
    ])
  })
})

describe('as of an earlier day', () => {
  test('later steps and letters are left out', () => {
    const file = caseWith(R, ['2026-12-10 decided'])
    const letters = [letterOn('2026-12-10', 'decision')]
    expect(lines(file, letters, '2026-12-09', 'decision')).toEqual(['decision 2026-12-01>2026-12-15 open'])
    expect(lines(file, letters, '2026-12-10', 'decision')).toEqual(['decision 2026-12-01>2026-12-15 met 2026-12-10'])
  })
  test('an answer that came on a later day was not known yet', () => {
    const letters = [letterOn('2026-12-10', 'acknowledgement', { sent: '2026-12-11T08:00:00Z' })]
    expect(lines(caseWith(R), letters, '2026-12-10', 'acknowledgement')).toEqual(['acknowledgement 2026-12-01>2026-12-02 overdue'])
  })
})

describe('the policy in force on the day of receipt', () => {
  const later = { ...POLICY, version: day('2026-12-01'), decisionDays: 10, mediator: 'shona-ackerman' }
  test.each([
    ['2026-11-30', '2014-11-06', '2026-12-14'],
    ['2026-12-01', '2026-12-01', '2026-12-11'],
  ])('received %s: governed for ever by the version of %s', (received, version, due) => {
    const planned = plan(caseWith(received), [], [POLICY, later], ORGANISATION, day('2027-06-01'))
    expect([planned?.policy, planned?.obligations.find(({ kind }) => kind === 'decision')?.due]).toEqual([version, due])
  })
  test('a case from before the first version has facts and a status, and no computed breaches', () => {
    const planned = plan(
      caseWith('2013-05-13', ['2013-05-20 decided', '2013-05-20 notified']),
      [],
      [POLICY],
      ORGANISATION,
      day('2026-12-01'),
    )
    expect(planned).toMatchObject({ policy: null, status: 'decided', obligations: [], letters: [], tasks: [{ kind: 'close' }] })
  })
})
