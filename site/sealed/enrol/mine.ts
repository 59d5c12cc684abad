// What this page knows of the person and the key until it is closed. The secret half and the words stand here and nowhere else.
import type { Language } from '../../../scripts/procedure/case.ts'
import { fingerprintOf } from '../../../scripts/sealing/fingerprint.ts'
import { recipientOf } from '../../../scripts/sealing/sealed-file.ts'
import { ENROL_WORDS } from '../words/enrol.ts'

/** The language of the page, which does not change while it is open, and its words. */
export const language: Language = document.documentElement.lang === 'en' ? 'en' : 'nl'
export const text = ENROL_WORDS[language]

export interface Mine {
  id: string
  label: string
  /** `owner/name` on GitHub. */
  repository: string | null
  /** '' before there is one, and again when all is done. */
  identity: string
  recipient: string
  /** The code to read out. */
  code: string
  /** Whether the key was made here: otherwise the administrator may know it already. */
  isNew: boolean
  words: readonly string[]
  file: Uint8Array | null
  /** Whether the person has the key file. */
  isSaved: boolean
}

export const mine: Mine = {
  id: '',
  label: '',
  repository: null,
  identity: '',
  recipient: '',
  code: '',
  isNew: false,
  words: [],
  file: null,
  isSaved: false,
}

/** Takes a key as that of this page. */
export async function takeKey(identity: string): Promise<void> {
  mine.recipient = await recipientOf(identity)
  mine.code = await fingerprintOf(mine.recipient)
  mine.identity = identity
}

/** Whether something would be lost if the page were closed: words were shown, and the key file that they belong to was not saved. */
export const isAtRisk = (): boolean => mine.words.length > 0 && !mine.isSaved

/** Today where the person is, `YYYY-MM-DD`. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE').format(new Date())
