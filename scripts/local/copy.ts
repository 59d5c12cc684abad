// A throw-away copy of a register with a bare remote of its own, made from the working tree: everything real, nothing that matters.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CouldNotRun } from '../io/command.ts'
import { git, gitSucceeds } from '../io/git/git.ts'
import { type CopyKey, keyOfCopy } from './copy-key.ts'

export interface Copy {
  /** The register: a clone of the remote. */
  readonly root: string
  readonly remote: string
  /** The register that it is a copy of. */
  readonly source: string
  /** Where the mail catcher keeps what it catches. */
  readonly mail: string
  /** Whether it was made just now. */
  readonly fresh: boolean
  /** With what it signs. */
  readonly signs: CopyKey
}

/** The branch on which the files of the source are taken over. */
export const TAKEN = 'taken'

/** What makes a register, below its root. */
const PARTS = ['organisation.yml', 'cases', 'site/policy']

/**
 * Makes the copy in `folder`, or brings the one that is there up to the files in `source`: what changed there
 * is merged with what was merged here meanwhile. Throws CouldNotRun where the two contradict each other.
 */
export async function copyRegister(source: string, folder: string): Promise<Copy> {
  const [root, remote, mail, taken] = ['register', 'remote.git', 'mail', 'taken'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ]
  const fresh = !existsSync(join(remote, 'HEAD')) || !existsSync(join(root, '.git')) || !existsSync(join(taken, '.git'))
  if (fresh) await begin(source, folder, remote, root, taken)
  if (fresh) mkdirSync(mail, { recursive: true })
  await takeOver(source, taken)
  await git(root, 'fetch', '--quiet', 'origin', 'main')
  await git(root, 'merge', '--quiet', '--ff-only', 'origin/main')
  if (!(await gitSucceeds(root, 'merge', '--quiet', '--no-edit', TAKEN))) {
    await git(root, 'merge', '--abort')
    throw new CouldNotRun(`Your files and what was merged here contradict each other. Start afresh: remove the folder ${folder}`)
  }
  const signs = await keyOfCopy(root, folder)
  await git(root, 'push', '--quiet', 'origin', 'main')
  return { root, remote, source, mail, fresh, signs }
}

/** An empty register with its remote, and beside it the branch on which the files of `source` are taken over. */
async function begin(source: string, folder: string, remote: string, root: string, taken: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await git(source, 'init', '--quiet', '--bare', '--initial-branch=main', remote)
  await git(source, 'init', '--quiet', '--initial-branch=main', root)
  await git(root, 'remote', 'add', 'origin', remote)
  await git(root, 'config', 'core.excludesFile', '/dev/null')
  await git(root, 'commit', '--quiet', '--allow-empty', '-m', 'Begin the register')
  await git(root, 'push', '--quiet', 'origin', 'main')
  await git(root, 'worktree', 'add', '--quiet', '-b', TAKEN, taken)
}

async function takeOver(source: string, taken: string): Promise<void> {
  for (const part of PARTS) {
    rmSync(join(taken, part), { recursive: true, force: true })
    if (existsSync(join(source, part))) cpSync(join(source, part), join(taken, part), { recursive: true })
  }
  await git(taken, 'add', '--all')
  if (!(await gitSucceeds(taken, 'diff', '--cached', '--quiet'))) await git(taken, 'commit', '--quiet', '-m', 'Take over the register')
}
