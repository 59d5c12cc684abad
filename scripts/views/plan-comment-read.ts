// The comment with the plan of a pull request, read back: what it says in each language, without the frame that GitHub needs.
import type { Sentence } from '../procedure/sentence.ts'
import { isPlanComment } from './plan-comment.ts'

/** What it says, in Markdown of headings, paragraphs, lists and tables; null where a comment is no plan. */
export function planIn(body: string): Sentence | null {
  if (!isPlanComment(body)) return null
  const [, nl, en] = /^\s*<!--[^>]*-->\s*(.*?)\s*<details[^>]*><summary>[^<]*<\/summary>\s*(.*?)\s*<\/details>\s*$/s.exec(body) ?? []
  return nl && en ? { nl, en } : null
}
