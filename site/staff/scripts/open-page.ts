// The page that stands in the document now, as its scripts see it: on one machine (local-page.ts), or opened by the reader of the sealed site.
import type { CalendarDate } from '../../../scripts/procedure/calendar.ts'

/** Addresses are those of the staff pages, from `/staff/` on, wherever the site stands. */
export interface OpenPage {
  /** Aborted as soon as another page takes its place: whatever listens to the window or the document, or waits, ends with it. */
  readonly signal: AbortSignal
  /** The text of a file such as `/staff/search/1.json`; null where it cannot be had. */
  readonly read: (path: string) => Promise<string | null>
  /** What the address asks of this page, without `#`: `handler=anna-jansen`, the id of a place in it, or ''. */
  readonly fragment: () => string
  /** Puts it into the address, without a new entry in the history. */
  readonly setFragment: (text: string) => void
  /** Opens another page, such as `/staff/en/#q=`; `instead`: the way back does not lead to this one. */
  readonly go: (path: string, instead?: boolean) => void
  /** Opens this page once more, as it was when it was opened first. */
  readonly again: () => void
  /** What the pages with a form need besides; null where nothing can be recorded. */
  readonly forms: FormsHere | null
}

export interface FormsHere {
  /** The code of the forms, which is much larger than all other scripts together. */
  readonly code: () => Promise<FormsCode>
  /** Where what is typed goes. Throws an Error where it cannot be known now. */
  readonly place: () => Promise<FormsPlace>
  readonly drafts: Drafts
  /** Keeps a token that somebody typed in, with the last day on which it works; null where they are not asked for their own. */
  readonly keepToken: ((token: string, lastDay: CalendarDate | null) => Promise<void>) | null
}

export interface FormsCode {
  readonly startForm: (page: OpenPage, here: FormsHere, root: HTMLElement) => Promise<void>
}

export interface FormsPlace {
  /** Where the API answers, such as `https://api.github.com`, and where its pages are, such as `https://github.com`; null: it has none to send people to. */
  readonly api: string
  readonly web: string | null
  /** `owner/name`. */
  readonly repository: string
  /** The token of who sits here; null where it must be asked. */
  readonly token: string | null
  /** The day that counts as today; null: the real one, in the time zone of the organisation. */
  readonly today: CalendarDate | null
  /** The id of who sits here where that is known for certain; null where they may say so themselves. */
  readonly me: string | null
}

/** What was typed and not sent yet, by the name of its form. Kept where nobody else reads it. */
export interface Drafts {
  /** Null where there is none, or it cannot be had. */
  readonly load: (name: string) => Promise<string | null>
  /** False where it could not be kept. */
  readonly save: (name: string, text: string) => Promise<boolean>
  readonly drop: (name: string) => Promise<void>
}
