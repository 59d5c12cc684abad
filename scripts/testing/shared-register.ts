// A register that several people share, for tests: a bare remote, clones of it, branches as people push them. All real Git.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument, readDocument } from '../io/files/case-files.ts'
import { git, gitWith } from '../io/git/git.ts'
import { type LetterRecord, letterSchema } from '../procedure/letters/record.ts'
import { temporaryFolder, writeFiles, writeRegister } from './register-folder.ts'

export interface SharedRegister {
  /** The temporary folder with everything in it. */
  readonly folder: string
  /** The bare repository that everybody shares. */
  readonly remote: string
  /** The first clone, on main. */
  readonly root: string
  /** Writes files (paths below a clone's root), commits and pushes main. */
  readonly commit: (files: Readonly<Record<string, string>>, clone?: string) => Promise<void>
  /** Another machine: a fresh clone. */
  readonly clone: (name: string) => Promise<string>
  /** Pushes a branch from main with a change made to its files; answers with its commit. */
  readonly push: (branch: string, change: Change, subject?: string) => Promise<string>
  /** Writes to the branch of the letters as somebody else than the register, on top of what is there; answers with the commit. */
  readonly intrude: (change: Change, ...settings: readonly string[]) => Promise<string>
  /** The letters as the remote knows them, with their bodies, by path. */
  readonly letters: (repository?: string) => Promise<Map<string, KnownLetter>>
  readonly remove: () => void
}

/** Files to write, or what else happens to a clone. */
export type Change = Readonly<Record<string, string>> | ((root: string) => void | Promise<void>)

export type KnownLetter = Omit<LetterRecord, 'path'> & { readonly body: string }

/** The register of `registerFolder` with `files`, in a bare repository, cloned once. */
export async function sharedRegister(files: Readonly<Record<string, string>> = {}): Promise<SharedRegister> {
  const folder = temporaryFolder('register')
  const [remote, root] = [join(folder, 'remote.git'), join(folder, 'first')]
  await git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', remote)
  await git(folder, 'init', '--quiet', '--initial-branch=main', root)
  await git(root, 'remote', 'add', 'origin', remote)
  writeRegister(root, { '.gitignore': '/letters/\n/.local/\n', ...files })
  const share = async (clone: string, paths: readonly string[]) => {
    await git(clone, 'add', '--', ...paths)
    await git(clone, 'commit', '--quiet', '-m', 'Change the register')
    await git(clone, 'push', '--quiet', 'origin', 'main')
  }
  await share(root, ['.'])
  const clone = async (name: string) => {
    await git(folder, 'clone', '--quiet', remote, join(folder, name))
    return join(folder, name)
  }
  // Branches are made in a clone of their own, one after the other, also where tests run at once.
  let cloned: Promise<string> | undefined
  let last: Promise<unknown> = Promise.resolve()
  return {
    folder,
    remote,
    root,
    commit: async (changed, where = root) => {
      writeFiles(where, changed)
      await share(where, Object.keys(changed))
    },
    clone,
    push: (branch, change, subject = 'Change') => {
      cloned ??= clone('branches')
      const pushed = Promise.all([cloned, last]).then(([branches]) => pushBranch(branches, branch, change, subject))
      last = pushed.catch(() => {})
      return pushed
    },
    intrude: async (change, ...settings) => {
      const intruder = join(folder, 'intruder')
      if (!existsSync(intruder)) await clone('intruder')
      return pushBranch(intruder, 'letters', change, 'Change letters', { from: 'letters', settings })
    },
    letters: (repository = remote) => lettersIn(repository),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  }
}

async function pushBranch(
  clone: string,
  branch: string,
  change: Change,
  subject: string,
  { from = 'main', settings = [] as readonly string[] } = {},
): Promise<string> {
  await git(clone, 'fetch', '--quiet', 'origin', `+${from}:refs/remotes/origin/${from}`)
  await git(clone, 'checkout', '--quiet', '--force', '-B', 'work', `origin/${from}`)
  await git(clone, 'clean', '--quiet', '-ffdx')
  if (typeof change === 'function') await change(clone)
  else writeFiles(clone, change)
  await git(clone, 'add', '--all', '--force')
  await gitWith(settings, clone, 'commit', '--quiet', '--allow-empty', '-m', subject)
  await git(clone, 'push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${branch}`)
  return (await git(clone, 'rev-parse', 'HEAD')).trim()
}

async function lettersIn(repository: string): Promise<Map<string, KnownLetter>> {
  const listed = await git(repository, 'ls-tree', '-r', '-z', '--name-only', 'letters').catch(() => '')
  const letters = new Map<string, KnownLetter>()
  for (const file of listed.split('\0').filter(Boolean)) {
    const document = readDocument(await git(repository, 'show', `letters:${file}`))
    const parsed = parseDocument(file, document, letterSchema)
    if ('problems' in parsed) throw new Error(`not a letter: ${file}`)
    letters.set(`letters/${file}`, { ...parsed.data, body: document.body })
  }
  return letters
}
