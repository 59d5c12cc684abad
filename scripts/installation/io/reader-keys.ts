// The keys of the readers as the files of the register hold them: whose are left over, and the fingerprint of each.
import { type ReaderKeys, readerKeysFile, readReaderKeys } from '../../io/files/reader-keys.ts'
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import { formerReaders } from '../../procedure/readers.ts'
import { fingerprintOf } from '../../sealing/fingerprint.ts'
import { type ReaderKeyFacts, readerKeyFacts } from '../checks/reader-keys.ts'

/** The keys below `root`. What is wrong with a file, `check` says. */
export function readerKeysIn(root: string, organisation: Organisation): ReaderKeys {
  return readReaderKeys({ root, problems: [], files: 0 }, organisation)
}

/** The files with keys of those who read nothing any more today. */
export function formerKeys(keys: ReaderKeys, organisation: Organisation, today: CalendarDate): string[] {
  return formerReaders([...keys.keys()], organisation, today).map(readerKeysFile)
}

/** The keys of those who may read today. */
export async function seenReaderKeys(keys: ReaderKeys, organisation: Organisation, today: CalendarDate): Promise<ReaderKeyFacts> {
  const fingerprints = new Map<string, string[]>()
  for (const [id, own] of keys) fingerprints.set(id, await Promise.all(own.map(fingerprintOf)))
  return readerKeyFacts(organisation, fingerprints, today)
}
