// What seal says: numbers of cases, files and counts, for a log is read by many.
import type { PlannedRegister } from '../io/files/plan-register.ts'
import { activeOn, activeStaff } from '../procedure/organisation.ts'
import { casesWithoutTheirTrainer } from '../views/page-readers.ts'
import { keyChanges, readerChanges } from '../views/reader-changes.ts'
import type { PublicBuild, ReadersThen } from './last-build.ts'
import type { Reader } from './seal-register.ts'
import type { Published, SealedSite } from './sealed-site.ts'

/** The most numbers of cases in one line. */
const MOST_NUMBERS = 20

/** `1 page`, `1,200 pages`. */
function count(number: number, one: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : `${one}s`}`
}

function numbers(ids: readonly string[]): string {
  const more = ids.length - MOST_NUMBERS
  return ids.slice(0, MOST_NUMBERS).join(', ') + (more > 0 ? ` and ${more.toLocaleString('en')} more` : '')
}

/** Who has a key, by number, and the cases whose trainer has none. */
export function readerLines({ register: { organisation }, today }: PlannedRegister, { people, cases }: SealedSite): string[] {
  if (!people.length)
    return ['Nobody has a key yet, so no page of the register is published. A key is made at the address staff/enrol/ of the site.']
  const withKey = (role: Reader['role']) => people.filter((one) => one.role === role).length
  const keys = people.reduce((sum, one) => sum + one.keys.length, 0)
  const trainers = organisation.trainers.filter((one) => activeOn(one, today)).length
  const hasKey = (id: string) => people.some((one) => one.id === id)
  const alone = casesWithoutTheirTrainer(
    cases.map((one) => one.case),
    organisation,
    today,
    hasKey,
  )
  return [
    `${withKey('staff')} of ${activeStaff(organisation, today).length} staff and ${withKey('trainer')} of ${trainers} trainers have a key (${count(keys, 'key')}).`,
    ...(alone.length ? [`About a trainer without a key, who cannot read the own case: ${numbers(alone)}.`] : []),
  ]
}

/** What now lies there. */
export function publishedLine({ pages, files }: Published): string {
  return pages
    ? `Published: ${count(pages, 'page')} of the register, sealed in ${count(files, 'file')}.`
    : 'Published: the public site and the reader.'
}

/** The cases whose file cannot be used, by number. */
export function leftOutLines({ problems, plans }: PlannedRegister): string[] {
  if (!problems.length) return []
  const planned = new Set(plans.map(({ id }) => id))
  const named = problems.flatMap(({ file }) => /^(?:cases|letters)\/(\d{4}-\d{4})(?:\.md|\/|$)/.exec(file)?.[1] ?? [])
  const leftOut = [...new Set(named)].filter((id) => !planned.has(id))
  return [
    ...(leftOut.length ? [`Left out, because something of the case cannot be used: ${numbers(leftOut)}.`] : []),
    `${count(problems.length, 'problem')} in the register. npm run -s check tells what, and what to do.`,
  ]
}

/** Which pages other people can read than in the last build, by number; `then` is null where that is not known. */
export function changeLines(last: PublicBuild | null, then: ReadersThen | null, { readers, people }: SealedSite): string[] {
  if (!last) return ['Whose readers changed is not known: there is no last build to compare with.']
  if (!then) return [`Whose readers changed is not known: the commit of the last build, of ${last.built}, is not here.`]
  const keysThen = [...then.readers.staff, ...then.readers.trainers].flatMap((id) => then.keys.get(id) ?? [])
  const keysNow = people.flatMap(({ keys }) => keys)
  const lines = [...readerChanges(then.readers, readers), ...keyChanges(keysThen, keysNow)]
  if (!lines.length) return [`The readers are those of the last build, of ${last.built}.`]
  return [`Other readers than in the last build, of ${last.built}:`, ...lines.map((line) => `  ${line}`)]
}
