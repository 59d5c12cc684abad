import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { letterSchema } from '../../procedure/letters/record.ts'
import { organisationWith } from '../../testing/example.ts'
import { certificate } from '../../testing/rehearsal/certificates.ts'
import { type Behaviour, type Misbehaviour, type Point, type PostOffice, startPostOffice } from '../../testing/rehearsal/post-office.ts'
import { parseDocument, readDocument, writeDocument } from '../files/case-files.ts'
import { type Answer, mailServer } from './mail.ts'
import { mimeOf } from './mail-message.ts'

const organisation = organisationWith()
const bytes = await mimeOf(
  {
    messageId: '<one@example.org>',
    inReplyTo: null,
    to: { name: 'Jan', address: 'jan@client.example' },
    subject: 'Uw klacht',
    text: 'Eén regel.\n.\nEen punt alleen.\n',
    language: 'nl',
    date: '2026-11-20T08:00:00Z',
  },
  organisation,
)

/** Words about what holds for every letter. */
const TROUBLE = { found: expect.stringMatching(/^[^.].*[^.]$/), next: expect.stringMatching(/^[A-Z].*\.$/) }

const open: PostOffice[] = []
async function office(behaviour: Behaviour = {}): Promise<PostOffice> {
  const started = await startPostOffice(behaviour)
  open.push(started)
  return started
}
afterEach(async () => {
  for (const started of open.splice(0)) await started.close()
})

/** Misbehaves at one point the first `times` times. */
function at(where: Point, how: Misbehaviour, times = Number.POSITIVE_INFINITY): NonNullable<Behaviour['answer']> {
  let left = times
  return (point) => (point === where && left-- > 0 ? how : null)
}

/** With less patience than usual, for some of these servers say nothing. */
const send = ({ url }: { url: string }) =>
  mailServer({ SMTP_URL: url.replace('timeout=1', 'timeout=0.4') }, organisation).send('jan@client.example', bytes)

test('a message that the server takes is sent, byte for byte, and the answer is kept', async () => {
  const server = await office()
  expect(await send(server)).toEqual({ outcome: 'sent', response: '250 2.0.0 Ok: queued' })
  expect(server.received).toHaveLength(1)
  expect(Buffer.from(server.received[0]!.raw, 'latin1')).toEqual(bytes)
  expect(server.received[0]).toMatchObject({ from: 'register@example.org', to: ['jan@client.example'] })
})

const LOST: readonly [Point, Misbehaviour][] = [
  ['GREETING', 'cut'],
  ['EHLO', 'cut'],
  ['MAIL', 'cut'],
  ['RCPT', 'cut'],
  ['DATA', 'cut'],
  ['GREETING', 'silence'],
  ['DATA', 'silence'],
  ['GREETING', '421 busy'],
  ['MAIL', '421 busy'],
  ['RCPT', '451 greylisted'],
  ['DATA', '451 try again'],
  ['MESSAGE', '451 try again'],
  ['MESSAGE', '421 shutting down'],
]

test.each(LOST)('%s answered once with "%s" is tried again, and exactly one message is at the server', async (point, how) => {
  const server = await office({ answer: at(point, how, 1) })
  expect(await send(server)).toMatchObject({ outcome: 'sent' })
  expect(server.received.map(({ messageId }) => messageId)).toEqual(['<one@example.org>'])
})

test.each(LOST)('%s answered with "%s" every time is not sent after three tries', async (point, how) => {
  const server = await office({ answer: at(point, how) })
  expect(await send(server)).toMatchObject({ outcome: 'not-sent' })
  expect(server.connections()).toBe(3)
  expect(server.received).toHaveLength(0)
})

test.each<[Point, Misbehaviour, boolean]>([
  ['RCPT', '451 greylisted', false],
  ['MESSAGE', '452 mailbox full', false],
  ['RCPT', '421 shutting down', true],
  ['MESSAGE', '421 shutting down', true],
  ['MAIL', '451 not now', true],
  ['MAIL', '550 this sender may not', true],
  ['MAIL', '530 5.7.0 Authentication required', true],
  ['GREETING', '554 go away', true],
  ['GREETING', 'cut', true],
])('%s answered with "%s" holds for every letter: %s', async (point, how, serverDown) => {
  expect(await send(await office({ answer: at(point, how) }))).toMatchObject({
    outcome: 'not-sent',
    serverDown,
    trouble: serverDown ? TROUBLE : null,
  })
})

test.each<[Point, Misbehaviour]>([
  ['MESSAGE', 'cut'],
  ['MESSAGE', 'silence'],
  ['MESSAGE', 'hello'],
])('%s answered with "%s" leaves it open whether it arrived, and nothing is tried again', async (point, how) => {
  const server = await office({ answer: at(point, how) })
  expect(await send(server)).toMatchObject({ outcome: 'unknown' })
  expect(server.connections()).toBe(1)
  expect(server.received).toHaveLength(1)
})

