// Who changed what in a case and when, as it was known on the day shown: from the history of the register that the pages are built from.
import { plainText, readDocument } from '../../scripts/io/files/case-files.ts'
import { caseInText } from '../../scripts/io/files/judged-case.ts'
import { type CaseCommit, type CaseHistory, caseHistory } from '../../scripts/io/git/case-history.ts'
import { type CalendarDate, dateIn } from '../../scripts/procedure/calendar.ts'
import { type CaseChange, type CaseVersion, caseChanges } from '../../scripts/views/case-changes.ts'
import { organisation, root, source, today } from './register.ts'

/** A commit that changed a case, and what it changed. Documents by their path. */
export interface SavedChange {
  readonly on: CalendarDate
  readonly at: string
  readonly author: CaseCommit['author']
  readonly changes: readonly CaseChange[]
  readonly documents: readonly { readonly path: string; readonly isNew: boolean }[]
}

// A copy of a register has the history of the register it was made from, and what was merged in the copy since.
const histories: readonly CaseHistory[] = source
  ? [await caseHistory(source.folder), await caseHistory(root, source.branch)]
  : [await caseHistory(root)]

/** Why nobody can say who changed what; null where it is known. */
export const historyMissing = histories[0]?.missing ?? null

/** Whether the file of a case, or one of its documents, has changes that are not committed. */
export function isUncommitted(id: string): boolean {
  return histories[0]?.uncommitted.has(id) ?? false
}

/** All that the history of a case is told from. A page of it is as it was where this is the same, on the same day. */
export function historySources(id: string): unknown {
  return [historyMissing, isUncommitted(id), histories.map(({ commits }) => commits.get(id) ?? [])]
}

const found = new Map<string, readonly SavedChange[]>()

/** The changes of a case that were saved by the day shown, the latest first. */
export function changesOf(id: string): readonly SavedChange[] {
  const known = found.get(id)
  if (known) return known
  const changes = histories
    .flatMap((history) => (history.commits.get(id) ?? []).map((commit) => changeIn(id, commit, history)))
    .filter(({ on }) => on <= today)
    .sort((a, b) => Temporal.Instant.compare(b.at, a.at))
  found.set(id, changes)
  return changes
}

function changeIn(id: string, { at, author, files }: CaseCommit, { bytes }: CaseHistory): SavedChange {
  const own = files.find(({ path }) => path === `cases/${id}.md`)
  return {
    on: dateIn(organisation.timeZone, at),
    at,
    author,
    changes: own
      ? caseChanges(own.before ? versionOf(id, bytes.get(own.before)) : undefined, own.after ? versionOf(id, bytes.get(own.after)) : null)
      : [],
    documents: files.filter((file) => file !== own).map(({ path, before, after }) => ({ path, isNew: !before && after !== null })),
  }
}

/** A version of a case file; null where it cannot be read as a case. */
function versionOf(id: string, bytes: Buffer | undefined): CaseVersion | null {
  if (!bytes) return null
  try {
    const text = plainText(bytes)
    const file = caseInText(id, text)
    return file && { case: file, body: readDocument(text).body }
  } catch {
    return null
  }
}
