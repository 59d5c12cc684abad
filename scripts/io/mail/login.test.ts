// Logging in without a password, against a real token server and a real mail server.

import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { organisationWith } from '../../testing/example.ts'
import { AUTHORITY, certificate } from '../../testing/rehearsal/certificates.ts'
import { type Behaviour, CLIENT, type Provider, REFRESH_TOKEN, SECRET, startProvider } from '../../testing/rehearsal/token-server.ts'
import { mailServer } from './mail.ts'
import type { MailSettings } from './settings.ts'

const open: { close: () => unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
async function provider(behaviour: Behaviour = {}, consent = false): Promise<Provider> {
  const started = await startProvider(behaviour, consent)
  open.push(started)
  return started
}

/** Sends letters in one run, and tells what became of each. */
async function run(mail: MailSettings, letters = 1) {
  const server = mailServer(mail, organisationWith())
  const answers = []
  for (let nth = 1; nth <= letters; nth++) answers.push(await server.send(`c${nth}@client.example`, Buffer.from('Subject: x\r\n\r\nx\r\n')))
  return answers
}
const outcomes = async (mail: MailSettings, letters = 1) => (await run(mail, letters)).map(({ outcome }) => outcome)

/** What stands in the way, in words; nothing secret is in it. */
async function trouble(mail: MailSettings): Promise<string> {
  const [answer] = await run(mail)
  expect(JSON.stringify(answer)).not.toMatch(/Kanarie|S2FuYXJpZ/)
  if (answer?.outcome !== 'not-sent' || !answer.trouble) throw new Error('nothing stands in the way')
  expect(await mailServer(mail, organisationWith()).lockedOut()).toEqual(answer.trouble)
  return `${answer.trouble.found}. ${answer.trouble.next}`
}

describe('one token serves for every letter of a run,', () => {
  test('asked for by client credentials', async () => {
    const at = await provider()
    expect(await outcomes(at.mail, 3)).toEqual(['sent', 'sent', 'sent'])
    expect(at.asked).toEqual([{ grant_type: 'client_credentials', client_id: CLIENT, client_secret: SECRET }])
    expect(at.received).toEqual(['c1@client.example', 'c2@client.example', 'c3@client.example'])
  })

  test('asked for with the consent of a person, and a token that says who that is does not matter', async () => {
    const at = await provider({ answer: () => ({ body: { id_token: 'of.a.clock.a.year.behind' } }) }, true)
    expect(await outcomes(at.mail, 2)).toEqual(['sent', 'sent'])
    expect(at.asked).toEqual([{ grant_type: 'refresh_token', refresh_token: REFRESH_TOKEN, client_id: CLIENT, client_secret: SECRET }])
  })

  test('with a scope where one is named', async () => {
    const at = await provider()
    await run({ ...at.mail, MAIL_LOGIN: `${at.mail.MAIL_LOGIN}?scope=https://mail.example/.default%20offline` })
    expect(at.asked[0]).toMatchObject({ scope: 'https://mail.example/.default offline' })
  })
})

describe('a token that runs out in the middle of a run', () => {
  test.each(['535 5.7.3 Authentication unsuccessful', 'google'])(
    'and is refused (%s) is followed by one new one, and no letter is lost',
    async (how) => {
      const at = await provider({ login: (token, nth) => (token.endsWith('-1') && nth > 2 ? how : null) })
      expect(await outcomes(at.mail, 4)).toEqual(Array(4).fill('sent'))
      expect(at.tokens).toHaveLength(2)
      expect(at.received).toHaveLength(4)
    },
  )

  test('and says so is not used any more', async () => {
    const at = await provider({ answer: (_, nth) => ({ body: { expires_in: nth === 1 ? 0 : 3600 } }) })
    expect(await outcomes(at.mail, 3)).toEqual(Array(3).fill('sent'))
    expect(at.logins).toEqual(['Kanarie-Token-1', 'Kanarie-Token-2', 'Kanarie-Token-2'])
  })

  test('is not asked for without end when the new one is refused as well', async () => {
    const at = await provider({ login: (_, nth) => (nth > 1 ? '535 5.7.3 no' : null) })
    expect(await outcomes(at.mail, 2)).toEqual(['sent', 'not-sent'])
    expect(at.tokens).toHaveLength(2)
    expect(at.logins).toHaveLength(3)
  })
})

test.each<[string, string, RegExp]>([
  [
    'client credentials',
    '{"error":"invalid_client"}',
    /token server refuses: it does not accept the client or its secret \(invalid_client\)\. Compare both/,
  ],
  [
    'an expired secret',
    '{"error":"invalid_client","error_description":"AADSTS7000222: Kanarie-Secret~9"}',
    /has expired \(invalid_client, AADSTS7000222\)\. Make a new/,
  ],
  ['a Secret ID', '{"error":"invalid_client","error_description":"AADSTS7000215: x"}', /Put the Value of the client secret/],
  [
    'another tenant',
    '{"error":"unauthorized_client","error_description":"AADSTS700016: x"}',
    /no such application \(unauthorized_client, AADSTS700016\)/,
  ],
  ['consent withdrawn', '{"error":"invalid_grant"}', /the consent holds no more \(invalid_grant\)\. Give consent once more .* seven days/],
  ['a wrong scope', '{"error":"invalid_scope"}', /does not know the scope/],
  ['an error of its own', '{"error":"Kanarie-Secret~9"}', /^the token server refuses: it does not say why\. Ask the provider/],
])('a token server that refuses %s is told in words, and asked once', async (_, body, expected) => {
  const at = await provider({ answer: () => ({ status: 400, body: JSON.parse(body) }) })
  expect(await trouble(at.mail)).toMatch(expected)
  // Once for the letter, once for the login alone.
  expect(at.asked).toHaveLength(2)
  expect(at.logins).toHaveLength(0)
})

test('a wrong secret and a wrong refresh token are refused, and not repeated', async () => {
  const at = await provider({}, true)
  expect(await trouble({ ...at.mail, MAIL_LOGIN: at.mail.MAIL_LOGIN.replace(SECRET, 'Kanarie') })).toContain('invalid_client')
  expect(await trouble({ ...at.mail, MAIL_LOGIN: `${at.mail.MAIL_LOGIN}Kanarie` })).toContain('invalid_grant')
})

/** A token server that answers so, and where it is. */
async function tokenServer(
  listener: RequestListener,
  tls?: { key: string; cert: string },
): Promise<{ login: string; asked: () => number }> {
  let asked = 0
  const counted: RequestListener = (request, response) => {
    asked++
    listener(request, response)
  }
  const server = tls ? createTlsServer(tls, counted) : createServer(counted)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  open.push({
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  })
  const { port } = server.address() as AddressInfo
  return { login: `http${tls ? 's' : ''}://${CLIENT}:${SECRET}@localhost:${port}/token`, asked: () => asked }
}
const at = (login: string): MailSettings => ({ SMTP_URL: 'smtp://register%40example.org@127.0.0.1:1?timeout=0.2', MAIL_LOGIN: login })

test.each<[string, RequestListener, RegExp]>([
  ['says nothing', () => {}, /the token server does not answer in time/],
  ['stops in the middle', (_, response) => void response.write('{"access_'), /the token server does not answer in time/],
  ['hangs up', (request) => void request.destroy(), /the token server cannot be reached/],
  ['is out of order', (_, response) => void response.writeHead(503).end('Kanarie'), /is out of order \(503\)/],
  ['is asked too often', (_, response) => void response.writeHead(429).end('{}'), /is out of order \(429\)/],
  [
    'answers with a web page',
    (_, response) => void response.end('<html>Kanarie</html>'),
    /something that is no token",.*Compare the address/,
  ],
  ['answers with null', (_, response) => void response.end('null'), /something that is no token/],
  ['gives an empty token', (_, response) => void response.end('{"access_token":"","token_type":"Bearer"}'), /something that is no token/],
  [
    'gives a token of another kind',
    (_, response) => void response.end('{"access_token":"Kanarie","token_type":"mac"}'),
    /something that is no token/,
  ],
  ['is not at that address', (_, response) => void response.writeHead(404).end(), /something that is no token \(404\)/],
  [
    'sends the secret elsewhere',
    (_, response) => void response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
    /out of order \(502\)/,
  ],
])('a token server that %s is tried three times, and the letter stays for the next run', async (_, listener, expected) => {
  const server = await tokenServer(listener)
  const [answer] = await run(at(server.login))
  expect(answer).toMatchObject({
    outcome: 'not-sent',
    response: 'no access token',
    trouble: { found: expect.stringMatching(/^the token server/) },
  })
  expect(JSON.stringify(answer)).toMatch(expected)
  expect(JSON.stringify(answer)).not.toContain('Kanarie')
  expect(server.asked()).toBe(3)
})

test('a token server that is down for a moment is asked again', async () => {
  let down = true
  const mail = await provider()
  const server = await tokenServer((_, response) => {
    if (down) response.writeHead(503).end()
    else response.end(JSON.stringify({ access_token: 'Kanarie-Token-0', token_type: 'Bearer' }))
    down = false
  })
  ;(mail.tokens as string[]).push('Kanarie-Token-0')
  expect(await outcomes({ ...mail.mail, MAIL_LOGIN: server.login })).toEqual(['sent'])
})

test('a token server that nobody answers at, or of no name, is told apart', async () => {
  const { mail, close } = await startProvider()
  await close()
  expect(await trouble(mail)).toMatch(/the token server cannot be reached/)
  expect(await trouble(at(`http://${CLIENT}:${SECRET}@127.0.0.1:1/token`))).toMatch(/the token server cannot be asked/)
  expect(await trouble(at(`https://${CLIENT}:${SECRET}@token.invalid/token`))).toMatch(/the token server has a name that does not exist/)
})

describe('the secret is given to no token server', () => {
  const heard = (login: string) => {
    const before = getCACertificates('default')
    setDefaultCACertificates([...before, readFileSync(AUTHORITY, 'utf8')])
    return trouble(at(login)).finally(() => setDefaultCACertificates(before))
  }
  test.each<['good' | 'expired' | 'misnamed', boolean, RegExp]>([
    ['good', false, /certificate that cannot be trusted \(UNABLE_TO_|certificate that cannot be trusted \(DEPTH_ZERO/],
    ['misnamed', true, /certificate that cannot be trusted \(ERR_TLS_CERT_ALTNAME_INVALID\)/],
    // So it looks as well where the clock of this machine is years ahead.
    ['expired', true, /certificate that cannot be trusted \(CERT_HAS_EXPIRED\)\. .* the clock of this machine with the true time/],
  ])('with a certificate that is %s and an authority that is trusted: %s', async (name, trusted, expected) => {
    const server = await tokenServer((_, response) => void response.end('{}'), certificate(name))
    expect(await (trusted ? heard(server.login) : trouble(at(server.login)))).toMatch(expected)
    expect(server.asked()).toBe(0)
  })
})

test.each<[string, RegExp]>([
  [
    '535 5.7.3 Authentication unsuccessful Kanarie',
    /let the application into this mailbox \(535 5\.7\.3\)\. Look at three things: .*SMTP\.SendAsApp/,
  ],
  ['535 5.7.139 Authentication unsuccessful', /send through SMTP \(535 5\.7\.139\)\. Switch it on: Set-CASMailbox/],
  [
    '535 5.7.8 Username and Password not accepted',
    /not accept the token for this mailbox \(535 5\.7\.8\)\. SMTP_URL must name the mailbox/,
  ],
  ['504 5.7.4 Unrecognized authentication type', /knows no login of this kind \(504 5\.7\.4\)\. Compare server and port/],
  ['504 Command parameter not implemented', /knows no login of this kind \(504\)/],
  ['454 4.7.0 Temporary authentication failure', /cannot check a login at the moment \(454 4\.7\.0\)/],
  ['google', /not accept the token for this mailbox \(535\)/],
])('a token that the mail server answers with %s is told in words', async (how, expected) => {
  const mail = await provider({ login: () => how })
  expect(await trouble(mail.mail)).toMatch(expected)
})