test.each<[Point, Misbehaviour]>([
  ['RCPT', '550 5.1.1 no such mailbox'],
  ['DATA', '554 no valid recipients'],
  ['MESSAGE', '554 looks like spam'],
])('%s answered with "%s" is refused for good, without another try', async (point, how) => {
  const server = await office({ answer: at(point, how) })
  expect(await send(server)).toEqual({ outcome: 'refused', response: how })
  expect(server.connections()).toBe(1)
})

test.each<[Point, string, RegExp]>([
  ['RCPT', '550 5.7.30 Basic authentication is not supported for Client Submission', /takes no passwords/],
  ['RCPT', '530 5.7.57 Client not authenticated to send mail', /only for those who log in \(530 5\.7\.57\)/],
  ['DATA', '550-5.7.30 Basic authentication\r\n550 5.7.30 is not supported', /takes no passwords/],
  ['MESSAGE', '550 5.7.60 SMTP; Client does not have permissions to send as this sender', /in the name of sender\.email/],
  ['MESSAGE', '554 5.2.252 SendAsDenied', /in the name of sender\.email/],
  ['MESSAGE', '550 5.1.8 Access denied, bad outbound sender', /takes nothing from this mailbox/],
  ['RCPT', '550 5.7.708 Access denied, traffic not accepted from this IP', /takes nothing from this mailbox, or from this machine/],
  ['RCPT', '550 5.7.606 Access denied, banned sending IP [192.0.2.1]', /or from this machine/],
  ['RCPT', '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org', /or from this machine \(554 5\.7\.1\)/],
])(
  '%s answered with "%s" speaks of the sender: it is not refused for good, not tried again now, and does not stop the other letters',
  async (point, how, words) => {
    const server = await office({ answer: at(point, how) })
    const trouble = { ...TROUBLE, found: expect.stringMatching(words) }
    expect(await send(server)).toMatchObject({ outcome: 'not-sent', serverDown: false, trouble })
    expect(server.connections()).toBe(1)
  },
)

test.each<[Point, string]>([
  ['RCPT', '550 5.7.1 Relaying denied'],
  ['RCPT', '550 5.1.80 no'],
  ['RCPT', '550 5.1.1 callout: 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked'],
  ['RCPT', '550 5.7.300 no'],
  ['MESSAGE', '554 5.7.1 looks like spam'],
])('%s answered with "%s" speaks of this letter and is refused for good', async (point, how) => {
  expect(await send(await office({ answer: at(point, how) }))).toEqual({ outcome: 'refused', response: how })
})

test('a server that nobody answers at is down', async () => {
  const server = await office()
  await server.close()
  expect(await send(server)).toMatchObject({ outcome: 'not-sent', serverDown: true, trouble: TROUBLE })
})

/** A mail server that takes passwords, and answers so to one; and what became of a letter handed to it. */
async function signIn(refusal: (line: string) => string) {
  const server = await office({
    answer: (point, line) => (point !== 'EHLO' ? null : line.startsWith('AUTH') ? refusal(line) : '250-rehearsal\r\n250 AUTH PLAIN'),
  })
  const mail = mailServer({ SMTP_URL: server.url.replace('smtp://', 'smtp://user:s3cret@') }, organisation)
  return { answer: await mail.send('jan@client.example', bytes), connections: server.connections() }
}

test('a sign-in that is refused is tried once, and what is kept of it is its numbers, even where the server repeats the password', async () => {
  const { answer, connections } = await signIn((line) => {
    const [, , proof = ''] = line.split(' ')
    return `535 5.7.8 not ${proof}: ${Buffer.from(proof, 'base64').toString().replaceAll('\0', ' ')}`
  })
  expect(answer).toEqual({ outcome: 'not-sent', response: '535 5.7.8', serverDown: true, trouble: { ...TROUBLE, lasting: true } })
  expect(connections).toBe(1)
})

