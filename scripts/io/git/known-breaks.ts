// The breaks of the history that administrators know of. History cannot be mended, so a break is over once somebody who owns the code has
// written down, on main and for ever, which commit it was and why.
import type { Verified } from '../../procedure/broken.ts'
import { git } from './git.ts'

/** A line for each: the whole name of the commit, and the reason. `#` begins a comment. */
export const KNOWN_BREAKS = '.github/known-breaks.txt'

/** The commits that the file on `commit` names with a reason; none where there is no such file. */
export async function knownBreaks(root: string, commit: string): Promise<Set<string>> {
  const text = await git(root, 'show', `${commit}:${KNOWN_BREAKS}`).catch(() => '')
  return new Set(text.split('\n').flatMap((line) => /^([0-9a-f]{40}|[0-9a-f]{64})\s+[^\s#]/.exec(line)?.[1] ?? []))
}

/** What was found, with the known breaks told in a note. */
export function withoutKnown(verified: Verified, known: ReadonlySet<string>): Verified {
  const { broken, notes } = verified
  const [first, ...more] = broken.filter(({ commit }) => known.has(commit))
  if (!first) return verified
  const note = `What ${first.commit} did is known${more.length ? `, and ${more.length} more` : ''}: ${KNOWN_BREAKS} says why.`
  return { ...verified, broken: broken.filter(({ commit }) => !known.has(commit)), notes: [...notes, note] }
}
