// What a document of a case may be called: a name that every machine can hold, tells apart from its neighbours and shows as it is. Documents
// are kept for ever under their name, so it is looked at before they come in.
import { firstHidden, isSeen, withoutSilent } from './hidden.ts'

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
export function nameFault(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (!name.isWellFormed())
    return 'the name of this document is not written in UTF-8, so it differs from machine to machine. Give it another name'
  if (firstHidden(name) || /[\n\t]/.test(name) || name !== withoutSilent(name) || !isSeen(name))
    return 'there is a character in the name of this document that nobody can see. Type the name again by hand'
  if (path.length > LONGEST_PATH)
    return `the path of this document is longer than the ${LONGEST_PATH} characters that fit on every machine. Give it a shorter name, in fewer folders`
  if (new TextEncoder().encode(name).length > MOST_BYTES)
    return `the name of this document is longer than the ${MOST_BYTES} bytes that fit on every machine. Give it a shorter name`
  if (NOT_ON_WINDOWS.test(name)) return 'Windows has no room in a name for < > : " | ? * and \\. Give this document a name without them'
  if (/^ |[ .]$/.test(name))
    return 'the name of this document begins or ends with a space, or ends with a dot, which Windows takes away. Rename it'
  if (DEVICE.test(name)) return 'Windows keeps this name for a device. Give this document another name'
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
