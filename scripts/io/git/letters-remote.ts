// What the remote knows of the branch `letters`: fetched, and pushed without force.
import { CouldNotRun } from '../command.ts'
import { GitFailure, git, gitSucceeds, PLAIN_MODES, treeOf } from './git.ts'
import type { Signing } from './signing.ts'

export const BRANCH = 'letters'

/** The remote did not answer, or does not take what is pushed. */
export class RemoteDown extends Error {}

/** Where the letters lie. */
export interface Checkout {
  /** The register. */
  readonly root: string
  /** Its folder `letters/`. */
  readonly folder: string
  /** The name of the remote; null where the repository has none. */
  readonly remote: string | null
  /** With what its commits are signed; null where the register has no key. */
  readonly signing: Signing | null
}

/** `origin`, or the first remote; null where the repository has none. */
export async function remoteOf(root: string): Promise<string | null> {
  const remotes = (await git(root, 'remote')).split('\n').filter(Boolean)
  return remotes.includes('origin') ? 'origin' : (remotes[0] ?? null)
}

/** Fetches the branch, without looking at what lies on it. Null: the remote has none yet. Throws RemoteDown. */
export async function fetchBranch(root: string, remote: string): Promise<string | null> {
  const listed = await git(root, 'ls-remote', remote, `refs/heads/${BRANCH}`).catch(down)
  const there = listed.split('\t')[0]?.trim()
  if (!there) return null
  const known = `refs/remotes/${remote}/${BRANCH}`
  if ((await git(root, 'rev-parse', '--verify', '--quiet', known).catch(() => '')).trim() !== there)
    await git(root, 'fetch', '--quiet', '--no-tags', remote, `+refs/heads/${BRANCH}:${known}`).catch(down)
  return (await git(root, 'rev-parse', known)).trim()
}

function down(error: unknown): never {
  throw error instanceof GitFailure ? new RemoteDown('the remote repository cannot be reached') : error
}

/** Throws CouldNotRun where a commit of the branch holds a link or another repository: through it, letters would be written elsewhere. */
export async function refuseLinks(root: string, commit: string): Promise<void> {
  const links = (await treeOf(root, commit)).filter(({ mode }) => !PLAIN_MODES.includes(mode)).map(({ path }) => path)
  if (links.length)
    throw new CouldNotRun(
      `Nothing but plain files may lie on the branch letters, and ${links.slice(0, 3).join(', ')} is a link or another repository. Nothing was written or sent. Find out who put it there, remove it from the branch in a clone of your own (git rm, git commit, git push), and run this again.`,
    )
}

/** Pushes without force. `behind`: somebody else was first. `refused`: the remote is there, nobody was first, and still it says no. */
export async function pushBranch({ root, folder, remote }: Checkout): Promise<'pushed' | 'behind' | 'refused' | 'down'> {
  if (!remote || (await gitSucceeds(folder, 'push', '--quiet', remote, `HEAD:refs/heads/${BRANCH}`))) return 'pushed'
  try {
    const there = await fetchBranch(root, remote)
    if (there === null) return 'refused'
    // The push may have arrived although its answer was lost.
    if (await isAncestor(folder, await headOf(folder), there)) return 'pushed'
    return (await isAncestor(folder, there, 'HEAD')) ? 'refused' : 'behind'
  } catch (error) {
    if (error instanceof RemoteDown) return 'down'
    throw error
  }
}

/** The commit that is checked out. Throws GitFailure. */
export async function headOf(folder: string): Promise<string> {
  return (await git(folder, 'rev-parse', 'HEAD')).trim()
}

/** Whether `commit` is part of what led to `later`. */
export function isAncestor(folder: string, commit: string, later: string): Promise<boolean> {
  return gitSucceeds(folder, 'merge-base', '--is-ancestor', commit, later)
}
