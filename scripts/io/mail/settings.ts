// What the administrator wrote about the mail server, read: its address, and how to log in where it takes no password.
import { CouldNotRun } from '../command.ts'

/** As they stand in the environment; an empty text is the same as none. */
export interface MailSettings {
  /** `smtps://user:password@mail.example.org`, or `smtp://user@mail.example.org` beside MAIL_LOGIN. `?timeout=5`: seconds, else 60. */
  readonly SMTP_URL?: string | undefined
  /** `https://client:secret@token.example.org/token`, with `?refresh_token=…` where a person gave consent, and `?scope=…`. */
  readonly MAIL_LOGIN?: string | undefined
}

/** Where an access token is fetched, and with what: RFC 6749, by client credentials (4.4) or by refresh token (6). */
export interface TokenAccess {
  readonly address: URL
  readonly client: string
  readonly secret: string
  /** Null: by client credentials. */
  readonly refreshToken: string | null
  readonly scope: string | null
}

export type Account = { readonly user: string } & ({ readonly password: string } | { readonly token: TokenAccess })

export interface MailAccess {
  /** What the URL asks of the connection. TLS is a condition everywhere but on this machine itself. */
  readonly connection: { readonly host: string; readonly port: number; readonly secure: boolean; readonly requireTLS: boolean }
  /** Milliseconds. */
  readonly timeout: number
  readonly onThisMachine: boolean
  /** Null: nobody logs in. */
  readonly account: Account | null
}

const SMTP_ADVICE = 'Set SMTP_URL to the address of the mail server, such as smtps://user:password@mail.example.org.'
const LOGIN_ADVICE =
  'MAIL_LOGIN looks like https://client:secret@login.microsoftonline.com/tenant/oauth2/v2.0/token, with signs such as @ : / ? # + in the secret written as %40 %3A %2F %3F %23 %2B.'

/** The permission of applications at Microsoft 365: everything that its administrator has consented to, such as SMTP.SendAsApp. */
const MICROSOFT = { host: 'login.microsoftonline.com', scope: 'https://outlook.office365.com/.default' }

/** Throws CouldNotRun with everything that is wrong, without repeating what stands there. */
export function mailAccess({ SMTP_URL, MAIL_LOGIN }: MailSettings): MailAccess {
  if (!SMTP_URL) throw new CouldNotRun(`No letter can be sent without a mail server. ${SMTP_ADVICE}`)
  const url = URL.canParse(SMTP_URL) ? new URL(SMTP_URL) : null
  const user = decoded(url?.username)
  const password = decoded(url?.password)
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? ''
  const good = url !== null && ['smtp:', 'smtps:'].includes(url.protocol) && host && user !== null && password !== null
  const login = MAIL_LOGIN ? tokenAccess(MAIL_LOGIN) : null
  const wrong = [
    ...(good ? accountWrong(user, password, login !== null) : [`SMTP_URL is not the address of a mail server. ${SMTP_ADVICE}`]),
    ...(Array.isArray(login) ? [...login, LOGIN_ADVICE] : []),
  ]
  if (!good || Array.isArray(login) || wrong.length) throw new CouldNotRun(wrong.join(' '))
  const secure = url.protocol === 'smtps:'
  const seconds = Number(url.searchParams.get('timeout'))
  return {
    connection: { host, port: Number(url.port || (secure ? 465 : 587)), secure, requireTLS: !secure && !isLoopback(host) },
    timeout: (seconds > 0 ? seconds : 60) * 1000,
    onThisMachine: isLoopback(host),
    account: user ? { user, ...(login ? { token: login } : { password }) } : null,
  }
}

/** Whether the two fit together: who logs in stands in SMTP_URL, and with what stands in one of them. */
function accountWrong(user: string, password: string, hasLogin: boolean): string[] {
  if (hasLogin && password)
    return ['SMTP_URL has a password, and MAIL_LOGIN is set. Take the password out of SMTP_URL, or remove MAIL_LOGIN.']
  if (hasLogin && !user)
    return ['SMTP_URL does not say whose mailbox it is. Write it before the server, as in smtp://register%40example.org@mail.example.org.']
  if (user && !password && !hasLogin)
    return ['SMTP_URL names a user and no password, and MAIL_LOGIN is not set. Write the password into SMTP_URL, or set MAIL_LOGIN.']
  return []
}

/** How a token is fetched; else all that is wrong with the text. */
function tokenAccess(text: string): TokenAccess | string[] {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url?.hostname) return ['MAIL_LOGIN is not a web address.']
  const client = decoded(url.username)
  const secret = decoded(url.password)
  // A + is a sign of the value here, not a space.
  const query = new URLSearchParams(url.search.replaceAll('+', '%2B'))
  const wrong = [
    ...(isSafe(url) ? [] : ['MAIL_LOGIN does not begin with https://, and so its secret could be read on the way.']),
    ...(client ? [] : ['MAIL_LOGIN does not name the client.']),
    ...(secret ? [] : ['MAIL_LOGIN has no secret behind the client.']),
    ...(url.hash || [...query.keys()].some((name) => !['refresh_token', 'scope'].includes(name))
      ? ['MAIL_LOGIN may have refresh_token=… and scope=… behind a ?, joined by &, and nothing else.']
      : []),
    ...(query.has('refresh_token') && !query.get('refresh_token') ? ['MAIL_LOGIN has an empty refresh_token.'] : []),
  ]
  if (wrong.length || !client || !secret) return wrong
  const refreshToken = query.get('refresh_token')
  const usual = !refreshToken && url.hostname === MICROSOFT.host ? MICROSOFT.scope : null
  return { address: new URL(`${url.origin}${url.pathname}`), client, secret, refreshToken, scope: query.get('scope') || usual }
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')))
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
