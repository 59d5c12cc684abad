// What a letter is made of and what it may say. Only what stands in these types can reach a letter: no note, no body of a case.
import type { CalendarDate } from '../calendar.ts'
import type { Channel, Outcome } from '../case.ts'
import type { InvestigationStep } from '../status.ts'
import type { Untrue } from '../take-back.ts'
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
  /** How the complainant is addressed after "Geachte" or "Dear"; null: by the name. */
  readonly salutation: string | null
  /** The postal address of the complainant, line by line; empty where it is not known. */
  readonly postalAddress: readonly string[]
  /** Whether the letter goes out on paper: there is no message to reply to then. */
  readonly isPrinted: boolean
  readonly organisation: string
  /** Who signs: the handler, never somebody the complaint is about. Null: the organisation signs. */
  readonly handler: { readonly name: string; readonly email: string; readonly phone: string | null } | null
  readonly contact: { readonly email: string; readonly phone: string; readonly address: readonly string[] }
  readonly receivedOn: CalendarDate
  readonly channel: Channel
  /** Whom we hear besides the complainant (P2). */
  readonly heard: 'trainer' | 'colleague' | 'nobody'
  readonly mediator: { readonly name: string; readonly email: string; readonly phone: string | null }
  readonly mediationDays: number
  readonly interimDays: number
  readonly staffCount: number
  /** The policy version that governs the case, in the language of the letter. */
  readonly policyUrl: string
  /** What the client was told and no longer stands: each letter says so first. */
  readonly untrue: readonly Untrue[]
}

/** What each kind of letter knows besides. */
export interface LetterFacts {
  readonly acknowledgement: {
    readonly summary: string
    readonly wish: string | null
    readonly toDo: readonly InvestigationStep[]
    /** The date by which the client may expect the decision; null where none can be named. */
    readonly expected: CalendarDate | null
    /** Whether that is another date than the term of the policy. */
    readonly isOther: boolean
    /** The last day of the term of the policy, where it has passed without a decision; else null. */
    readonly missed: CalendarDate | null
    /** The day on which the complaint went to the mediator without a decision: nobody decides any more. Null: it did not. */
    readonly referredOn: CalendarDate | null
  }
  readonly delay: {
    /** The date by which the client was told to expect the decision; null where nobody ever named one. */
    readonly told: CalendarDate | null
    /** The due date it answers. */
    readonly due: CalendarDate
    readonly expected: CalendarDate
    /** The day by which an interim letter should have come, where it has passed; else null. */
    readonly unheard: CalendarDate | null
    /** The reason staff gave, if they gave one that no letter has told yet. */
    readonly reason: string | null
    /** Whether staff asked for it; else it goes out by itself. */
    readonly isAsked: boolean
    readonly done: readonly Happening[]
    /** What else happened since the last message, in words that staff wrote for the client. */
    readonly news: readonly Happening[]
    readonly toDo: readonly InvestigationStep[]
    /** The first days on which interim letters come; empty where the date is near enough. */
    readonly interims: readonly CalendarDate[]
    /** Whether more follow after those. */
    readonly interimsGoOn: boolean
    /** The date that another letter of today named; null where there was none. */
    readonly earlierToday: CalendarDate | null
  }
  readonly interim: {
    readonly previous: CalendarDate
    readonly due: CalendarDate
    readonly news: readonly Happening[]
    readonly toDo: readonly InvestigationStep[]
    readonly expected: CalendarDate
    /** The day of the next interim letter; null where the decision comes first. */
    readonly next: CalendarDate | null
  }
  readonly decision: {
    readonly decidedOn: CalendarDate
    readonly outcome: Outcome
    readonly text: string
    readonly decidedBy: string
    /** Whether the complaint is about the person who decided, because nobody else was there. */
    readonly isAboutDecider: boolean
    /** The day of the decision that this one replaces and that the client had been told; null where there is none. */
    readonly replaces: CalendarDate | null
    /** The promise that it comes too late for; null where it comes in time. */
    readonly missed: { readonly told: CalendarDate | null; readonly due: CalendarDate } | null
  }
  readonly referral: {
    /** The day the client asked for it; null where that was not recorded. */
    readonly requestedOn: CalendarDate | null
    readonly referredOn: CalendarDate
    readonly due: CalendarDate
    readonly isDecided: boolean
    /** Whether the client had been referred before in this request: another mediator takes over. */
    readonly isAgain: boolean
  }
  readonly withdrawal: { readonly withdrawnOn: CalendarDate }
}

/** Every letter in one language. A kind without a text does not compile. */
export type Letters = { readonly [Kind in LetterKind]: (sender: Sender, facts: LetterFacts[Kind]) => Letter }

/** The letter as plain text, which is also Markdown: paragraphs, and lists with hyphens. */
export function asText(letter: Letter): string {
  return `${letter.blocks.map((block) => (typeof block === 'string' ? block : block.map((item) => `- ${item.replaceAll('\n', '\n  ')}`).join('\n'))).join('\n\n')}\n`
}

/** What stands above a letter on paper: who writes, to whom, where and when, and what it is about. Nothing above a mail. */
export function letterhead(
  { isPrinted, organisation, contact, complainant, postalAddress }: Sender,
  today: string,
  subject: string,
): Block[] {
  if (!isPrinted) return []
  // A Dutch postcode stands before the place.
  const place = contact.address.at(-1)?.replace(/^\d{4} ?[A-Z]{2}\s+/, '') ?? ''
  return [
    [organisation, ...contact.address].join('\n'),
    [complainant, ...postalAddress].join('\n'),
    place ? `${place}, ${today}` : today,
    subject,
  ]
}
