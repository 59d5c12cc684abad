// Requests for the mediator, one after the other: each with its own steps, letters and terms (P8).
import { type CalendarDate, earliest } from './calendar.ts'
import type { StepOf } from './case.ts'
import { type Recorded, type StepsRead, stepsOf } from './steps.ts'

/** One request for the mediator, from `dissatisfied` (or `referred`) to its end. */
export interface Mediation {
  readonly requestedOn: CalendarDate
  /** Whether it began with `dissatisfied`; else only the referral is known, and not the day the client asked for it. */
  readonly isAsked: boolean
  /** Oldest first: a second one names another mediator. The first one counts for the terms. */
  readonly referrals: readonly Recorded<StepOf<'referred'>>[]
  readonly referredOn: CalendarDate | null
  /** The day on which the client was told of the referral, by letter or otherwise. */
  readonly toldOn: CalendarDate | null
  readonly judgedOn: CalendarDate | null
  /** The day of a judgment that orders nothing, so that nothing is left to carry out. */
  readonly withoutMeasuresOn: CalendarDate | null
  readonly executedOn: CalendarDate | null
  readonly acceptedOn: CalendarDate | null
}

/** A referral letter that reached the client, and the index of the step `referred` that it answers. */
export interface DeliveredReferral {
  readonly on: CalendarDate
  readonly answers: number | null
}

/** The requests of a case, oldest first. */
export function mediationsOf(read: StepsRead, letters: readonly DeliveredReferral[]): Mediation[] {
  const requests: Mediation[] = []
  for (const recorded of stepsOf(read, 'dissatisfied', 'referred', 'accepted', 'judged', 'executed')) {
    const running = runningMediation(requests)
    const next = running ? continued(running, recorded) : begun(recorded)
    if (!next) continue
    if (running) requests.pop()
    requests.push(next)
  }
  return requests.map((request) => ({ ...request, toldOn: toldOn(request, letters) }))
}

type MediationStep = Recorded<StepOf<'dissatisfied' | 'referred' | 'accepted' | 'judged' | 'executed'>>

function begun({ step, index }: MediationStep): Mediation | null {
  if (step.step !== 'dissatisfied' && step.step !== 'referred') return null
  const nothing = { toldOn: null, judgedOn: null, withoutMeasuresOn: null, executedOn: null, acceptedOn: null }
  const referrals = step.step === 'referred' ? [{ step, index }] : []
  return {
    ...nothing,
    requestedOn: step.on,
    isAsked: step.step === 'dissatisfied',
    referrals,
    referredOn: referrals[0]?.step.on ?? null,
  }
}

function continued(request: Mediation, { step, index }: MediationStep): Mediation {
  switch (step.step) {
    case 'dissatisfied':
      return request
    case 'referred':
      return { ...request, referrals: [...request.referrals, { step, index }], referredOn: request.referredOn ?? step.on }
    case 'accepted':
      return { ...request, acceptedOn: step.on }
    case 'judged':
      return { ...request, judgedOn: request.judgedOn ?? step.on, withoutMeasuresOn: step.measures ? null : step.on }
    case 'executed':
      return { ...request, executedOn: step.on }
    default:
      return step satisfies never
  }
}

function toldOn({ referrals }: Mediation, letters: readonly DeliveredReferral[]): CalendarDate | null {
  const own = new Set(referrals.map(({ index }) => index))
  return earliest(
    ...letters.map(({ on, answers }) => (answers !== null && own.has(answers) ? on : null)),
    ...referrals.map(({ step }) => (step.how ? step.on : null)),
  )
}

/** Whether a request has come to its end: accepted, carried out, or judged without measures. */
export function isOver(mediation: Mediation): boolean {
  return mediation.acceptedOn !== null || mediation.executedOn !== null || mediation.withoutMeasuresOn !== null
}

/** The request that runs: the last one, as long as it has not ended; null where none does. */
export function runningMediation(mediations: readonly Mediation[]): Mediation | null {
  const last = mediations.at(-1)
  return last && !isOver(last) ? last : null
}
