// Who is reminded of what, and when: one digest per person per day. Numbers, promises and dates, never a word of a complaint.
import { addDays, type CalendarDate, daysFrom, latest } from './calendar.ts'
import type { Case } from './case.ts'
import type { Flag } from './flags.ts'
import { claimedOn, type LetterRecord } from './letters/record.ts'
import type { Obligation } from './obligations.ts'
import { activeStaff, type Organisation, type StaffMember } from './organisation.ts'
import type { CasePlan } from './plan.ts'
import { type PutBack, type PutBackNote, putBackNote } from './put-back.ts'
import type { TaskKind } from './tasks.ts'
import { type WaitingCase, waitingTooLong } from './waiting.ts'

/** How often all staff are told again of what stays late or flagged: on its first day, and every so many days from then on. */
const EVERYBODY_DAYS = 7

/** Something of one case that is late or due soon, and that somebody can still meet. */
export interface Concern {
  readonly case: Case['id']
  readonly handler: string
  readonly obligation: Obligation
}

/** What is overdue or due soon in a case, without what it was closed in spite of. */
export function concernsOf({ id, handler, situation }: Pick<CasePlan, 'id' | 'handler' | 'situation'>): Concern[] {
  return situation.owed
    .filter(({ state }) => state === 'overdue' || state === 'due-soon')
    .map((obligation) => ({ case: id, handler, obligation }))
}

/** One case of which somebody is reminded: what is late or due soon, and its flags but `overdue`, which stand among those. */
export interface RemindedCase {
  readonly plan: CasePlan
  readonly concerns: readonly Concern[]
  readonly flags: readonly Flag[]
}

/** What one person is reminded of today, the most pressing case first. */
export interface Digest {
  readonly path: string
  readonly person: StaffMember
  /** The cases of that person, and those that have no handler any more. */
  readonly own: readonly RemindedCase[]
  /** What all staff are told of the cases of colleagues. */
  readonly others: readonly RemindedCase[]
  /** Files that cannot be read, so that the cases in them are not forgotten. */
  readonly broken: readonly string[]
  /** Cases that wait in a pull request while their terms run. */
  readonly waiting: readonly WaitingCase[]
  /** What others wrote into the record of the letters, since the person's last digest. */
  readonly putBacks: readonly PutBackNote[]
}

/** Tasks that are told every day until they are done, not only beside something else. */
const DAILY: Readonly<Record<TaskKind, boolean>> = {
  print: true,
  'not-reached': true,
  unknown: true,
  'take-back': true,
  write: true,
  unattended: true,
  refer: true,
  'tell-judgment-late': true,
  'watch-terms': false,
  'new-handler': true,
  close: false,
}

/**
 * The digests to send today. `sent` are the reminders on file, `putBacks` what was put back lately in the record of the letters. A person is reminded when a reminder day has passed since the
 * last digest, so a night that was skipped is made up for; never twice a day.
 */
export function digestsDue(
  plans: readonly CasePlan[],
  broken: readonly string[],
  sent: readonly LetterRecord[],
  organisation: Organisation,
  today: CalendarDate,
  waiting: readonly WaitingCase[] = [],
  putBacks: readonly PutBack[] = [],
): Digest[] {
  const staff = activeStaff(organisation, today)
  const active = new Set(staff.map(({ id }) => id))
  const late = waitingTooLong(waiting, new Set(plans.map(({ id }) => id)), today)
  const cases = plans.map(remindedCase)
  return staff.flatMap((person) => {
    const digests = digestsOf(person, sent)
    const last = latest(...digests.map((letter) => claimedOn(letter, organisation.timeZone)))
    if (last && last >= today) return []
    const untold = putBacks.filter(({ at }) => !digests.some(({ claimed }) => Temporal.Instant.compare(claimed, at) >= 0))
    // What has no handler any more is everybody's.
    const isMine = ({ plan: { handler } }: RemindedCase) => handler === person.id || !active.has(handler)
    const own = cases.filter(isMine)
    const others = cases.filter((one) => !isMine(one)).map((one) => forEverybody(one, last, today))
    const due =
      own.some((one) => isDueToday(one, organisation.norms.reminderDays, last, today)) ||
      others.some(isWorthTelling) ||
      broken.length > 0 ||
      late.length > 0 ||
      untold.length > 0
    if (!due) return []
    return [
      {
        path: `letters/staff/${today}-${person.id}.md`,
        person,
        own: own.filter((one) => isWorthTelling(one) || one.plan.tasks.some(({ kind }) => kind !== 'close')).sort(byDue),
        others: others.filter(isWorthTelling).sort(byDue),
        broken,
        waiting: late,
        putBacks: untold.map((putBack) => putBackNote(putBack, organisation.timeZone)),
      },
    ]
  })
}

function remindedCase(plan: CasePlan): RemindedCase {
  return { plan, concerns: concernsOf(plan), flags: plan.flags.filter(({ kind }) => kind !== 'overdue') }
}

/** What all staff are told of a case. */
function forEverybody({ plan, concerns, flags }: RemindedCase, last: CalendarDate | null, today: CalendarDate): RemindedCase {
  return {
    plan,
    concerns: concerns.filter(({ obligation }) => isDueForEverybody(addDays(obligation.due, 1), last, today)),
    flags: flags.filter(({ since }) => isDueForEverybody(since, last, today)),
  }
}

/** Whether anything of an own case must be told today; the rest of it is told then as well. */
function isDueToday(
  { plan, concerns, flags }: RemindedCase,
  reminderDays: readonly number[],
  last: CalendarDate | null,
  today: CalendarDate,
): boolean {
  return (
    concerns.some(({ obligation }) => isDueForHandler(obligation, reminderDays, last, today)) ||
    plan.tasks.some(({ kind }) => DAILY[kind]) ||
    flags.length > 0
  )
}

function isWorthTelling({ concerns, flags }: RemindedCase): boolean {
  return concerns.length > 0 || flags.length > 0
}

/** By the first due date; what has none comes last. */
function byDue(a: RemindedCase, b: RemindedCase): number {
  const due = ({ concerns }: RemindedCase) => concerns.map(({ obligation }) => obligation.due).sort()[0] ?? '9999'
  return due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0
}

/** The digests on file for a person, but those that are known never to have left. */
function digestsOf({ id }: StaffMember, sent: readonly LetterRecord[]): LetterRecord[] {
  return sent.filter((letter) => letter.path.endsWith(`-${id}.md`) && letter.attempts > 0)
}

/** The handler is reminded on the reminder days, on the due date, and every day from then on. */
function isDueForHandler(
  { due, opened }: Obligation,
  reminderDays: readonly number[],
  last: CalendarDate | null,
  today: CalendarDate,
): boolean {
  if (daysFrom(today, due) <= 0) return true
  const mark = reminderDays.map((days) => addDays(due, -days)).findLast((day) => day <= today)
  if (!mark) return false
  const from = mark > opened ? mark : opened
  return !last || last < from
}

/** All staff are told on the first day and every seventh day from then on. */
function isDueForEverybody(since: CalendarDate, last: CalendarDate | null, today: CalendarDate): boolean {
  const days = daysFrom(since, today)
  if (days < 0) return false
  const mark = addDays(today, -(days % EVERYBODY_DAYS))
  return !last || last < mark
}
