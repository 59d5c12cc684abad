// The page that stands in the document now, as its scripts see it: on one machine (local-page.ts), or opened by the reader of the sealed site.

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
}
