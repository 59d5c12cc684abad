// One message out, one answer back: what a mail server said, sorted by what it means for the letter.
import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { Organisation } from '../../procedure/organisation.ts'
import { CouldNotRun } from '../command.ts'

export type Answer =
  | { readonly outcome: 'sent'; readonly response: string }
  /** For good: the same message to the same address would be refused again. */
  | { readonly outcome: 'refused'; readonly response: string }
  /** Certainly not delivered. `serverDown`: no other letter would get through now either. */
  | { readonly outcome: 'not-sent'; readonly response: string; readonly serverDown: boolean }
  /** The server had the message and never said yes or no. */
  | { readonly outcome: 'unknown'; readonly response: string }

export interface MailServer {
  /** Whether it is on this machine, so that nothing leaves it. */
  readonly onThisMachine: boolean
  /** Hands over one message to one address. Never throws. */
  readonly send: (to: string, bytes: Buffer) => Promise<Answer>
}

/** Pauses before the second and third try of what is certainly not delivered yet, as parts of the timeout: 1 and 3 seconds of a minute. */
const PAUSES = [1 / 60, 3 / 60]

/**
 * The server that a URL such as `smtps://user:pass@host` or `smtp://127.0.0.1:2525?timeout=5` (seconds) names. Without TLS only
 * on this machine itself. Throws CouldNotRun, without repeating the URL.
 */
export function mailServer(url: string | undefined, organisation: Organisation): MailServer {
  const { timeout, ...settings } = smtpSettings(url)
  const from = organisation.sender.email
  return {
    onThisMachine: isLoopback(settings.host),
    send: async (to, bytes) => {
      for (let attempt = 0; ; attempt++) {
        const answer = await handOver(to, bytes)
        const part = PAUSES[attempt]
        if (answer.outcome !== 'not-sent' || part === undefined) return answer
        await pause(part * timeout)
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
      return answerOf(error as Fault, accepted)
    } finally {
      transport.close()
    }
  }
}

/** What nodemailer tells of a failure; `responseCode` and `response` only where the server answered. */
interface Fault {
  readonly code?: string
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
}

function answerOf({ code, command, responseCode: reply = 0, response }: Fault, accepted: boolean): Answer {
  const text = answerText(response ?? code ?? 'no answer')
  // What a server says of the sender or of itself holds for every letter; only what it says of this receiver or these words is final.
  const ofThisLetter = (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM'
  if (reply >= 400 && reply < 500) return { outcome: 'not-sent', response: text, serverDown: !ofThisLetter || reply === 421 }
  if (reply >= 500) return ofThisLetter ? { outcome: 'refused', response: text } : { outcome: 'not-sent', response: text, serverDown: true }
  if (accepted) return { outcome: 'unknown', response: text }
  // Nodemailer itself found the address unfit, or the message too large for this server.
  return code === 'EENVELOPE' || code === 'EMESSAGE'
    ? { outcome: 'refused', response: text }
    : { outcome: 'not-sent', response: text, serverDown: true }
}

/** What a server said, on one line and short enough to keep. */
function answerText(response: string): string {
  const plain = response.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ').trim()
  // By whole characters: half of one makes a letter file that cannot be read again.
  return [...plain].slice(0, 500).join('').trim() || 'no text'
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
  const seconds = Number(parsed.searchParams.get('timeout'))
  return {
    host,
    port: Number(parsed.port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && !isLoopback(host),
    ...(user && { auth: { user, pass } }),
    timeout: (seconds > 0 ? seconds : 60) * 1000,
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** A part of a URL without its percent signs; null where they make no sense. */
function decoded(part = ''): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
