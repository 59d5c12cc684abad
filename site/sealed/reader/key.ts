// The one place that knows the identity: a variable, gone with the lock. It is in no storage, no address, no part of the page.
import { sha256 } from '../../../scripts/sealing/contents.ts'
import { openFile, recipientOf, sealFile } from '../../../scripts/sealing/sealed-file.ts'

export interface Key {
  /** Its public half. Throws for what is no key. */
  readonly recipient: () => Promise<string>
  /** What was sealed to it. Throws CouldNotOpen. */
  readonly open: (sealed: Uint8Array) => Promise<Uint8Array>
  /** Sealed to it. Its public half is enough for that, so it goes on after the lock. */
  readonly seal: (plain: Uint8Array) => Promise<Uint8Array>
  /** A name for `what` that nobody can tell without the identity. Names are told after the lock as well: what is being typed is kept then. */
  readonly nameOf: (what: string) => Promise<string>
  /** Hands the identity to `wrap`, which seals it to a passkey: nothing else is given it. */
  readonly wrap: (wrap: (identity: string) => Promise<string>) => Promise<string>
  /** From now on nobody has it: all others throw, but for `seal` and `nameOf`. */
  readonly drop: () => void
}

/** `text` is an identity: AGE-SECRET-KEY-PQ-1… */
export function keyOf(text: string): Key {
  let held: string | null = text
  const identity = (): string => {
    if (held === null) throw new Error('locked')
    return held
  }
  const recipient = recipientOf(text)
  const secret = digestOf(`complaints register: names of ${text}`)
  // Whoever asks is told; nobody may have asked.
  recipient.catch(() => {})
  return {
    recipient: () => (held === null ? Promise.reject(new Error('locked')) : recipient),
    seal: async (plain) => sealFile(plain, [await recipient]),
    nameOf: async (what) => (await digestOf(`${await secret}: ${what}`)).slice(0, 32),
    open: async (sealed) => openFile(sealed, identity()),
    wrap: async (wrap) => wrap(identity()),
    drop: () => {
      held = null
    },
  }
}

const digestOf = (text: string): Promise<string> => sha256(new TextEncoder().encode(text))
