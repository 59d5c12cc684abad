// What a comment on a pull request says of the keys of readers that it adds and takes away, for the administrator who approves it.
import type { Language } from '../procedure/case.ts'
import { COMMENT_WORDS } from './plan-comment-words.ts'

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

/** A file is told only where its name is that of a person in organisation.yml, or could be. */
const OF_A_PERSON = /^site\/keys\/[a-z\d-]{1,60}\.txt$/

/** As Markdown; nothing where no key changes. */
export function keyChanges(changes: readonly KeyChange[], language: Language): string[] {
  if (!changes.length) return []
  const words = COMMENT_WORDS[language]
  const rows = changes.slice(0, MOST).map(({ file, fingerprint, added }) => {
    const told = OF_A_PERSON.test(file) ? file : 'site/keys/…'
    return `| \`${told}\` | ${added ? words.keyAdded : words.keyRemoved} | \`${fingerprint}\` |`
  })
  return [
    `### ${words.keys}`,
    ...(changes.some(({ added }) => added) ? [words.callFirst] : []),
    ...(changes.some(({ added }) => !added) ? [words.keyGone] : []),
    [`| ${words.keyHead.join(' | ')} |`, '| --- | --- | --- |', ...rows].join('\n'),
    ...(changes.length > MOST ? [words.more(changes.length - MOST)] : []),
  ]
}
