// How a reader finds the way through the sealed files: own key → entry → identity of the own group → contents → pages.
//
//   sealed/<name of a key>.age   the entry: JSON, sealed to that key alone. Its name follows from the key, so that its owner finds it.
//   sealed/<random>.age          everything else; a new name in every build, so that nobody sees which page changed:
//     the identity of a reader group, in text, sealed to the keys of its readers;
//     the contents of a group: JSON, sealed to the group's own key;
//     a page (HTML), a piece of the search (JSON), a list (CSV, iCalendar) or a document (its own bytes), sealed to the key of a group.

/** Where the sealed files lie, below the address of the reader. */
export const SEALED = 'sealed/'

/** What all that was sealed in one build says about it. */
export interface Build {
  /** The instant of the build: `2026-11-24T18:14:03Z`. */
  readonly built: string
  /** The commit of the register, where it is a Git repository. */
  readonly commit: string | null
  /** The day that the pages show, `YYYY-MM-DD`. */
  readonly day: string
}

/** What is sealed to one key: who its owner is, and which group reads with it. */
export interface Entry extends Build {
  readonly person: { readonly id: string; readonly name: string; readonly role: 'staff' | 'trainer' }
  /** The name of the file with the identity of the group. */
  readonly group: string
  /** The name of the file with the contents, sealed to that group. */
  readonly contents: string
  /** What is inside takes as many bytes for everybody. */
  readonly padding?: string
}

/** A sealed file that the contents lead to. */
export interface SealedPage {
  /** Its name. */
  readonly file: string
  /** The name of the file with the identity that opens it. */
  readonly group: string
  /** `text/html`, `application/json`, `text/csv`, `text/calendar`, or that of a document. */
  readonly type: string
  /** SHA-256 of the sealed bytes in hexadecimal: no other file, and none of another build, opens in its place. */
  readonly sha256: string
}

/** All that a group may open, by address below `staff/`: '' (the overview), `en/2026-0014/`, `search/0.json`, `documents/2026-0014/mail.pdf`. */
export interface Contents extends Build {
  readonly pages: Readonly<Record<string, SealedPage>>
  /** For the staff alone: the token of the machine account with which their forms speak to GitHub, filled up with spaces; only spaces: there is none. */
  readonly formsToken?: string
}

/** The name of the entry of a key: without the key nobody can tell whose it is. */
export async function entryName(recipient: string): Promise<string> {
  const digest = await sha256(new TextEncoder().encode(`complaints register: entry of ${recipient}`))
  return `${digest.slice(0, 32)}.age`
}

/** In hexadecimal. Byte by byte: not every phone knows `toHex` yet. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
