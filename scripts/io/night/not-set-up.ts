// Whether a register has never been set up: a copy of the template starts its nights before anybody has given it a mail server.
import { git, treeOf } from '../git/git.ts'
import { BRANCH, remoteOf } from '../git/letters-remote.ts'
import { keptOf } from '../git/samples.ts'

/**
 * Whether there is no case but the invented ones, and no letters were ever kept, here or at the remote. What cannot be seen counts as
 * set up: a register that is at work and has lost its password must not end well. Never throws.
 */
export async function isNotSetUp(root: string): Promise<boolean> {
  try {
    const remote = await remoteOf(root)
    const branches = await git(root, 'for-each-ref', `refs/heads/${BRANCH}`, `refs/remotes/*/${BRANCH}`)
    const there = remote ? await git(root, 'ls-remote', remote, `refs/heads/${BRANCH}`) : ''
    // What is not committed yet is somebody's work too.
    const waiting = await git(root, 'status', '--porcelain', '--', 'cases')
    return !branches && !there && !waiting && keptOf(await treeOf(root, 'HEAD', 'cases')).length === 0
  } catch {
    return false
  }
}
