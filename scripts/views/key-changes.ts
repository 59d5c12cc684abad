// What a comment on a pull request says of the keys of readers that it adds and takes away, for the administrator who approves it.
import type { Language } from '../procedure/case.ts'
import { COMMENT_WORDS } from './plan-comment-words.ts'
import { discreetPath } from './problem-list.ts'

/** A key that a change adds to a file or takes out of it. */
export interface KeyChange {
  /** `site/keys/anna-jansen.txt`. */
  readonly file: string
  /** `K7QM-2F9D-04XC-WE8H`. */
  readonly fingerprint: string
  readonly added: boolean
}

/** More are no ordinary change, and GitHub's comments have an end. */
const MOST = 50

/** As Markdown; nothing where no key changes. */
export function keyChanges(changes: readonly KeyChange[], language: Language): string[] {
  if (!changes.length) return []
  const words = COMMENT_WORDS[language]
  const rows = changes
    .slice(0, MOST)
    .map(
      ({ file, fingerprint, added }) => `| \`${discreetPath(file)}\` | ${added ? words.keyAdded : words.keyRemoved} | \`${fingerprint}\` |`,
    )
  return [
    `### ${words.keys}`,
    ...(changes.some(({ added }) => added) ? [words.callFirst] : []),
    ...(changes.some(({ added }) => !added) ? [words.keyGone] : []),
    [`| ${words.keyHead.join(' | ')} |`, '| --- | --- | --- |', ...rows].join('\n'),
    ...(changes.length > MOST ? [words.more(changes.length - MOST)] : []),
  ]
}
