// A register on disk (organisation.yml, policy versions, cases, letters) as data, with every problem of every file at once.
import { type Dirent, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type CalendarDate, parseDate } from '../../procedure/calendar.ts'
import { CASE_ID, type Case, caseSchema } from '../../procedure/case.ts'
import { receivedOn } from '../../procedure/steps.ts'
import { caseFindings, FUTURE } from '../../procedure/case-rules.ts'
import { type LetterRecord, letterSchema } from '../../procedure/letters/record.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import { type Policy, policyOn, termsSchema } from '../../procedure/policy.ts'
import type { Problem } from '../../procedure/problem.ts'
import { type Document, located, parseDocument, readDocument, readText, readYamlFile, Unreadable, unreadableProblem } from './case-files.ts'
import { type OrganisationFile, readOrganisation } from './organisation-file.ts'
import { policyTextProblems } from './policy-text.ts'

export interface CaseFile {
  /** The path below the root, such as `cases/2026-0014.md`. */
  readonly file: string
  readonly case: Case
  /** The complaint in the complainant's own words: Markdown that nobody has sanitised. */
  readonly body: string
  /** The paths of its documents below the root. */
  readonly documents: readonly string[]
}

export interface Register {
  readonly root: string
  /** Null where organisation.yml cannot be used; then no case can be judged. */
  readonly organisation: Organisation | null
  readonly policies: readonly Policy[]
  /** The cases that can be planned, by number. */
  readonly cases: readonly CaseFile[]
  /** The letters about each case, oldest claim first. */
  readonly letters: ReadonlyMap<string, readonly LetterRecord[]>
  /** The reminders to staff. */
  readonly reminders: readonly LetterRecord[]
  /** How many files were read. */
  readonly files: number
  readonly problems: readonly Problem[]
}

/** The cases with a letter that cannot be read. */
type Broken = Pick<ReadonlySet<string>, 'has'>

interface Reading {
  readonly root: string
  readonly problems: Problem[]
  files: number
}

/** Reads a register. Never throws for what is wrong in a file: that is a problem, and the other files are read. */
export function readRegister(root: string, today: CalendarDate, own: OrganisationFile = readOrganisation(root)): Register {
  const cases: CaseFile[] = []
  return { ...readFiles(root, today, own, (file) => cases.push(file)), cases }
}

/** What is wrong in any file, the public texts included, without keeping a case: memory does not grow with the register. */
export function checkRegister(
  root: string,
  today: CalendarDate,
  own: OrganisationFile = readOrganisation(root),
): Pick<Register, 'files' | 'problems'> {
  const { files, problems, organisation, policies } = readFiles(root, today, own, () => {})
  const texts = organisation ? policyTextProblems(root, policies, organisation) : []
  return { files, problems: inOrder([...problems, ...texts]) }
}

function readFiles(
  root: string,
  today: CalendarDate,
  { organisation, problems }: OrganisationFile,
  keep: (file: CaseFile) => void,
): Omit<Register, 'cases'> {
  const reading: Reading = { root, problems: [...problems], files: 1 }
  const { policies, brokenVersions } = readPolicies(reading, organisation)
  const { letters, reminders, brokenLetters } = readLetters(reading)
  readCases(reading, organisation, policies, brokenVersions, letters, brokenLetters, today, keep)
  return { root, organisation, policies, letters, reminders, files: reading.files, problems: inOrder(reading.problems) }
}

/** The files of which something is wrong, so that nothing in them is planned; what lies after today is not damage. */
export function brokenFiles(problems: readonly Problem[]): string[] {
  return [...new Set(problems.filter(({ code }) => code !== FUTURE).map(({ file }) => file))]
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column))
}

/** Runs `read` for one file; an unreadable file becomes a problem and null. */
function attempt<T>(reading: Reading, file: string, read: (text: string) => T | null): T | null {
  reading.files++
  try {
    return read(readText(join(reading.root, file)))
  } catch (error) {
    reading.problems.push(unreadableProblem(file, error))
    return null
  }
}

function problem(file: string, code: string, message: string): Problem {
  return { file, line: 1, column: 1, field: null, code, message }
}

/** The entries of a folder, sorted by name; none where it does not exist. A link is not followed: a folder is a folder. */
function entries(reading: Reading, folder: string): Dirent[] {
  const path = join(reading.root, folder)
  try {
    const status = lstatSync(path, { throwIfNoEntry: false })
    if (!status) return []
    if (status.isDirectory()) return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    // Reported like a link: what cannot be listed must not look like a folder without files.
  }
  reading.problems.push(problem(folder, 'folder', 'this is not a folder that can be opened, or it is a link. Replace it by a plain folder'))
  return []
}

function readPolicies(reading: Reading, organisation: Organisation | null): { policies: Policy[]; brokenVersions: CalendarDate[] } {
  const policies: Policy[] = []
  const brokenVersions: CalendarDate[] = []
  for (const entry of entries(reading, 'site/policy')) {
    if (entry.name.startsWith('.')) continue
    const version = parseDate(entry.name)
    const file = `site/policy/${entry.name}/terms.yml`
    if (!version || !entry.isDirectory()) {
      reading.problems.push(
        problem(
          `site/policy/${entry.name}`,
          'policy-name',
          'a policy version is a folder named after the day it came into force, such as 2014-11-06. Rename or remove this',
        ),
      )
      continue
    }
    const policy = attempt(reading, file, (text): Policy | null => {
      const document = readYamlFile(text)
      const parsed = parseDocument(file, document, termsSchema)
      if ('problems' in parsed) {
        reading.problems.push(...parsed.problems)
        return null
      }
      if (organisation && !organisation.mediators.some(({ id }) => id === parsed.data.mediator)) {
        const known = organisation.mediators.map(({ id }) => id).join(', ')
        reading.problems.push(
          ...located(file, document, [
            {
              path: ['mediator'],
              code: 'unknown-person',
              message: `"${parsed.data.mediator}" is not a mediator in organisation.yml. Choose one of ${known}`,
            },
          ]),
        )
        return null
      }
      return { ...parsed.data, version }
    })
    if (policy) policies.push(policy)
    else brokenVersions.push(version)
  }
  if (!policies.length && !brokenVersions.length) {
    reading.problems.push(
      problem(
        'site/policy',
        'no-policy',
        'there is no policy version. Make a folder named after the day the policy came into force, with a file terms.yml',
      ),
    )
  }
  return { policies, brokenVersions }
}

