// Letters that are written and have not reached the client: to print, refused, come back, or nobody knows.
import { type CalendarDate, dateIn } from './calendar.ts'
import { answeredStep, cameBackOn, deliveryOf } from './letters/delivery.ts'
import { isOfMistake } from './letters/due.ts'
import { claimedOn, type LetterKind, type LetterRecord, letterState } from './letters/record.ts'
import { runningMediation } from './mediation.ts'
import type { Situation } from './situation.ts'

export interface NotReached {
  readonly letter: LetterRecord & { readonly kind: LetterKind }
  /** `back`: it came back, or the client says that it never came. */
  readonly why: 'to-print' | 'refused' | 'back' | 'unknown'
  /** The day from which that is known. */
  readonly since: CalendarDate
}

/**
 * The letters that somebody must still bring to the client: none that a later letter of its kind stands for, and none that has
 * nothing left to say.
 */
export function notReached(situation: Situation): NotReached[] {
  const { letters, read, organisation } = situation
  return letters.flatMap((letter): NotReached[] => {
    const { kind } = letter
    if (kind === 'reminder' || deliveryOf(letter, read, organisation.timeZone) || isOfMistake(letter, situation)) return []
    if (laterLetter(letter, letters)) return []
    const why = whyNot(letter, situation)
    return why && hasStillToSay(letter, situation) ? [{ letter: { ...letter, kind }, ...why }] : []
  })
}

/** The last letter of its case that was written after this one and stands for it; null where there is none. `letters` holds it. */
export function laterLetter(letter: LetterRecord, letters: readonly LetterRecord[]): LetterRecord | null {
  const index = letters.indexOf(letter)
  return letters.findLast((other, place) => standsFor(other, letter) && isLater(other, letter, place > index)) ?? null
}

/** Whether the news of one letter covers that of another: a delay letter also tells what an interim letter told. */
function standsFor(other: LetterRecord, letter: LetterRecord): boolean {
  return other.kind === letter.kind || (letter.kind === 'interim' && other.kind === 'delay')
}

function isLater(other: LetterRecord, letter: LetterRecord, standsLater: boolean): boolean {
  return other.claimed > letter.claimed || (other.claimed === letter.claimed && standsLater)
}

function whyNot(letter: LetterRecord, { read, organisation, today }: Situation): Pick<NotReached, 'why' | 'since'> | null {
  const { timeZone } = organisation
  const back = cameBackOn(letter, read, timeZone)
  if (back) return { why: 'back', since: back }
  switch (letterState(letter)) {
    case 'to-print':
      return { why: 'to-print', since: claimedOn(letter, timeZone) }
    case 'refused':
      return { why: 'refused', since: dateIn(timeZone, letter.refused ?? letter.claimed) }
    case 'unknown':
      return { why: 'unknown', since: claimedOn(letter, timeZone) }
    case 'claimed':
      // The runs of its day have tried it again or left it: nobody knows any more whether it arrived.
      return claimedOn(letter, timeZone) < today ? { why: 'unknown', since: claimedOn(letter, timeZone) } : null
    default:
      return null
  }
}

/** Whether the client still needs it: not once what it is about has ended, or has been told otherwise. */
function hasStillToSay(letter: LetterRecord, { facts, read, organisation }: Situation): boolean {
  switch (letter.kind) {
    case 'acknowledgement':
      return !facts.acknowledgedOn && !facts.decisionSentOn && !facts.withdrawnOn
    case 'delay':
    case 'interim':
      return (
        // Once there is a decision, no letter speaks of a delay any more.
        !facts.decidedOn &&
        !facts.withdrawnOn &&
        !facts.referredUndecidedOn &&
        // A date that was named since would be denied by it.
        !facts.messages.some(({ names, read: heard, on }) => names && isAfter({ on, heard }, letter, organisation.timeZone))
      )
    case 'decision':
      return (
        !facts.withdrawnOn &&
        !facts.tellings.some(({ decided }) => decided && decided.index === answeredStep(letter, read, organisation.timeZone)?.index)
      )
    case 'referral':
      return (
        runningMediation(facts.mediations)?.referrals.some(
          ({ index }) => index === answeredStep(letter, read, organisation.timeZone)?.index,
        ) ?? false
      )
    case 'withdrawal':
      return facts.withdrawnOn !== null && !facts.withdrawalConfirmedOn
    case 'reminder':
      return false
    default:
      return letter.kind satisfies never
  }
}

/** Whether a message came after a letter was written: on a later day, or on that day and having read more steps. */
function isAfter({ on, heard }: { readonly on: CalendarDate; readonly heard: number }, letter: LetterRecord, timeZone: string): boolean {
  const claimed = claimedOn(letter, timeZone)
  return on > claimed || (on === claimed && heard > letter.steps)
}
