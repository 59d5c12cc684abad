// What a document of a case may be called: a name that every machine can hold, tells apart from its neighbours and shows as it is. Documents
// are kept for ever under their name, so it is looked at before they come in.
import { firstHidden, isSeen, withoutSilent } from './hidden.ts'
import type { Sentence } from './sentence.ts'

/** The longest path below the root that fits on Windows (260) with a folder of the person's own before it. In UTF-16 units. */
export const LONGEST_PATH = 200
/** The most bytes that a file system gives one name. */
const MOST_BYTES = 255
/** What Windows refuses in a name, and what has a meaning of its own there. */
const NOT_ON_WINDOWS = /[<>:"|?*\\/]/
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * What is wrong with the name of a document or of a folder of documents, as a sentence with the remedy; null where it is good. `path` leads
 * from the root of the register to it; bytes that are not UTF-8 stand in it as half characters (scripts/io/files/names.ts).
 */
export function nameFault(path: string): Sentence | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (!name.isWellFormed())
    return {
      en: 'the name of this document is not written in UTF-8, so it differs from machine to machine. Give it another name',
      nl: 'de naam van dit stuk is niet geschreven in UTF-8, dus op elke computer ziet hij er anders uit. Geef het een andere naam',
    }
  if (firstHidden(name) || /[\n\t]/.test(name) || name !== withoutSilent(name) || !isSeen(name))
    return {
      en: 'there is a character in the name of this document that nobody can see. Type the name again by hand',
      nl: 'in de naam van dit stuk staat een teken dat niemand kan zien. Typ de naam opnieuw',
    }
  if (path.length > LONGEST_PATH)
    return {
      en: `the path of this document is longer than the ${LONGEST_PATH} characters that fit on every machine. Give it a shorter name, in fewer folders`,
      nl: `de map en de naam van dit stuk zijn samen langer dan de ${LONGEST_PATH} tekens die op elke computer passen. Geef het een kortere naam, in minder mappen`,
    }
  if (new TextEncoder().encode(name).length > MOST_BYTES)
    return {
      en: `the name of this document is longer than the ${MOST_BYTES} bytes that fit on every machine. Give it a shorter name`,
      nl: `de naam van dit stuk is langer dan de ${MOST_BYTES} bytes die op elke computer passen. Geef het een kortere naam`,
    }
  if (NOT_ON_WINDOWS.test(name))
    return {
      en: 'Windows has no room in a name for < > : " | ? * and \\. Give this document a name without them',
      nl: 'Windows staat in een naam geen < > : " | ? * en \\ toe. Geef dit stuk een naam zonder die tekens',
    }
  if (/^ |[ .]$/.test(name))
    return {
      en: 'the name of this document begins or ends with a space, or ends with a dot, which Windows takes away. Rename it',
      nl: 'de naam van dit stuk begint of eindigt met een spatie, of eindigt met een punt, en die haalt Windows weg. Geef het een andere naam',
    }
  if (DEVICE.test(name))
    return {
      en: 'Windows keeps this name for a device. Give this document another name',
      nl: 'Windows houdt deze naam vrij voor een apparaat. Geef dit stuk een andere naam',
    }
  return null
}

/** Whether every name on the way to a document is good. */
export function isGoodPath(path: string): boolean {
  const parts = path.split('/')
  return parts.every((_, index) => nameFault(parts.slice(0, index + 1).join('/')) === null)
}

/** The same for two names that some machine takes for one: capitals, accents written in one piece or in two. */
export function nameEverywhere(name: string): string {
  return name.toUpperCase().toLowerCase().normalize('NFC')
}
