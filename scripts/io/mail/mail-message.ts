// A letter as the exact bytes of an e-mail: text and HTML alike, one receiver, nothing random in it.
import { createHash } from 'node:crypto'
import type { Organisation } from '../../procedure/organisation.ts'
import { isAddress } from '../../procedure/text.ts'
import { htmlOf } from './mail-html.ts'

/** What a message is made of; everything in it is fixed when the letter is claimed, so that every attempt has the same bytes. */
export interface Message {
  readonly messageId: string
  readonly inReplyTo: string | null
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly language: string
  /** ISO instant of the claim. */
  readonly date: string
}

/** The exact bytes to hand over. Throws where a header could carry more than one line or one receiver. */
export async function mimeOf(message: Message, organisation: Organisation): Promise<Buffer> {
  for (const value of [message.subject, message.to.name, message.messageId, message.inReplyTo ?? '']) {
    if (/[\p{Cc}\u2028\u2029]/u.test(value)) throw new Error('a mail header would have more than one line')
  }
  if (!isAddress(message.to.address)) throw new Error('a letter must have exactly one address')
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  return new MailComposer({
    from: { name: organisation.sender.name, address: organisation.sender.email },
    replyTo: { name: organisation.name, address: organisation.contact.email },
    to: message.to,
    subject: message.subject,
    messageId: message.messageId,
    ...(message.inReplyTo && { inReplyTo: message.inReplyTo, references: message.inReplyTo }),
    date: new Date(message.date),
    text: message.text,
    html: htmlOf(message.subject, message.text, message.language),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': message.language },
    // Otherwise random: every attempt must be the same bytes. Short, for a boundary has at most 70 characters.
    baseBoundary: createHash('sha256').update(message.messageId).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  })
    .compile()
    .build()
}
