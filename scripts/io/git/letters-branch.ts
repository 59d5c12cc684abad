// The branch `letters`: what was claimed and what the mail server answered, written with compare-and-swap pushes. Nothing here
// decides what is sent.
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CouldNotRun } from '../command.ts'
import { withFields } from '../files/case-files.ts'
import { git, gitSucceeds } from './git.ts'
import { withAnswerKept } from './kept-answers.ts'
import { BRANCH, checkOut, fetchBranch, RemoteDown } from './letters-folder.ts'
import { takeLock } from './run-lock.ts'

export { RemoteDown }

/** Fields of some letters by path from the root. */
export type Answers = ReadonlyMap<string, Readonly<Record<string, unknown>>>

export interface LettersBranch {
  /** The name of the remote; null where the repository has none and the local branch is all there is. */
  readonly remote: string | null
  /** Brings the checkout to what everybody knows, and pushes answers that an earlier run could not. Throws RemoteDown. */
  readonly sync: () => Promise<void>
  /** Writes, commits and pushes files (paths from the root) in one commit. False: somebody else was first; sync and plan again. Throws RemoteDown, with nothing claimed. */
  readonly claim: (files: ReadonlyMap<string, string>, message: string) => Promise<boolean>
  /** Records fields of letters in a commit of its own; pushed by `push`. */
  readonly record: (answers: Answers, message: string) => Promise<void>
  /** How many answers wait to be pushed. */
  readonly waiting: () => number
  /** Pushes the answers. False: the remote is down or refuses them, and they wait here. */
  readonly push: () => Promise<boolean>
  /** Gives the folder free for the next run. */
  readonly close: () => void
}

/** Opens the branch. Throws CouldNotRun where `root` is not the top of a Git repository, RemoteDown where the branch cannot be had. */
export async function openLettersBranch(root: string): Promise<LettersBranch> {
  const prefix = await git(root, 'rev-parse', '--show-prefix').catch(() => {
    throw new CouldNotRun('The letters are kept in Git, and this folder is not a Git repository. Run this in a clone of the register.')
  })
  if (prefix.trim()) throw new CouldNotRun('The register must be the top folder of its Git repository.')
  if (!(await gitSucceeds(root, 'rev-parse', '--verify', '--quiet', 'HEAD')))
    throw new CouldNotRun('This Git repository has no commit yet. Commit the register first.')
  const release = takeLock((await git(root, 'rev-parse', '--path-format=absolute', '--git-common-dir')).trim())
  try {
    const remotes = (await git(root, 'remote')).split('\n').filter(Boolean)
    const remote = remotes.includes('origin') ? 'origin' : (remotes[0] ?? null)
    await checkOut(root, join(root, BRANCH), remote)
    return branchAt(root, remote, release)
  } catch (error) {
    release()
    throw error
  }
}

function branchAt(root: string, remote: string | null, release: () => void): LettersBranch {
  const folder = join(root, BRANCH)
  let waiting = 0
  const head = async () => (await git(folder, 'rev-parse', 'HEAD')).trim()
  const isKnown = (commit: string, to: string) => gitSucceeds(folder, 'merge-base', '--is-ancestor', commit, to)

  /** Commits exactly these files. A machine's own ignore rules never keep a letter out. */
  async function commit(files: ReadonlyMap<string, string>, message: string): Promise<void> {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), text)
    }
    const paths = [...files.keys()].map((file) => file.slice(BRANCH.length + 1))
    // Somebody who looks at the folder at this moment, or an editor that does, may hold Git's lock for a blink.
    for (let tries = 0; ; tries++) {
      try {
        for (let at = 0; at < paths.length; at += 500) await git(folder, 'add', '--force', '--', ...paths.slice(at, at + 500))
        return void (await git(folder, 'commit', '--quiet', '--no-verify', '-m', message))
      } catch (error) {
        if (tries === 4) throw error
        await pause(100 * 2 ** tries)
      }
    }
  }

  /** Pushes without force. `behind`: somebody else was first. `refused`: the remote is there, nobody was first, and still it says no. */
  async function pushOnce(): Promise<'pushed' | 'behind' | 'refused' | 'down'> {
    if (!remote || (await gitSucceeds(folder, 'push', '--quiet', remote, `HEAD:refs/heads/${BRANCH}`))) return 'pushed'
    try {
      const there = await fetchBranch(root, remote)
      if (there === null) return 'refused'
      // The push may have arrived although its answer was lost.
      if (await isKnown(await head(), there)) return 'pushed'
      return (await isKnown(there, 'HEAD')) ? 'refused' : 'behind'
    } catch (error) {
      if (error instanceof RemoteDown) return 'down'
      throw error
    }
  }

  /** Puts the answers that only this checkout knows onto what everybody knows. A kill at any point leaves the branch as it was, or done. */
  async function adopt(there: string): Promise<void> {
    const mine = await head()
    const kept = mine === there || (await isKnown(mine, there)) ? new Map<string, string>() : await answersIn(mine, there)
    if (kept.size) {
      await git(folder, 'checkout', '--quiet', '--force', '--detach', there)
      await commit(kept, `Record ${kept.size} answers of an earlier run`)
      await git(folder, 'update-ref', `refs/heads/${BRANCH}`, 'HEAD', mine)
      await git(folder, 'symbolic-ref', 'HEAD', `refs/heads/${BRANCH}`)
    } else if (mine !== there) await git(folder, 'reset', '--quiet', '--hard', there)
    waiting = kept.size
  }

  async function answersIn(mine: string, there: string): Promise<Map<string, string>> {
    const kept = new Map<string, string>()
    const changed = await git(folder, 'diff', '--name-only', '-z', '--no-renames', there, mine)
    for (const file of changed.split('\0').filter((name) => name.endsWith('.md'))) {
      const text = withAnswerKept(await textAt(mine, file), await textAt(there, file))
      if (text) kept.set(`${BRANCH}/${file}`, text)
    }
    return kept
  }

  const textAt = (commit: string, file: string) => git(folder, 'show', `${commit}:${file}`).catch(() => null)

  async function push(): Promise<boolean> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const outcome = await pushOnce()
      if (outcome === 'pushed') {
        waiting = 0
        return true
      }
      if (outcome !== 'behind') return false
      await adopt((await git(root, 'rev-parse', `refs/remotes/${remote}/${BRANCH}`)).trim())
    }
    return false
  }

  return {
    remote,
    waiting: () => waiting,
    push,
    close: release,
    sync: async () => {
      // What a killed run wrote and never committed was never sent.
      await git(folder, 'reset', '--quiet', '--hard')
      await git(folder, 'clean', '--quiet', '-ffdx')
      if (!remote) return
      const there = await fetchBranch(root, remote)
      if (there) await adopt(there)
      if (there !== (await head()) && !(await push())) throw new RemoteDown('the remote repository does not take what is kept here')
    },
    claim: async (files, message) => {
      const before = await head()
      // Two runs in the same second would otherwise make the very same commit, and each would take the other's push for its own.
      await commit(files, `${message}\n\nRun: ${randomUUID()}`)
      const outcome = await pushOnce()
      if (outcome === 'pushed') return true
      await git(folder, 'reset', '--quiet', '--hard', before)
      if (outcome === 'down') throw new RemoteDown('the remote repository cannot be reached')
      if (outcome === 'refused') throw new RemoteDown('the remote repository refuses what is pushed to the branch letters')
      return false
    },
    record: async (answers, message) => {
      const texts = [...answers].map(([file, fields]) => [file, withFields(readFileSync(join(root, file), 'utf8'), fields)] as const)
      await commit(new Map(texts), message)
      waiting += answers.size
    },
  }
}
