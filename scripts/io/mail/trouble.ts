// What stands in the way of every letter, in words, and the next step. Nothing that a server said is in it but its numbers.

export interface Trouble {
  /** What was found, without a full stop. */
  readonly found: string
  /** The next step, as sentences. */
  readonly next: string
  /** Whether trying again in a moment is of no use. */
  readonly lasting: boolean
}

/** How somebody logs in; null: nobody does. */
export type Means = 'password' | 'token' | null

/** What nodemailer tells of a failure; `responseCode` and `response` only where the server answered. */
export interface Fault {
  readonly code?: string
  /** What the operating system or TLS said, where nodemailer put a code of its own before it. */
  readonly originalCode?: string
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
}

const STEPS = 'docs/running-on-github.md, "A mail server that takes no password"'

/**
 * Refusals that speak of the sender although they may come after the receiver was named: of its login (Microsoft: 5.7.3, 5.7.30,
 * 5.7.57, 5.7.139; RFC 4954 and Google: 5.7.0 as an answer 530, 5.7.8, 5.7.9), or of whose name it writes in (Microsoft: 5.7.60, 5.2.252).
 */
const OF_THE_SENDER = /^(?:530 5\.7\.0|5\d\d 5\.(?:7\.(?:3|8|9|30|57|60|139)|2\.252))(?!\d)/

/** Whether an answer of the mail server holds for every letter, although it was given to one. */
export function isOfTheSender(response: string): boolean {
  return OF_THE_SENDER.test(response.replace(/^(\d{3})-/, '$1 '))
}

/** The numbers of an answer, such as `535 5.7.139`: what a server says of a login may repeat the login. */
export function numbersOf(response: string): string {
  return /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/.exec(response)?.[0].replace('-', ' ') ?? 'no number'
}

/** What a failure means that holds for every letter. */
export function troubleOf({ code, originalCode, responseCode, response = '' }: Fault, means: Means): Trouble {
  if (response && (code === 'EAUTH' || isOfTheSender(response))) return refused(numbersOf(response), responseCode ?? 0, means)
  const [found, next] = connectionWords(code, originalCode, responseCode)
  return { found, next, lasting: false }
}

function refused(numbers: string, reply: number, means: Means): Trouble {
  const [found, next] = refusalWords(numbers, reply, means)
  return { found: `${found} (${numbers})`, next, lasting: reply >= 500 }
}

/** What was found, and the next step. */
type Words = readonly [found: string, next: string]

function refusalWords(numbers: string, reply: number, means: Means): Words {
  if (reply < 500) return ['the mail server cannot check a login at the moment', 'The next run tries again.']
  if (means === null)
    return [
      'the mail server sends only for those who log in',
      'Write user and password into SMTP_URL, or the user alone, and set MAIL_LOGIN.',
    ]
  switch (numbers.slice(4)) {
    case '5.7.30':
      return [
        'Microsoft 365 takes no passwords for sending mail any more',
        `Take the password out of SMTP_URL and set MAIL_LOGIN: ${STEPS}.`,
      ]
    case '5.7.139':
      return means === 'password'
        ? [
            'Microsoft 365 does not let this mailbox log in with a password',
            `Passwords are switched off for it, for the mailbox or for the whole organisation. Set MAIL_LOGIN: ${STEPS}.`,
          ]
        : [
            'Microsoft 365 does not let this mailbox send through SMTP',
            'Switch it on: Set-CASMailbox -Identity <mailbox> -SmtpClientAuthenticationDisabled $false. If it is on, a rule of Conditional Access keeps the application out. It takes up to an hour.',
          ]
    case '5.7.3':
      return means === 'password'
        ? [
            'the mail server does not accept the user or the password',
            `Compare SMTP_URL with what a mail program uses. If the mailbox is at Microsoft 365, set MAIL_LOGIN: ${STEPS}.`,
          ]
        : [
            'Microsoft 365 does not let the application into this mailbox',
            `Look at three things: the permission SMTP.SendAsApp has the consent of an administrator; New-ServicePrincipal and Add-MailboxPermission were run with the object id of the enterprise application; SMTP_URL names that mailbox (${STEPS}). It takes up to an hour.`,
          ]
    case '5.7.9':
      return ['Google takes no ordinary password here', `Set MAIL_LOGIN: ${STEPS}.`]
    case '5.7.60':
    case '5.2.252':
      return [
        'the mailbox that logs in may not write in the name of sender.email in organisation.yml',
        'Give it the right to send as that address, or make sender.email the address of the mailbox itself.',
      ]
    default:
      return means === 'password'
        ? [
            'the mail server does not accept the user or the password',
            `Compare SMTP_URL with what a mail program uses, or set MAIL_LOGIN: ${STEPS}.`,
          ]
        : [
            'the mail server does not accept the token for this mailbox',
            'SMTP_URL must name the mailbox for which consent was given, and the consent must cover sending mail (at Google: https://mail.google.com/).',
          ]
  }
}

/** What the network or TLS says, by its code. */
export function networkWords(code: string | undefined): Words | null {
  if (!code) return null
  if (['ENOTFOUND', 'EAI_AGAIN', 'EDNS'].includes(code))
    return ['there is no server of that name', 'Compare the address with that of the provider.']
  if (/^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED)/.test(code))
    return [
      `its certificate cannot be trusted (${code})`,
      'Compare the address with that of the provider, and the clock of this machine with the true time.',
    ]
  if (['ETIMEDOUT', 'TimeoutError', 'UND_ERR_CONNECT_TIMEOUT'].includes(code))
    return ['it does not answer in time', 'The next run tries again.']
  if (/^(?:ECONN|EHOST|ENET|EPIPE|UND_ERR)/.test(code))
    return ['it cannot be reached', 'Compare server and port with those of the provider. Some networks block port 25: use 465 or 587.']
  return null
}

function connectionWords(code: string | undefined, original: string | undefined, reply: number | undefined): Words {
  if (reply) return [`the mail server refuses (${reply})`, 'The next run tries again. Ask the provider what it means if it stays.']
  if (code === 'ETLS')
    return ['the mail server offers no TLS, or one that is too old', 'Ask the provider for a server with TLS 1.2 or newer.']
  const known = networkWords(original) ?? networkWords(code)
  if (known) return [`the mail server: ${known[0]}`, known[1]]
  return [
    `the mail server cannot be reached, or its certificate cannot be trusted (${code ?? 'no reason given'})`,
    'Compare server and port with those of the provider. Some networks block port 25: use 465 or 587.',
  ]
}