test.each([
  ['535 5.7.3 Authentication unsuccessful', /user or the password \(535 5\.7\.3\)\. .* at Microsoft 365, set MAIL_LOGIN/],
  ['535 5.7.139 Authentication unsuccessful', /log in with a password \(535 5\.7\.139\)\. .* Set MAIL_LOGIN: docs\/running-on-github\.md/],
  [
    '550 5.7.30 Basic authentication is not supported',
    /takes no passwords .* \(550 5\.7\.30\)\. Take the password out of SMTP_URL and set/,
  ],
  [
    '534-5.7.9 Application-specific password required\r\n534 5.7.9 go elsewhere',
    /Google takes no ordinary password here \(534 5\.7\.9\)\. Set MAIL_LOGIN/,
  ],
  ['535 no', /does not accept the user or the password \(535\)\. Compare SMTP_URL/],
])('a password answered with "%s" is told in words, with the next step', async (how, expected) => {
  const { answer } = await signIn(() => how)
  const { found, next } = (answer.outcome === 'not-sent' && answer.trouble) || { found: '', next: '' }
  expect(`${found}. ${next}`).toMatch(expected)
})

test('an answer of many lines and strange characters is kept on one line', async () => {
  const server = await office({ answer: at('RCPT', `550-no\r\n550 \u0007such ${'x'.repeat(900)}`) })
  const { response } = await send(server)
  expect(response).toMatch(/^550-no 550 {1,2}such x+$/)
  expect(response.length).toBeLessThanOrEqual(500)
})

test.each([494, 495, 496])('an answer cut after %i letters and some emoji makes a letter file that can be read again', async (letters) => {
  const server = await office({ answer: at('RCPT', `550 ${'x'.repeat(letters)}${'\u{1F600}'.repeat(9)}`) })
  const { response } = await send(server)
  expect(response).toMatch(/^550 x+\u{1F600}*$/u)
  const claim = { kind: 'reminder', automatic: true, to: { name: 'Jan', address: 'jan@client.example' }, subject: 'x', language: 'nl' }
  const fields = {
    ...claim,
    messageId: '<one@example.org>',
    claimed: '2026-11-20T08:00:00Z',
    steps: 0,
    attempts: 1,
    response,
    sha256: 'a'.repeat(64),
  }
  expect(parseDocument('', readDocument(writeDocument(fields, 'Dag.\n')), letterSchema)).toMatchObject({ data: { response } })
})

test('outside this machine nothing is sent without TLS, and no password either', async () => {
  // 0.0.0.0 leads to this machine but is not one of its own names.
  const server = await office({ host: '0.0.0.0' })
  expect(
    await mailServer({ SMTP_URL: server.url.replace('//', '//user:s3cret@') }, organisation).send('jan@client.example', bytes),
  ).toMatchObject({
    outcome: 'not-sent',
    trouble: TROUBLE,
  })
  expect(server.connections()).toBe(3)
  expect(server.received).toHaveLength(0)
})

test('a certificate that nobody trusts stops everything, with TLS from the start and with STARTTLS', async () => {
  const server = await office({ tls: certificate('good') })
  expect(await send(server)).toMatchObject({ outcome: 'not-sent', serverDown: true, trouble: TROUBLE })
  expect(server.received).toHaveLength(0)

  const referee = new SMTPServer({ ...certificate('good'), authOptional: true })
  referee.on('error', () => {})
  let asked = 0
  referee.onData = (stream, _session, done) => {
    asked++
    stream.resume().on('end', () => done())
  }
  await new Promise<void>((resolve) => referee.listen(0, '0.0.0.0', () => resolve()))
  const { port } = referee.server.address() as AddressInfo
  expect(await send({ url: `smtp://0.0.0.0:${port}?timeout=1` })).toMatchObject({ outcome: 'not-sent', serverDown: true, trouble: TROUBLE })
  expect(asked).toBe(0)
  await new Promise<void>((resolve) => referee.close(() => resolve()))
})

test('another implementation of SMTP gets the same message, to one receiver, at an international domain too', async () => {
  const got: { to: string[]; raw: Buffer }[] = []
  const referee = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        got.push({ to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks) })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => referee.listen(0, '127.0.0.1', resolve))
  const { port } = referee.server.address() as AddressInfo
  const address = 'jan@bücher.example'
  const message = { messageId: '<two@example.org>', inReplyTo: null, to: { name: 'Jan', address }, subject: 'Één', language: 'nl' }
  const letter = await mimeOf({ ...message, text: 'Dag.\n', date: '2026-11-20T08:00:00Z' }, organisation)
  const answer: Answer = await mailServer({ SMTP_URL: `smtp://127.0.0.1:${port}?timeout=1` }, organisation).send(address, letter)
  await new Promise<void>((resolve) => referee.close(() => resolve()))
  expect(answer.outcome).toBe('sent')
  expect(got).toHaveLength(1)
  expect(got[0]!.to.map((to) => to.replace('bücher', 'xn--bcher-kva'))).toEqual(['jan@xn--bcher-kva.example'])
  const parsed = await simpleParser(got[0]!.raw)
  expect(parsed).toMatchObject({ subject: 'Één', text: 'Dag.\n', messageId: '<two@example.org>' })
})
