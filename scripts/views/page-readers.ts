// Who reads which page of the register: the staff everything, a trainer the own cases, nobody else anything (P7).
import type { CalendarDate } from '../procedure/calendar.ts'
import { CASE_ID, type Case } from '../procedure/case.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { staffReaders, trainersInvolved } from '../procedure/readers.ts'

/** The people who read a page, by id, sorted. */
export type ReaderGroup = readonly string[]

/** Everybody who may read anything on a day: active, and with a key to which a page can be sealed. */
export interface Readers {
  readonly staff: ReaderGroup
  readonly trainers: ReaderGroup
  /** Of those trainers the ones whom each case is about, by number of the case. */
  readonly involved: ReadonlyMap<string, ReaderGroup>
}

/** A page of the staff build that is sealed: to whom, and under which address of which contents it is found. */
export interface PagePlace {
  readonly group: ReaderGroup
  /** A group for each contents that lead to the page. */
  readonly foundBy: readonly ReaderGroup[]
  readonly address: string
}

/** The readers on `today`; `hasKey` says who has one. */
export function readersOn(
  cases: readonly Pick<Case, 'id' | 'about'>[],
  organisation: Organisation,
  today: CalendarDate,
  hasKey: (id: string) => boolean,
): Readers {
  const trainersOf = (about: readonly string[]) => trainersInvolved({ about: [...about] }, organisation, today).filter(hasKey)
  return {
    staff: staffReaders(organisation, today).filter(hasKey),
    trainers: trainersOf(organisation.trainers.map(({ id }) => id)),
    involved: new Map(cases.map(({ id, about }) => [id, trainersOf(about)])),
  }
}

/** The cases that are about an active trainer without a key: they cannot read their own case. */
export function casesWithoutTheirTrainer(
  cases: readonly Pick<Case, 'id' | 'about'>[],
  organisation: Organisation,
  today: CalendarDate,
  hasKey: (id: string) => boolean,
): string[] {
  return cases.filter((one) => !trainersInvolved(one, organisation, today).every(hasKey)).map(({ id }) => id)
}

/**
 * The groups of every build, whatever the cases are about: the staff, each trainer alone, and the staff with each trainer. So their number
 * says nothing about the cases. Further ones are made where a page needs them.
 */
export function standingGroups({ staff, trainers }: Readers): ReaderGroup[] {
  if (!staff.length) return []
  return [staff, ...trainers.flatMap((trainer) => [[trainer], together(staff, [trainer])])]
}

/**
 * Where a file of the staff build belongs; `path` is its path there (`en/2026-0014/index.html`), or that of a document
 * (`documents/2026-0014/mail.pdf`). Null for a trainer's page that nobody would read. Throws for a page of a case that `readers` do not know.
 */
export function placeOf(path: string, readers: Readers): PagePlace | null {
  const [, language = '', below = ''] = /^((?:[a-z]{2}\/)?)(.*)$/s.exec(path.replace(/(^|\/)index\.html$/, '$1')) ?? []
  const [first = '', second = ''] = below.split('/')
  if (first === 'documents') {
    const involved = involvedIn(second, readers)
    return { group: together(readers.staff, involved), foundBy: [readers.staff, ...alone(involved)], address: path }
  }
  if (first !== 'trainers') {
    if (CASE_ID.test(first)) involvedIn(first, readers)
    return { group: readers.staff, foundBy: [readers.staff], address: language + below }
  }
  const isCase = CASE_ID.test(second)
  const group = isCase ? involvedIn(second, readers) : readers.trainers.filter((id) => id === second)
  return group.length ? { group, foundBy: alone(group), address: isCase ? `${language}${second}/` : language } : null
}

function involvedIn(id: string, { involved }: Readers): ReaderGroup {
  const found = involved.get(id)
  if (!found) throw new Error('there is a page of a case that is not in the plan')
  return found
}

function alone(group: ReaderGroup): ReaderGroup[] {
  return group.map((id) => [id])
}

function together(one: ReaderGroup, other: ReaderGroup): ReaderGroup {
  return [...one, ...other].sort()
}
