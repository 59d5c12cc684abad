// Why the reader shows no page. Each has its own words (words/nl/reader.ts), which say what to do next.
import { NotAKeyFile, WrongWords } from '../../../scripts/sealing/key-file.ts'
import { PasskeyError } from '../keys/passkey.ts'
import type { ReaderWords } from '../words/nl/reader.ts'

/** What is said to a person: the meaning of each stands in its words. */
export type Said = keyof ReaderWords['troubles']

/** `gone`: the host has no file of this name. It was there in an older build, or is not there yet: nobody is told before that is clear. */
export type Why = Said | 'gone'

export class Trouble extends Error {
  override readonly name = 'Trouble'
  readonly why: Why
  constructor(why: Why) {
    super(why)
    this.why = why
  }
}

const PASSKEYS = { cancelled: 'cancelled', cannot: 'no-passkey', gone: 'passkey-gone' } as const

/** What is said of whatever was thrown. */
export function saidOf(error: unknown): Said {
  if (error instanceof WrongWords) return 'wrong-words'
  if (error instanceof NotAKeyFile) return 'not-a-key-file'
  if (error instanceof PasskeyError) return PASSKEYS[error.why]
  if (!(error instanceof Trouble)) return 'failed'
  return error.why === 'gone' ? 'incomplete' : error.why
}
