// What a sealed page says of itself: where it belongs and of which build it is, so that it opens nowhere else.
import type { Build } from './contents.ts'

export interface Mark extends Build {
  /** The address below `staff/`: `en/2026-0014/`. */
  readonly address: string
}

const MARK = /<meta name="sealed-page" content="([^"]*)"\s*\/?>/

/** The page with its mark, first in its head. Throws for what has no head. */
export function marked(html: string, { address, built, commit, day }: Mark): string {
  const start = /<head>/.exec(html)
  if (!start) throw new Error('a page without a head cannot be marked')
  const at = start.index + start[0].length
  return `${html.slice(0, at)}<meta name="sealed-page" content="${[address, built, commit ?? '-', day].join(' ')}">${html.slice(at)}`
}

/** Its mark; null where it has none. */
export function markOf(html: string): Mark | null {
  const [, text] = MARK.exec(html) ?? []
  if (text === undefined) return null
  const [address = '', built = '', commit = '', day = ''] = text.split(' ')
  return { address, built, commit: commit === '-' ? null : commit, day }
}
