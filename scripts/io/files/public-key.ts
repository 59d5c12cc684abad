// One public key of a reader, as a line of a file: age1pq1…, and nothing else on the line.
import { createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto'
import { bech32 } from '@scure/base'

/** A private key, also in small letters or behind a `#`: whoever can read the file has it. */
export const SECRET = /AGE-SECRET-KEY|PRIVATE KEY/i

/** ML-KEM-768 and then X25519, as age writes it: 1,184 and 32 bytes in Bech32 (C2SP age, version 1.1). */
const [ML_KEM_BYTES, X25519_BYTES] = [1184, 32]
/** What stands before the bytes of each where OpenSSL reads a public key (RFC 9935, RFC 8410). */
const [ML_KEM_HEAD, X25519_HEAD] = ['308204b2300b0609608648016503040402038204a100', '302a300506032b656e032100']

/** Whether the line is a whole public key to which something can be sealed. */
export function isPublicKey(text: string): boolean {
  if (!text.startsWith('age1pq1')) return false
  try {
    const { prefix, words } = bech32.decode(text as `${string}1${string}`, false)
    const bytes = bech32.fromWords(words)
    if (prefix !== 'age1pq' || bytes.length !== ML_KEM_BYTES + X25519_BYTES) return false
    tryHalves(bytes)
    return true
  } catch {
    return false
  }
}

/** Throws where one half is no key: nobody could open what is sealed to it, or every later build would stop at it. */
function tryHalves(bytes: Uint8Array): void {
  const half = (head: string, part: Uint8Array) =>
    createPublicKey({ key: Buffer.concat([Buffer.from(head, 'hex'), part]), format: 'der', type: 'spki' })
  half(ML_KEM_HEAD, bytes.subarray(0, ML_KEM_BYTES))
  const { privateKey } = generateKeyPairSync('x25519')
  diffieHellman({ privateKey, publicKey: half(X25519_HEAD, bytes.subarray(ML_KEM_BYTES)) })
}
