// Two versions of a letter file, one of this machine and one that everybody knows: which answers of the mail server must be carried over.
import { letterSchema } from '../../procedure/letters/record.ts'
import { dataIn, withFields } from '../files/case-files.ts'

/**
 * The text that `theirs` must get so that no answer in `own` is forgotten; null where there is nothing to carry over. A claim
 * that was never pushed was never sent, so it goes; a letter that was sent stays on record whatever happened elsewhere.
 */
export function withAnswerCarriedOver(own: string | null, theirs: string | null): string | null {
  const mine = own === null ? null : dataIn(own, letterSchema)
  if (!own || !mine) return null
  const known = theirs === null ? null : dataIn(theirs, letterSchema)
  if (theirs === null || !known) return mine.sent || mine.refused ? own : null
  if (known.sent || known.claimed !== mine.claimed) return null
  // That it came back was told later than what the mail server answered.
  const response = known.returned ? known.response : mine.response
  if (mine.sent) return withFields(theirs, { refused: undefined, sent: mine.sent, response })
  if (known.refused) return null
  if (mine.refused) return withFields(theirs, { refused: mine.refused, response })
  if (known.returned) return null
  // Only where nobody has tried since: otherwise the attempt that failed for certain is not the one that is open.
  return mine.attempts === known.attempts - 1 ? withFields(theirs, { attempts: mine.attempts, response }) : null
}
