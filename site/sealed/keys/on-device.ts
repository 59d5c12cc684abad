// What this device keeps, in its localStorage: everything is sealed or harmless. The secret half of a key is never among it.
import type { Language } from '../../../scripts/procedure/case.ts'

export interface Kept {
  /** The key file, as it was saved: it opens with the words of its owner. */
  readonly keyFile: Uint8Array | null
  /** What the passkey of this device opens (passkey.ts). */
  readonly passkey: string | null
  /** What this device is called: `laptop`. */
  readonly label: string | null
  /** The instant of the newest build that this device has seen: an older one is refused. */
  readonly newestBuild: string | null
  readonly language: Language | null
}

const NOTHING: Kept = { keyFile: null, passkey: null, label: null, newestBuild: null, language: null }
const PARTS = Object.keys(NOTHING) as (keyof Kept)[]

/** Two registers at one host keep apart what is theirs. */
const item = (part: keyof Kept): string => `register ${import.meta.env.BASE_URL} ${part}`

/** What this device keeps; null for what it does not, or where the browser keeps nothing. */
export function keptOnDevice(): Kept {
  try {
    const text = (part: keyof Kept): string | null => localStorage.getItem(item(part))
    const language = text('language')
    return {
      keyFile: bytesOf(text('keyFile')),
      passkey: text('passkey'),
      label: text('label'),
      newestBuild: text('newestBuild'),
      language: language === 'nl' || language === 'en' ? language : null,
    }
  } catch {
    return NOTHING
  }
}

/** Keeps these parts, and lets go of those that are null. Says whether the browser did it: in a private window, or when it is full, it may not. */
export function keep(part: Partial<Kept>): boolean {
  try {
    for (const [name, value] of Object.entries(part) as [keyof Kept, Uint8Array | string | null][]) {
      if (value === null) localStorage.removeItem(item(name))
      else localStorage.setItem(item(name), typeof value === 'string' ? value : textOf(value))
    }
    return true
  } catch {
    return false
  }
}

/** Lets go of all of it. The passkey itself stays in the list of the device, but opens nothing any more. */
export function forgetDevice(): void {
  keep(Object.fromEntries(PARTS.map((part) => [part, null])))
}

const textOf = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

/** null too for what is not what was kept. */
function bytesOf(text: string | null): Uint8Array | null {
  try {
    return text === null ? null : Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}
