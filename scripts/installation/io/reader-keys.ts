// The keys of the readers as the files of the register hold them: whose are left over, and the fingerprint of each.
import { readerKeysFile, readReaderKeys } from '../../io/files/reader-keys.ts'
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import { formerReaders } from '../../procedure/readers.ts'
import { fingerprintOf } from '../../sealing/fingerprint.ts'
import { type ReaderKeyFacts, readerKeyFacts } from '../checks/reader-keys.ts'

/** The files below `root` with keys of those who read nothing any more today. What else is wrong with a file, `check` says. */
export function formerKeysIn(root: string, organisation: Organisation, today: CalendarDate): string[] {
  const ids = [...readReaderKeys({ root, problems: [], files: 0 }, organisation).keys()]
  return formerReaders(ids, organisation, today).map(readerKeysFile)
}

/** The keys below `root` of those who may read today. */
export async function seenReaderKeys(root: string, organisation: Organisation, today: CalendarDate): Promise<ReaderKeyFacts> {
  const fingerprints = new Map<string, string[]>()
  for (const [id, keys] of readReaderKeys({ root, problems: [], files: 0 }, organisation))
    fingerprints.set(id, await Promise.all(keys.map(fingerprintOf)))
  return readerKeyFacts(organisation, fingerprints, today)
}
