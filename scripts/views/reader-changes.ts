// Whose pages another number of people can read than in the build before: numbers only, never who.
import type { Readers } from './page-readers.ts'

/** What was gained and lost, in words: `1 reader added, 2 removed`; null where it is the same. */
function changeOf(before: readonly string[], after: readonly string[], one = 'reader'): string | null {
  const added = after.filter((each) => !before.includes(each)).length
  const removed = before.filter((each) => !after.includes(each)).length
  const counted = (count: number) => `${count} ${count === 1 ? one : `${one}s`}`
  if (!removed) return added ? `${counted(added)} added` : null
  return added ? `${counted(added)} added, ${removed} removed` : `${counted(removed)} removed`
}

/**
 * A line for the pages of the staff, one for the trainers' own lists, and one for each case that other trainers can read than before:
 * `2026-0014: 1 reader added, 1 removed`. A case that is new has no readers before it, and no line.
 */
export function readerChanges(before: Readers, after: Readers): string[] {
  const line = (pages: string, change: string | null) => (change ? [`${pages}: ${change}`] : [])
  const cases = [...after.involved].flatMap(([id, now]) => {
    const then = before.involved.get(id)
    return then ? line(id, changeOf(then, now)) : []
  })
  return [
    ...line('overview, insight and every case', changeOf(before.staff, after.staff)),
    ...line('lists of trainers', changeOf(before.trainers, after.trainers)),
    ...cases,
  ]
}

/** Whether people read with other keys than before: a key that was replaced changes no readers. */
export function keyChanges(before: readonly string[], after: readonly string[]): string[] {
  const change = changeOf(before, after, 'key')
  return change ? [`keys: ${change}`] : []
}
