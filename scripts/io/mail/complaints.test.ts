// The fields and words of a case that a mail becomes, and the files that are kept of it.
import { expect, test } from 'vitest'
import { decide } from '../../incoming/decide.ts'
import type { Complaint, Reply } from '../../incoming/incoming.ts'
import type { Known } from '../../incoming/known.ts'
import { day } from '../../procedure/calendar.ts'
import { ARRIVED, KNOWN } from '../../testing/mails/letter.ts'
import { mailOf, mailOfParts, WRITTEN } from '../../testing/mails/written.ts'
import { MOST_BYTES, readMail } from './read-mail.ts'

async function complaint(mail: string | Buffer, known: Known = KNOWN, arrived = ARRIVED, isWhole = true): Promise<Complaint> {
  const incoming = decide(await readMail(Buffer.from(mail as string), arrived, isWhole), known)
  if (incoming.kind !== 'complaint') throw new Error(`not a complaint: ${incoming.kind}`)
  return incoming
}

const written = (name: string) => WRITTEN.find((one) => one.name === name)!.mail
const kinds = ({ notes }: Complaint | Reply) => notes.map(({ kind }) => kind)
const client = ({ fields }: Complaint) => fields.complainant as { name: string; email?: string; role: string }
const WORDS = 'De les ging niet door en ik wil mijn geld terug.'

test('the button of the page fills in what it asks for', async () => {
  const { fields, body } = await complaint(written('the button of the page in Dutch'))
  expect(fields).toEqual({
    received: '2026-11-20',
    channel: 'email',
    language: 'nl',
    complainant: { name: 'Kim de Boer', email: 'kim@new.example', role: 'other' },
    about: [],
    handler: 'bram-visser',
    category: 'other',
    summary: 'Zakelijk Engels B2 met Peter',
    wish: 'Een vervangende les.',
    steps: [],
  })
  expect(body).toContain('Op 3 november kwam niemand. Op 10 november\nkwam de trainer een uur te laat.')
  expect(body).toContain('Mijn telefoonnummer: 06 12345678')
})

test('answers behind the questions are read too, in English', async () => {
  const { fields } = await complaint(written('the button of the page in English'))
  expect(fields).toMatchObject({
    language: 'en',
    summary: 'Dutch for beginners',
    wish: 'another lesson',
    complainant: { name: 'Kim Baker' },
  })
})

test('the button as HTML gives the same answers', async () => {
  const { fields } = await complaint(written('the button, as HTML'))
  expect(fields).toMatchObject({
    summary: 'Zakelijk Engels B2 met Peter',
    wish: 'Een vervangende les.',
    complainant: { name: 'Kim de Boer' },
  })
})

test('an outline that nobody filled in leaves the sentence to a person', async () => {
  const { fields } = await complaint(written('the button, nothing filled in'))
  expect(fields).toMatchObject({ summary: '…', language: 'nl' })
  expect(fields).not.toHaveProperty('wish')
})

test('a wish that is too long for its field stays in the words only, and a note says so', async () => {
  const long = String(written('the button of the page in Dutch')).replace('Een vervangende les.', 'Een les. '.repeat(80))
  const found = await complaint(long)
  expect(found.fields).not.toHaveProperty('wish')
  expect(kinds(found)).toContain('wish')
})

test.each([
  ['with single quotes around it', '"\'Kim de Boer\'" <kim@new.example>', 'Kim de Boer'],
  ['with the family name first', '"Boer, Kim de" <kim@new.example>', 'Boer, Kim de'],
  ['in an encoded word', '=?utf-8?Q?Zo=C3=AB?= <kim@new.example>', 'Zoë'],
  ['that is an address', '"kim@new.example" <kim@new.example>', '…'],
  ['with a character that nobody sees', '=?utf-8?q?Kim=E2=80=AEx?= <kim@new.example>', '…'],
])('a name %s', async (_, from, name) => {
  expect(client(await complaint(mailOf(WORDS, { from }))).name).toBe(name)
})

test('the day of receipt is that of the mailbox in the zone of the organisation, whatever the mail says, and never after today', async () => {
  const mail = mailOf(WORDS).replace(/^Date:.*$/m, 'Date: Thu, 1 Jan 1970 00:00:00 +0000')
  expect((await complaint(mail, KNOWN, '2026-11-18T22:59:59Z')).fields.received).toBe('2026-11-18')
  expect((await complaint(mail, KNOWN, '2026-11-18T23:00:00Z')).fields.received).toBe('2026-11-19')
  expect((await complaint(mail, KNOWN, '2030-01-01T00:00:00Z')).fields.received).toBe('2026-11-20')
})

