// The letters of one case, as they lie in the folder of letters.
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { LetterRecord } from '../../procedure/letters/record.ts'
import { readLetters } from './read-case.ts'

/** Oldest claim first; null where the folder of letters is not here, or one of them cannot be read. */
export function lettersOnDisk(root: string, id: string): LetterRecord[] | null {
  if (!lstatSync(join(root, 'letters'), { throwIfNoEntry: false })) return null
  const { letters, broken } = readLetters({ root, problems: [], files: 0 }, `letters/${id}`)
  return broken ? null : letters.filter(({ kind }) => kind !== 'reminder')
}
