// The branch `letters`, checked out as the folder `letters/`: what was claimed and what the mail server answered, written with
// compare-and-swap pushes. Nothing here decides what is sent.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { letterSchema } from '../procedure/letter.ts'
import { parseDocument, readDocument, withFields } from './case-files.ts'
import { CouldNotRun } from './command.ts'
import { GitFailure, git, gitSucceeds } from './git.ts'

const BRANCH = 'letters'

/** The remote did not answer, or refused for another reason than that somebody else was first. */
export class RemoteDown extends Error {}

export interface LettersBranch {
  /** The folder of the checkout: `<root>/letters`. */
  readonly folder: string
  /** The name of the remote; null where the repository has none and the local branch is all there is. */
  readonly remote: string | null
  /** Brings the checkout to what everybody knows, and pushes answers that an earlier run could not. Throws RemoteDown. */
  readonly sync: () => Promise<void>
  /** Writes, commits and pushes files (paths from the root) in one commit. False: somebody else was first; sync and plan again. Throws RemoteDown, with nothing claimed. */
  readonly claim: (files: ReadonlyMap<string, string>, message: string) => Promise<boolean>
  /** Records fields of one letter in a commit of its own; pushed by `push`. */
  readonly record: (path: string, fields: Readonly<Record<string, unknown>>, message: string) => Promise<void>
  /** How many commits wait to be pushed. */
  readonly waiting: () => number
  /** Pushes the answers. False: the remote is down and they wait here. */
  readonly push: () => Promise<boolean>
  /** Gives the folder free for the next run. */
  readonly close: () => void
}

/** Opens the branch, making it (without history) where there is none. Throws CouldNotRun where `root` is not the top of a Git repository. */
export async function openLettersBranch(root: string): Promise<LettersBranch> {
  const prefix = await git(root, 'rev-parse', '--show-prefix').catch(() => {
    throw new CouldNotRun('The letters are kept in Git, and this folder is not a Git repository. Run this in a clone of the register.')
  })
  if (prefix.trim()) throw new CouldNotRun('The register must be the top folder of its Git repository.')
  if (!(await gitSucceeds(root, 'rev-parse', '--verify', '--quiet', 'HEAD')))
    throw new CouldNotRun('This Git repository has no commit yet. Commit the register first.')
  const commonDir = (await git(root, 'rev-parse', '--path-format=absolute', '--git-common-dir')).trim()
  const folder = join(root, BRANCH)
  const release = takeLock(commonDir)
  try {
    const remotes = (await git(root, 'remote')).split('\n').filter(Boolean)
    const remote = remotes.includes('origin') ? 'origin' : (remotes[0] ?? null)
    await checkOut(root, folder, remote)
    return branchAt(root, folder, remote, release)
  } catch (error) {
    release()
    throw error
  }
}

/** One run at a time in one folder. A lock whose process is gone was left by a kill, and so may be Git's own. */
function takeLock(commonDir: string): () => void {
  const lock = join(commonDir, 'register.lock')
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return () => rmSync(lock, { force: true })
    } catch {
      const owner = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0)
      if (owner && owner !== process.pid && isAlive(owner))
        throw new CouldNotRun('Another run is working in this folder. Wait until it has finished.')
      for (const left of [
        'register.lock',
        'packed-refs.lock',
        `refs/heads/${BRANCH}.lock`,
        `refs/remotes/origin/${BRANCH}.lock`,
        `worktrees/${BRANCH}/index.lock`,
        `worktrees/${BRANCH}/HEAD.lock`,
      ]) {
        rmSync(join(commonDir, left), { force: true })
      }
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function checkOut(root: string, folder: string, remote: string | null): Promise<void> {
  if (existsSync(join(folder, '.git'))) return
  if (existsSync(folder))
    throw new CouldNotRun(
      'The folder letters/ is in the way: the branch letters is checked out there. Move it elsewhere and run this again.',
    )
  await git(root, 'worktree', 'prune')
  if (!(await gitSucceeds(root, 'rev-parse', '--verify', '--quiet', `refs/heads/${BRANCH}`))) {
    const there = remote ? await fetchBranch(root, remote) : null
    await git(root, 'update-ref', `refs/heads/${BRANCH}`, there ?? (await emptyCommit(root)), '')
  }
  await git(root, 'worktree', 'add', '--quiet', '--force', folder, BRANCH)
}

/** A commit of nothing, without a parent: the beginning of the branch. */
async function emptyCommit(root: string): Promise<string> {
  const tree = (await git(root, 'hash-object', '-t', 'tree', '-w', '/dev/null')).trim()
  return (await git(root, 'commit-tree', tree, '-m', 'Begin the letters branch')).trim()
}

/** Fetches the branch. Null: the remote has none yet. Throws RemoteDown. */
async function fetchBranch(root: string, remote: string): Promise<string | null> {
  const listed = await git(root, 'ls-remote', remote, `refs/heads/${BRANCH}`).catch(down)
  if (!listed.trim()) return null
  await git(root, 'fetch', '--quiet', '--no-tags', remote, `+refs/heads/${BRANCH}:refs/remotes/${remote}/${BRANCH}`).catch(down)
  return (await git(root, 'rev-parse', `refs/remotes/${remote}/${BRANCH}`)).trim()
}

