// What a letter is made of and what it may say. Only what stands in these types can reach a letter: no note, no body of a case.
import type { CalendarDate } from '../calendar.ts'
import type { Channel, Outcome } from '../case.ts'
import type { InvestigationStep } from '../status.ts'
import type { LetterKind } from './record.ts'

/** A paragraph, or the items of a list. */
export type Block = string | readonly string[]

export interface Letter {
  /** Without content: the number of the case and the kind of letter. */
  readonly subject: string
  readonly blocks: readonly Block[]
}

/** Something that happened, as the client may hear it. */
export interface Happening {
  readonly on: CalendarDate
  readonly what: InvestigationStep | { readonly told: string }
}

/** What every letter knows. */
export interface Sender {
  readonly id: string
  readonly today: CalendarDate
  readonly complainant: string
  readonly organisation: string
  /** Who signs: the handler, never somebody the complaint is about. Null: the organisation signs. */
  readonly handler: { readonly name: string; readonly email: string; readonly phone: string | null } | null
  readonly contact: { readonly email: string; readonly phone: string }
  readonly receivedOn: CalendarDate
  readonly channel: Channel
  readonly mediator: { readonly name: string; readonly email: string; readonly phone: string | null }
  readonly mediationDays: number
  readonly interimDays: number
  readonly staffCount: number
  /** The policy version that governs the case, in the language of the letter. */
  readonly policyUrl: string
}

/** What each kind of letter knows besides. */
export interface LetterFacts {
  readonly acknowledgement: { readonly summary: string; readonly wish: string | null; readonly decisionDue: CalendarDate }
  readonly delay: {
    /** The date that was promised and will not be met. */
    readonly promised: CalendarDate
    readonly expected: CalendarDate
    /** The reason staff gave; null for an automatic letter, whose reason is what has been done and is still to come. */
    readonly reason: string | null
    readonly done: readonly Happening[]
    readonly toDo: readonly InvestigationStep[]
    /** The days on which interim letters come; empty where the date is near enough. */
    readonly interims: readonly CalendarDate[]
  }
  readonly interim: {
    readonly previous: CalendarDate
    readonly due: CalendarDate
    readonly done: readonly Happening[]
    readonly toDo: readonly InvestigationStep[]
    readonly expected: CalendarDate
    /** The day of the next interim letter; null where the decision comes first. */
    readonly next: CalendarDate | null
  }
  readonly decision: { readonly decidedOn: CalendarDate; readonly outcome: Outcome; readonly text: string; readonly decidedBy: string }
  readonly referral: { readonly requestedOn: CalendarDate; readonly referredOn: CalendarDate; readonly due: CalendarDate }
  readonly withdrawal: { readonly withdrawnOn: CalendarDate }
}

/** Every letter in one language. A kind without a text does not compile. */
export type Letters = { readonly [Kind in LetterKind]: (sender: Sender, facts: LetterFacts[Kind]) => Letter }

/** The letter as plain text, which is also Markdown: paragraphs, and lists with hyphens. */
export function asText(letter: Letter): string {
  return `${letter.blocks.map((block) => (typeof block === 'string' ? block : block.map((item) => `- ${item.replaceAll('\n', '\n  ')}`).join('\n'))).join('\n\n')}\n`
}
