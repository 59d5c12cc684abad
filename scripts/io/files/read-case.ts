// Everything that lies under one number: the case, its documents and its letters. Each number is read on its own.
import { lstatSync } from 'node:fs'
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { Case } from '../../procedure/case.ts'
import { caseFindings, FUTURE } from '../../procedure/case-rules.ts'
import { LONGEST_PATH, nameEverywhere, nameFault } from '../../procedure/document-name.ts'
import { type LetterRecord, letterSchema } from '../../procedure/letters/record.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import type { Policy } from '../../procedure/policy.ts'
import { located, parseDocument, readDocument } from './case-files.ts'
import { caseFile, caseOf, governingPolicy } from './judged-case.ts'
import { onDisk } from './names.ts'
import { attempt, entries, problem, type Reading } from './reading.ts'

/** What was found under one name in `cases/` and in `letters/`. */
export interface Found {
  /** The number of a case, or the folder of the letters to staff. */
  readonly name: string
  readonly case: boolean
  readonly documents: boolean
  readonly letters: boolean
}

/** What all cases are read with. */
export interface Basis {
  readonly root: string
  readonly today: CalendarDate
  /** Null where organisation.yml cannot be used: then no case is usable. */
  readonly organisation: Organisation | null
  readonly policies: readonly Policy[]
  readonly brokenVersions: readonly CalendarDate[]
  /** Whether there is a folder of letters at all: a clone may be without that branch. */
  readonly lettersKnown: boolean
  /** False where nobody knows what was sent: then no case is usable, for a letter might be sent twice. */
  readonly lettersReadable: boolean
}

export interface CaseFile {
  /** The path below the root, such as `cases/2026-0014.md`. */
  readonly file: string
  readonly case: Case
  /** The complaint in the complainant's own words: Markdown that nobody has sanitised. */
  readonly body: string
  /** The paths of its documents below the root. */
  readonly documents: readonly string[]
}

export interface ReadCase {
  /** Null where it cannot be planned. */
  readonly case: CaseFile | null
  /** Oldest claim first. */
  readonly letters: readonly LetterRecord[]
  readonly reminders: readonly LetterRecord[]
}

/** Reads what was found under one name. What is wrong goes into `reading`. */
export function readCase(reading: Reading, found: Found, basis: Basis): ReadCase {
  const { letters, broken } = found.letters ? readLetters(reading, `letters/${found.name}`) : { letters: [], broken: false }
  const own = letters.filter(({ kind }) => kind !== 'reminder')
  const usable = basis.lettersReadable && !broken
  return {
    case: found.case ? readCaseFile(reading, found, basis.lettersKnown ? own : null, usable, basis) : null,
    letters: own,
    reminders: letters.filter(({ kind }) => kind === 'reminder'),
  }
}

function readCaseFile(
  reading: Reading,
  { name: id, documents }: Found,
  letters: readonly LetterRecord[] | null,
  lettersUsable: boolean,
  { today, organisation, policies, brokenVersions }: Basis,
): CaseFile | null {
  const file = caseFile(id)
  const document = attempt(reading, file, readDocument)
  if (!document) return null
  const { case: own, problems } = caseOf(id, document)
  reading.problems.push(...problems)
  if (!own) return null
  const papers = documents ? readDocuments(reading, `cases/${id}`) : []
  if (!organisation) return null
  const policy = governingPolicy(own, { policies, brokenVersions })
  const findings = caseFindings(own, { organisation, policy: policy ?? null, letters, today })
  reading.problems.push(...located(file, document, findings))
  const usable = lettersUsable && findings.every(({ code }) => code === FUTURE) && policy !== undefined
  return usable ? { file, case: own, body: document.body, documents: papers } : null
}

/** The letters in a folder, oldest claim first. `broken`: one cannot be read, so its case might be sent a letter twice. */
export function readLetters(reading: Reading, folder: string): { letters: LetterRecord[]; broken: boolean } {
  const before = reading.problems.length
  const letters = entries(reading, folder).flatMap(({ name }) => {
    if (!name.endsWith('.md')) return []
    const path = `${folder}/${name}`
    const letter = attempt(reading, path, (text): LetterRecord | null => {
      const parsed = parseDocument(path, readDocument(text), letterSchema)
      if ('data' in parsed) return { ...parsed.data, path }
      reading.problems.push(...parsed.problems)
      return null
    })
    return letter ?? []
  })
  letters.sort((a, b) => (a.claimed < b.claimed ? -1 : a.claimed > b.claimed ? 1 : a.path < b.path ? -1 : 1))
  return { letters, broken: reading.problems.length > before }
}

/** The paths of the documents in a folder. One whose name is not UTF-8 has none that a page could show. */
function readDocuments(reading: Reading, folder: string): string[] {
  const names = new Set<string>()
  return entries(reading, folder).flatMap((entry): string[] => {
    const path = `${folder}/${entry.name}`
    const fault = nameFault(path) ?? (names.has(nameEverywhere(entry.name)) ? TWIN : null)
    if (fault) reading.problems.push(problem(path, 'file-name', fault))
    names.add(nameEverywhere(entry.name))
    // Below a folder whose path is too long, all paths are: told once.
    if (entry.isDirectory()) return readDocuments(path.length > LONGEST_PATH ? { ...reading, problems: [] } : reading, path)
    if (entry.isFile() && isPlainFile(onDisk(reading.root, path))) return path.isWellFormed() ? [path] : []
    reading.problems.push(
      problem(path, 'file', {
        en: 'this is a link or something else that is not a plain file. Put the document itself here',
        nl: 'dit is een link of iets anders dan een gewoon bestand. Zet hier het stuk zelf',
      }),
    )
    return []
  })
}

const TWIN = {
  en: 'another document here has a name that some machines take for the same. Rename one of the two',
  nl: 'een ander stuk hier heeft een naam die voor sommige computers dezelfde is. Geef een van de twee een andere naam',
}

function isPlainFile(path: string | Buffer): boolean {
  try {
    return lstatSync(path).isFile()
  } catch {
    return false
  }
}