function down(error: unknown): never {
  throw error instanceof GitFailure ? new RemoteDown('the remote repository cannot be reached') : error
}

function branchAt(root: string, folder: string, remote: string | null, release: () => void): LettersBranch {
  let waiting = 0
  const path = (fromRoot: string) => join(dirname(folder), fromRoot)
  const inBranch = (fromRoot: string) => fromRoot.slice(`${BRANCH}/`.length)
  const head = async () => (await git(folder, 'rev-parse', 'HEAD')).trim()

  async function commit(message: string): Promise<void> {
    await git(folder, 'add', '--all')
    if (await gitSucceeds(folder, 'diff', '--cached', '--quiet')) return
    await git(folder, 'commit', '--quiet', '--no-verify', '-m', message)
  }

  /** Pushes without force. `rejected`: somebody else was first. */
  async function pushOnce(): Promise<'pushed' | 'rejected' | 'down'> {
    if (!remote) return 'pushed'
    try {
      await git(folder, 'push', '--quiet', '--porcelain', remote, `HEAD:refs/heads/${BRANCH}`)
      return 'pushed'
    } catch (error) {
      const before = await git(root, 'rev-parse', '--verify', '--quiet', `refs/remotes/${remote}/${BRANCH}`).then(
        (id) => id.trim(),
        () => null,
      )
      const there = await fetchBranch(root, remote).catch(() => undefined)
      if (there === undefined) return 'down'
      if (there === (await head())) return 'pushed'
      return there !== before ||
        (error instanceof GitFailure && /rejected|fetch first|non-fast-forward|cannot lock ref|stale info/.test(error.stderr))
        ? 'rejected'
        : 'down'
    }
  }

  /** Puts the answers that only this checkout knows onto what everybody knows. Claims that were never pushed were never sent: they go. */
  async function adopt(there: string): Promise<void> {
    const mine = await head()
    if (mine === there) return
    const answers = (await gitSucceeds(folder, 'merge-base', '--is-ancestor', mine, there))
      ? new Map<string, Record<string, unknown>>()
      : await answersIn(mine, there)
    await git(folder, 'reset', '--quiet', '--hard', there)
    for (const [file, fields] of answers) writeFileSync(join(folder, file), withFields(readFileSync(join(folder, file), 'utf8'), fields))
    if (answers.size) await commit(`Record ${answers.size} answers of an earlier run`)
    waiting = answers.size
  }

  async function answersIn(mine: string, there: string): Promise<Map<string, Record<string, unknown>>> {
    const answers = new Map<string, Record<string, unknown>>()
    const changed = (await git(folder, 'diff', '--name-only', '-z', '--no-renames', there, mine))
      .split('\0')
      .filter((file) => file.endsWith('.md'))
    for (const file of changed) {
      const own = await fieldsAt(mine, file)
      const theirs = await fieldsAt(there, file)
      if (!own || !theirs || theirs.sent || theirs.refused || own.claimed !== theirs.claimed) continue
      if (own.sent) answers.set(file, { sent: own.sent, response: own.response })
      else if (own.refused) answers.set(file, { refused: own.refused, response: own.response })
      else if (own.attempts < theirs.attempts) answers.set(file, { attempts: own.attempts, response: own.response })
    }
    return answers
  }

  async function fieldsAt(at: string, file: string) {
    const text = await git(folder, 'show', `${at}:${file}`).catch(() => null)
    if (text === null) return null
    const parsed = parseDocument(file, readDocument(text), letterSchema)
    return 'data' in parsed ? parsed.data : null
  }

  async function push(): Promise<boolean> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const outcome = await pushOnce()
      if (outcome === 'pushed') {
        waiting = 0
        return true
      }
      if (outcome === 'down' || !remote) return false
      const there = await fetchBranch(root, remote).catch(() => null)
      if (!there) return false
      await adopt(there)
    }
    return false
  }

  return {
    folder,
    remote,
    waiting: () => waiting,
    push,
    close: release,
    sync: async () => {
      // What a killed run wrote and never committed was never sent.
      await git(folder, 'reset', '--quiet', '--hard')
      await git(folder, 'clean', '--quiet', '-fd')
      if (!remote) return
      const there = await fetchBranch(root, remote)
      if (there) await adopt(there)
      if (there !== (await head()) && !(await push())) throw new RemoteDown('the remote repository does not take what is kept here')
    },
    claim: async (files, message) => {
      const before = await head()
      for (const [file, text] of files) {
        mkdirSync(dirname(path(file)), { recursive: true })
        writeFileSync(path(file), text)
      }
      await commit(message)
      const outcome = await pushOnce()
      if (outcome === 'pushed') return true
      await git(folder, 'reset', '--quiet', '--hard', before)
      if (outcome === 'down') throw new RemoteDown('the remote repository cannot be reached')
      return false
    },
    record: async (file, fields, message) => {
      const full = path(file)
      writeFileSync(full, withFields(readFileSync(full, 'utf8'), fields))
      await git(folder, 'commit', '--quiet', '--no-verify', '-m', message, '--', inBranch(file))
      waiting++
    },
  }
}
