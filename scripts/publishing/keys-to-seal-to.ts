// The keys of the readers, before anything is sealed: with one that is wrong, nothing is.
import { READER_KEYS, type ReaderKeys, readReaderKeys } from '../io/files/reader-keys.ts'
import { problem, type Reading } from '../io/files/reading.ts'
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Organisation } from '../procedure/organisation.ts'
import type { Problem } from '../procedure/problem.ts'
import { readersOn } from '../views/page-readers.ts'

/** The keys in the register at `root`, and everything that keeps it from being sealed to them. */
export function keysToSealTo(
  root: string,
  organisation: Organisation,
  today: CalendarDate,
): { readonly keys: ReaderKeys; readonly problems: readonly Problem[] } {
  const reading: Reading = { root, problems: [], files: 0 }
  const keys = readReaderKeys(reading, organisation)
  const { staff, trainers } = readersOn([], organisation, today, (id) => keys.has(id))
  const [trainer] = trainers
  if (!staff.length && trainer) reading.problems.push(problem(`${READER_KEYS}/${trainer}.txt`, 'staff-key', NO_STAFF))
  return { keys, problems: reading.problems }
}

const NO_STAFF = {
  en: 'a trainer has a key, and nobody of the staff has one: then the staff could not read what the trainer reads. Add the key of a member of staff first',
  nl: 'een trainer heeft een sleutel en geen enkele medewerker heeft er een: dan kan de trainer iets lezen wat de medewerkers niet kunnen lezen. Voeg eerst de sleutel van een medewerker toe',
}
