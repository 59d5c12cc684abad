// The names of documents that are added, made such that every machine can hold them; what cannot be mended so is left out.
import { nameEverywhere, nameFault } from '../../../scripts/procedure/document-name.ts'

/** The most that one document may weigh, in bytes, and all that are sent together: GitHub takes them as text that is a third longer. */
export const MOST_BYTES = 20 * 1024 * 1024
export const MOST_BYTES_TOGETHER = 40 * 1024 * 1024

/** Where the documents of a case are kept, with the slash. */
export function documentsFolder(id: string): string {
  return `cases/${id}/`
}

/** A name like `name` that is good below `cases/` and stands for none of `taken`: forbidden signs are hyphens, what is too long is cut. */
export function safeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map(nameEverywhere))
  const { stem, ending } = parts(cleaned(name))
  for (let number = 1; ; number++) {
    const tail = `${number === 1 ? '' : `-${number}`}${ending}`
    const made = `${stem.slice(0, LONGEST - tail.length).replace(/[ .]+$/, '')}${tail}`
    if (!used.has(nameEverywhere(made))) return made
  }
}

/** Short enough for every machine, whatever the characters take, below the folder of any case. */
const LONGEST = 80

function cleaned(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[<>:"|?*\\/\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/gu, '-')
    .replace(/\s+/g, ' ')
    .replace(/^ +|[ .]+$/g, '')
  // Git and other programs read names with a dot before them.
  const good = plain && !plain.startsWith('.') && nameFault(`cases/2025-0031/${plain.slice(0, LONGEST)}`) === null
  return good ? plain : `stuk-${plain.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[. -]+$/g, '') || '1'}`
}

/** `offerte.pdf` as `offerte` and `.pdf`; an ending is short. */
function parts(name: string): { readonly stem: string; readonly ending: string } {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  return { stem: name.slice(0, name.length - ending.length) || 'stuk', ending }
}
