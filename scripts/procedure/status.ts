// Where a case stands, derived from its facts: the first that fits, from the end of the procedure to its beginning.
import type { StepName } from './case.ts'
import type { Facts } from './facts.ts'
import { runningMediation } from './mediation.ts'
import { type StepsRead, stepsOf } from './steps.ts'

export const STATUSES = ['in-mediation', 'closed', 'withdrawn', 'decided', 'delayed', 'investigating', 'acknowledged', 'received'] as const
export type Status = (typeof STATUSES)[number]

/** The steps by which a complaint is investigated, all of them before the decision: both sides heard (P2), background and contract reviewed (P3), discussed with the client (P4). */
export const INVESTIGATION = [
  'trainer-contacted',
  'complainant-contacted',
  'background-reviewed',
  'discussed',
] as const satisfies readonly StepName[]
export type InvestigationStep = (typeof INVESTIGATION)[number]

/** Whether a step is one of the investigation. */
export function isInvestigation(name: StepName): name is InvestigationStep {
  return (INVESTIGATION as readonly StepName[]).includes(name)
}

const FITS: Record<Status, (facts: Facts, read: StepsRead) => boolean> = {
  'in-mediation': (facts) => runningMediation(facts.mediations) !== null,
  closed: (facts) => facts.closedOn !== null,
  withdrawn: (facts) => facts.withdrawnOn !== null,
  decided: (facts) => facts.decidedOn !== null,
  delayed: (facts) => facts.messages.some((message) => message.names),
  investigating: (_facts, read) => stepsOf(read, ...INVESTIGATION).length > 0,
  acknowledged: (facts) => facts.acknowledged,
  received: () => true,
}

/** Where a case stands. */
export function statusOf(facts: Facts, read: StepsRead): Status {
  return STATUSES.find((status) => FITS[status](facts, read)) ?? 'received'
}
