// "Kept for ever" (P7), enforced: what the files on disk make of what a base commit held. Compares bytes and Git objects,
// so that no attribute, rename detection or file mode can hide a change.
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CalendarDate, parseDate } from '../procedure/calendar.ts'
import { type Change, caseHistoryFindings, fileHistoryFinding, keptKind, newPolicyFinding } from '../procedure/history.ts'
import type { Finding, Problem } from '../procedure/problem.ts'
import { located, plainText, readDocument, readText, Unreadable } from './case-files.ts'
import { CouldNotRun } from './command.ts'
import { blob, git, indexOf, treeOf } from './git.ts'
import { caseInText } from './register.ts'

export const PLAIN_MODES = ['100644', '100755']

/** What the files below `root` break of what `base` (a commit, branch or tag) held. Throws CouldNotRun where there is no such base. */
export async function keptProblems(root: string, base: string, today: CalendarDate): Promise<Problem[]> {
  const commit = await mergeBase(root, base)
  const prefix = (await git(root, 'rev-parse', '--show-prefix')).trim()
  const below = ['cases', 'site/policy'].map((folder) => prefix + folder)
  const kept = (await treeOf(root, commit, ...below))
    .map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) }))
    .filter(({ path }) => keptKind(path))
  const problems: Problem[] = []
  const received: CalendarDate[] = []
  for (const { path, id, mode } of kept) {
    if (!PLAIN_MODES.includes(mode)) continue
    const change = changeOf(join(root, path), id)
    const finding = change ? fileHistoryFinding(path, change, today) : null
    if (finding) problems.push(whole(path, finding))
    if (keptKind(path) !== 'case') continue
    const before = caseInText(caseId(path), textOf(blob(root, id)))
    if (before) received.push(before.received)
    if (before && change === 'changed') problems.push(...caseProblems(root, path, before))
  }
  const versionsBefore = new Set(kept.map(({ path }) => policyVersion(path)))
  const links = (await indexOf(root, ...REGISTER)).filter(({ path, mode }) => isPartOf(path) && !PLAIN_MODES.includes(mode))
  for (const path of new Set([...links.map((entry) => entry.path), ...linkedFolders(root)])) {
    const message = 'this is a link or another repository instead of a plain file or folder. Put the file or folder itself here'
    problems.push(whole(path, { path: [], code: 'mode', message }))
  }
  for (const { path } of (await indexOf(root, 'letters')).slice(0, 1)) {
    const message = 'letters are kept on the branch letters, and here they would be in its way. Take the folder letters out of this change'
    problems.push(whole(path, { path: [], code: 'letters', message }))
  }
  for (const version of newVersions(root, versionsBefore)) {
    const finding = newPolicyFinding(version, received)
    if (finding) problems.push(whole(`site/policy/${version}/terms.yml`, finding))
  }
  return problems
}

/** Where the change began: what others added to the base since then is not missing here. Throws CouldNotRun. */
export async function mergeBase(root: string, base: string): Promise<string> {
  try {
    const commit = (await git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`)).trim()
    return await git(root, 'merge-base', commit, 'HEAD').then(
      (found) => found.trim(),
      () => commit,
    )
  } catch {
    throw new CouldNotRun('--base needs a commit, branch or tag of this repository. Fetch it first: git fetch origin main.')
  }
}

/** Where a register has its files, besides the letters. */
const REGISTER = ['organisation.yml', 'cases', 'site']
const FOLDERS = ['cases', 'site', 'site/policy', 'letters']

function isPartOf(path: string): boolean {
  return path === 'organisation.yml' || FOLDERS.includes(path) || path.startsWith('cases/') || path.startsWith('site/policy/')
}

/** A folder that is a link would show the files of another place. */
function linkedFolders(root: string): string[] {
  return FOLDERS.filter((folder) => lstatSync(join(root, folder), { throwIfNoEntry: false })?.isSymbolicLink())
}

/**
 * The files of a fresh checkout that do not lie there as they were committed: an attribute changed them on the way, so that
 * what is read here is not what is kept.
 */
export async function disguisedProblems(root: string): Promise<Problem[]> {
  const entries = (await indexOf(root, ...REGISTER)).filter(({ path, mode }) => isPartOf(path) && PLAIN_MODES.includes(mode))
  const message = 'this file does not lie here as it was committed. Take the line about it out of .gitattributes, and commit it again'
  return entries
    .filter(({ path, id }) => changeOf(join(root, path), id))
    .map(({ path }) => whole(path, { path: [], code: 'disguised', message }))
}

function changeOf(path: string, id: string): Change | null {
  const status = lstatSync(path, { throwIfNoEntry: false })
  if (!status) return 'removed'
  if (!status.isFile()) return 'replaced'
  const bytes = readFileSync(path)
  const hash = createHash(id.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
  return hash === id ? null : 'changed'
}

function caseProblems(root: string, path: string, before: NonNullable<ReturnType<typeof caseInText>>): Problem[] {
  try {
    const text = readText(join(root, path))
    const now = caseInText(before.id, text)
    // A file that cannot be read is reported by the check of the files themselves.
    return now ? located(path, readDocument(text), caseHistoryFindings(before, now)) : []
  } catch (error) {
    if (error instanceof Unreadable) return []
    throw error
  }
}

function whole(file: string, { code, message }: Finding): Problem {
  return { file, line: 1, column: 1, field: null, code, message }
}

function caseId(path: string): string {
  return path.slice('cases/'.length, -'.md'.length)
}

function policyVersion(path: string): string {
  return keptKind(path) === 'policy' ? (path.split('/')[2] ?? '') : ''
}

function newVersions(root: string, before: ReadonlySet<string>): CalendarDate[] {
  const folder = join(root, 'site/policy')
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder)
    .flatMap((name) => parseDate(name) ?? [])
    .filter((version) => !before.has(version))
}

function textOf(bytes: Buffer): string {
  try {
    return plainText(bytes)
  } catch {
    return ''
  }
}