test('the handler is whoever knows the client, else the next in turn; nobody who has left', async () => {
  const handler = async (from: string, known: Known = KNOWN) =>
    (await complaint(mailOf(WORDS, { from, subject: 'Iets' }), known)).fields.handler
  expect(await handler('JAN@client.example')).toBe('anna-jansen')
  expect(await handler('kim@new.example')).toBe('bram-visser')
  const last = (id: string): Known => ({ ...KNOWN, cases: [{ id: '2026-0015', email: 'jan@client.example', language: 'nl', handler: id }] })
  expect(await handler('kim@new.example', last('carla-mulder'))).toBe('anna-jansen')
  expect(await handler('kim@new.example', last('nobody'))).toBe('anna-jansen')
  expect(await handler('jan@client.example', last('daan-smeets'))).toBe('anna-jansen')
  expect(await handler('kim@new.example', { ...last('carla-mulder'), today: day('2026-11-04') })).toBe('daan-smeets')
})

test('a text in neither language takes that of the client, and else a person chooses', async () => {
  const foreign = (from: string) => complaint(mailOf('Der Lehrer kam nicht.', { from, subject: 'Beschwerde' }))
  expect((await foreign('zoe@client.example')).fields.language).toBe('en')
  expect(kinds(await foreign('kim@new.example'))).toContain('language')
})

test('what staff pass on is nobody’s complaint until a person says whose', async () => {
  const found = await complaint(written('a complaint passed on by staff'))
  expect(client(found)).toEqual({ name: '…', role: 'other' })
})

test('a form that sends for the client is the complaint of whoever answers go to', async () => {
  expect(client(await complaint(written('a form that sends from our own address')))).toMatchObject({
    name: 'Kim de Boer',
    email: 'kim@new.example',
  })
})

test('no note repeats anything of the mail', async () => {
  const notes = new Map<string, string>()
  for (const { mail, is } of WRITTEN.filter((one) => /^(?:complaint|answer)/.test(one.is))) {
    const incoming = decide(await readMail(Buffer.from(mail as string), ARRIVED), KNOWN)
    if (!('notes' in incoming)) throw new Error(is)
    for (const { kind, nl } of incoming.notes) expect(notes.set(kind, notes.get(kind) ?? nl).get(kind)).toBe(nl)
  }
  expect(notes.size).toBeGreaterThan(10)
})

test('the mail is kept byte for byte, with its attachments, in a folder that no other mail has', async () => {
  const mail = Buffer.from(
    mailOfParts([
      `Content-Type: text/plain\n\n${WORDS}`,
      'Content-Type: application/pdf; name="../a.pdf"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nJVBERg==',
      'Content-Type: application/pdf; name="A.pdf"\nContent-Disposition: attachment\n\nx',
      'Content-Type: application/octet-stream; name="start.exe"\nContent-Disposition: attachment\n\nx',
    ]),
  )
  const found = await complaint(mail)
  const folder = found.documents[0]!.name.slice(0, -'/mail.eml'.length)
  expect(folder).toMatch(/^mail-2026-11-20-[0-9a-f]{8}$/)
  expect(found.documents.map(({ name }) => name)).toEqual([`${folder}/mail.eml`, `${folder}/a.pdf`, `${folder}/A-2.pdf`])
  expect(Buffer.compare(found.documents[0]!.bytes, mail)).toBe(0)
  expect(Buffer.from(found.documents[1]!.bytes).toString()).toBe('%PDF')
  expect(kinds(found)).toContain('left-in-mail')
  expect((await complaint(`${mail}\n`)).documents[0]!.name).not.toBe(found.documents[0]!.name)
})

test('a logo in the page of a mail is no document, a photo in it is', async () => {
  const picture = (bytes: number) =>
    `Content-Type: image/png; name=p.png\nContent-ID: <p@x>\nContent-Disposition: inline\n\n${'x'.repeat(bytes)}`
  const page = (bytes: number) => mailOfParts([`Content-Type: text/html\n\n${WORDS}<img src="cid:p@x">`, picture(bytes)], {}, 'related')
  expect((await complaint(page(500))).documents).toHaveLength(1)
  expect((await complaint(page(50_000))).documents).toHaveLength(2)
})

test('of a mail that was fetched in part, or is too large, the beginning is read and nothing kept', async () => {
  const start = await complaint(mailOf(WORDS), KNOWN, ARRIVED, false)
  const large = await complaint(Buffer.concat([Buffer.from(mailOf(WORDS)), Buffer.alloc(MOST_BYTES, 'a')]))
  for (const found of [start, large]) {
    expect(kinds(found)).toContain('too-large')
    expect(found.documents).toEqual([])
    expect(found.body).toContain(WORDS)
  }
})

test('of what is longer than any letter only so much is read that it takes no time', async () => {
  const long = await readMail(Buffer.from(mailOf('a '.repeat(1_000_000))), ARRIVED)
  expect(long.text).toHaveLength(200_000)
  const lines = await readMail(Buffer.from(mailOf('>\n'.repeat(1_100_000))), ARRIVED)
  expect(lines.unread).toEqual(['end'])
})
