// What is owed first in a case, for lists of cases.
import { isOwed, type Obligation } from '../procedure/obligations.ts'
import type { CasePlan } from '../procedure/plan.ts'

/** What is owed first: the longest overdue, then the nearest due date. Null where nothing with a date is owed. */
export function nextOwed(plan: CasePlan): Obligation | null {
  return (
    plan.obligations
      .filter((obligation) => isOwed(obligation) && obligation.daysLeft !== null)
      .sort((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0))[0] ?? null
  )
}
