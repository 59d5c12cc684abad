// A provider that takes no passwords, to rehearse with: a token server, and a mail server that lets in who brings one of its tokens.
import type { AddressInfo } from 'node:net'
import { OAuth2Server } from 'oauth2-mock-server'
import { SMTPServer } from 'smtp-server'

/** What is asked of the token server: the fields of the form. */
export type Asked = Readonly<Record<string, string>>

/** How the token server answers instead: a status, and fields that replace those of the answer, or an error alone. */
export interface TokenAnswer {
  readonly status?: number
  readonly body: Readonly<Record<string, unknown>>
}

export interface Behaviour {
  /** Null: a token, as it should be. */
  readonly answer?: (asked: Asked, nth: number) => TokenAnswer | null
  /** What the mail server says to a token; null lets it in. `google`: a challenge first, as Gmail does. */
  readonly login?: (token: string, nth: number) => string | 'google' | null
}

export interface Provider {
  /** For the environment; both give up after a second. */
  readonly mail: { readonly SMTP_URL: string; readonly MAIL_LOGIN: string }
  readonly asked: readonly Asked[]
  readonly tokens: readonly string[]
  /** Each token with which somebody tried to log in. */
  readonly logins: readonly string[]
  /** The letters that came in: their receiver. */
  readonly received: readonly string[]
  readonly close: () => Promise<void>
}

export const CLIENT = 'register-client'
export const SECRET = 'Kanarie-Secret~9'
export const REFRESH_TOKEN = '1//Kanarie-Refresh+9'

/** `consent`: by refresh token, instead of by client credentials. */
export async function startProvider({ answer = () => null, login = () => null }: Behaviour = {}, consent = false): Promise<Provider> {
  const [asked, tokens, logins, received]: [Asked[], string[], string[], string[]] = [[], [], [], []]
  const server = new OAuth2Server()
  await server.issuer.keys.generate('ES256')
  server.service.on('beforeResponse', (response: { statusCode: number; body: Record<string, unknown> }, request: { body: Asked }) => {
    asked.push({ ...request.body })
    const other = answer(request.body, asked.length) ?? refusalOf(request.body)
    if (other) response.statusCode = other.status ?? 200
    response.body = other?.body.error
      ? { ...other.body }
      : { ...response.body, access_token: `Kanarie-Token-${asked.length}`, ...other?.body }
    if (response.body.access_token) tokens.push(String(response.body.access_token))
  })
  await server.start(0, '127.0.0.1')
  const post = mailServerFor(login, tokens, logins, received)
  await new Promise<void>((done) => post.listen(0, '127.0.0.1', done))
  const port = (post.server.address() as AddressInfo).port
  const token = `http://${CLIENT}:${SECRET}@127.0.0.1:${server.address().port}/token`
  return {
    mail: {
      SMTP_URL: `smtp://register%40example.org@127.0.0.1:${port}?timeout=1`,
      MAIL_LOGIN: consent ? `${token}?refresh_token=${REFRESH_TOKEN}` : token,
    },
    asked,
    tokens,
    logins,
    received,
    close: async () => {
      await Promise.all([server.stop(), new Promise<void>((done) => post.close(done))])
    },
  }
}

/** Who asks with another client, secret or refresh token than those given out gets what RFC 6749 says. */
function refusalOf({ client_id, client_secret, refresh_token }: Asked): TokenAnswer | null {
  if (client_id !== CLIENT || client_secret !== SECRET) return { status: 401, body: { error: 'invalid_client' } }
  return refresh_token === undefined || refresh_token === REFRESH_TOKEN ? null : { status: 400, body: { error: 'invalid_grant' } }
}

function mailServerFor(say: NonNullable<Behaviour['login']>, tokens: string[], logins: string[], received: string[]): SMTPServer {
  const server = new SMTPServer({
    authMethods: ['XOAUTH2'],
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth: ({ username, accessToken = '' }, _session, done) => {
      logins.push(accessToken)
      const refusal = say(accessToken, logins.length) ?? (tokens.includes(accessToken) ? null : '535 5.7.3 Authentication unsuccessful')
      if (refusal === 'google') return done(null, { data: { status: '400', schemes: 'bearer' } })
      if (refusal === null) return done(null, { user: username })
      done(Object.assign(new Error(refusal.slice(4)), { responseCode: Number(refusal.slice(0, 3)) }))
    },
    onData: (stream, { envelope }, done) => {
      stream.resume().on('end', () => {
        received.push(...envelope.rcptTo.map(({ address }) => address))
        done()
      })
    },
  })
  server.on('error', () => {})
  return server
}
