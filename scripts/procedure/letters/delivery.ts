// When a letter reached the client: the mail server's yes, or a step that names the letter. Never inferred from anything else.
import { type CalendarDate, dateIn } from '../calendar.ts'
import type { StepName, Way } from '../case.ts'
import { inOrder, lastOf, type Recorded, type StepsRead, standingOf, stepsOf } from '../steps.ts'
import { claimedOn, type LetterKind, type LetterRecord, letterName } from './record.ts'

/** A place in the life of a case: a day, and on that day after so many steps of the file. */
export interface Place {
  readonly on: CalendarDate
  readonly after: number
}

/** Earlier first. */
export function byPlace(a: Place, b: Place): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : a.after - b.after
}

/** The place of a step: before whatever was read after it. */
export function placeOf({ step, index }: Recorded): Place {
  return { on: step.on, after: index + 0.5 }
}

/** Where a letter stands in the life of a case, and how it reached the client. */
export interface Delivery extends Place {
  readonly how: Way
}

/**
 * When and how a letter reached the client; null where nothing says that it did. A mailed letter stands after the steps that it
 * had read, unless it came back; any other in the place of the first step `delivered` after the last `undelivered` that names it.
 */
export function deliveryOf(letter: LetterRecord, read: StepsRead, timeZone: string): Delivery | null {
  const name = letterName(letter.path)
  const back = stepsOf(read, 'undelivered').findLast(({ step }) => step.letter === name)
  if (letter.sent && !letter.returned && !back) return { on: dateIn(timeZone, letter.sent), after: letter.steps, how: 'email' }
  const brought = stepsOf(read, 'delivered').find((step) => step.step.letter === name && (!back || inOrder(step, back) > 0))
  return brought ? { ...placeOf(brought), how: brought.step.how } : null
}

/** Whether the letter came back, or the client says that it never came, whatever happened to it since. */
export function cameBackOn(letter: LetterRecord, read: StepsRead, timeZone: string): CalendarDate | null {
  const back = stepsOf(read, 'undelivered').findLast(({ step }) => step.letter === letterName(letter.path))
  return back?.step.on ?? (letter.returned ? dateIn(timeZone, letter.returned) : null)
}

/** The step that asks for a letter of this kind; null where no step does. */
export const ASKED_BY = {
  acknowledgement: null,
  delay: 'delayed',
  interim: null,
  decision: 'decided',
  referral: 'referred',
  withdrawal: 'withdrawn',
} as const satisfies Record<LetterKind, StepName | null>

/**
 * The step that the letter answers: the last of its kind among those that stood when it was written; null where no step asked
 * for it.
 */
export function answeredStep(letter: LetterRecord, { recorded }: StepsRead, timeZone: string): Recorded | null {
  const asks = letter.kind === 'reminder' || letter.automatic ? null : ASKED_BY[letter.kind]
  if (!asks) return null
  const claimed = claimedOn(letter, timeZone)
  return lastOf(standingOf(recorded.filter(({ step, index }) => index < letter.steps && step.on <= claimed)), asks)
}
