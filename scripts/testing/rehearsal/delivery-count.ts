// What became of every letter, from the two places that know: the record on the remote and the mail server.

import type { KnownLetter, SharedRegister } from '../shared-register.ts'
import type { PostOffice } from './post-office.ts'

interface DeliveryCount {
  readonly letters: number
  /** Cases without a letter that was recorded as sent and is at the mail server. */
  readonly lost: readonly string[]
  /** Copies beyond the first. */
  readonly duplicates: number
  /** The most copies of one letter. */
  readonly mostCopies: number
  /** Copies that differ from the first. */
  readonly different: number
  /** Messages at the server without a claim on the remote. */
  readonly unclaimed: readonly string[]
}

export async function countDeliveries(
  { letters }: SharedRegister,
  { received }: Pick<PostOffice, 'received'>,
  cases: readonly string[],
): Promise<DeliveryCount> {
  const known = await letters()
  const copies = Map.groupBy(received, ({ messageId }) => messageId)
  const claimed = new Set([...known.values()].map(({ messageId }) => messageId))
  const arrived = (letter: KnownLetter | undefined) => letter?.sent !== undefined && copies.has(letter.messageId)
  return {
    letters: known.size,
    lost: cases.filter((id) => !arrived(known.get(`letters/${id}/acknowledgement.md`))),
    duplicates: received.length - copies.size,
    mostCopies: Math.max(0, ...[...copies.values()].map((same) => same.length)),
    different: [...copies.values()].flatMap(([first, ...rest]) => rest.filter(({ raw }) => raw !== first?.raw)).length,
    unclaimed: [...copies.keys()].filter((messageId) => !claimed.has(messageId)),
  }
}
