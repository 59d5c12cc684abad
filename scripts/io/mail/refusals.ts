// What a mail server refuses to whoever sends, known by its numbers, in words and with the next step.

/** How somebody logs in; null: nobody does. */
export type Means = 'password' | 'token' | null

/** What was found, and the next step. */
export type Words = readonly [found: string, next: string]

const STEPS = 'docs/running-on-github.md, "A mail server that takes no password"'

/**
 * Refusals that speak of the sender although they may come after the receiver was named: of its login (RFC 4954: 530 5.7.0, 5.7.8, 5.7.9;
 * Microsoft: 5.7.3, 5.7.30, 5.7.57, 5.7.139), of whose name it writes in (Microsoft: 5.7.60, 5.2.252), of the mailbox or the machine as one
 * from which nothing is taken (Microsoft: 5.1.8, 5.7.501 to 503, 5.7.606 to 649, 5.7.705, 5.7.708; Postfix: Client host [address] blocked).
 */
const OF_THE_SENDER =
  /^(?:530 5\.7\.0|5\d\d 5\.(?:7\.(?:3|8|9|30|57|60|139|50[1-3]|6[0-4]\d|70[58])|2\.252|1\.8))(?!\d)|^5\d\d 5\.7\.1 Service unavailable; Client host \[/

/** Whether an answer of the mail server holds for every letter, although it was given to one. */
export function isOfTheSender(response: string): boolean {
  return OF_THE_SENDER.test(response.replace(/^(\d{3})-/, '$1 '))
}

/** The numbers of an answer, such as `535 5.7.139`: what a server says of a login may repeat the login. */
export function numbersOf(response: string): string {
  return /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/.exec(response)?.[0].replace('-', ' ') ?? 'no number'
}

export const NOT_NOW: Words = ['the mail server cannot check a login at the moment', 'The next run tries again.']
const NOT_ACCEPTED = 'the mail server does not accept the user or the password'

/** Refusals of a login, by their number, and what they mean to who logs in with a password and with a token. */
const OF_THE_LOGIN: Readonly<Record<string, Readonly<Record<NonNullable<Means>, Words>>>> = {
  '5.7.3': {
    password: [
      NOT_ACCEPTED,
      `Compare SMTP_URL with what a mail program uses. If the mailbox is at Microsoft 365, set MAIL_LOGIN: ${STEPS}.`,
    ],
    token: [
      'Microsoft 365 does not let the application into this mailbox',
      `Look at three things: the permission SMTP.SendAsApp has the consent of an administrator; New-ServicePrincipal and Add-MailboxPermission were run with the object id of the enterprise application; SMTP_URL names that mailbox (${STEPS}). It takes up to an hour.`,
    ],
  },
  '5.7.139': {
    password: [
      'Microsoft 365 does not let this mailbox log in with a password',
      `Passwords are switched off for it, for the mailbox or for the whole organisation. Set MAIL_LOGIN: ${STEPS}.`,
    ],
    token: [
      'Microsoft 365 does not let this mailbox send through SMTP',
      'Switch it on: Set-CASMailbox -Identity <mailbox> -SmtpClientAuthenticationDisabled $false. If it is on, a rule of Conditional Access keeps the application out. It takes up to an hour.',
    ],
  },
}

const OF_ANY_LOGIN: Readonly<Record<NonNullable<Means>, Words>> = {
  password: [NOT_ACCEPTED, `Compare SMTP_URL with what a mail program uses, or set MAIL_LOGIN: ${STEPS}.`],
  token: [
    'the mail server does not accept the token for this mailbox',
    'SMTP_URL must name the mailbox for which consent was given, and the consent must cover sending mail (at Google: https://mail.google.com/).',
  ],
}

const NOT_IN_THIS_NAME: Words = [
  'the mailbox that logs in may not write in the name of sender.email in organisation.yml',
  'Give it the right to send as that address, or make sender.email the address of the mailbox itself.',
]

/** Refusals that mean the same to everybody. */
const OF_EVERYBODY: Readonly<Record<string, Words>> = {
  '5.7.30': [
    'Microsoft 365 takes no passwords for sending mail any more',
    `Take the password out of SMTP_URL and set MAIL_LOGIN: ${STEPS}.`,
  ],
  '5.7.4': [
    'the mail server knows no login of this kind',
    'Compare server and port with those of the provider, and ask it whether they take a login by password, or by token (XOAUTH2).',
  ],
  '5.7.9': ['Google takes no ordinary password here', `Set MAIL_LOGIN: ${STEPS}.`],
  '5.7.60': NOT_IN_THIS_NAME,
  '5.2.252': NOT_IN_THIS_NAME,
}

const LOG_IN: Words = [
  'the mail server sends only for those who log in',
  'Write user and password into SMTP_URL, or the user alone, and set MAIL_LOGIN.',
]

export const NOT_FROM_HERE: Words = [
  'the mail server takes nothing from this mailbox, or from this machine',
  'Ask the provider why. If it refuses the addresses of GitHub, send through its server for those who log in (465 or 587).',
]

/** A refusal of a login, or of the sender at another point, in words. `number` is its enhanced code, `reply` its first one. */
export function refusalWords(number: string, reply: number, atLogin: boolean, means: Means): Words {
  const known = OF_EVERYBODY[number] ?? (atLogin && reply === 504 ? OF_EVERYBODY['5.7.4'] : undefined)
  if (known) return known
  if (['5.7.0', '5.7.57'].includes(number) || (atLogin && means === null)) return LOG_IN
  if (!atLogin || means === null) return NOT_FROM_HERE
  return OF_THE_LOGIN[number]?.[means] ?? OF_ANY_LOGIN[means]
}
