// What the page says around the policy text: headings, labels, how to complain. Placeholders as in the policy text; the same
// guard refuses numbers, periods and names typed in here.
import type { Language } from '../../scripts/procedure/case.ts'
import type { Moment } from '../../scripts/public-text/timeline.ts'
import { en } from './en.ts'
import { nl } from './nl.ts'

export interface Words {
  /** The name of the site, also behind the title of each page. */
  readonly siteName: string
  readonly description: string
  readonly skip: string
  readonly languages: string
  /** The language of the page by its own name, for the link in the other language. */
  readonly ownName: string
  /** Which language is the official one. */
  readonly official: string

  readonly complain: {
    readonly heading: string
    readonly mail: string
    readonly email: string
    readonly phone: string
    readonly post: string
    readonly sendHeading: string
    readonly send: readonly string[]
    readonly readHeading: string
    readonly read: string
    readonly nextHeading: string
    readonly next: string
  }
  /** The outline of a complaint that the mail link opens with, line by line. */
  readonly mail: { readonly subject: string; readonly outline: readonly string[] }

  readonly picture: {
    readonly heading: string
    readonly caption: string
    readonly complaintLine: string
    readonly mediationLine: string
    readonly day: string
    readonly receiptMark: string
    readonly referralMark: string
    readonly decisionMark: string
    readonly interimMark: string
    readonly mediationMark: string
    readonly moments: Record<Moment['kind'], { readonly when: string; readonly what: string }>
  }
  readonly steps: { readonly heading: string; readonly step: string }
  readonly records: string
  readonly about: string

  readonly versions: {
    readonly heading: string
    readonly intro: string
    readonly current: string
    readonly future: string
    readonly past: string
    readonly changed: string
    readonly sameTerms: string
    readonly older: string
    readonly upcoming: string
    readonly toCurrent: string
  }
  readonly updated: string
  readonly permanent: string
  readonly contact: string
  readonly lost: { readonly title: string; readonly text: string; readonly home: string }
}

export const WORDS: Record<Language, Words> = { nl, en }
