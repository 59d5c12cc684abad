// Who is reminded of what, and when: flags for what is late, and one digest per person per day. Numbers only, never a word of a complaint.
import { addDays, type CalendarDate, daysFrom } from './calendar.ts'
import type { Case } from './case.ts'
import { isOver } from './facts.ts'
import { claimedOn, type LetterRecord } from './letters/record.ts'
import type { Obligation, ObligationKind } from './obligations.ts'
import { activeStaff, type Organisation, type StaffMember } from './organisation.ts'
import type { CasePlan } from './plan.ts'
import type { Task } from './tasks.ts'
import { type WaitingCase, waitingTooLong } from './waiting.ts'

/** Obligations that go on after the case was closed. */
const AFTER_CLOSING: readonly ObligationKind[] = ['referral', 'judgment', 'execution']

/** Something of one case that needs somebody now. */
export interface Concern {
  readonly case: Case['id']
  readonly handler: string
  readonly obligation: Obligation
}

/** The obligations that are overdue or due soon and that somebody can still meet: not those of a closed case or a mediation that is over. */
export function concernsOf(plan: CasePlan): Concern[] {
  const inMediation = plan.facts.mediations.some((mediation) => !isOver(mediation))
  return plan.obligations
    .filter(
      ({ kind, state }) =>
        (state === 'overdue' || state === 'due-soon') && (AFTER_CLOSING.includes(kind) ? inMediation : !plan.facts.closedOn),
    )
    .map((obligation) => ({ case: plan.id, handler: plan.handler, obligation }))
}

/** What everybody must see until it is put right: one flag for each case with something overdue or a client not reached. */
export interface Flag {
  readonly case: Case['id']
  readonly handler: string
  readonly overdue: readonly { readonly kind: ObligationKind; readonly due: CalendarDate; readonly daysLate: number }[]
  readonly notReached: readonly string[]
}

export function flagOf(plan: CasePlan): Flag | null {
  const overdue = concernsOf(plan).flatMap(({ obligation: { kind, due, daysLeft, state } }) =>
    state === 'overdue' && due ? [{ kind, due, daysLate: -(daysLeft ?? 0) }] : [],
  )
  const notReached = plan.tasks.flatMap(({ kind, path }) => ((kind === 'not-reached' || kind === 'unknown') && path ? [path] : []))
  return overdue.length || notReached.length ? { case: plan.id, handler: plan.handler, overdue, notReached } : null
}

/** What one person is reminded of today. */
export interface Digest {
  readonly path: string
  readonly person: StaffMember
  readonly concerns: readonly Concern[]
  readonly tasks: readonly { readonly case: string; readonly task: Task }[]
  /** Files that cannot be read, so that the cases in them are not forgotten. */
  readonly broken: readonly string[]
  /** Cases that wait in a pull request while their terms run. */
  readonly waiting: readonly WaitingCase[]
}

/** Tasks that are told at once, not only beside a reminder. */
const URGENT: readonly Task['kind'][] = ['print', 'not-reached', 'unknown', 'refer', 'new-handler', 'write']

/**
 * The digests to send today. `sent` are the reminders on file. A person is reminded when a reminder day has passed since the
 * last digest, so a night that was skipped is made up for; never twice a day.
 */
export function digestsDue(
  plans: readonly CasePlan[],
  broken: readonly string[],
  sent: readonly LetterRecord[],
  organisation: Organisation,
  today: CalendarDate,
  waiting: readonly WaitingCase[] = [],
): Digest[] {
  const staff = activeStaff(organisation, today)
  const active = new Set(staff.map(({ id }) => id))
  const late = waitingTooLong(waiting, new Set(plans.map(({ id }) => id)), today)
  const concerns = plans.flatMap(concernsOf)
  const tasks = plans.flatMap((plan) =>
    plan.facts.closedOn
      ? []
      : plan.tasks.filter(({ kind }) => kind !== 'close').map((task) => ({ case: plan.id, handler: plan.handler, task })),
  )
  return staff.flatMap((person) => {
    const path = `letters/staff/${today}-${person.id}.md`
    const earlier = sent
      .filter((letter) => letter.path.endsWith(`-${person.id}.md`) && letter.attempts > 0)
      .map((letter) => claimedOn(letter, organisation.timeZone))
    const last = earlier.reduce<CalendarDate | null>((latest, on) => (!latest || on > latest ? on : latest), null)
    if (last && last >= today) return []
    // What has no handler any more is everybody's.
    const mine = (handler: string) => handler === person.id || !active.has(handler)
    const own = concerns.filter(({ handler, obligation }) => mine(handler) || (obligation.daysLeft ?? 0) <= 0)
    const ownTasks = tasks.filter(({ handler, task }) => mine(handler) || task.kind === 'new-handler')
    const due =
      own.some(({ obligation }) => isReminderDue(obligation, organisation.norms.reminderDays, last, today)) ||
      ownTasks.some(({ task }) => URGENT.includes(task.kind)) ||
      broken.length > 0 ||
      late.length > 0
    const found = { concerns: own, tasks: ownTasks.map(({ case: id, task }) => ({ case: id, task })), broken, waiting: late }
    return due ? [{ path, person, ...found }] : []
  })
}

function isReminderDue(
  { due, opened }: Obligation,
  reminderDays: readonly number[],
  last: CalendarDate | null,
  today: CalendarDate,
): boolean {
  if (!due) return false
  if (daysFrom(today, due) <= 0) return true
  const mark = reminderDays.map((days) => addDays(due, -days)).findLast((day) => day <= today)
  if (!mark) return false
  const from = mark > opened ? mark : opened
  return !last || last < from
}
