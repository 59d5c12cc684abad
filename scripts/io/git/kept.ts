// "Kept for ever" (P7), enforced: what the files on disk make of what a base commit held. Compares bytes and Git objects,
// so that no attribute, rename detection or file mode can hide a change.
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CalendarDate, parseDate } from '../../procedure/calendar.ts'
import type { Case } from '../../procedure/case.ts'
import { type Change, fileHistoryFinding, isRenamedWell, keptKind, newPolicyFinding, policyVersion } from '../../procedure/history.ts'
import type { Problem } from '../../procedure/problem.ts'
import { receivedOn } from '../../procedure/steps.ts'
import { CouldNotRun } from '../command.ts'
import { located, plainText, readDocument, Unreadable } from '../files/case-files.ts'
import { caseInText, changedCaseFindings } from '../files/judged-case.ts'
import { onDisk } from '../files/names.ts'
import { problem } from '../files/reading.ts'
import { readText } from '../files/text-file.ts'
import { blob, git, indexOf, PLAIN_MODES, type TreeEntry, treeOf } from './git.ts'
import { keptOf } from './samples.ts'

/** What the files below `root` break of what `base` (a commit, branch or tag) held. Throws CouldNotRun where there is no such base. */
export async function keptProblems(root: string, base: string, today: CalendarDate): Promise<Problem[]> {
  const commit = await mergeBase(root, base)
  const prefix = (await git(root, 'rev-parse', '--show-prefix')).trim()
  const below = ['cases', 'site/policy'].map((folder) => prefix + folder)
  const entries = await treeOf(root, commit, ...below)
  const kept = keptOf(entries.map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) })))
  const problems: Problem[] = []
  const received: CalendarDate[] = []
  const index = await indexOf(root, 'cases', 'site/policy')
  const committed = new Map(index.map((entry) => [entry.path, entry]))
  for (const { path, id, mode } of kept) {
    if (!PLAIN_MODES.includes(mode)) continue
    const change = changeOf(onDisk(root, path), id, committed.get(path))
    const finding = change && !(change === 'removed' && isRenamedWell(path, id, index)) ? fileHistoryFinding(path, change, today) : null
    if (finding) problems.push(problem(path, finding.code, finding.message))
    if (keptKind(path) !== 'case') continue
    // What is unchanged is read from the disk: a process of Git for each case would take longer than all the rest.
    const text = textOf(change === null ? readFileSync(join(root, path)) : blob(root, id))
    const before = caseInText(caseId(path), text)
    if (before) received.push(receivedOn(before))
    if (before && change === 'changed') problems.push(...caseProblems(root, path, before, text, committed.get(path)))
  }
  const versionsBefore = new Set(kept.flatMap(({ path }) => (keptKind(path) === 'policy' ? policyVersion(path) : [])))
  for (const entry of index) {
    // Also a folder: as a link or another repository it would bring in documents that nobody keeps.
    if (!PLAIN_MODES.includes(entry.mode))
      problems.push(
        problem(entry.path, 'mode', {
          en: 'this is a link or another repository instead of a plain file. Put the file itself here',
          nl: 'dit is een link of een andere repository, en geen gewoon bestand. Zet hier het bestand zelf',
        }),
      )
  }
  for (const folder of FOLDERS.filter((name) => isLink(join(root, name)) && !committed.has(name))) {
    const message = {
      en: 'this folder is a link, which would show the files of another place. Put the folder itself here',
      nl: 'deze map is een link, en zou de bestanden van een andere plaats laten zien. Zet hier de map zelf',
    }
    problems.push(problem(folder, 'mode', message))
  }
  if ((await indexOf(root, 'letters')).length) {
    const message = {
      en: 'letters are kept on the branch letters, and here they would be in its way. Take the folder letters out of this change',
      nl: 'brieven worden bewaard op de branch letters, en zouden hier in de weg liggen. Haal de map letters uit deze wijziging',
    }
    problems.push(problem('letters', 'letters', message))
  }
  for (const version of newVersions(root, versionsBefore)) {
    const finding = newPolicyFinding(version, received)
    if (finding) problems.push(problem(`site/policy/${version}/terms.yml`, finding.code, finding.message))
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

/** The folders of a register. */
const FOLDERS = ['cases', 'site', 'site/policy', 'letters']

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

/**
 * The files of a fresh checkout that do not lie there as they were committed: an attribute changed them on the way, so that
 * what is read here is not what was committed.
 */
export async function disguisedProblems(root: string): Promise<Problem[]> {
  const message = {
    en: 'this file does not lie here as it was committed. Take the line about it out of .gitattributes, and commit it again',
    nl: 'dit bestand ligt hier niet zoals het is vastgelegd. Haal de regel erover uit .gitattributes, en leg het opnieuw vast',
  }
  return (await indexOf(root, 'organisation.yml', 'cases', 'site/policy'))
    .filter((entry) => PLAIN_MODES.includes(entry.mode) && changeOf(onDisk(root, entry.path), entry.id, entry))
    .map(({ path }) => problem(path, 'disguised', message))
}

/**
 * What became of a file that was the object `id`: on disk and, where they differ, in the index, because an attribute of the
 * change may give the file on disk other bytes than the commit has.
 */
function changeOf(path: string | Buffer, id: string, committed: TreeEntry | undefined): Change | null {
  const status = statusOf(path)
  // Git itself goes there folder by folder.
  if (status === 'too far') return !committed ? 'removed' : committed.id === id ? null : 'changed'
  if (!status) return 'removed'
  if (!status.isFile()) return 'replaced'
  if (!committed) return 'removed'
  if (!PLAIN_MODES.includes(committed.mode)) return 'replaced'
  if (committed.id !== id) return 'changed'
  const bytes = readFileSync(path)
  // Git may have put Windows line ends into the copy on disk.
  const same =
    objectId(bytes, id.length) === id ||
    objectId(Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'), id.length) === id
  return same ? null : 'changed'
}

function statusOf(path: string | Buffer) {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if ((error as { code?: string }).code === 'ENAMETOOLONG') return 'too far'
    throw error
  }
}

function objectId(bytes: Buffer, length: number): string {
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}

/** What a changed case breaks, on disk and in the index; once where both say the same. */
function caseProblems(root: string, path: string, before: Case, textBefore: string, committed: TreeEntry | undefined): Problem[] {
  const texts = [textOnDisk(join(root, path)), ...(committed ? [textOf(blob(root, committed.id))] : [])]
  const problems = [...new Set(texts)].flatMap((text) => {
    const now = caseInText(before.id, text)
    // A file that cannot be read is reported by the check of the files themselves.
    return now ? located(path, readDocument(text), changedCaseFindings({ case: before, text: textBefore }, { case: now, text })) : []
  })
  return problems.filter((one, index) => problems.findIndex(({ code }) => code === one.code) === index)
}

function textOnDisk(path: string): string {
  try {
    return readText(path)
  } catch (error) {
    if (error instanceof Unreadable) return ''
    throw error
  }
}

/** The number of a case file. */
export function caseId(path: string): string {
  return path.slice('cases/'.length, -'.md'.length)
}

function newVersions(root: string, before: ReadonlySet<string>): CalendarDate[] {
  const folder = join(root, 'site/policy')
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder)
    .flatMap((name) => parseDate(name) ?? [])
    .filter((version) => !before.has(version))
}

/** The text of a file; empty where it is none. */
export function textOf(bytes: Buffer): string {
  try {
    return plainText(bytes)
  } catch {
    return ''
  }
}
