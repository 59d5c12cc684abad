// The Git side of pull requests, in a real bare repository: branches, what they change, and the merge.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { git, gitSucceeds } from '../../io/git/git.ts'

/** The commit of every branch. */
export async function branchHeads(remote: string): Promise<Map<string, string>> {
  const out = await git(remote, 'for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads/')
  return new Map(
    out
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.slice(line.indexOf(' ') + 1 + 'refs/heads/'.length), line.slice(0, line.indexOf(' '))]),
  )
}

/** The first line of a commit's message. */
export async function subjectOf(remote: string, commit: string): Promise<string> {
  return (await git(remote, 'log', '-1', '--format=%s', commit)).trim()
}

export async function isMerged(remote: string, commit: string, into: string): Promise<boolean> {
  return gitSucceeds(remote, 'merge-base', '--is-ancestor', commit, into)
}

export interface ChangedFile {
  readonly path: string
  readonly status: 'added' | 'modified' | 'removed' | 'changed'
  readonly blob: string
}

const STATUS: Readonly<Record<string, ChangedFile['status']>> = { A: 'added', M: 'modified', D: 'removed', T: 'changed' }

/** What `head` changes since it left `base`, by Git objects: no attribute or rename detection comes between. */
export async function changedFiles(remote: string, base: string, head: string): Promise<ChangedFile[]> {
  const fork = (await git(remote, 'merge-base', base, head)).trim()
  const parts = (await git(remote, 'diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-textconv', fork, head)).split('\0')
  return parts.flatMap((part, index) => {
    const [, , , before = '', after = '', letter = ''] = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/.exec(part) ?? []
    const status = STATUS[letter]
    return status ? [{ path: parts[index + 1] ?? '', status, blob: status === 'removed' ? before : after }] : []
  })
}

/** Merges `head` into main as people do on GitHub, with a merge commit; null where the two contradict each other or main has moved meanwhile. */
export async function mergeIntoMain(remote: string, head: string, message: string): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'merge-'))
  const tree = join(folder, 'tree')
  try {
    const main = (await git(remote, 'rev-parse', 'refs/heads/main')).trim()
    await git(remote, 'worktree', 'add', '--quiet', '--detach', tree, main)
    if (!(await gitSucceeds(tree, 'merge', '--quiet', '--no-ff', '--no-verify', '-m', message, head))) return null
    const merged = (await git(tree, 'rev-parse', 'HEAD')).trim()
    return (await gitSucceeds(remote, 'update-ref', 'refs/heads/main', merged, main)) ? merged : null
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await git(remote, 'worktree', 'prune')
  }
}
