// What is written down before anything is sent: the letter file of a claim, and the exact bytes to hand over.
import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'
import type { LetterRecord } from '../../procedure/letters/record.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import { writeDocument } from '../files/case-files.ts'
import { type Message, mimeOf } from '../mail/mail-message.ts'

/** Something to claim: a new letter, or one more attempt at a letter that was claimed and never answered for. */
export interface Draft {
  readonly path: string
  readonly kind: LetterRecord['kind']
  readonly case: string | null
  readonly due: string | null
  readonly expected: string | null
  readonly automatic: boolean
  readonly to: { readonly name: string; readonly address: string | null }
  readonly subject: string
  readonly body: string
  readonly language: LetterRecord['language']
  /** The Message-ID of the letter it follows in the thread, or null. */
  readonly inReplyTo: string | null
  /** The claim that is tried again: same Message-ID, date and bytes. */
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
  const { again, to } = draft
  const messageId = again?.messageId ?? messageIdOf(draft.path, organisation)
  const claimed = again?.claimed ?? now
  const message: Message | null = to.address
    ? {
        messageId,
        inReplyTo: draft.inReplyTo,
        to: { name: to.name, address: to.address },
        subject: draft.subject,
        text: draft.body,
        language: draft.language,
        date: claimed,
      }
    : null
  const bytes = message ? await mimeOf(message, organisation) : Buffer.from(draft.body)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const attempts = message ? (again?.attempts ?? 0) + 1 : 0
  const fields = {
    ...(draft.case && { case: draft.case }),
    kind: draft.kind,
    ...(draft.due && { due: draft.due }),
    ...(draft.expected && { expected: draft.expected }),
    automatic: draft.automatic,
    ...(!message && { print: true }),
    to: { name: to.name, ...(to.address && { address: to.address }) },
    subject: draft.subject,
    language: draft.language,
    messageId,
    ...(draft.inReplyTo && { inReplyTo: draft.inReplyTo }),
    claimed,
    attempts,
    sha256,
  }
  return { draft, text: writeDocument(fields, draft.body), mail: message && { to: message.to.address, bytes }, attempts, sha256 }
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
  return `${subject}\n\n${drafts.map(({ case: id, kind }) => `${id ?? 'staff'} ${kind}`).join('\n')}`
}
