// A register on disk (organisation.yml, policy versions, cases, letters) as data, with every problem of every file at once.
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { CalendarDate } from '../../procedure/calendar.ts'
import { CASE_ID } from '../../procedure/case.ts'
import { FUTURE } from '../../procedure/case-rules.ts'
import type { LetterRecord } from '../../procedure/letters/record.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import type { Policy } from '../../procedure/policy.ts'
import type { Problem } from '../../procedure/problem.ts'
import { IN_WORDS } from './judged-case.ts'
import { readOrganisation } from './organisation-file.ts'
import { readPolicies } from './policy-files.ts'
import { policyTextProblems } from './policy-text.ts'
import type { Basis, CaseFile, Found } from './read-case.ts'
import { readCases } from './read-cases.ts'
import { readReaderKeys } from './reader-keys.ts'
import { entries, problem, type Reading } from './reading.ts'
import { lookAtRegisterKeys } from './register-keys.ts'
import type { OrganisationFile } from './rules.ts'

export interface Register {
  readonly root: string
  /** Null where organisation.yml cannot be used; then no case can be planned. */
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
  /** Whether there is a folder of letters; without it, rules about letters were not checked. */
  readonly lettersKnown: boolean
}

/** Reads a register. Never throws for what is wrong in a file: that is a problem, and the other files are read. */
export function readRegister(root: string, today: CalendarDate, own: OrganisationFile = readOrganisation(root)): Register {
  const { reading, basis, found } = look(root, today, own)
  const parts = readCases(found, basis, 'everything')
  return {
    root,
    organisation: own.organisation,
    policies: basis.policies,
    cases: parts.flatMap(({ cases }) => cases.flatMap((each) => each.case ?? [])),
    letters: new Map(
      parts.flatMap(({ cases }) => cases.flatMap(({ name, letters }) => (letters.length ? [[name, letters] as const] : []))),
    ),
    reminders: parts.flatMap(({ cases }) => cases.flatMap(({ reminders }) => reminders)),
    ...totalOf([reading, ...parts]),
    lettersKnown: basis.lettersKnown,
  }
}

/** What is wrong in any file, the public texts included, without keeping a case: memory does not grow with the register. */
export function checkRegister(
  root: string,
  today: CalendarDate,
  own: OrganisationFile = readOrganisation(root),
): Pick<Register, 'files' | 'problems' | 'lettersKnown'> {
  const { reading, basis, found } = look(root, today, own)
  if (own.organisation) reading.problems.push(...policyTextProblems(root, basis.policies, own.organisation))
  lookAtRegisterKeys(reading)
  readReaderKeys(reading, own.organisation)
  return { ...totalOf([reading, ...readCases(found, basis, 'problems')]), lettersKnown: basis.lettersKnown }
}

/** The files that cannot be used as they are. What lies after today is not damage, nor is what nobody can see in a complainant's words. */
export function brokenFiles(problems: readonly Problem[]): string[] {
  return [...new Set(problems.filter(({ code }) => code !== FUTURE && code !== IN_WORDS).map(({ file }) => file))]
}

/** What cases are read with, and what there is to read. */
function look(root: string, today: CalendarDate, { organisation, problems }: OrganisationFile) {
  const reading: Reading = { root, problems: [...problems], files: 1 }
  const { policies, brokenVersions } = readPolicies(reading, organisation)
  const before = reading.problems.length
  const letters = entries(reading, 'letters').filter((folder) => !folder.name.startsWith('.') && !folder.isFile())
  const lettersReadable = reading.problems.length === before
  const lettersKnown = lstatSync(join(root, 'letters'), { throwIfNoEntry: false }) !== undefined
  const basis: Basis = { root, today, organisation, policies, brokenVersions, lettersKnown, lettersReadable }
  const found = findCases(
    reading,
    letters.map(({ name }) => name),
  )
  return { reading, basis, found }
}

/** What there is under each name in `cases/` and `letters/`, by name. */
function findCases(reading: Reading, letterFolders: readonly string[]): Found[] {
  const listed = entries(reading, 'cases')
  const names = new Set(listed.map(({ name }) => name))
  const folders = new Set(listed.flatMap((entry) => (entry.isDirectory() ? entry.name : [])))
  const withLetters = new Set(letterFolders)
  const cases = new Set<string>()
  for (const entry of listed) {
    const file = `cases/${entry.name}`
    const id = entry.name.slice(0, -'.md'.length)
    if (entry.name.startsWith('.') || entry.name === 'README.md') continue
    if (entry.isDirectory() && CASE_ID.test(entry.name)) {
      if (!names.has(`${entry.name}.md`))
        reading.problems.push(
          problem(file, 'no-case', {
            en: `there are documents here without a case. Add cases/${entry.name}.md`,
            nl: `hier liggen stukken zonder dossier. Voeg cases/${entry.name}.md toe`,
          }),
        )
    } else if (entry.name.endsWith('.md') && CASE_ID.test(id)) cases.add(id)
    else {
      const message = {
        en: 'a case file is called by its number, such as 2026-0014.md, and documents lie in the folder of their case. Rename or move this',
        nl: 'een dossier heeft zijn nummer als naam, zoals 2026-0014.md, en stukken liggen in de map van hun dossier. Geef dit een andere naam, of zet het op zijn plaats',
      }
      reading.problems.push(problem(file, 'file-name', message))
    }
  }
  for (const name of letterFolders) {
    if (!CASE_ID.test(name) || cases.has(name)) continue
    const message = {
      en: `there are letters of this case, and the case itself was removed or renamed. Put cases/${name}.md back under that name`,
      nl: `er zijn brieven van dit dossier, maar het dossier zelf is verwijderd of hernoemd. Zet cases/${name}.md terug onder die naam`,
    }
    reading.problems.push(problem(`letters/${name}`, 'case-missing', message))
  }
  return [...new Set([...cases, ...letterFolders])]
    .sort()
    .map((name) => ({ name, case: cases.has(name), documents: folders.has(name), letters: withLetters.has(name) }))
}

function totalOf(readings: readonly Pick<Register, 'files' | 'problems'>[]): Pick<Register, 'files' | 'problems'> {
  return {
    files: readings.reduce((sum, { files }) => sum + files, 0),
    problems: readings
      .flatMap(({ problems }) => problems)
      .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column)),
  }
}
