// The folder `letters/`: a checkout of the branch `letters` beside main, made anew wherever a kill, a move or a copy has damaged it.
import { existsSync, lstatSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CouldNotRun } from '../command.ts'
import { GitFailure, git } from './git.ts'
import { BRANCH, type Checkout, fetchBranch } from './letters-remote.ts'
import { settled } from './put-back.ts'
import { committing, type Signing } from './signing.ts'

const REF = `refs/heads/${BRANCH}`

/**
 * Makes sure that `folder` is a sound checkout of the branch. Where nobody has that branch, it is made (without history) if
 * `mayBegin` says so. Throws CouldNotRun where it may not be made or something else is in the way, RemoteDown where the branch
 * must come from a remote that is down.
 */
export async function checkOut(checkout: Checkout, mayBegin: () => boolean): Promise<void> {
  const { root, folder, remote } = checkout
  await dropLocksOfAKill(root, folder, remote)
  const begun = (await git(root, 'rev-parse', '--verify', '--quiet', REF).catch(() => '')).trim()
  // Somebody may have committed in this very clone.
  if (begun) await git(root, 'update-ref', REF, (await settled(checkout, begun)).commit, begun)
  if (await isSound(root, folder)) return
  if (!isLeftover(folder))
    throw new CouldNotRun(
      'The folder letters/ is in the way: the branch letters is checked out there. Move it elsewhere and run this again.',
    )
  if (!begun) await begin(checkout, mayBegin)
  // Everything that was answered is in the branch; what a damaged folder holds besides was never sent.
  rmSync(folder, { recursive: true, force: true })
  await git(root, 'worktree', 'prune')
  // Twice: a registration that a killed `worktree add` left behind counts as locked.
  await git(root, 'worktree', 'add', '--quiet', '--force', '--force', folder, BRANCH)
}

/** The branch of this clone: from the remote, or the first of all. */
async function begin(checkout: Checkout, mayBegin: () => boolean): Promise<void> {
  const { root, remote, signing } = checkout
  const there = remote ? await fetchBranch(root, remote) : null
  // A register that has had a key for weeks has had a branch for as long.
  if (there === null && (signing?.isNew === false || !mayBegin()))
    throw new CouldNotRun(
      'Nothing is sent: the branch letters exists neither here nor at the remote, and there are cases older than four weeks. If letters were ever sent, push that branch from a clone that still has it (git push origin letters). If none ever was, make the branch with npm run -s doctor -- --fix.',
    )
  const first = there === null ? await emptyCommit(root, signing) : (await settled(checkout, there)).commit
  await git(root, 'update-ref', REF, first, '')
}

/** A commit of nothing, without a parent: the beginning of the branch. */
export async function emptyCommit(root: string, signing: Signing | null): Promise<string> {
  const tree = (await git(root, 'hash-object', '-t', 'tree', '-w', '/dev/null')).trim()
  return (await committing(signing, root, 'commit-tree', tree, '-m', 'Begin the letters branch')).trim()
}

/** Whether the folder is a checkout of this very repository, on the branch, with an index that can be read. */
async function isSound(root: string, folder: string): Promise<boolean> {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return false
  try {
    const common = (await git(root, 'rev-parse', '--path-format=absolute', '--git-common-dir')).trim()
    const asked = await git(folder, 'rev-parse', '--path-format=absolute', '--git-common-dir', '--show-toplevel', 'HEAD^{commit}')
    const [theirs, top = ''] = asked.split('\n')
    const head = (await git(folder, 'symbolic-ref', '--quiet', 'HEAD')).trim()
    await git(folder, 'ls-files', '--', 'nothing')
    return common === theirs && realpathSync(top) === realpathSync(folder) && head === REF
  } catch (error) {
    if (error instanceof GitFailure) return false
    throw error
  }
}

/** Whether nothing is lost by removing the folder: absent, empty, or a checkout whose work is in a branch. A clone of its own is somebody's. */
function isLeftover(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (!found) return true
  if (!found.isDirectory()) return false
  return readdirSync(folder).length === 0 || lstatSync(join(folder, '.git'), { throwIfNoEntry: false })?.isFile() === true
}

/** Git's own locks outlive a kill of the whole process group. Nobody but a run writes here, and this run has the register's lock. */
async function dropLocksOfAKill(root: string, folder: string, remote: string | null): Promise<void> {
  const drop = async (where: string, ...names: string[]) => {
    const asked = await git(where, 'rev-parse', '--path-format=absolute', ...names.flatMap((name) => ['--git-path', name]))
    for (const lock of asked.trim().split('\n')) rmSync(lock, { force: true })
  }
  await drop(root, `${REF}.lock`, ...(remote ? [`refs/remotes/${remote}/${BRANCH}.lock`] : []))
  if (existsSync(join(folder, '.git'))) await drop(folder, 'index.lock', 'HEAD.lock').catch(() => {})
}
