// Two versions of a letter file, one of this machine and one that everybody knows: which answers of the mail server must be carried over.
import { type LetterRecord, letterSchema } from '../../procedure/letters/record.ts'
import { parseDocument, readDocument, Unreadable, withFields } from '../files/case-files.ts'

type Fields = Omit<LetterRecord, 'path'>

/**
 * The text that `theirs` must get so that no answer in `own` is forgotten; null where there is nothing to carry over. A claim
 * that was never pushed was never sent, so it goes; a letter that was sent stays on record whatever happened elsewhere.
 */
export function withAnswerCarriedOver(own: string | null, theirs: string | null): string | null {
  const mine = own === null ? null : fieldsIn(own)
  if (!own || !mine) return null
  const known = theirs === null ? null : fieldsIn(theirs)
  if (theirs === null || !known) return mine.sent || mine.refused ? own : null
  if (known.sent || known.claimed !== mine.claimed) return null
  const { response } = mine
  if (mine.sent) return withFields(theirs, { refused: undefined, sent: mine.sent, response })
  if (known.refused) return null
  if (mine.refused) return withFields(theirs, { refused: mine.refused, response })
  // Only where nobody has tried since: otherwise the attempt that failed for certain is not the one that is open.
  return mine.attempts === known.attempts - 1 ? withFields(theirs, { attempts: mine.attempts, response }) : null
}

/** Null where the text is no letter file that can be read. */
function fieldsIn(text: string): Fields | null {
  try {
    const parsed = parseDocument('', readDocument(text), letterSchema)
    return 'data' in parsed ? parsed.data : null
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
