// Who changed which case file and when, as Git knows it: one `git log` for the whole register, whatever the number of cases.
import { CASE_ID } from '../../procedure/case.ts'
import { blobsUpTo } from './blobs-up-to.ts'
import { git, gitSucceeds, isTopOfRepository } from './git.ts'

/** One file of a case that a commit changed. */
export interface FileChange {
  readonly path: string
  /** The id of its bytes in Git before and after; null where it was not there. */
  readonly before: string | null
  readonly after: string | null
}

/** What one commit changed in the file of a case and in the folder of its documents. */
export interface CaseCommit {
  /** When it became part of the history: an ISO instant. */
  readonly at: string
  readonly author: { readonly name: string; readonly email: string }
  readonly files: readonly FileChange[]
}

export interface CaseHistory {
  /** Why there is none: the folder is no repository of its own, or holds the newest commits only. Null where there is one. */
  readonly missing: 'no-repository' | 'shallow' | null
  /** The commits of each case by its number, newest first. */
  readonly commits: ReadonlyMap<string, readonly CaseCommit[]>
  /** The bytes of the versions of case files, by their ids. A version that no case file is compared with is left out. */
  readonly bytes: ReadonlyMap<string, Buffer>
  /** The cases with changes on the disk that are not committed yet. */
  readonly uncommitted: ReadonlySet<string>
}

/**
 * The history of the cases of the register below `root`: what led to the commit that is checked out. `without` is a branch whose commits
 * are left out. Throws GitFailure where Git itself fails.
 */
export async function caseHistory(root: string, without?: string): Promise<CaseHistory> {
  const none = { commits: new Map(), bytes: new Map(), uncommitted: new Set<string>() }
  const isOwn = await isTopOfRepository(root)
  if (!isOwn || !(await gitSucceeds(root, 'rev-parse', '--verify', '--quiet', 'HEAD'))) return { missing: 'no-repository', ...none }
  if ((await git(root, 'rev-parse', '--is-shallow-repository')).trim() === 'true') return { missing: 'shallow', ...none }
  const from = without ? ['HEAD', `^${without}`] : ['HEAD']
  const commits = byCase(commitsIn(await git(root, ...LOG, ...from, '--', 'cases')))
  return { missing: null, commits, bytes: blobsUpTo(root, comparedIn(commits)), uncommitted: await uncommittedIn(root) }
}

/** A merge is told with the files that none of its parents had like this; all others stand with the commits that it merged. */
const LOG = ['log', '-c', '--raw', '-z', '--abbrev=40', '--no-renames', '--format=%x01%x00%cI%x00%an%x00%ae']

function commitsIn(log: string): CaseCommit[] {
  const parts = log.split('\0')
  const commits: (CaseCommit & { readonly files: FileChange[] })[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]?.trim() ?? ''
    if (part === '\x01') {
      const [when = '', name = '', email = ''] = parts.slice(at + 1, at + 4)
      commits.push({ at: when, author: { name, email }, files: [] })
      at += 3
    } else if (part.startsWith(':')) {
      at += 1
      commits.at(-1)?.files.push({ path: parts[at] ?? '', ...idsIn(part) })
    }
  }
  return commits
}

/** `:mode mode id id M`, or with a colon, a mode and an id more for each further parent of a merge. */
function idsIn(raw: string): Pick<FileChange, 'before' | 'after'> {
  const parents = raw.lastIndexOf(':') + 1
  const ids = raw.split(' ').slice(parents + 1, 2 * parents + 2)
  const known = (id = '') => (/^0*$/.test(id) ? null : id)
  return { before: known(ids[0]), after: known(ids.at(-1)) }
}

function byCase(commits: readonly CaseCommit[]): Map<string, CaseCommit[]> {
  const found = new Map<string, CaseCommit[]>()
  for (const { files, ...commit } of commits) {
    for (const [id, own] of Map.groupBy(files, ({ path }) => caseOf(path))) {
      if (id === null) continue
      found.set(id, [...(found.get(id) ?? []), { ...commit, files: own }])
    }
  }
  return found
}

/** The number of the case that a path belongs to; null for any other. */
function caseOf(path: string): string | null {
  const id = /^cases\/([^/]+?)(?:\.md$|\/)/.exec(path)?.[1] ?? ''
  return CASE_ID.test(id) ? id : null
}

/** The versions of case files that have one before them, with that one. */
function comparedIn(commits: ReadonlyMap<string, readonly CaseCommit[]>): string[] {
  const ids = new Set<string>()
  for (const own of commits.values())
    for (const { path, before, after } of own.flatMap(({ files }) => files))
      if (before && after && path.endsWith('.md') && path.split('/').length === 2) ids.add(before).add(after)
  return [...ids]
}

async function uncommittedIn(root: string): Promise<Set<string>> {
  const out = await git(root, 'status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', 'cases')
  return new Set(out.split('\0').flatMap((line) => caseOf(line.slice(3)) ?? []))
}
