// The letters of a case as they are read from their branch.

import { dataIn } from '../../../scripts/io/files/case-files.ts'
import { type LetterRecord, letterSchema } from '../../../scripts/procedure/letters/record.ts'

/** Oldest claim first. Throws where one cannot be read: without it the plan would be another. */
export function letterRecords(files: readonly { readonly path: string; readonly text: string }[]): LetterRecord[] {
  return files
    .map(({ path, text }): LetterRecord => {
      const data = dataIn(text, letterSchema)
      if (!data) throw new Error('a letter of this case cannot be read')
      return { ...data, path }
    })
    .filter(({ kind }) => kind !== 'reminder')
    .sort((a, b) => (a.claimed < b.claimed ? -1 : a.claimed > b.claimed ? 1 : a.path < b.path ? -1 : 1))
}
