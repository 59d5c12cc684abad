// Open cases that may be the same complaint: the same e-mail address, or much the same words.
import { searchText } from '../../../scripts/views/search-text.ts'
import type { SearchedLine } from '../case-line.ts'

export type Known = Pick<SearchedLine, 'id' | 'closed' | 'summary' | 'text'>

export interface SimilarCase {
  readonly id: string
  readonly summary: string
  readonly why: 'email' | 'words'
}

/** Shorter words stand in every text. */
const LONG_ENOUGH = 4
/** Fewer words say nothing. */
const MOST_WORDS_NEEDED = 6
const MUCH = 0.6
const MOST_SHOWN = 3

/**
 * Those of `cases` that are open and like what was typed, the surest first, at most three. Words are much the same where most of the longer ones of
 * the new complaint stand in the other.
 */
export function similarCases(typed: { readonly email: string; readonly words: string }, cases: readonly Known[]): SimilarCase[] {
  const email = searchText(typed.email)
  const words = longWords(typed.words)
  const open = cases.filter(({ closed }) => !closed)
  const byEmail = email.includes('@') ? open.filter(({ text }) => text.split(' ').includes(email)) : []
  const byWords =
    words.size < MOST_WORDS_NEEDED
      ? []
      : open
          .filter((one) => !byEmail.includes(one))
          .map((one) => ({ one, share: shareOf(words, longWords(one.text)) }))
          .filter(({ share }) => share >= MUCH)
          .sort((a, b) => b.share - a.share)
          .map(({ one }) => one)
  return [
    ...byEmail.map(({ id, summary }) => ({ id, summary, why: 'email' }) as const),
    ...byWords.map(({ id, summary }) => ({ id, summary, why: 'words' }) as const),
  ].slice(0, MOST_SHOWN)
}

function longWords(text: string): Set<string> {
  return new Set(
    searchText(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= LONG_ENOUGH),
  )
}

function shareOf(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let found = 0
  for (const word of words) if (others.has(word)) found += 1
  return found / words.size
}
