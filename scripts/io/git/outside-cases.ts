// What a change holds beside cases and their documents: a change of the code, which others approve than those who handle complaints.
import { isOfACase } from '../../procedure/history.ts'
import type { Problem } from '../../procedure/problem.ts'
import { overridingProblems, pathsOnDisk } from '../files/overriding-files.ts'
import { git } from './git.ts'
import { mergeBase } from './kept.ts'

/** How many files that belong to no case are added, changed or removed since `base` by what is checked out at `root`. Throws CouldNotRun. */
export async function changedOutsideCases(root: string, base: string): Promise<number> {
  const commit = await mergeBase(root, base)
  const prefix = (await git(root, 'rev-parse', '--show-prefix')).trim()
  const changed = await git(root, 'diff-tree', '-r', '-z', '--name-only', '--no-renames', '--ignore-submodules=none', commit, 'HEAD')
  return changed.split('\0').filter((path) => path && !(path.startsWith(prefix) && isOfACase(path.slice(prefix.length)))).length
}

/** The files, in Git or only on this disk, that would be read in place of what is locked. Throws GitFailure. */
export async function overridingInGit(root: string): Promise<Problem[]> {
  const committed = (await git(root, 'ls-files', '-z')).split('\0').filter(Boolean)
  return overridingProblems([...new Set([...committed, ...pathsOnDisk(root)])])
}
