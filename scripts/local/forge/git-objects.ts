// Objects written into a bare repository as the API takes them: a file, a tree over another tree, a commit with its author.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { git } from '../../io/git/git.ts'

/** Null: the file is taken out. */
export interface TreeChange {
  readonly path: string
  readonly mode: string
  readonly sha: string | null
}

export interface CommitText {
  readonly message: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Signed
  readonly committer: Signed
}

export interface Signed {
  readonly name: string
  readonly email: string
  /** An instant. */
  readonly date: string
}

/** The id of the blob. */
export function writeBlob(remote: string, bytes: Buffer): Promise<string> {
  return fed(remote, ['hash-object', '-w', '--stdin'], bytes)
}

/** The id of `base` with the changes made; null: of nothing but them. Rejects where a path or an object is none. */
export async function writeTree(remote: string, base: string | null, changes: readonly TreeChange[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tree-'))
  const index = { GIT_INDEX_FILE: join(folder, 'index') }
  try {
    await fed(remote, base ? ['read-tree', base] : ['read-tree', '--empty'], '', index)
    const lines = changes.map(({ path, mode, sha }) => (sha ? `${mode} ${sha}\t${path}\0` : `0 ${'0'.repeat(40)}\t${path}\0`))
    await fed(remote, ['update-index', '-z', '--index-info'], lines.join(''), index)
    return await fed(remote, ['write-tree'], '', index)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The id of the commit. Rejects where a tree or a parent is none. */
export function writeCommit(remote: string, { message, tree, parents, author, committer }: CommitText): Promise<string> {
  const named = (role: string, { name, email, date }: Signed) => ({
    [`GIT_${role}_NAME`]: name,
    [`GIT_${role}_EMAIL`]: email,
    [`GIT_${role}_DATE`]: date,
  })
  return fed(remote, ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'], message, {
    ...named('AUTHOR', author),
    ...named('COMMITTER', committer),
  })
}

export interface CommitRead extends Omit<CommitText, 'parents'> {
  readonly parents: readonly string[]
}

/** Rejects where it is no commit. */
export async function readCommit(remote: string, commit: string): Promise<CommitRead> {
  const told = await git(remote, 'log', '-1', '--format=%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B', commit)
  const [tree = '', parents = '', name = '', email = '', date = '', byName = '', byEmail = '', byDate = '', message = ''] = told.split('\0')
  return {
    tree,
    parents: parents.split(' ').filter(Boolean),
    author: { name, email, date },
    committer: { name: byName, email: byEmail, date: byDate },
    message: message.trimEnd(),
  }
}

/** What a Git command prints when it is fed with `input`. Rejects where it fails. */
function fed(
  folder: string,
  args: readonly string[],
  input: Buffer | string,
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { PATH = '', HOME = folder } = process.env
  const child = spawn('git', args, { cwd: folder, env: { PATH, HOME, LC_ALL: 'C', ...more }, stdio: ['pipe', 'pipe', 'ignore'] })
  // It may end before everything is read; its exit says why.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(printed.trim()) : reject(new Error(`git ${args[0]} failed`))))
  })
}
