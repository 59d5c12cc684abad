// What two people read to each other on the phone to know that they mean the same key.
import { base32crockford, hex } from '@scure/base'
import { sha256 } from './contents.ts'

/** How much of the digest is read out: 80 bits, for which nobody finds a second key. */
const BYTES = 10

/** `K7QM-2F9D-04XC-WE8H`: the first 16 characters of the SHA-256 of a public key (age1pq1…), in an alphabet without I, L, O and U. */
export async function fingerprintOf(recipient: string): Promise<string> {
  const digest = hex.decode(await sha256(new TextEncoder().encode(recipient)))
  return base32crockford.encode(digest.subarray(0, BYTES)).replace(/.{4}(?=.)/g, '$&-')
}
