// One message out, one answer back: what a mail server said, sorted by what it means for the letter.
import { setTimeout as pause } from 'node:timers/promises'
import type { Transporter } from 'nodemailer'
import type { Organisation } from '../../procedure/organisation.ts'
import { type MailLogin, mailLogin, type Proof } from './login.ts'
import { isOfTheSender, type Means, numbersOf } from './refusals.ts'
import { type MailAccess, type MailSettings, mailAccess } from './settings.ts'
import { NoToken } from './token.ts'
import { type Fault, type Trouble, troubleOf } from './trouble.ts'

export type Answer =
  | { readonly outcome: 'sent'; readonly response: string }
  /** For good: the same message to the same address would be refused again. */
  | { readonly outcome: 'refused'; readonly response: string }
  /** Certainly not delivered. `serverDown`: no other letter would get through now either. `trouble`: what is no fault of the letter. */
  | { readonly outcome: 'not-sent'; readonly response: string; readonly serverDown: boolean; readonly trouble: Trouble | null }
  /** The server had the message and never said yes or no. */
  | { readonly outcome: 'unknown'; readonly response: string }

export interface MailServer {
  /** Whether it is on this machine, so that nothing leaves it. */
  readonly onThisMachine: boolean
  /** Hands over one message to one address. Never throws. */
  readonly send: (to: string, bytes: Buffer) => Promise<Answer>
  /** Logs in, and sends nothing. Null: it let us in. Never throws. */
  readonly lockedOut: () => Promise<Trouble | null>
}

/** Pauses before the second and third try of what is certainly not delivered yet, as parts of the timeout: 1 and 3 seconds of a minute. */
const PAUSES = [1 / 60, 3 / 60]

/** The server that SMTP_URL names, such as `smtps://user:password@host` or `smtp://127.0.0.1:2525`. Throws CouldNotRun. */
export function mailServer(settings: MailSettings, organisation: Organisation): MailServer {
  const access = mailAccess(settings)
  const { timeout } = access
  const login = mailLogin(access.account, timeout)
  const from = organisation.sender.email
  return {
    onThisMachine: access.onThisMachine,
    send: async (to, bytes) => {
      for (let attempt = 0; ; attempt++) {
        const answer = await handOver(to, bytes)
        const part = PAUSES[attempt]
        if (answer.outcome !== 'not-sent' || answer.trouble?.lasting || part === undefined) return answer
        await pause(part * timeout)
      }
    },
    lockedOut: async () => {
      try {
        await connected(access, login, (transport) => transport.verify())
        return null
      } catch (error) {
        return error instanceof NoToken ? error.trouble : troubleOf(error as Fault, login.means)
      }
    },
  }

  async function handOver(to: string, bytes: Buffer): Promise<Answer> {
    // Whether the server was ready for the message: from then on a lost connection leaves everything open.
    let accepted = false
    const hear = (line: string) => {
      if (line.startsWith('354')) accepted = true
    }
    try {
      const letter = { envelope: { from, to: [to] }, raw: bytes }
      const { response } = await connected(access, login, (transport) => transport.sendMail(letter), hear)
      return { outcome: 'sent', response: answerText(response ?? '') }
    } catch (error) {
      if (error instanceof NoToken) return { outcome: 'not-sent', response: 'no access token', serverDown: true, trouble: error.trouble }
      return answerOf(error as Fault, accepted, login.means)
    }
  }
}

/** Does something in a connection to the server; `hear` gets each line of it. With a token that has run out meanwhile, once more with a new one. */
async function connected<T>(
  access: MailAccess,
  login: MailLogin,
  work: (transport: Transporter) => Promise<T>,
  hear: (line: string) => void = () => {},
): Promise<T> {
  const proof = await login.proof()
  const transport = await transportOf(access, proof, hear)
  try {
    return await work(transport)
  } catch (error) {
    if ((error as Fault).code !== 'EAUTH' || !login.refused()) throw error
  } finally {
    transport.close()
  }
  return connected(access, login, work, hear)
}

async function transportOf({ connection, timeout }: MailAccess, proof: Proof | null, hear: (line: string) => void) {
  // Read when there is something to send: it takes as long as all else that a night without a letter does.
  const { createTransport } = await import('nodemailer')
  const silent = () => {}
  const note = (...entry: unknown[]) => {
    const [about, line] = entry as [{ tnx?: string } | undefined, unknown]
    if (about?.tnx === 'server') hear(String(line))
  }
  return createTransport({
    ...connection,
    ...(proof && { auth: authOf(proof) }),
    tls: { minVersion: 'TLSv1.2' },
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
    debug: true,
    logger: { level: silent, trace: note, debug: note, info: note, warn: note, error: note, fatal: note },
  })
}

/** nodemailer would fetch tokens itself, of Google only: it is given ours. */
function authOf(proof: Proof) {
  const { user } = proof
  return 'password' in proof ? { user, pass: proof.password } : { type: 'OAuth2' as const, user, accessToken: proof.accessToken }
}

function answerOf(fault: Fault, accepted: boolean, means: Means): Answer {
  const { code, command, responseCode: reply = 0, response = '' } = fault
  // What a server says of the sender or of itself holds for every letter; only what it says of this receiver or these words is final.
  const atThisLetter = (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM'
  // What it says of a login may repeat the password or the token, and an answer is kept in the record.
  const text = code === 'EAUTH' && response ? numbersOf(response) : answerText(response || code || 'no answer')
  const notSent = (serverDown: boolean, trouble: Trouble | null): Answer => ({ outcome: 'not-sent', response: text, serverDown, trouble })
  const everyLetter = () => notSent(true, troubleOf(fault, means))
  if (reply >= 400 && reply < 500) return atThisLetter && reply !== 421 ? notSent(false, null) : everyLetter()
  if (reply >= 500) {
    // It may be passed on from the receiver's own server, so the other letters are tried all the same.
    if (atThisLetter && isOfTheSender(response)) return notSent(false, troubleOf(fault, means))
    return atThisLetter ? { outcome: 'refused', response: text } : everyLetter()
  }
  if (accepted) return { outcome: 'unknown', response: text }
  // Nodemailer itself found the address unfit, or the message too large for this server.
  return code === 'EENVELOPE' || code === 'EMESSAGE' ? { outcome: 'refused', response: text } : everyLetter()
}

/** What a server said, on one line and short enough to keep. */
function answerText(response: string): string {
  const plain = response.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ').trim()
  // By whole characters: half of one makes a letter file that cannot be read again.
  return [...plain].slice(0, 500).join('').trim() || 'no text'
}
