// Who can open the sealed pages: those who may read need a key of their own for that, and what two people read to each other to compare it.
import type { CalendarDate } from '../../procedure/calendar.ts'
import { activeOn, type Organisation } from '../../procedure/organisation.ts'
import { type Check, checksOf } from './check.ts'

/** The keys of those who may read today. */
export interface ReaderKeyFacts {
  /** Where the public site lies, without a slash at the end. */
  readonly site: string
  readonly staff: readonly KeyHolder[]
  readonly trainers: readonly KeyHolder[]
}

export interface KeyHolder {
  readonly id: string
  /** One for each key, such as `K7QM-2F9D-04XC-WE8H`. */
  readonly fingerprints: readonly string[]
}

/** What there is to see of them in organisation.yml and in the fingerprints of each person. */
export function readerKeyFacts(
  { site, staff, trainers }: Organisation,
  fingerprints: ReadonlyMap<string, readonly string[]>,
  today: CalendarDate,
): ReaderKeyFacts {
  const holders = (people: Organisation['trainers']) =>
    people.filter((person) => activeOn(person, today)).map(({ id }) => ({ id, fingerprints: fingerprints.get(id) ?? [] }))
  return { site, staff: holders(staff), trainers: holders(trainers) }
}

/** A trainer without a key is no fault: many never have a case. Theirs stand in `keyLines`. */
export function readerKeyChecks({ staff }: ReaderKeyFacts): Check[] {
  return checksOf(
    'all staff have a key for the sealed pages',
    { value: staff },
    (all) => {
      const without = all.filter(hasNone).length
      return without ? [`${without} of the ${all.length} have none`] : []
    },
    {
      next: 'Send each of them their link in the list at the end: there they make one. Have it merged once you compared its code by phone.',
    },
  )
}

/** Each key with its fingerprint, and for those who have none where to make one: lines for a terminal. */
export function keyLines({ site, staff, trainers }: ReaderKeyFacts): string[] {
  const all = [...staff, ...trainers]
  const count = (people: readonly KeyHolder[]) => `${people.filter((person) => !hasNone(person)).length} of ${people.length}`
  const width = Math.max(0, ...all.map(({ id }) => id.length))
  return [
    `Keys of readers: ${count(staff)} staff, ${count(trainers)} trainers. Compare each code with its owner, by phone:`,
    ...all.flatMap(({ id, fingerprints }) => {
      const shown = fingerprints.length ? fingerprints : [`none yet; to make one: ${site}/staff/enrol/#${id}`]
      return shown.map((text, index) => `  ${(index ? '' : id).padEnd(width)}  ${text}`)
    }),
  ]
}

const hasNone = ({ fingerprints }: KeyHolder) => fingerprints.length === 0
