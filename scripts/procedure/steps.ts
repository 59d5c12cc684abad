// The steps of a case as they are read: in the order of their day, as known on a day, without those that were taken back.
import type { CalendarDate } from './calendar.ts'
import type { Case, Step, StepName, StepOf } from './case.ts'

/** A step and its place in the file, from 0: steps are only added at the end, so a higher index was recorded later. */
export interface Recorded<S extends Step = Step> {
  readonly step: S
  readonly index: number
}

/** A step that was recorded by mistake, and the step `retracted` that took it out. */
export interface TakenBack {
  readonly mistake: Recorded
  readonly by: Recorded<StepOf<'retracted'>>
}

export interface StepsRead {
  /** All of them in the order of the file, also what was taken back. */
  readonly recorded: readonly Recorded[]
  /** What stands: by day, on one day in the order of the file. */
  readonly standing: readonly Recorded[]
  /** What was taken back by then, in the order of the retractions. */
  readonly takenBack: readonly TakenBack[]
}

/** The steps of a file as they were known on `today`. */
export function readSteps(steps: readonly Step[], today: CalendarDate): StepsRead {
  return standingOf(steps.map((step, index) => ({ step, index })).filter(({ step }) => step.on <= today))
}

/** What stands of these steps, which are in the order of the file, once their retractions have been carried out. */
export function standingOf(recorded: readonly Recorded[]): StepsRead {
  const takenBack: TakenBack[] = []
  const out = new Set<number>()
  for (const by of recorded.filter(isRetraction)) {
    const mistake = recorded.findLast((other) => other.index < by.index && !out.has(other.index) && isMeantBy(other.step, by.step))
    if (!mistake) continue
    // A decision that is taken back takes those along that it had replaced: none of them stands again.
    const along =
      mistake.step.step === 'decided'
        ? recorded.filter((other) => other.step.step === 'decided' && other.index < by.index && inOrder(other, mistake) < 0)
        : []
    for (const gone of [...along, mistake]) {
      if (out.has(gone.index)) continue
      out.add(gone.index)
      takenBack.push({ mistake: gone, by })
    }
  }
  return { recorded, standing: recorded.filter(({ index }) => !out.has(index)).sort(inOrder), takenBack }
}

function isRetraction(recorded: Recorded): recorded is Recorded<StepOf<'retracted'>> {
  return recorded.step.step === 'retracted'
}

/** Whether a retraction is about this step: its kind and its day. A retraction itself cannot be taken back. */
export function isMeantBy(step: Step, { of, recorded }: StepOf<'retracted'>): boolean {
  return step.step === of && step.step !== 'retracted' && step.on === recorded
}

/** By day; on one day in the order of the file. */
export function inOrder(a: Recorded, b: Recorded): number {
  return a.step.on < b.step.on ? -1 : a.step.on > b.step.on ? 1 : a.index - b.index
}

/** The standing steps of these kinds, in reading order. */
export function stepsOf<Name extends StepName>({ standing }: StepsRead, ...names: readonly Name[]): Recorded<StepOf<Name>>[] {
  return standing.filter(({ step }) => (names as readonly StepName[]).includes(step.step)) as Recorded<StepOf<Name>>[]
}

/** The last standing step of one of these kinds; null where there is none. */
export function lastOf<Name extends StepName>(read: StepsRead, ...names: readonly Name[]): Recorded<StepOf<Name>> | null {
  return stepsOf(read, ...names).at(-1) ?? null
}

/** Day 0 of the terms: `received`, or what the last standing correction of it says. The field itself is never edited. */
export function receivedIn(received: CalendarDate, read: StepsRead): CalendarDate {
  const correction = stepsOf(read, 'corrected').findLast(({ step }) => step.field === 'received')
  return correction ? (correction.step.to as CalendarDate) : received
}

/** Day 0 of the terms by all steps of a file. */
export function receivedOn({ received, steps }: Pick<Case, 'received' | 'steps'>): CalendarDate {
  return receivedIn(received, standingOf(steps.map((step, index) => ({ step, index }))))
}
