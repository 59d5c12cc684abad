// A simulated life of one case: what stands in its file at first, who works there, how its mail fares, and what happens day by day.
import type { CalendarDate } from '../../procedure/calendar.ts'
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
