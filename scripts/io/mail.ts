// One message out, one answer back. Everything that leaves by mail goes through here.
import { createTransport } from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Organisation } from '../procedure/organisation.ts'
import { isAddress } from '../procedure/text.ts'
import { CouldNotRun } from './command.ts'
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
    // Otherwise random: every attempt must be the same bytes.
    baseBoundary: message.messageId.replace(/[^A-Za-z0-9]/g, ''),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  })
    .compile()
    .build()
}

export type Answer =
  | { readonly outcome: 'sent'; readonly response: string }
  /** For good: the same message to the same address would be refused again. */
  | { readonly outcome: 'refused'; readonly response: string }
  /** Certainly not delivered. `serverDown`: no other letter would get through now either. */
  | { readonly outcome: 'not-sent'; readonly response: string; readonly serverDown: boolean }
  /** The server had the message and never said yes or no. */
  | { readonly outcome: 'unknown'; readonly response: string }

export interface MailServer {
  /** Hands over one message to one address. Never throws. */
  readonly send: (to: string, bytes: Buffer) => Promise<Answer>
}

/** Pauses before the second and third try of what is certainly not delivered yet. */
const PAUSES_MS = [1000, 3000]

/**
 * The server that a URL such as `smtps://user:pass@host` or `smtp://127.0.0.1:2525?timeout=5` (seconds) names. Without TLS only
 * on this machine itself. Throws CouldNotRun, without repeating the URL.
 */
export function mailServer(url: string | undefined, organisation: Organisation): MailServer {
  const { timeout, ...settings } = smtpSettings(url)
  const from = organisation.sender.email
  return {
    send: async (to, bytes) => {
      for (let attempt = 0; ; attempt++) {
        const answer = await handOver(to, bytes)
        const pause = PAUSES_MS[attempt]
        if (answer.outcome !== 'not-sent' || pause === undefined) return answer
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    },
  }

  async function handOver(to: string, bytes: Buffer): Promise<Answer> {
    // Whether the server was ready for the message: from then on a lost connection leaves everything open.
    let accepted = false
    const note = (...entry: unknown[]) => {
      const [about, line] = entry as [{ tnx?: string } | undefined, unknown]
      if (about?.tnx === 'server' && String(line).startsWith('354')) accepted = true
    }
    const silent = () => {}
    const transport = createTransport({
      ...settings,
      tls: { minVersion: 'TLSv1.2' },
      connectionTimeout: timeout,
      greetingTimeout: timeout,
      socketTimeout: timeout,
      disableFileAccess: true,
      disableUrlAccess: true,
      debug: true,
      logger: { level: silent, trace: note, debug: note, info: note, warn: note, error: note, fatal: note },
    })
    try {
      const info = await transport.sendMail({ envelope: { from, to: [to] }, raw: bytes })
      return { outcome: 'sent', response: answerText(info.response) }
    } catch (error) {
      return answerOf(error as { code?: string; responseCode?: number; response?: string }, accepted)
    } finally {
      transport.close()
    }
  }
}

function answerOf(
  { code, responseCode, response }: { code?: string; responseCode?: number; response?: string },
  accepted: boolean,
): Answer {
  const text = answerText(response ?? code ?? 'no answer')
  if (responseCode !== undefined && (code === 'EENVELOPE' || code === 'EMESSAGE' || code === 'ESTREAM')) {
    return responseCode >= 500
      ? { outcome: 'refused', response: text }
      : { outcome: 'not-sent', response: text, serverDown: responseCode === 421 }
  }
  // Nodemailer itself found the address unfit; the server was not asked.
  if (code === 'EENVELOPE') return { outcome: 'refused', response: text }
  return accepted ? { outcome: 'unknown', response: text } : { outcome: 'not-sent', response: text, serverDown: true }
}

/** What a server said, on one line and short enough to keep. */
function answerText(response: string): string {
  return (
    response
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ')
      .trim()
      .slice(0, 500) || 'no text'
  )
}

/** What the URL asks of the connection. TLS is a condition everywhere but on this machine itself. Throws CouldNotRun. */
export function smtpSettings(url: string | undefined) {
  const advice = 'Set SMTP_URL to the address of the mail server, such as smtps://user:password@mail.example.org.'
  if (!url) throw new CouldNotRun(`No letter can be sent without a mail server. ${advice}`)
  const parsed = URL.canParse(url) ? new URL(url) : null
  const user = decoded(parsed?.username)
  const pass = decoded(parsed?.password)
  if (!parsed || !['smtp:', 'smtps:'].includes(parsed.protocol) || !parsed.hostname || user === null || pass === null)
    throw new CouldNotRun(`SMTP_URL is not the address of a mail server. ${advice}`)
  const secure = parsed.protocol === 'smtps:'
  const host = parsed.hostname.replace(/^\[|\]$/g, '')
  const loopback = host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
  const seconds = Number(parsed.searchParams.get('timeout'))
  return {
    host,
    port: Number(parsed.port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && !loopback,
    ...(user && { auth: { user, pass } }),
    timeout: (seconds > 0 ? seconds : 60) * 1000,
  }
}

/** A part of a URL without its percent signs; null where they make no sense. */
function decoded(part = ''): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
