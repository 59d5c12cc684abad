// Git, by its own commands with arguments as a list: nothing of a case ever becomes part of a command.
import { type ExecFileException, execFile, execFileSync } from 'node:child_process'
import { CouldNotRun } from '../command.ts'
import { DISK_FULL, NO_ACCESS } from '../failure.ts'
import { nameOf } from '../files/names.ts'

/** What Git said when it failed, and what to do: it may name files and branches, never content. */
export class GitFailure extends CouldNotRun {
  constructor(command: string, said: string) {
    // A remote's address may carry a password.
    const reason = (said.match(/^(?:fatal|error): .+$/m)?.[0] ?? said.split('\n')[0] ?? '').replace(/\/\/[^/@\s]+@/g, '//').trim()
    super(`git ${command} failed${reason && ` (${reason})`}. ${adviceFor(said)}`)
  }
}

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/no space left|disk quota/i, DISK_FULL],
  [/permission denied|read-only file system/i, NO_ACCESS],
  [
    /\.lock'?: file exists/i,
    'Another Git is at work in this folder, or one was cut off. Wait for it, remove the file it names, and run this again.',
  ],
  [
    /corrupt|bad object|unable to read (?:tree|sha1 file)|missing (?:blob|tree|commit)/i,
    'Part of .git is damaged. Clone the register anew, and run this there.',
  ],
  [/dubious ownership/i, 'The folder belongs to another user. Run this as that user.'],
]

function adviceFor(said: string): string {
  return ADVICE.find(([pattern]) => pattern.test(said))?.[1] ?? 'Put that right, and run this again.'
}

/**
 * A register commits under its own name, whatever the machine's settings; hooks and prompts of the machine stay out. It has no
 * submodules: a file .gitmodules that somebody put there is not read, for a broken one would end every fetch.
 */
const SETTINGS = [
  '-c',
  'user.name=Complaints register',
  '-c',
  'user.email=register@localhost',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'commit.gpgSign=false',
  '-c',
  'core.autocrlf=false',
  '-c',
  'core.quotePath=false',
  '-c',
  'i18n.commitEncoding=UTF-8',
  '-c',
  'gc.auto=0',
  '-c',
  'maintenance.auto=false',
  '-c',
  'fetch.recurseSubmodules=false',
]

/** The environment without what a hook would hand down (GIT_DIR and the like) and without the secrets of a run. */
const ENVIRONMENT = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY)|SMTP_URL|MAIL_LOGIN|LETTERS_KEY|FORMS_TOKEN)$/.test(name),
    ),
  ),
  GIT_TERMINAL_PROMPT: '0',
  // Nobody's substitute for an object is read in its place.
  GIT_NO_REPLACE_OBJECTS: '1',
  LC_ALL: 'C',
}
/** A remote that never answers must not hold the run for ever. */
const TIMEOUT_MS = 120_000
const MOST_OUTPUT = 512 * 1024 * 1024

/** The output of a Git command in `folder`. Throws GitFailure. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  return gitWith([], folder, ...args)
}

/** The same, with settings of Git (`name=value`) for this one command. */
export async function gitWith(settings: readonly string[], folder: string, ...args: string[]): Promise<string> {
  return (await bytesOfGit(folder, args, settings)).toString()
}

/** The same, with something for the command to read. */
export async function gitReading(input: string | Uint8Array, folder: string, ...args: string[]): Promise<string> {
  return (await bytesOfGit(folder, args, [], input)).toString()
}

/** Who commits on this machine, as Git says it: `Anna Jansen <anna@example.org> 1793000000 +0100`. Null where nobody told Git. */
export async function committer(folder: string): Promise<string | null> {
  return new Promise((resolve) => {
    const args = ['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT']
    execFile('git', args, { cwd: folder, env: ENVIRONMENT, timeout: TIMEOUT_MS }, (error, stdout) => resolve(error ? null : stdout.trim()))
  })
}

async function bytesOfGit(
  folder: string,
  args: readonly string[],
  settings: readonly string[] = [],
  input: string | Uint8Array = '',
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      [...SETTINGS, ...settings.flatMap((setting) => ['-c', setting]), ...args],
      { cwd: folder, env: ENVIRONMENT, maxBuffer: MOST_OUTPUT, timeout: TIMEOUT_MS, encoding: 'buffer' },
      (error, stdout, stderr) => (error ? reject(new GitFailure(args[0] ?? '', saidBy(error, stderr.toString()))) : resolve(stdout)),
    )
    // A command that ends early reads no more; why it ended is told above.
    child.stdin?.on('error', () => {}).end(input)
  })
}

/** What Git said, or why it could say nothing. */
function saidBy({ code, killed }: ExecFileException, stderr: string): string {
  if (code === 'ENOENT') return 'Git is not installed'
  return killed ? `no end after ${TIMEOUT_MS / 1000} seconds` : stderr
}

