// A mail as plain values: what its headers and parts say, read from its bytes by scripts/io/mail/read-mail.ts. Nothing is decided here.

/** Somebody in a header. The address as the header has it; empty where it names none. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** A part that is no text of the mail itself: an attachment, a picture, a report, a mail inside the mail. */
export interface Part {
  /** In small letters, such as `message/delivery-status`. */
  readonly type: string
  /** As the sender wrote it, with all that is wrong with it; null where there is none. */
  readonly name: string | null
  /** Belongs to the page of an HTML mail, as the logo below a signature does. */
  readonly inPage: boolean
  readonly bytes: Uint8Array
}

/** What could not be read. `head`: the mail is broken, and only its headers were read. `end`: it is too large, and only its beginning was. */
export type Unread = 'head' | 'end' | 'headers' | 'html'

export interface Mail {
  /** The SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string
  /** The instant at which it came into the mailbox. */
  readonly arrived: string
  /** All of it as it came; null where it is too large to keep. */
  readonly bytes: Uint8Array | null
  /** By name in small letters: the lines as they came, unfolded. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  /** With its angle brackets; null where there is none. */
  readonly messageId: string | null
  /** Message-IDs, the nearest first. */
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  readonly from: readonly Mailbox[]
  readonly replyTo: readonly Mailbox[]
  readonly subject: string
  /** In small letters, with its parameters. */
  readonly type: { readonly value: string; readonly parameters: Readonly<Record<string, string>> }
  /** The text; of a mail that is HTML only, what of it is text. */
  readonly text: string
  readonly isHtmlOnly: boolean
  readonly parts: readonly Part[]
  readonly unread: readonly Unread[]
}

/** The first line of that header; empty where there is none. */
export function header(mail: Pick<Mail, 'headers'>, name: string): string {
  return mail.headers.get(name)?.[0] ?? ''
}

/** The text of a part; what is no UTF-8 in it is replaced. */
export function textOf(part: Pick<Part, 'bytes'>): string {
  return new TextDecoder().decode(part.bytes).replaceAll('\r\n', '\n')
}

/** The same address, whoever wrote it: no server tells capitals apart. */
export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** The Message-IDs in a header, in its order. */
export function idsIn(line: string): string[] {
  return line.match(/<[^<>\s]{1,998}>/g) ?? []
}
