import { describe, expect, test } from 'vitest'
import { caseWith, delayOn, letterOn, NO_EMAIL, organisationWith, POLICY } from '../testing/example.ts'
import { addDays, day } from './calendar.ts'
import type { Case } from './case.ts'
import { flagsOf } from './flags.ts'
import type { LetterRecord } from './letters/record.ts'
import type { Organisation } from './organisation.ts'
import { type CasePlan, plan } from './plan.ts'
import { digestsDue } from './reminders.ts'

const ORGANISATION = organisationWith()
// Acknowledged and delayed on day 0, so that only the named date of 20 December needs somebody.
const LETTERS = [letterOn('2026-12-01', 'acknowledgement'), delayOn('2026-12-08', '2026-12-20', { automatic: 'false' })]

function planned(
  today: string,
  file: Case = caseWith('2026-12-01'),
  letters: readonly LetterRecord[] = LETTERS,
  organisation: Organisation = ORGANISATION,
): CasePlan {
  const found = plan(file, letters, [POLICY], organisation, day(today))
  if (!found) throw new Error('not received yet')
  return found
}

function reminderOn(date: string, person: string): LetterRecord {
  return letterOn(date, 'acknowledgement', { kind: 'reminder', path: `letters/staff/${date}-${person}.md`, case: undefined })
}

function reminded(today: string, sent: readonly LetterRecord[] = [], ...plans: readonly CasePlan[]): string[] {
  return digestsDue(plans.length ? plans : [planned(today)], [], sent, ORGANISATION, day(today)).map(({ person }) => person.id)
}

describe('the reminder', () => {
  const all = ['anna-jansen', 'bram-visser', 'carla-mulder']
  test.each([
    ['2026-12-15', []],
    ['2026-12-16', ['anna-jansen']],
    ['2026-12-18', ['anna-jansen']],
    ['2026-12-19', ['anna-jansen']],
    ['2026-12-20', ['anna-jansen']],
    ['2026-12-21', all],
    ['2027-01-20', all],
  ])('a date due on 20 December: on %s %j are reminded', (today, people) => {
    expect(reminded(today)).toEqual(people)
  })

  test('comes four, two and one days before, on the day, and then daily; a night that was lost is made up for', () => {
    const days: string[] = []
    const sent: LetterRecord[] = []
    for (let today = day('2026-12-10'); today <= '2026-12-23'; today = addDays(today, 1)) {
      if (today === '2026-12-16') continue
      if (reminded(today, sent).includes('anna-jansen')) {
        days.push(today)
        sent.push(reminderOn(today, 'anna-jansen'))
      }
    }
    expect(days).toEqual(['2026-12-17', '2026-12-18', '2026-12-19', '2026-12-20', '2026-12-21', '2026-12-22', '2026-12-23'])
  })

  test('does not come on a day between two reminder days', () => {
    expect(reminded('2026-12-17', [reminderOn('2026-12-16', 'anna-jansen')])).toEqual([])
    expect(reminded('2026-12-17', [reminderOn('2026-12-15', 'anna-jansen')])).toEqual(['anna-jansen'])
  })

  test('never comes twice on one day', () => {
    expect(reminded('2026-12-21', [reminderOn('2026-12-21', 'anna-jansen')])).toEqual(['bram-visser', 'carla-mulder'])
  })

  test('is one for each person, with all of that person’s cases', () => {
    const other = { ...caseWith('2026-12-01'), id: '2026-0002' }
    const [digest] = digestsDue(
      [
        planned('2026-12-20'),
        planned(
          '2026-12-20',
          other,
          LETTERS.map((letter) => ({ ...letter, case: '2026-0002' })),
        ),
      ],
      [],
      [],
      ORGANISATION,
      day('2026-12-20'),
    )
    expect(digest?.own.map(({ plan: { id } }) => id)).toEqual(['2026-0001', '2026-0002'])
  })

  test('goes to everybody when the handler has left', () => {
    const organisation = {
      ...ORGANISATION,
      staff: ORGANISATION.staff.map((member) => (member.id === 'anna-jansen' ? { ...member, until: day('2026-12-05') } : member)),
    }
    const digests = digestsDue([planned('2026-12-16', undefined, undefined, organisation)], [], [], organisation, day('2026-12-16'))
    expect(digests.map(({ person, own }) => [person.id, own.flatMap(({ plan }) => plan.tasks.map(({ kind }) => kind))])).toEqual([
      ['bram-visser', ['new-handler']],
      ['carla-mulder', ['new-handler']],
    ])
  })

  test('comes at once for a letter to print, and for a file that cannot be read', () => {
    const toPrint = planned('2026-12-01', caseWith('2026-12-01', [], NO_EMAIL), [
      letterOn('2026-12-01', 'acknowledgement', { sent: undefined, print: 'true', attempts: '0', to: { name: 'Jan' } }),
    ])
    expect(reminded('2026-12-01', [], toPrint)).toEqual(['anna-jansen'])
    expect(digestsDue([], ['cases/2026-0007.md'], [], ORGANISATION, day('2026-12-01'))).toHaveLength(3)
  })

  test('leaves closed cases in peace, but not a mediation after closing', () => {
    const closed = ['2026-12-02 decided', '2026-12-02 notified', '2026-12-03 closed']
    expect(reminded('2027-06-01', [], planned('2027-06-01', caseWith('2026-12-01', closed), []))).toEqual([])
    const again = planned('2027-06-01', caseWith('2026-12-01', [...closed, '2027-01-01 dissatisfied', '2027-01-02 referred']), [])
    expect(reminded('2027-06-01', [], again)).toHaveLength(3)
  })

  test('goes to all staff on the day after the due date and every seventh day from then on', () => {
    const days: string[] = []
    const sent: LetterRecord[] = []
    for (let today = day('2026-12-18'); today <= '2027-01-05'; today = addDays(today, 1)) {
      if (!reminded(today, sent).includes('bram-visser')) continue
      days.push(today)
      sent.push(reminderOn(today, 'bram-visser'))
    }
    expect(days).toEqual(['2026-12-21', '2026-12-28', '2027-01-04'])
  })

  test('of a flag goes to the handler every day, and to all staff on its first day and every seventh', () => {
    const refused = letterOn('2026-12-01', 'acknowledgement', { sent: undefined, refused: '2026-12-01T12:00:01Z' })
    const people = (today: string, sent: readonly LetterRecord[]) =>
      reminded(today, sent, planned(today, caseWith('2026-12-01'), [refused]))
    const sent = ['anna-jansen', 'bram-visser', 'carla-mulder'].map((id) => reminderOn('2026-12-01', id))
    expect(people('2026-12-01', [])).toEqual(all)
    expect(people('2026-12-02', sent)).toEqual(['anna-jansen'])
    expect(people('2026-12-08', sent)).toEqual(all)
  })

  test('tells all staff once of what was put back in the record, also after the digest of that day', () => {
    const putBack = { commit: 'a', at: '2026-12-01T11:00:00Z', unsigned: ['b', 'c'] }
    const told = (today: string, sent: readonly LetterRecord[]) => digestsDue([], [], sent, ORGANISATION, day(today), [], [putBack])
    const morning = { ...reminderOn('2026-12-01', 'anna-jansen'), claimed: '2026-12-01T05:00:00Z' }
    const next = { ...reminderOn('2026-12-02', 'anna-jansen'), claimed: '2026-12-02T05:00:00Z' }
    expect(told('2026-12-01', [morning]).map(({ person }) => person.id)).toEqual(['bram-visser', 'carla-mulder'])
    expect(told('2026-12-02', [morning])).toHaveLength(3)
    expect(told('2026-12-03', [morning, next]).map(({ person }) => person.id)).toEqual(['bram-visser', 'carla-mulder'])
    expect(told('2026-12-01', [])[0]?.putBacks).toEqual([{ on: '2026-12-01', changes: 2 }])
  })
})

