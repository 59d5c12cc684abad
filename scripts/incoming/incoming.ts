// What a mail is to the register: one plain value of a closed list, and never nothing.
import type { Note } from './notes.ts'
import type { Reason } from './reasons.ts'

/** A file for the folder of the case; `name` leads from there to it, with `/`. */
export interface MailDocument {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A new complaint. `fields` and `body` are for `newCaseText`. */
export interface Complaint {
  readonly kind: 'complaint'
  readonly fields: Readonly<Record<string, unknown>>
  readonly body: string
  readonly documents: readonly MailDocument[]
  readonly notes: readonly Note[]
}

/** Something new for a case: what it says is for a person to read. */
export interface Reply {
  readonly kind: 'answer'
  readonly case: string
  readonly documents: readonly MailDocument[]
  readonly notes: readonly Note[]
}

/** A letter that did not arrive. */
export interface Returned {
  readonly kind: 'returned'
  /** The path of the letter. */
  readonly letter: string
  /** The code of RFC 3463, such as 5.1.1; 5.0.0 where the report gives none. */
  readonly status: string
  /** The instant at which the report came into the mailbox. */
  readonly at: string
}

/** A letter that is still on its way. */
export interface Delayed {
  readonly kind: 'delayed'
  readonly letter: string
  readonly status: string
}

export interface NotTaken {
  readonly kind: 'not-taken'
  readonly reason: Reason
}

export type Incoming = Complaint | Reply | Returned | Delayed | NotTaken

export function notTaken(reason: Reason): NotTaken {
  return { kind: 'not-taken', reason }
}
