// What each handler has on their hands.
import type { CalendarDate } from '../procedure/calendar.ts'
import { activeStaff, type Organisation } from '../procedure/organisation.ts'
import type { CasePlan } from '../procedure/plan.ts'
import { isDone, termOf } from './attention.ts'

/** Numbers of cases; a case that is late and has something else due soon counts as late only. */
export interface Workload {
  /** The id of the handler. */
  readonly handler: string
  readonly open: number
  readonly late: number
  readonly soon: number
}

/** Everybody who is active, with or without cases, in the order of organisation.yml; then whoever has left and still has open cases. */
export function workloadOf(plans: readonly CasePlan[], organisation: Organisation, today: CalendarDate): Workload[] {
  const open = plans.filter((plan) => !isDone(plan))
  const active = activeStaff(organisation, today).map(({ id }) => id)
  const handlers = new Set([...active, ...open.map(({ handler }) => handler).sort()])
  return [...handlers].map((handler) => {
    const own = open.filter((plan) => plan.handler === handler)
    const count = (term: 'late' | 'soon') => own.filter((plan) => termOf(plan) === term).length
    return { handler, open: own.length, late: count('late'), soon: count('soon') }
  })
}
