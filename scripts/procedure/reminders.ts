// Who is reminded of what, and when: one digest per person per day. Numbers, promises and dates, never a word of a complaint.
import { addDays, type CalendarDate, daysFrom, latest } from './calendar.ts'
import type { Case } from './case.ts'
import type { Flag } from './flags.ts'
import { claimedOn, type LetterRecord } from './letters/record.ts'
import type { Obligation } from './obligations.ts'
import { activeStaff, type Organisation, type StaffMember } from './organisation.ts'
import type { CasePlan } from './plan.ts'
import { type PutBack, type PutBackNote, putBackNote } from './put-back.ts'
import type { Task, TaskKind } from './tasks.ts'
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

/** What one person is reminded of today. */
export interface Digest {
  readonly path: string
  readonly person: StaffMember
  readonly concerns: readonly Concern[]
  readonly tasks: readonly { readonly case: string; readonly task: Task }[]
  /** Flags other than `overdue`, which stand among the concerns. */
  readonly flags: readonly { readonly case: string; readonly flag: Flag }[]
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
  const concerns = plans.flatMap(concernsOf)
  const tasks = plans.flatMap(({ id, handler, tasks }) =>
    tasks.filter(({ kind }) => kind !== 'close').map((task) => ({ case: id, handler, task })),
  )
  const flags = plans.flatMap(({ id, handler, flags }) =>
    flags.filter(({ kind }) => kind !== 'overdue').map((flag) => ({ case: id, handler, flag })),
  )
  return staff.flatMap((person) => {
    const digests = digestsOf(person, sent)
    const last = latest(...digests.map((letter) => claimedOn(letter, organisation.timeZone)))
    if (last && last >= today) return []
    const untold = putBacks.filter(({ at }) => !digests.some(({ claimed }) => Temporal.Instant.compare(claimed, at) >= 0))
    // What has no handler any more is everybody's.
    const isMine = ({ handler }: { readonly handler: string }) => handler === person.id || !active.has(handler)
    const isForAll = (since: CalendarDate) => isDueForEverybody(since, last, today)
    const own = concerns.filter((one) => isMine(one) || isForAll(addDays(one.obligation.due, 1)))
    const ownTasks = tasks.filter((one) => isMine(one) || one.task.kind === 'new-handler')
    const ownFlags = flags.filter((one) => isMine(one) || isForAll(one.flag.since))
    const due =
      own.some((one) => !isMine(one) || isDueForHandler(one.obligation, organisation.norms.reminderDays, last, today)) ||
      ownTasks.some(({ task }) => DAILY[task.kind]) ||
      ownFlags.length > 0 ||
      broken.length > 0 ||
      late.length > 0 ||
      untold.length > 0
    if (!due) return []
    return [
      {
        path: `letters/staff/${today}-${person.id}.md`,
        person,
        concerns: own,
        tasks: ownTasks.map(({ case: id, task }) => ({ case: id, task })),
        flags: ownFlags.map(({ case: id, flag }) => ({ case: id, flag })),
        broken,
        waiting: late,
        putBacks: untold.map((putBack) => putBackNote(putBack, organisation.timeZone)),
      },
    ]
  })
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
