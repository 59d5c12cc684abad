// The branch `letters`: what was claimed and what the mail server answered, written with compare-and-swap pushes. Nothing here
// decides what is sent.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PutBack } from '../../procedure/put-back.ts'
import { CouldNotRun } from '../command.ts'
import { withFields } from '../files/case-files.ts'
import { git, gitSucceeds } from './git.ts'
import { commitFiles, takeOver } from './letters-commit.ts'
import { checkOut } from './letters-folder.ts'
import { BRANCH, type Checkout, fetchBranch, headOf, pushBranch, RemoteDown, remoteOf } from './letters-remote.ts'
import { putBacks } from './put-back.ts'
import { takeLock } from './run-lock.ts'
import { signingFor } from './signing.ts'

/** Fields of some letters by path from the root. */
export type Answers = ReadonlyMap<string, Readonly<Record<string, unknown>>>

export interface LettersBranch {
  /** The name of the remote; null where the repository has none and the local branch is all there is. */
  readonly remote: string | null
  /** The commit that is checked out: the letters are the same for as long as it is. */
  readonly head: () => Promise<string>
  /** Brings the checkout to what everybody knows, and pushes answers that an earlier run could not. Throws RemoteDown. */
  readonly sync: () => Promise<void>
  /** Writes, commits and pushes files (paths from the root) in one commit. False: somebody else was first; sync and plan again. Throws RemoteDown, with nothing claimed. */
  readonly claim: (files: ReadonlyMap<string, string>, message: string) => Promise<boolean>
  /** Records fields of letters in a commit of its own; pushed by `push`. */
  readonly record: (answers: Answers, message: string) => Promise<void>
  /** Whether every commit is signed with the register's own key. */
  readonly isSigned: boolean
  /** Where others had written, and it was put back: since an ISO instant, oldest first. */
  readonly putBacks: (since: string) => Promise<PutBack[]>
  /** How many answers wait to be pushed. */
  readonly waiting: () => number
  /** Pushes the answers. False: the remote is down or refuses them, and they wait here. */
  readonly push: () => Promise<boolean>
  /** Gives the folder free for the next run. */
  readonly close: () => void
}

/**
 * Opens the branch; where nobody has one, `mayBegin` is asked whether this is the first run of all. `privateKey` signs for the
 * register where it has a key. Throws CouldNotRun where this is not the first run, where it cannot sign, where `root` is not the
 * top of a Git repository, and where a link lies on the branch; RemoteDown where the branch cannot be had.
 */
export async function openLettersBranch(root: string, mayBegin: () => boolean, privateKey?: string): Promise<LettersBranch> {
  const prefix = await git(root, 'rev-parse', '--show-prefix').catch(() => {
    throw new CouldNotRun('The letters are kept in Git, and this folder is not a Git repository. Run this in a clone of the register.')
  })
  if (prefix.trim()) throw new CouldNotRun('The register must be the top folder of its Git repository.')
  if (!(await gitSucceeds(root, 'rev-parse', '--verify', '--quiet', 'HEAD')))
    throw new CouldNotRun('This Git repository has no commit yet. Commit the register first.')
  const signing = await signingFor(root, privateKey)
  const release = takeLock((await git(root, 'rev-parse', '--path-format=absolute', '--git-common-dir')).trim())
  try {
    const checkout = { root, folder: join(root, BRANCH), remote: await remoteOf(root), signing }
    await checkOut(checkout, mayBegin)
    return branchAt(checkout, release)
  } catch (error) {
    release()
    throw error
  }
}

function branchAt(checkout: Checkout, release: () => void): LettersBranch {
  const { root, folder, remote, signing } = checkout
  let waiting = 0

  async function push(): Promise<boolean> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const outcome = await pushBranch(checkout)
      if (outcome === 'pushed') waiting = 0
      if (outcome !== 'behind') return outcome === 'pushed'
      waiting = await takeOver(checkout, (await git(root, 'rev-parse', `refs/remotes/${remote}/${BRANCH}`)).trim())
    }
    return false
  }

  return {
    remote,
    isSigned: signing !== null,
    putBacks: async (since) => putBacks(checkout, await headOf(folder), since),
    head: () => headOf(folder),
    waiting: () => waiting,
    push,
    close: release,
    sync: async () => {
      // What a killed run wrote and never committed was never sent.
      await git(folder, 'reset', '--quiet', '--hard')
      await git(folder, 'clean', '--quiet', '-ffdx')
      if (!remote) return
      const there = await fetchBranch(root, remote)
      if (there) waiting = await takeOver(checkout, there)
      if (there !== (await headOf(folder)) && !(await push()))
        throw new RemoteDown('the remote repository does not take the answers that wait on this machine')
    },
    claim: async (files, message) => {
      const before = await headOf(folder)
      // Two runs in the same second would otherwise make the very same commit, and each would take the other's push for its own.
      await commitFiles(checkout, files, `${message}\n\nRun: ${randomUUID()}`)
      const giveUp = () => git(folder, 'reset', '--quiet', '--hard', before)
      const outcome = await pushBranch(checkout).catch(async (error) => {
        await giveUp()
        throw error
      })
      if (outcome === 'pushed') return true
      await giveUp()
      if (outcome === 'down') throw new RemoteDown('the remote repository cannot be reached')
      if (outcome === 'refused') throw new RemoteDown('the remote repository refuses what is pushed to the branch letters')
      return false
    },
    record: async (answers, message) => {
      const texts = [...answers].map(([file, fields]) => [file, withFields(readFileSync(join(root, file), 'utf8'), fields)] as const)
      await commitFiles(checkout, new Map(texts), message)
      waiting += answers.size
    },
  }
}
