// What the client was told and was a mistake: taken back in the file, and not yet taken back towards the client.
import { type CalendarDate, earliest } from './calendar.ts'
import type { StepName } from './case.ts'
import { type Known, subjectOf } from './facts.ts'
import { ASKED_BY, answeredStep, deliveryOf } from './letters/delivery.ts'
import type { LetterKind } from './letters/record.ts'
import { type Recorded, stepsOf } from './steps.ts'

/** The kinds of letter that a step asks for. */
type AskedKind = { [Kind in LetterKind]: (typeof ASKED_BY)[Kind] extends null ? never : Kind }[LetterKind]

/** A letter, or words to its effect, that no longer stands and of which the client does not know that yet. */
export interface Untrue {
  readonly kind: AskedKind
  /** The day on which it reached the client. */
  readonly toldOn: CalendarDate
  /** The day on which it was taken back in the file. */
  readonly since: CalendarDate
}

const LETTER_FOR = Object.fromEntries(
  Object.entries(ASKED_BY).flatMap(([kind, step]) => (step ? [[step, kind as AskedKind]] : [])),
) as Partial<Record<StepName, AskedKind>>

/** What must still be taken back towards the client; the last letter of each kind that was told. */
export function toTakeBack(known: Known, timeZone: string): Untrue[] {
  const found = new Map<string, Untrue>()
  for (const { mistake, by } of known.read.takenBack) {
    const kind = LETTER_FOR[mistake.step.step]
    const toldOn = kind ? toldOnOf(mistake, known, timeZone) : null
    if (kind && toldOn && !isSaidAfter(by, known, timeZone)) found.set(`${kind} ${by.index}`, { kind, toldOn, since: by.step.on })
  }
  return [...found.values()]
}

function toldOnOf(mistake: Recorded, { read, letters }: Known, timeZone: string): CalendarDate | null {
  const { step } = mistake
  return earliest(
    ...letters.map((letter) =>
      answeredStep(letter, read, timeZone)?.index === mistake.index ? (deliveryOf(letter, read, timeZone)?.on ?? null) : null,
    ),
    ...stepsOf(read, 'notified').map((notified) => (subjectOf(notified, read)?.index === mistake.index ? notified.step.on : null)),
    step.step === 'referred' && step.how ? step.on : null,
  )
}

/** Whether a later letter, which says it, or a person told the client since. */
function isSaidAfter({ index, step }: Recorded, { read, letters }: Known, timeZone: string): boolean {
  return (
    letters.some((letter) => letter.steps > index && letter.kind !== 'reminder' && deliveryOf(letter, read, timeZone) !== null) ||
    stepsOf(read, 'informed', 'notified').some((told) => told.index > index && told.step.on >= step.on)
  )
}
