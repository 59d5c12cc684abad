// Git, by its own commands with arguments as a list: nothing of a case ever becomes part of a command.
import { execFile, execFileSync } from 'node:child_process'

/** What Git answered when it refused; `stderr` may name files and branches, never content. */
export class GitFailure extends Error {
  readonly stderr: string
  constructor(command: string, stderr: string) {
    super(`git ${command} failed`)
    this.stderr = stderr
  }
}

/** A register commits under its own name, whatever the machine's settings; hooks and prompts of the machine stay out. */
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
  'gc.auto=0',
  '-c',
  'maintenance.auto=false',
]

/** The environment without what a hook would hand down (GIT_DIR and the like) and without the password of the mail server. */
const ENVIRONMENT = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY)|SMTP_URL)$/.test(name)),
  ),
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
}
/** A remote that never answers must not hold the run for ever. */
const PATIENCE_MS = 120_000
const MOST_OUTPUT = 512 * 1024 * 1024

/** The output of a Git command in `folder`. Throws GitFailure. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      [...SETTINGS, ...args],
      { cwd: folder, env: ENVIRONMENT, maxBuffer: MOST_OUTPUT, timeout: PATIENCE_MS },
      (error, stdout, stderr) => (error ? reject(new GitFailure(args[0] ?? '', stderr)) : resolve(stdout)),
    )
  })
}

/** Whether a Git command succeeds. */
export async function gitSucceeds(folder: string, ...args: string[]): Promise<boolean> {
  return git(folder, ...args).then(
    () => true,
    () => false,
  )
}

export interface TreeEntry {
  readonly mode: string
  readonly id: string
  readonly path: string
}

/** The files of a commit below some folders, as Git objects: no attribute, filter or rename detection comes between. Throws GitFailure. */
export async function treeOf(folder: string, commit: string, ...below: string[]): Promise<TreeEntry[]> {
  const out = await git(folder, 'ls-tree', '-r', '-z', '--full-tree', commit, '--', ...below)
  return entriesOf(out, /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s)
}

/** The files in the index below some folders. Throws GitFailure. */
export async function indexOf(folder: string, ...below: string[]): Promise<TreeEntry[]> {
  return entriesOf(await git(folder, 'ls-files', '-s', '-z', '--', ...below), /^(\d+) ([0-9a-f]+) \d+\t(.*)$/s)
}

function entriesOf(out: string, shape: RegExp): TreeEntry[] {
  return out
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const [, mode = '', id = '', path = ''] = shape.exec(line) ?? []
      return { mode, id, path }
    })
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