describe('the flag', () => {
  const unsent = { sent: undefined }
  test.each<[string, CasePlan, string[]]>([
    ['a case in time has none', planned('2026-12-19'), []],
    ['an overdue case says which promise, from the day after', planned('2026-12-22'), ['overdue 2026-12-21 new-date']],
    [
      'a client who was not reached is flagged the same day',
      planned('2026-12-01', undefined, [letterOn('2026-12-01', 'acknowledgement', { ...unsent, refused: '2026-12-01T12:00:01Z' })]),
      ['not-reached 2026-12-01 acknowledgement'],
    ],
    [
      'a letter that was handed over twice without an answer is flagged',
      planned('2026-12-01', undefined, [letterOn('2026-12-01', 'acknowledgement', { ...unsent, attempts: '2' })]),
      ['not-reached 2026-12-01 acknowledgement'],
    ],
    [
      'a letter that came back is flagged from the day it did',
      planned('2026-12-05', undefined, [letterOn('2026-12-01', 'acknowledgement', { returned: '2026-12-03T12:00:01Z' })]),
      ['overdue 2026-12-03 acknowledgement', 'not-reached 2026-12-03 acknowledgement'],
    ],
    [
      'a letter to print is a task and no flag',
      planned('2026-12-01', caseWith('2026-12-01', [], NO_EMAIL), [
        letterOn('2026-12-01', 'acknowledgement', { ...unsent, print: 'true', attempts: '0', to: { name: 'Jan' } }),
      ]),
      [],
    ],
  ])('%s', (_name, found, flags) => {
    const text = flagsOf(found.situation).map(
      ({ kind, since, ...more }) => `${kind} ${since} ${'obligation' in more ? more.obligation : 'letter' in more ? more.letter : ''}`,
    )
    expect(text).toEqual(flags)
  })
})
