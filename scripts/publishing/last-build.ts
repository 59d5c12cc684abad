// The build before this one, as far as it is known, and who read what then.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { caseInText } from '../io/files/judged-case.ts'
import { readOrganisation } from '../io/files/organisation-file.ts'
import type { CaseFile } from '../io/files/read-case.ts'
import { READER_KEYS, type ReaderKeys, readReaderKeys } from '../io/files/reader-keys.ts'
import { inFolder } from '../io/git/committed-files.ts'
import { blobs, git, gitSucceeds, isTopOfRepository, PLAIN_MODES, treeOf } from '../io/git/git.ts'
import { textOf } from '../io/git/kept.ts'
import { dateIn } from '../procedure/calendar.ts'
import type { Case } from '../procedure/case.ts'
import { type Readers, readersOn } from '../views/page-readers.ts'
import { BUILD_FILE } from './output-folder.ts'

/** What every build says of itself in public. */
export interface PublicBuild {
  readonly built: string
  readonly commit: string | null
}

/** Longer than any that we wrote. */
const MOST_CHARACTERS = 1000
const TIMEOUT_MS = 10_000

/** The build in `out`; else the one at the address of the site, where `site` is given. Null where neither tells. */
export async function lastBuild(out: string, site: string | null): Promise<PublicBuild | null> {
  try {
    return buildIn(readFileSync(join(out, BUILD_FILE), 'utf8'))
  } catch {
    return site === null ? null : published(`${site}/${BUILD_FILE}`)
  }
}

/** What the host answers is somebody else's text: taken only where it looks like ours. */
async function published(address: string): Promise<PublicBuild | null> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return answer.ok ? buildIn(await answer.text()) : null
  } catch {
    return null
  }
}

function buildIn(text: string): PublicBuild | null {
  if (text.length > MOST_CHARACTERS) return null
  const { built, commit } = JSON.parse(text) as Record<string, unknown>
  const isBuild = typeof built === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(built)
  const isCommit = commit === null || (typeof commit === 'string' && /^[0-9a-f]{40}$/.test(commit))
  return isBuild && isCommit && Temporal.Instant.from(built) ? { built, commit } : null
}

/** The commit of the register at `root`; null where it is no repository of its own. */
export async function commitOf(root: string): Promise<string | null> {
  if (!(await isTopOfRepository(root))) return null
  return git(root, 'rev-parse', '--verify', '--quiet', 'HEAD').then(
    (found) => found.trim(),
    () => null,
  )
}

/** Who read what at a build, and with which keys. */
export interface ReadersThen {
  readonly readers: Readers
  readonly keys: ReaderKeys
}

/**
 * The readers of the register at `root` as they were at the last build. `cases` are those of today: only files that changed since are read.
 * Null where that commit is not in the repository, or could not be used.
 */
export async function readersThen(root: string, { built, commit }: PublicBuild, cases: readonly CaseFile[]): Promise<ReadersThen | null> {
  if (!commit || (await commitOf(root)) === null || !(await gitSucceeds(root, 'cat-file', '-e', `${commit}^{commit}`))) return null
  const { organisation, timeZone, keys } = await peopleThen(root, commit)
  if (!organisation) return null
  const then = await casesThen(root, commit, cases)
  return { readers: readersOn(then, organisation, dateIn(timeZone, built), (id) => keys.has(id)), keys }
}

/** organisation.yml and the keys of that commit, read as they are read on the disk. */
async function peopleThen(root: string, commit: string) {
  const entries = (await treeOf(root, commit, 'organisation.yml', READER_KEYS)).filter(({ mode }) => PLAIN_MODES.includes(mode))
  return inFolder(root, entries, (folder) => {
    const own = readOrganisation(folder)
    return { ...own, keys: readReaderKeys({ root: folder, problems: [], files: 0 }, own.organisation) }
  })
}

/** The cases that there were then, as they were. */
async function casesThen(root: string, commit: string, cases: readonly CaseFile[]): Promise<Pick<Case, 'id' | 'about'>[]> {
  const out = await git(root, 'diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', commit, '--', 'cases')
  const changed = new Set(out.split('\0'))
  const entries = (await treeOf(root, commit, 'cases')).filter(({ mode }) => PLAIN_MODES.includes(mode))
  const files = new Set(entries.map(({ path }) => path))
  const read = entries.filter(({ path }) => CASE_FILE.test(path) && changed.has(path))
  const contents = blobs(
    root,
    read.map(({ id }) => id),
  )
  return [
    ...cases.filter(({ file }) => files.has(file) && !changed.has(file)).map((one) => one.case),
    ...read.flatMap(
      ({ path }, index) => caseInText(path.slice('cases/'.length, -'.md'.length), textOf(contents[index] ?? Buffer.alloc(0))) ?? [],
    ),
  ]
}

const CASE_FILE = /^cases\/\d{4}-\d{4}\.md$/
