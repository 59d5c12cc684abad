// One file sealed to its readers: a plain age file (C2SP age, version 1.1), so that any age tool opens it. Runs in Node and in a browser.
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption'

/** The start of a public key. Post-quantum keys only: one of another kind would make the whole file as weak as itself. */
const KIND = 'age1pq1'

/** The start of an identity, the secret half of such a key. */
export const IDENTITY = 'AGE-SECRET-KEY-PQ-1'

/** How a reader stands in the header of a file, once for each. */
const STANZA = '-> mlkem768x25519 '

/** A pair of keys. `identity` (AGE-SECRET-KEY-PQ-1…) opens what was sealed to `recipient` (age1pq1…). */
export interface KeyPair {
  readonly identity: string
  readonly recipient: string
}

/** A new pair of keys. */
export async function newKeyPair(): Promise<KeyPair> {
  const identity = await generateHybridIdentity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** The public half of an identity. Throws, without repeating it, for what is none. */
export async function recipientOf(identity: string): Promise<string> {
  try {
    if (!identity.startsWith(IDENTITY)) throw new Error('another kind')
    return await identityToRecipient(identity)
  } catch {
    throw new Error(`this is not the secret half of a key of the kind that is used here (${IDENTITY}…)`)
  }
}

/**
 * `plain` as an age file that the owners of `recipients` can open, and nobody else. What the library lets pass is refused: throws, without
 * repeating a key, where there is none, one is of another kind or named twice, or the file would name others than these.
 */
export async function sealFile(plain: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  if (!recipients.length) throw new Error('nobody could open this file: it has no reader')
  if (!recipients.every((key) => key.startsWith(KIND))) throw new Error(`a reader has a key of another kind than ${KIND}…`)
  if (new Set(recipients).size !== recipients.length) throw new Error('a reader is named twice')
  const sealed = await encrypt(plain, recipients)
  const found = stanzasOf(sealed)
  if (found.length !== recipients.length || !found.every((stanza) => stanza.startsWith(STANZA)))
    throw new Error('a file was sealed to others than its readers')
  return sealed
}

/** What the library throws repeats the whole key. */
async function encrypt(plain: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  try {
    const encrypter = new Encrypter()
    for (const key of recipients) encrypter.addRecipient(key)
    return await encrypter.encrypt(plain)
  } catch {
    throw new Error('a reader has a key that cannot be used. Run npm run -s check: it says in which file, and in which line')
  }
}

/** What a sealed file could not be opened for. */
export type Unopened = 'not-a-reader' | 'damaged'

export class CouldNotOpen extends Error {
  readonly why: Unopened
  constructor(why: Unopened) {
    super(why === 'damaged' ? 'this file is damaged' : 'this file was sealed to others')
    this.why = why
  }
}

/** What was sealed. Throws CouldNotOpen where `identity` is no reader of the file, or the file is damaged. */
export async function openFile(sealed: Uint8Array, identity: string): Promise<Uint8Array> {
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    return await decrypter.decrypt(sealed)
  } catch (error) {
    throw new CouldNotOpen(/no identity matched/.test(error instanceof Error ? error.message : '') ? 'not-a-reader' : 'damaged')
  }
}

/** The lines of the header that name a reader each; [] for what is no age file. They say how many and of which kind, not who. */
export function stanzasOf(sealed: Uint8Array): string[] {
  const text = new TextDecoder('latin1').decode(sealed.subarray(0, 1_000_000))
  const end = text.indexOf('\n--- ')
  if (!text.startsWith('age-encryption.org/v1\n') || end < 0) return []
  return text
    .slice(0, end)
    .split('\n')
    .filter((line) => line.startsWith('-> '))
}
