// What the plan of a case is made of: the case as it was known today, what counts, and what is owed.
import type { CalendarDate } from './calendar.ts'
import { type Facts, factsOf, type Known, knownAt } from './facts.ts'
import { isOwed, type Obligation, obligationsOf } from './obligations.ts'
import { activeOn, type Organisation } from './organisation.ts'
import type { Policy } from './policy.ts'
import { lastOf, type Recorded } from './steps.ts'

export interface Situation extends Known {
  readonly facts: Facts
  /** Everything that is or was owed; nothing where no policy governs the case. */
  readonly obligations: readonly Obligation[]
  /** What is still owed, without what somebody closed the case in spite of. */
  readonly owed: readonly Obligation[]
  /** The version that governs the case; null for a case from before the first. */
  readonly policy: Policy | null
  /** The version that letters speak of: the one that governs, else the first. */
  readonly spoken: Policy
  readonly organisation: Organisation
  readonly today: CalendarDate
}

export function situationOf(
  known: Known,
  policy: Policy | null,
  spoken: Policy,
  organisation: Organisation,
  today: CalendarDate,
): Situation {
  const facts = factsOf(known, organisation.timeZone)
  const owedBy = (counted: Facts, day: CalendarDate) => (policy ? obligationsOf(counted, policy, organisation.norms, day) : [])
  const obligations = owedBy(facts, today)
  const open = obligations.filter(isOwed)
  const closed = open.length ? lastOf(known.read, 'closed') : null
  const silenced = new Set(closed ? openAt(known, closed, organisation, owedBy).map(keyOf) : [])
  const owed = open.filter((obligation) => !silenced.has(keyOf(obligation)))
  return { ...known, facts, obligations, owed, policy, spoken, organisation, today }
}

/** What was owed where the case was closed: whoever closed it did so in spite of that. */
function openAt(
  known: Known,
  closed: Recorded,
  { timeZone }: Organisation,
  owedBy: (facts: Facts, day: CalendarDate) => readonly Obligation[],
): Obligation[] {
  return owedBy(factsOf(knownAt(known, closed, timeZone), timeZone), closed.step.on).filter(isOwed)
}

/** The same obligation, whenever it is looked at. */
function keyOf({ kind, opened, due }: Obligation): string {
  return `${kind} ${opened} ${due}`
}

/** Whether the handler still works here. */
export function hasActiveHandler({ file, organisation, today }: Pick<Situation, 'file' | 'organisation' | 'today'>): boolean {
  const handler = organisation.staff.find(({ id }) => id === file.handler)
  return handler !== undefined && activeOn(handler, today)
}
