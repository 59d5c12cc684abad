// Which cases need somebody now, and how pressing each is: what is late, what is due soon, what else waits for a person.
import type { Flag } from '../procedure/flags.ts'
import type { Obligation } from '../procedure/obligations.ts'
import type { CasePlan } from '../procedure/plan.ts'
import { concernsOf } from '../procedure/reminders.ts'

/** In the order of how pressing they are. `waiting`: nothing is late, and a person is asked to do something all the same. */
export const PRESSING = ['late', 'soon', 'waiting'] as const
export type Pressing = (typeof PRESSING)[number]

/** A case that needs somebody. */
export interface Attention {
  readonly plan: CasePlan
  readonly pressing: Pressing
  /** What is late or due soon, the most pressing first. */
  readonly promises: readonly Obligation[]
  /** What must be put right besides what is late. */
  readonly flags: readonly Exclude<Flag, { kind: 'overdue' }>[]
}

/** Whether something of the case is late or due soon; null where nothing is. */
export function termOf(plan: CasePlan): 'late' | 'soon' | null {
  const states = concernsOf(plan).map(({ obligation }) => obligation.state)
  return states.includes('overdue') ? 'late' : states.length ? 'soon' : null
}

/** Whether the case is over and done with: closed, and nothing has become due since. */
export function isDone(plan: CasePlan): boolean {
  return plan.status === 'closed' && termOf(plan) === null
}

/** The cases that need somebody, one entry each, the most pressing first. */
export function needAttention(plans: readonly CasePlan[]): Attention[] {
  return plans.flatMap((plan) => attentionOf(plan) ?? []).sort(byPressure)
}

function attentionOf(plan: CasePlan): Attention | null {
  const pressing = termOf(plan) ?? (plan.tasks.length || plan.flags.length ? 'waiting' : null)
  if (!pressing) return null
  const promises = concernsOf(plan)
    .map(({ obligation }) => obligation)
    .sort((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0))
  return { plan, pressing, promises, flags: plan.flags.filter((flag) => flag.kind !== 'overdue') }
}

function byPressure(a: Attention, b: Attention): number {
  return (
    PRESSING.indexOf(a.pressing) - PRESSING.indexOf(b.pressing) ||
    (a.promises[0]?.daysLeft ?? 0) - (b.promises[0]?.daysLeft ?? 0) ||
    weight(a) - weight(b) ||
    (a.plan.facts.receivedOn < b.plan.facts.receivedOn ? -1 : 1)
  )
}

/** What waits without a term: what must be put right, then what is to be done, then what only waits to be closed. */
function weight({ plan, flags }: Attention): number {
  if (flags.length) return 0
  return plan.tasks.some(({ kind }) => kind !== 'close') ? 1 : 2
}
