// What on the branch `letters` is the register's own. Everybody with write access can push to it, so only what the register signed
// is believed: its newest signed commit is the mark up to which all is verified, since a run signs on top of nothing else.
import type { RegisterKey } from '../files/register-keys.ts'
import { blobs, git } from './git.ts'
import { type Commit, commitIn, signerOf } from './signatures.ts'

export interface Believed {
  /** The newest commit by the register; null where there is none. */
  readonly commit: string | null
  /** The newest commits of other lines by the register, which somebody else has merged. */
  readonly others: readonly string[]
  /** The commits since then by somebody else, newest first. */
  readonly unsigned: readonly string[]
}

/** A commit of the branch, and whether the register made it. */
export interface JudgedCommit extends Commit {
  readonly isOwn: boolean
}

/** What of the branch that ends in `head` is the register's own. Throws GitFailure. */
export async function believedIn(root: string, head: string, keys: readonly RegisterKey[]): Promise<Believed> {
  // Nearly always: the register itself was the last to write. A key that has ended is looked at with all that came before.
  const [last] = readCommits(root, [head])
  const lasting = keys.filter(({ until }) => until === Number.POSITIVE_INFINITY)
  if (last && judged([last], lasting)[0]?.isOwn) return { commit: head, others: [], unsigned: [] }
  const commits = (await historyOf(root, head, keys)).reverse()
  const covered = coveredBy(commits)
  const open = commits.filter(({ id }) => !covered.has(id))
  const tips = open.filter(({ isOwn }) => isOwn)
  const [newest, ...others] = tips.sort((a, b) => b.at - a.at).map(({ id }) => id)
  return { commit: newest ?? null, others, unsigned: open.flatMap(({ id, isOwn }) => (isOwn ? [] : id)) }
}

/** The commits on top of which the register has signed, so that it has put back what others did in them; `commits` newest first. */
export function coveredBy(commits: readonly JudgedCommit[]): Set<string> {
  const covered = new Set<string>()
  for (const { id, isOwn, parents } of commits) if (isOwn || covered.has(id)) for (const parent of parents) covered.add(parent)
  return covered
}

/** The commits that led to `head`, oldest first, none before its parents; `which` are more arguments for rev-list. Throws GitFailure. */
export async function historyOf(root: string, head: string, keys: readonly RegisterKey[], ...which: string[]): Promise<JudgedCommit[]> {
  const ids = (await git(root, 'rev-list', '--topo-order', '--reverse', ...which, head)).split('\n').filter(Boolean)
  return judged(readCommits(root, ids), keys)
}

function readCommits(root: string, ids: readonly string[]): Commit[] {
  return blobs(root, ids).map((bytes, index) => commitIn(ids[index] ?? '', bytes))
}

/**
 * Which commits (oldest first) are the register's own. A key counts by the latest date that the register itself had signed up
 * to that commit: whoever has an old key cannot date a commit back to the days when it counted, once the new one has signed.
 */
export function judged(commits: readonly Commit[], keys: readonly RegisterKey[]): JudgedCommit[] {
  const latest = new Map<string, number>()
  return commits.map((commit) => {
    const before = Math.max(0, ...commit.parents.map((parent) => latest.get(parent) ?? 0))
    const at = Math.max(before, commit.at)
    const signer = signerOf(commit)
    const isOwn = keys.some(({ blob, from, until }) => blob === signer && from <= at && at < until)
    latest.set(commit.id, isOwn ? at : before)
    return { ...commit, isOwn }
  })
}
