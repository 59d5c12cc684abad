// What a pull request changes, line by line, from Git's objects: no attribute, filter or rename detection comes between.
import { structuredPatch } from 'diff'
import { blobSizes, blobs, git, PLAIN_MODES, type TreeChange, treeChanges } from '../../io/git/git.ts'

export interface Line {
  readonly sign: ' ' | '+' | '-'
  /** Its number in the file before and after; null where it does not stand there. */
  readonly before: number | null
  readonly after: number | null
  readonly text: string
  /** It is the last one, and no line break follows. */
  readonly isOpen: boolean
}

/** Lines that changed, with some around them. */
export interface Hunk {
  /** How many lines that stayed as they were come before it, since the hunk before. */
  readonly skipped: number
  readonly lines: readonly Line[]
}

export interface FileDifference {
  readonly path: string
  readonly status: 'added' | 'modified' | 'removed' | 'changed'
  readonly added: number
  readonly removed: number
  readonly hunks: readonly Hunk[]
  /** Why there are no lines: the sizes in bytes of what is no text or too large, or `other` for what is no file. Null where there are. */
  readonly noLines: 'other' | { readonly before: number | null; readonly after: number | null } | null
}

/** A larger file is told of by its size: nobody reads its lines here. */
const MOST_BYTES = 256 * 1024
/** Two files that have hardly a line in common: it would take long to find those. */
const MOST_EDITS = 4000

/** The files that `head` changes since it left `base`, the first `most` of them, and how many more there are. */
export async function differenceOf(
  remote: string,
  base: string,
  head: string,
  most: number,
): Promise<{ readonly files: readonly FileDifference[]; readonly more: number }> {
  const fork = (await git(remote, 'merge-base', base, head)).trim()
  const [before = '', after = ''] = (await git(remote, 'rev-parse', `${fork}^{tree}`, `${head}^{tree}`)).split('\n')
  const [changes = []] = treeChanges(remote, [[before, after]])
  const shown = changes.slice(0, most)
  return { files: shown.map((change) => fileDifference(remote, change)), more: changes.length - shown.length }
}

function fileDifference(remote: string, change: TreeChange): FileDifference {
  const { path, before, after } = change
  const bare = { path, status: statusOf(change), added: 0, removed: 0, hunks: [] }
  const sides = [before, after].flatMap((side) => side ?? [])
  if (sides.some(({ mode }) => mode === '160000')) return { ...bare, noLines: 'other' }
  const ids = sides.map(({ id }) => id)
  const sizes = blobSizes(remote, ids)
  const size = (side: TreeChange['before']) => (side ? (sizes.get(side.id) ?? 0) : null)
  const noLines = { before: size(before), after: size(after) }
  if (Math.max(noLines.before ?? 0, noLines.after ?? 0) > MOST_BYTES) return { ...bare, noLines }
  const bytes = new Map(blobs(remote, ids).map((found, index) => [ids[index], found]))
  if ([...bytes.values()].some((found) => found.includes(0))) return { ...bare, noLines }
  const text = (side: TreeChange['before']) => (side ? (bytes.get(side.id)?.toString('utf8') ?? '') : '')
  const patch = structuredPatch(path, path, text(before), text(after), '', '', { context: 3, maxEditLength: MOST_EDITS })
  if (!patch) return { ...bare, noLines }
  const hunks = hunksOf(patch.hunks)
  const count = (sign: Line['sign']) => hunks.flatMap(({ lines }) => lines).filter((line) => line.sign === sign).length
  return { ...bare, added: count('+'), removed: count('-'), hunks, noLines: null }
}

function statusOf({ before, after }: TreeChange): FileDifference['status'] {
  if (!before) return 'added'
  if (!after) return 'removed'
  const isPlain = (mode: string) => PLAIN_MODES.includes(mode)
  return isPlain(before.mode) === isPlain(after.mode) ? 'modified' : 'changed'
}

type Found = ReturnType<typeof structuredPatch>['hunks']

function hunksOf(found: Found): Hunk[] {
  let end = 1
  return found.map(({ oldStart, newStart, lines }) => {
    let [before, after] = [oldStart, newStart]
    const skipped = Math.max(0, oldStart - end)
    const read: Line[] = []
    for (const [index, line] of lines.entries()) {
      const sign = line[0]
      // `\ No newline at end of file` belongs to the line before it.
      if (sign !== ' ' && sign !== '+' && sign !== '-') continue
      read.push({
        sign,
        before: sign === '+' ? null : before++,
        after: sign === '-' ? null : after++,
        text: line.slice(1),
        isOpen: lines[index + 1]?.startsWith('\\') ?? false,
      })
    }
    end = before
    return { skipped, lines: read }
  })
}
