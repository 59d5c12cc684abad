// The register the pages are built from, read and planned once for each build by the same code as the nightly run.
import { resolve } from 'node:path'
import { readOrganisation } from '../../scripts/io/files/organisation-file.ts'
import { planRegister } from '../../scripts/io/files/plan-register.ts'
import type { CaseFile } from '../../scripts/io/files/read-case.ts'
import { repositoryAddress } from '../../scripts/io/git/repository-address.ts'
import { dateIn, day } from '../../scripts/procedure/calendar.ts'
import { asOf, knownFile } from '../../scripts/procedure/facts.ts'
import type { LetterRecord } from '../../scripts/procedure/letters/record.ts'
import type { CasePlan } from '../../scripts/procedure/plan.ts'
import { gitHubApi } from '../github-api.ts'
import type { FormsPlace } from './scripts/open-page.ts'

const named = process.env.REGISTER_DAY
export const root = resolve(process.env.REGISTER ?? '.')
const { REGISTER_SOURCE, REGISTER_TAKEN } = process.env
/** Where the register at `root` is a copy: the one it was made from, and the branch of the copy by which its files were taken over. */
export const source = REGISTER_SOURCE && REGISTER_TAKEN ? { folder: resolve(REGISTER_SOURCE), branch: REGISTER_TAKEN } : null
/** Whether the pages are built to be sealed and opened far away: nothing that only this machine has is on them, and trainers have pages of their own. */
export const isSealed = process.env.STAFF_SEALED === '1'
const own = readOrganisation(root)
const realToday = dateIn(own.timeZone, Temporal.Now.instant().toString())

const planned = planRegister(root, named ? day(named) : realToday, own)

export const { today, problems } = planned
export const { organisation, policies } = planned.register
/** Whether the pages show another day than the real one, which then stands on every page. */
export const isAsOf = today !== realToday

export interface ShownCase {
  readonly file: CaseFile
  /** The case as it was known on the day shown: later steps are left out. */
  readonly known: CaseFile['case']
  readonly letters: readonly LetterRecord[]
  readonly plan: CasePlan
}

const files = new Map(planned.register.cases.map((file) => [file.case.id, file]))

/** Every case that had been received on the day shown. */
export const shownCases: readonly ShownCase[] = planned.plans.flatMap((plan) => {
  const file = files.get(plan.id)
  const letters = planned.register.letters.get(plan.id) ?? []
  const known = file && asOf({ file: file.case, letters }, today, organisation.timeZone)
  return file && known ? [{ file, known: knownFile(known), letters: known.letters, plan }] : []
})

/** The name of a person by id; the id itself where organisation.yml does not know it. */
export function nameOf(id: string): string {
  const { staff, trainers, mediators } = organisation
  return [...staff, ...trainers, ...mediators].find((person) => person.id === id)?.name ?? id
}

const numbers = shownCases.map(({ plan }) => plan.id).sort()
const places = new Map(numbers.map((id, place) => [id, place]))

/** The cases with the numbers next to this one, of those that are shown; null at the ends. */
export function neighboursOf(id: string): { readonly before: string | null; readonly after: string | null } {
  const place = places.get(id) ?? -1
  return { before: numbers[place - 1] ?? null, after: (place >= 0 && numbers[place + 1]) || null }
}

const repository = await repositoryAddress(source?.folder ?? root)

/**
 * Where the forms of sealed pages send what is typed: GitHub's API, its pages where it has some, `owner/name`, and the day that counts as
 * today where it is not the real one. Null where nobody knows the repository, and on one machine, whose server tells it.
 */
export const formsGoTo = isSealed ? goTo() : null

/** Whether there are forms. */
export const hasForms = !isSealed || formsGoTo !== null

function goTo(): Omit<FormsPlace, 'token' | 'me'> | null {
  const address = repository === null ? null : new URL(repository)
  const name = address?.pathname.slice(1) ?? process.env.GITHUB_REPOSITORY
  return name ? { api: gitHubApi, web: address?.origin ?? null, repository: name, today: isAsOf ? today : null } : null
}

/** Where the file of a case is edited on GitHub; null where nobody knows its repository. */
export function editAddress(id: string): string | null {
  return repository && `${repository}/edit/main/cases/${id}.md`
}
