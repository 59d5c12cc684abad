// What a change of the register does to its plan: letters that go out because of it, due dates that appear, move or end, and
// who is reminded. Numbers, kinds and dates only.
import { addDays, type CalendarDate } from '../procedure/calendar.ts'
import type { LetterDue } from '../procedure/letters/due.ts'
import type { LetterKind, LetterRecord } from '../procedure/letters/record.ts'
import { isOwed, type Obligation, type ObligationKind } from '../procedure/obligations.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { type CasePlan, plan as planCase } from '../procedure/plan.ts'

export interface PlannedLetter {
  readonly kind: LetterKind
  readonly due: CalendarDate | null
  readonly expected: CalendarDate | null
  readonly toPrint: boolean
}

/** A due date as the next run leaves it, without and with the change; null where there is none. `ended`: it was met, or nothing is owed any more. */
export interface DueChange {
  readonly kind: ObligationKind
  readonly before: CalendarDate | null
  readonly after: CalendarDate | null
  readonly change: 'new' | 'moved' | 'ended'
}

export interface Reminded {
  /** The account on GitHub, or the id in organisation.yml. */
  readonly handler: string
  /** The first day on which a reminder is due; null where nothing asks for one. */
  readonly on: CalendarDate | null
  /** Whether by then all staff are reminded. */
  readonly everybody: boolean
}

export interface CaseDifference {
  readonly case: string
  readonly isNew: boolean
  /** What the next run sends because of the change. */
  readonly letters: readonly PlannedLetter[]
  /** What the next run would have sent and now will not. */
  readonly dropped: readonly PlannedLetter[]
  readonly dues: readonly DueChange[]
  readonly reminded: Reminded
}

export interface PlanDifference {
  readonly today: CalendarDate
  readonly cases: readonly CaseDifference[]
}

/** The cases whose plan is another than before, by number. Both plans are of the same day. */
export function planDifference(
  before: readonly CasePlan[],
  after: readonly CasePlan[],
  organisation: Organisation,
  today: CalendarDate,
): PlanDifference {
  const earlier = new Map(before.map((plan) => [plan.id, plan]))
  const cases = [...after]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((plan) => {
      const base = earlier.get(plan.id) ?? null
      const found: CaseDifference = {
        case: plan.id,
        isNew: base === null,
        letters: without(plan.letters, base?.letters ?? []),
        dropped: without(base?.letters ?? [], plan.letters),
        dues: dueChanges(base ? afterTheRun(base).obligations : [], afterTheRun(plan).obligations),
        reminded: remindedOf(afterTheRun(plan), organisation, today),
      }
      const changed = found.isNew || found.letters.length || found.dropped.length || found.dues.length || base?.handler !== plan.handler
      return changed ? [found] : []
    })
  return { today, cases }
}

/** The same case once the letters of its plan have gone out; what is to be printed still waits for a person. */
function afterTheRun(planned: CasePlan): CasePlan {
  const { situation, letters } = planned
  if (!letters.length) return planned
  const { file, policy, spoken, organisation, today } = situation
  const noon = Temporal.PlainDate.from(today)
    .toZonedDateTime({ timeZone: organisation.timeZone, plainTime: '12:00' })
    .toInstant()
    .toString()
  const sent = letters.map((letter): LetterRecord => {
    const delivery = letter.to.address ? { sent: noon, attempts: 1 } : { print: true, attempts: 0 }
    return { ...letter, ...delivery, messageId: letter.path, claimed: noon, sha256: '' }
  })
  return planCase(file, [...situation.letters, ...sent], [policy ?? spoken], organisation, today) ?? planned
}

/** The letters of one plan that the other does not have: by what they are and whom they go to. */
function without(letters: readonly LetterDue[], others: readonly LetterDue[]): PlannedLetter[] {
  const key = ({ path, expected, to }: LetterDue) => JSON.stringify([path, expected, to.address])
  const known = new Set(others.map(key))
  return letters
    .filter((letter) => !known.has(key(letter)))
    .map(({ kind, due = null, expected = null, to }) => ({ kind, due, expected, toPrint: !to.address }))
}

function dueChanges(before: readonly Obligation[], after: readonly Obligation[]): DueChange[] {
  const earlier = numbered(before)
  const later = numbered(after)
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key): DueChange[] => {
    const was = earlier.get(key)
    const is = later.get(key)
    const kind = (is ?? was)?.kind
    const [old, now] = [was && isOwed(was) ? was.due : null, is && isOwed(is) ? is.due : null]
    if (!kind || old === now) return []
    return [{ kind, before: old, after: now, change: !old ? 'new' : now ? 'moved' : 'ended' }]
  })
}

/** The first, second … obligation of each kind: what stays the same obligation when its date moves. */
function numbered(obligations: readonly Obligation[]): Map<string, Obligation> {
  const counts = new Map<ObligationKind, number>()
  return new Map(
    obligations.map((obligation) => {
      const count = (counts.get(obligation.kind) ?? 0) + 1
      counts.set(obligation.kind, count)
      return [`${obligation.kind} ${count}`, obligation]
    }),
  )
}

const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}$/

/** The account of a handler on GitHub where it can be one, and otherwise the id; never a name. */
export function accountOf(handler: string, organisation: Organisation): string {
  const { github } = organisation.staff.find(({ id }) => id === handler) ?? {}
  return github && LOGIN.test(github) ? github : handler
}

function remindedOf(plan: CasePlan, organisation: Organisation, today: CalendarDate): Reminded {
  const handler = accountOf(plan.handler, organisation)
  const { owed } = plan.situation
  if (plan.flags.length) return { handler, on: today, everybody: true }
  if (owed.some(({ due }) => due === today)) return { handler, on: today, everybody: false }
  const marks = owed
    .flatMap(({ due }) => [...organisation.norms.reminderDays, 0].map((days) => addDays(due, -days)))
    .filter((on) => on >= today)
    .sort()
  return { handler, on: marks[0] ?? null, everybody: false }
}
