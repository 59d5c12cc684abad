// Letters that came back, put on record on the branch `letters`: pushed before it counts as done, and never twice.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Returned } from '../../incoming/incoming.ts'
import { type LetterRecord, letterSchema } from '../../procedure/letters/record.ts'
import { dataIn, withFields } from '../files/case-files.ts'
import type { LettersBranch } from '../git/letters-branch.ts'
import { RemoteDown } from '../git/letters-remote.ts'

/** As the schema of a letter has it, in UTF-16 units. */
const LONGEST_RESPONSE = 1000

/**
 * Records them, as far as what everybody knows allows it now; when somebody else was first, it looks again. Gives the paths of the
 * letters that it has recorded. Throws RemoteDown, with nothing recorded, and GitFailure.
 */
export async function recordReturned(root: string, branch: LettersBranch, returned: readonly Returned[]): Promise<string[]> {
  for (let attempt = 0; attempt < 8; attempt++) {
    await branch.sync()
    const files = new Map<string, string>()
    // Two reports about one letter: the first counts.
    for (const one of returned) {
      const text = files.has(one.letter) ? null : withReturn(root, one)
      if (text) files.set(one.letter, text)
    }
    if (!files.size) return []
    if (await branch.claim(files, `Record ${files.size === 1 ? 'a letter' : `${files.size} letters`} that came back`))
      return [...files.keys()]
  }
  throw new RemoteDown('others keep writing to the letters branch')
}

/** The letter file with the return in it; null where it is not there, or says already what became of it. */
function withReturn(root: string, { letter: path, status, at }: Returned): string | null {
  const file = join(root, path)
  if (!existsSync(file)) return null
  const text = readFileSync(file, 'utf8')
  const letter = dataIn(text, letterSchema)
  if (!letter || !mayHaveComeBack(letter, at)) return null
  const came = `came back: ${status}`
  // What the mail server answered when it took the letter may hold the number by which it knows it.
  const response = letter.response ? `${letter.response.slice(0, LONGEST_RESPONSE - came.length - 2)}; ${came}` : came
  return withFields(text, { returned: at, response })
}

/** Whether the letter as it stands now may be the one that a report of the instant `at` is about. */
function mayHaveComeBack({ claimed, sent, refused, returned, attempts }: Omit<LetterRecord, 'path'>, at: string): boolean {
  if (returned || refused) return false
  // Known never to have left: it is written anew, and the report is about something else.
  if (!sent && attempts === 0) return false
  return Date.parse(sent ?? claimed) <= Date.parse(at)
}