/** Whether a Git command succeeds. */
export async function gitSucceeds(folder: string, ...args: string[]): Promise<boolean> {
  return git(folder, ...args).then(
    () => true,
    () => false,
  )
}

/** Whether the folder is the top of a Git repository. One inside another repository is no repository of its own: the files of that one lie elsewhere. */
export async function isTopOfRepository(folder: string): Promise<boolean> {
  return (await git(folder, 'rev-parse', '--show-prefix').catch(() => 'none')).trim() === ''
}

export interface TreeEntry {
  readonly mode: string
  readonly id: string
  /** A name that is not UTF-8 as `nameOf` writes it, so that no two paths are one. */
  readonly path: string
}

/** The modes of plain files; anything else is a link or another repository. */
export const PLAIN_MODES = ['100644', '100755']

/** The files of a commit below some folders, as Git objects: no attribute, filter or rename detection comes between. Throws GitFailure. */
export async function treeOf(folder: string, commit: string, ...below: string[]): Promise<TreeEntry[]> {
  const out = await bytesOfGit(folder, ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...below])
  return entriesOf(out, /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s)
}

/** The files in the index below some folders. Throws GitFailure. */
export async function indexOf(folder: string, ...below: string[]): Promise<TreeEntry[]> {
  return entriesOf(await bytesOfGit(folder, ['ls-files', '-s', '-z', '--', ...below]), /^(\d+) ([0-9a-f]+) \d+\t(.*)$/s)
}

function entriesOf(out: Buffer, shape: RegExp): TreeEntry[] {
  return nameOf(out)
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const [, mode = '', id = '', path = ''] = shape.exec(line) ?? []
      return { mode, id, path }
    })
}

/** A file that differs between two trees; null where it is not there. */
export interface TreeChange {
  readonly path: string
  readonly before: Omit<TreeEntry, 'path'> | null
  readonly after: Omit<TreeEntry, 'path'> | null
}

/** What changed from the first tree of each pair to the second, in the same order, by one call. They must exist. */
export function treeChanges(folder: string, pairs: readonly (readonly [string, string])[]): TreeChange[][] {
  const asked = pairs.map(([before, after]) => `${before} ${after}`)
  const out = nameOf(answersOfGit(folder, ['diff-tree', '--stdin', '-r', '-z', '--no-renames'], asked))
  const changes: TreeChange[][] = []
  // A line names each pair; the changes between them end with a NUL each, and so does the path of each.
  for (let at = 0; at < out.length; ) {
    if (out[at] !== ':') {
      changes.push([])
      at = out.indexOf('\n', at) + 1
      continue
    }
    const [modeBefore = '', modeAfter = '', idBefore = '', idAfter = ''] = out.slice(at + 1, out.indexOf('\0', at)).split(' ')
    const start = out.indexOf('\0', at) + 1
    at = out.indexOf('\0', start) + 1
    const side = (mode: string, id: string) => (mode === '000000' ? null : { mode, id })
    changes.at(-1)?.push({ path: out.slice(start, at - 1), before: side(modeBefore, idBefore), after: side(modeAfter, idAfter) })
  }
  return changes
}

/** The bytes of a blob. Throws where it does not exist. */
export function blob(folder: string, id: string): Buffer {
  return execFileSync('git', ['cat-file', 'blob', id], {
    cwd: folder,
    env: ENVIRONMENT,
    maxBuffer: MOST_OUTPUT,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

/** How many bytes each of these blobs has, by one call. Throws CouldNotRun where one is missing. */
export function blobSizes(folder: string, ids: readonly string[]): Map<string, number> {
  const out = answersOfGit(folder, ['cat-file', '--batch-check'], ids)
  const lines = out.toString('latin1').split('\n').filter(Boolean)
  return new Map(
    lines.map((line) => {
      const [id = '', type, size] = line.split(' ')
      if (type !== 'blob') throw new CouldNotRun('Part of .git is missing or damaged. Clone the register anew, and run this there.')
      return [id, Number(size)]
    }),
  )
}

/** The bytes of many blobs, in the same order, by one call. They must exist. */
export function blobs(folder: string, ids: readonly string[]): Buffer[] {
  const out = answersOfGit(folder, ['cat-file', '--batch'], ids)
  const found: Buffer[] = []
  for (let at = 0; at < out.length; ) {
    const end = out.indexOf(10, at)
    const size = Number(out.toString('latin1', at, end).split(' ')[2])
    found.push(out.subarray(end + 1, end + 1 + size))
    at = end + 1 + size + 1
  }
  return found
}

/** What a Git command answers to many lines, by one call. Throws where it fails. */
function answersOfGit(folder: string, args: readonly string[], lines: readonly string[]): Buffer {
  return execFileSync('git', args, {
    cwd: folder,
    env: ENVIRONMENT,
    input: lines.map((line) => `${line}\n`).join(''),
    maxBuffer: MOST_OUTPUT,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
}
