// How far a case has come in the eight steps of the policy (P1 to P8): what is done, by whom, when, and what is missing.
import { type CalendarDate, earliest } from '../procedure/calendar.ts'
import type { Step, StepName } from '../procedure/case.ts'
import { toDo } from '../procedure/letters/write.ts'
import { isOver } from '../procedure/mediation.ts'
import { isLate, type ObligationKind } from '../procedure/obligations.ts'
import type { CasePlan } from '../procedure/plan.ts'
import { stepsOf } from '../procedure/steps.ts'

export const PROCEDURE_STEPS = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'] as const
export type ProcedureStep = (typeof PROCEDURE_STEPS)[number]

/** `late`: not done and past its term, or done too late. `not-needed`: the case does not call for this step. */
export type ProgressState = 'done' | 'late' | 'open' | 'not-needed'

export interface Progress {
  readonly step: ProcedureStep
  readonly state: ProgressState
  /** The day it was done; null while it is not, or where no single day can be named. */
  readonly on: CalendarDate | null
  /** The id of who recorded it; null where the register did it itself. */
  readonly by: string | null
  /** The steps of the case file that are still missing for it. */
  readonly missing: readonly StepName[]
}

/** The obligations behind each step of the policy; a step without any has no term of its own. */
const TERMS: Record<ProcedureStep, readonly ObligationKind[]> = {
  P1: ['acknowledgement'],
  P2: [],
  P3: [],
  P4: [],
  P5: ['decision', 'new-date'],
  P6: ['interim'],
  P7: [],
  P8: ['referral', 'judgment', 'execution'],
}

/** The eight steps of a case, as known on the day of the plan. */
export function progressOf(plan: CasePlan): Progress[] {
  const { facts } = plan
  const recorded = (name: StepName): Step | null => stepsOf(plan.situation.read, name)[0]?.step ?? null
  const over = facts.withdrawnOn !== null || facts.decidedOn !== null
  const isPast = (step: ProcedureStep) => plan.obligations.some((obligation) => TERMS[step].includes(obligation.kind) && isLate(obligation))
  const entry = (
    step: ProcedureStep,
    on: CalendarDate | null,
    by: string | null,
    missing: readonly StepName[],
    needed = true,
  ): Progress => ({
    step,
    state: isPast(step) ? 'late' : on ? 'done' : needed ? 'open' : 'not-needed',
    on,
    by,
    missing: on ? [] : missing,
  })

  const heard = [recorded('trainer-contacted'), recorded('complainant-contacted')] as const
  const background = recorded('background-reviewed')
  const discussed = recorded('discussed')
  const delays = facts.messages.filter(({ names }) => names)
  const mediation = facts.mediations.at(-1)
  const missing = toDo(plan.situation)
  return [
    entry('P1', facts.acknowledgedOn, recorded('acknowledged')?.by ?? null, ['acknowledged'], !facts.withdrawnOn),
    entry(
      'P2',
      missing.some((name) => HEARD.includes(name)) ? null : heardOn(heard),
      heard[1]?.by ?? heard[0]?.by ?? null,
      missing.filter((name) => HEARD.includes(name)),
      !over,
    ),
    entry('P3', background?.on ?? null, background?.by ?? null, ['background-reviewed'], !over),
    entry('P4', discussed?.on ?? null, discussed?.by ?? null, ['discussed'], !over),
    entry('P5', facts.decisionSentOn, recorded('decided')?.by ?? null, facts.decidedOn ? [] : ['decided'], !facts.withdrawnOn),
    entry('P6', delays.at(-1)?.on ?? null, null, [], false),
    entry('P7', facts.closedOn, recorded('closed')?.by ?? null, ['closed']),
    entry(
      'P8',
      mediation && isOver(mediation) ? earliest(mediation.acceptedOn, mediation.executedOn, mediation.withoutMeasuresOn) : null,
      null,
      mediationMissing(mediation),
      mediation !== undefined,
    ),
  ]
}

/** Both sides (P2); a complaint about nobody has one. */
const HEARD: readonly StepName[] = ['trainer-contacted', 'complainant-contacted']

/** The day on which the last of both sides was heard. */
function heardOn(steps: readonly (Step | null)[]): CalendarDate | null {
  return steps.reduce<CalendarDate | null>((last, step) => (step && (!last || step.on > last) ? step.on : last), null)
}

function mediationMissing(mediation: CasePlan['facts']['mediations'][number] | undefined): StepName[] {
  if (!mediation || isOver(mediation)) return []
  if (!mediation.referredOn) return ['referred']
  return mediation.judgedOn ? ['executed'] : ['judged']
}
