// The branch of the letters, in the remote repository or, where there is none, in this one: whether it is there, and its beginning.
import { GitFailure, git, gitSucceeds } from '../../io/git/git.ts'
import { emptyCommit } from '../../io/git/letters-folder.ts'
import { BRANCH, remoteOf } from '../../io/git/letters-remote.ts'
import type { Seen } from '../checks/check.ts'

const REF = `refs/heads/${BRANCH}`

/** Whether the branch is there. Changes nothing. */
export async function seenLettersBranch(root: string): Promise<Seen<boolean>> {
  if (!(await gitSucceeds(root, 'rev-parse', '--git-dir'))) return { unseen: 'this folder is not a Git repository' }
  const remote = await remoteOf(root)
  if (remote === null) return { value: await gitSucceeds(root, 'rev-parse', '--verify', '--quiet', REF) }
  try {
    return { value: (await git(root, 'ls-remote', remote, REF)).trim() !== '' }
  } catch (error) {
    if (error instanceof GitFailure) return { unseen: 'the remote repository does not answer' }
    throw error
  }
}

/** Makes the branch, without history and without files. Null: made. Otherwise why not, in words; one that is there is left alone. */
export async function makeLettersBranch(root: string): Promise<string | null> {
  const remote = await remoteOf(root)
  const commit = await emptyCommit(root, null)
  // Only where nobody has made it meanwhile.
  const made =
    remote === null
      ? await gitSucceeds(root, 'update-ref', REF, commit, '')
      : await gitSucceeds(root, 'push', '--quiet', `--force-with-lease=${REF}:`, remote, `${commit}:${REF}`)
  return made ? null : 'the repository does not take the branch: it may be there by now, or you may not push to it'
}
