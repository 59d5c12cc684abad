// The one place that knows the identity: a variable, gone with the lock. It is in no storage, no address, no part of the page.
import { openFile, recipientOf } from '../../../scripts/sealing/sealed-file.ts'

export interface Key {
  /** Its public half. Throws for what is no key. */
  readonly recipient: () => Promise<string>
  /** What was sealed to it. Throws CouldNotOpen. */
  readonly open: (sealed: Uint8Array) => Promise<Uint8Array>
  /** Hands the identity to `wrap`, which seals it to a passkey: nothing else is given it. */
  readonly wrap: (wrap: (identity: string) => Promise<string>) => Promise<string>
  /** From now on nobody has it: all others throw. */
  readonly drop: () => void
}

/** `text` is an identity: AGE-SECRET-KEY-PQ-1… */
export function keyOf(text: string): Key {
  let held: string | null = text
  const identity = (): string => {
    if (held === null) throw new Error('locked')
    return held
  }
  return {
    recipient: async () => recipientOf(identity()),
    open: async (sealed) => openFile(sealed, identity()),
    wrap: async (wrap) => wrap(identity()),
    drop: () => {
      held = null
    },
  }
}
