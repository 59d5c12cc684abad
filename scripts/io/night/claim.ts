// What is written down before anything is sent: the letter file of a claim, and the exact bytes to hand over.
import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'
import type { Letter, LetterRecord } from '../../procedure/letters/record.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import { writeDocument } from '../files/case-files.ts'
import { type Message, mimeOf } from '../mail/mail-message.ts'

/** Something to claim: a new letter, or one more attempt at a letter that was claimed and never answered for. */
export interface Draft {
  readonly letter: Letter
  /** The claim that is tried again, with the same Message-ID, date and bytes; null for a new letter. */
  readonly again: LetterRecord | null
}

export interface Claim {
  readonly draft: Draft
  readonly text: string
  /** Null for a letter to print. */
  readonly mail: { readonly to: string; readonly bytes: Buffer } | null
  readonly attempts: number
  /** The SHA-256 of the bytes; of the text where it is printed. */
  readonly sha256: string
}

/** The letter file of a draft, and the bytes to hand over. */
export async function claimOf(draft: Draft, organisation: Organisation, now: string): Promise<Claim> {
  const { again, letter } = draft
  const { case: id, kind, path, due, expected, automatic, to, subject, body, language, inReplyTo, steps } = letter
  const messageId = again?.messageId ?? messageIdOf(path, organisation)
  const claimed = again?.claimed ?? now
  const message: Message | null = to.address
    ? { messageId, inReplyTo: inReplyTo ?? null, to: { name: to.name, address: to.address }, subject, text: body, language, date: claimed }
    : null
  const bytes = message ? await mimeOf(message, organisation) : Buffer.from(body)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const attempts = message ? (again?.attempts ?? 0) + 1 : 0
  const fields = {
    case: id,
    kind,
    due,
    expected,
    automatic,
    print: message ? undefined : true,
    to: { name: to.name, ...(to.address && { address: to.address }) },
    subject,
    language,
    messageId,
    inReplyTo,
    claimed,
    steps,
    attempts,
    sha256,
  }
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return { draft, text: writeDocument(known, body), mail: message && { to: message.to.address, bytes }, attempts, sha256 }
}

/** Derived from the path, so that every attempt of every run carries the same. An international domain goes into headers in its ASCII form. */
function messageIdOf(path: string, organisation: Organisation): string {
  const name = path
    .replace(/^letters\//, '')
    .replace(/\.md$/, '')
    .replaceAll('/', '.')
  return `<${name}@${domainToASCII(organisation.sender.email.split('@')[1] ?? '')}>`
}

/** Kinds and numbers only: commit messages are read by many. */
export function claimMessage(drafts: readonly Draft[]): string {
  const subject = drafts.length === 1 ? 'Claim one letter' : `Claim ${drafts.length} letters`
  return `${subject}\n\n${drafts.map(({ letter: { case: id, kind } }) => `${id ?? 'staff'} ${kind}`).join('\n')}`
}