function readLetters(reading: Reading): { letters: Map<string, LetterRecord[]>; reminders: LetterRecord[]; brokenLetters: Broken } {
  const letters = new Map<string, LetterRecord[]>()
  const reminders: LetterRecord[] = []
  const brokenLetters = new Set<string>()
  const before = reading.problems.length
  const folders = entries(reading, 'letters')
  // Without the letters nobody knows what was sent, so no case is planned.
  if (reading.problems.length > before) return { letters, reminders, brokenLetters: { has: () => true } }
  for (const folder of folders) {
    if (folder.name.startsWith('.') || folder.isFile()) continue
    if (!folder.isDirectory()) brokenLetters.add(folder.name)
    for (const entry of entries(reading, `letters/${folder.name}`)) {
      if (!entry.name.endsWith('.md')) continue
      const path = `letters/${folder.name}/${entry.name}`
      const letter = attempt(reading, path, (text): LetterRecord | null => {
        const parsed = parseDocument(path, readDocument(text), letterSchema)
        if ('data' in parsed) return { ...parsed.data, path }
        reading.problems.push(...parsed.problems)
        return null
      })
      // A case with a letter that cannot be read is not planned: it might be sent twice.
      if (!letter) brokenLetters.add(folder.name)
      else if (letter.kind === 'reminder') reminders.push(letter)
      else letters.set(folder.name, [...(letters.get(folder.name) ?? []), letter])
    }
  }
  for (const own of letters.values())
    own.sort((a, b) => (a.claimed < b.claimed ? -1 : a.claimed > b.claimed ? 1 : a.path < b.path ? -1 : 1))
  return { letters, reminders, brokenLetters }
}

function readCases(
  reading: Reading,
  organisation: Organisation | null,
  policies: readonly Policy[],
  brokenVersions: readonly CalendarDate[],
  letters: ReadonlyMap<string, readonly LetterRecord[]>,
  brokenLetters: Broken,
  today: CalendarDate,
  keep: (file: CaseFile) => void,
): void {
  const versions = [...policies, ...brokenVersions.map((version) => ({ version }))]
  const found = entries(reading, 'cases')
  const names = new Set(found.map(({ name }) => name))
  const folders = new Set(found.filter((entry) => entry.isDirectory()).map(({ name }) => name))
  for (const entry of found) {
    const file = `cases/${entry.name}`
    const id = entry.name.slice(0, -3)
    if (entry.name.startsWith('.') || entry.name === 'README.md') continue
    if (entry.isDirectory() && CASE_ID.test(entry.name)) {
      if (!names.has(`${entry.name}.md`))
        reading.problems.push(problem(file, 'no-case', `there are documents here without a case. Add cases/${entry.name}.md`))
      continue
    }
    if (!entry.name.endsWith('.md') || !CASE_ID.test(id)) {
      reading.problems.push(
        problem(
          file,
          'file-name',
          'a case file is called by its number, such as 2026-0014.md, and documents lie in the folder of their case. Rename or move this',
        ),
      )
      continue
    }
    const document = attempt(reading, file, readDocument)
    if (!document) continue
    const own = readCase(reading, file, id, document)
    if (!own) continue
    const documents = folders.has(id) ? readDocuments(reading, `cases/${id}`) : []
    if (!organisation) continue
    const governing = policyOn(versions, receivedOn(own))
    const policy = governing && 'decisionDays' in governing ? governing : null
    const findings = caseFindings(own, { organisation, policy, letters: letters.get(id) ?? [], today })
    reading.problems.push(...located(file, document, findings))
    const usable = findings.every(({ code }) => code === FUTURE) && !brokenLetters.has(id) && (!governing || policy)
    if (usable) keep({ file, case: own, body: document.body, documents })
  }
}

function readCase(reading: Reading, file: string, id: string, document: Document): Case | null {
  const parsed = parseDocument(file, document, caseSchema)
  if ('data' in parsed) return { ...parsed.data, id }
  reading.problems.push(...parsed.problems)
  return null
}

function readDocuments(reading: Reading, folder: string): string[] {
  const documents: string[] = []
  const lower = new Map<string, string>()
  for (const entry of entries(reading, folder)) {
    const path = `${folder}/${entry.name}`
    const twin = lower.get(entry.name.toLowerCase())
    if (twin)
      reading.problems.push(problem(path, 'file-name', 'another document here has the same name but for capitals. Rename one of the two'))
    lower.set(entry.name.toLowerCase(), entry.name)
    if (entry.isDirectory()) documents.push(...readDocuments(reading, path))
    else if (entry.isFile() && lstatSync(join(reading.root, path)).isFile()) documents.push(path)
    else
      reading.problems.push(
        problem(path, 'file', 'this is a link or something else that is not a plain file. Put the document itself here'),
      )
  }
  return documents
}

/** A case file in the text of one commit, for comparing it with another. Null where it cannot be read. */
export function caseInText(id: string, text: string): Case | null {
  try {
    const parsed = parseDocument('', readDocument(text), caseSchema)
    return 'data' in parsed ? { ...parsed.data, id } : null
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
