// What the procedure asks next in a case, where no task says it: P2, P3, P4 and P5, and the judgment of P8.
import type { CalendarDate } from '../procedure/calendar.ts'
import { heardBesides, toDo } from '../procedure/letters/write.ts'
import { runningMediation } from '../procedure/mediation.ts'
import { activeStaff, mediatorOn } from '../procedure/organisation.ts'
import type { Situation } from '../procedure/situation.ts'
import type { InvestigationStep } from '../procedure/status.ts'
import { recorded, type StepToRecord } from './step-to-record.ts'

export const NEXT_KINDS = [
  'hear-trainer',
  'hear-colleague',
  'hear-complainant',
  'review',
  'discuss',
  'decide',
  'ask-judgment',
  'execute',
] as const
export type NextKind = (typeof NEXT_KINDS)[number]

export interface Next {
  readonly kind: NextKind
  /** The last day on which it is in time; null where it has none. */
  readonly due: CalendarDate | null
  /** The steps that record it, one of which is enough. */
  readonly records: readonly StepToRecord[]
}

/** What can be done next in the procedure, in its order. */
export function nextInProcedure(situation: Situation): Next[] {
  return [...investigation(situation), ...mediation(situation)]
}

function next(kind: NextKind, due: CalendarDate | null, ...records: readonly StepToRecord[]): Next {
  return { kind, due, records }
}

/** Both sides are heard (P2) and the background reviewed (P3), then it is discussed (P4), then decided (P5). */
function investigation(situation: Situation): Next[] {
  const promise = situation.owed.find(({ kind }) => kind === 'decision' || kind === 'new-date')
  if (situation.facts.decidedOn || !(promise || (situation.policy === null && isOpen(situation)))) return []
  const due = promise?.due ?? null
  const missing = toDo(situation)
  const first = missing.filter((name) => name !== 'discussed')
  const now = first.length ? first : missing
  const presses = promise?.state === 'due-soon' || promise?.state === 'overdue'
  return [
    ...now.map((name) => next(asked(name, situation), due, recorded(name))),
    ...(missing.length === 0 || presses ? [next('decide', due, ...decisions(situation, missing))] : []),
  ]
}

/** Whether a case that no policy governs still waits for its decision. */
function isOpen({ facts }: Situation): boolean {
  const { decidedOn, withdrawnOn, referredUndecidedOn, closedOn, mediations } = facts
  return !decidedOn && !withdrawnOn && !referredUndecidedOn && !closedOn && !runningMediation(mediations)
}

function asked(name: InvestigationStep, { file, organisation }: Situation): NextKind {
  switch (name) {
    case 'trainer-contacted':
      return heardBesides(file, organisation) === 'colleague' ? 'hear-colleague' : 'hear-trainer'
    case 'complainant-contacted':
      return 'hear-complainant'
    case 'background-reviewed':
      return 'review'
    case 'discussed':
      return 'discuss'
    default:
      return name satisfies never
  }
}

/** The decision, with the reason why it comes before all was done where it does; or another date (P6). */
function decisions({ file, organisation, policy, today }: Situation, missing: readonly InvestigationStep[]): StepToRecord[] {
  const nobodyElse = activeStaff(organisation, today).every(({ id }) => file.about.includes(id))
  return [
    recorded('decided', { outcome: null, letter: null, ...((missing.length || nobodyElse) && { despite: null }) }),
    // A case that no policy governs gets no delay letter: whoever names a date tells it.
    policy ? recorded('delayed', { expected: null, reason: null }) : recorded('informed', { expected: null }),
  ]
}

function mediation({ facts, owed, organisation, spoken, today }: Situation): Next[] {
  const request = runningMediation(facts.mediations)
  if (!request?.referredOn) return []
  const dueOf = (kind: 'judgment' | 'execution') => owed.find((obligation) => obligation.kind === kind)?.due ?? null
  if (request.judgedOn) return [next('execute', dueOf('execution'), recorded('executed'))]
  const mediator = mediatorOn(organisation, spoken.mediator, today).id
  const judged = (fields: StepToRecord['fields']) => recorded('judged', { judgment: null, ...fields }, mediator)
  return [next('ask-judgment', dueOf('judgment'), judged({ measures: null }), judged({}))]
}
