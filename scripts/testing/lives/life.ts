// A simulated life of one case: what stands in its file at first, who works there, how its mail fares, and what happens day by day.
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { Case } from '../../procedure/case.ts'
import type { LetterDue } from '../../procedure/letters/due.ts'
import type { LetterRecord } from '../../procedure/letters/record.ts'
import type { Organisation } from '../../procedure/organisation.ts'

/** A step as it stands in a file, before any schema has read it. */
export interface WrittenStep {
  readonly on: CalendarDate
  readonly step: string
  readonly by: string
  readonly [field: string]: string
}

/** The frontmatter above `steps`. */
export interface Head {
  readonly received: CalendarDate
  readonly channel: string
  readonly language: 'nl' | 'en'
  readonly complainant: { readonly name: string; readonly email?: string; readonly role: string; readonly salutation?: string }
  readonly about: readonly string[]
  readonly handler: string
  readonly category: string
  readonly summary: string
  readonly wish?: string
}

/** What people and machines do, in order. Several on one day stand in the order of the hours. */
export type Doing =
  | { readonly on: CalendarDate; readonly what: 'run' }
  | { readonly on: CalendarDate; readonly what: 'step'; readonly step: WrittenStep }
  /** The frontmatter is changed: a new address, another handler, a corrected summary. */
  | { readonly on: CalendarDate; readonly what: 'edit'; readonly head: Head }
  /** A letter that the mail server took comes back. */
  | { readonly on: CalendarDate; readonly what: 'returned'; readonly letter: string }

/**
 * How the mail server answers. `good`: it takes everything. `moody`: it refuses, falls silent or is down now and then.
 * Every address below `nowhere.example.org` is refused.
 */
export type Mail = 'good' | 'moody'

export interface Life {
  readonly seed: number
  readonly id: string
  readonly head: Head
  readonly organisation: Organisation
  readonly mail: Mail
  readonly doings: readonly Doing[]
}

/** Something that is wrong in a life, and the day on which it showed. `rule` is the same for the same sort of fault. */
export interface Fault {
  readonly on: CalendarDate
  readonly rule: string
  readonly message: string
}

/** A letter as it lies on the branch, with the words that the client reads. */
export interface Letter {
  readonly path: string
  /** The path without folder and extension, as steps name it. */
  readonly name: string
  readonly kind: LetterDue['kind']
  readonly body: string
  readonly subject: string
  readonly language: 'nl' | 'en'
  readonly address: string | null
  readonly expected: CalendarDate | null
  readonly due: CalendarDate | null
  readonly automatic: boolean
  readonly claimedOn: CalendarDate
  /** How many steps its plan had read. */
  readonly steps: number
  attempts: number
  /** A claim without an answer that the last run would not write any more, and so did not send again. */
  abandoned: boolean
  sentOn: CalendarDate | null
  refusedOn: CalendarDate | null
  returnedOn: CalendarDate | null
  /** As the code under test gets it. */
  record: LetterRecord
}

/** The steps of a case file as they were written, and everything that lies beside them. */
export interface Register {
  readonly life: Life
  head: Head
  readonly steps: WrittenStep[]
  /** The day on which each step was recorded. */
  readonly recordedOn: CalendarDate[]
  readonly letters: Letter[]
  file: Case
  /** The runs so far on the day of the last one. */
  runs: { on: CalendarDate; count: number } | null
}
