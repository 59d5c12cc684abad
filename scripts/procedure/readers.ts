// Who may read what: the staff everything, the trainer involved the own case, nobody else anything (P7).
import type { CalendarDate } from './calendar.ts'
import type { Case } from './case.ts'
import { activeOn, activeStaff, type Organisation } from './organisation.ts'

/** The ids of the staff who may read every page on that day, sorted. */
export function staffReaders(organisation: Organisation, today: CalendarDate): string[] {
  return activeStaff(organisation, today)
    .map(({ id }) => id)
    .sort()
}

/** The ids of the trainers whom a case is about and who work here on that day, sorted. */
export function trainersInvolved({ about }: Pick<Case, 'about'>, { trainers }: Organisation, today: CalendarDate): string[] {
  return trainers
    .filter((trainer) => about.includes(trainer.id) && activeOn(trainer, today))
    .map(({ id }) => id)
    .sort()
}

/** The ids among `ids` of those who read nothing any more on that day: they left, or organisation.yml knows no such person. */
export function formerReaders(ids: readonly string[], { staff, trainers }: Organisation, today: CalendarDate): string[] {
  // Somebody who has yet to begin is no leaver.
  const stays = new Set([...staff, ...trainers].filter(({ until }) => !until || today <= until).map(({ id }) => id))
  return ids.filter((id) => !stays.has(id))
}
