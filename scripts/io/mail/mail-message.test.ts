import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { organisationWith } from '../../testing/example.ts'
import { htmlOf } from './mail-html.ts'
import { type Message, mimeOf } from './mail-message.ts'

const organisation = organisationWith()
const MESSAGE: Message = {
  messageId: '<2026-0001.2026-11-17-delay@example.org>',
  inReplyTo: '<2026-0001.acknowledgement@example.org>',
  to: { name: 'Zoë "Z" van den Berg', address: 'zoe@client.example' },
  subject: 'Uw klacht 2026-0001: uitstelbericht — één week',
  text: 'Geachte Zoë,\n\n- één;\n- twee.\n\nZie https://example.org/a?b=1&c=2.\n',
  language: 'nl',
  date: '2026-11-16T04:17:09Z',
}
const written = (change: Partial<Message> = {}) => mimeOf({ ...MESSAGE, ...change }, organisation)

test('a letter says in its headers what it is, whom it follows and who reads the reply', async () => {
  const { headers, text, html, ...mail } = await simpleParser(await written())
  expect(mail).toMatchObject({ messageId: MESSAGE.messageId, inReplyTo: MESSAGE.inReplyTo, references: MESSAGE.inReplyTo })
  expect(mail.subject).toBe(MESSAGE.subject)
  expect(mail.from?.value).toEqual([{ name: 'The Square Mile', address: 'register@example.org' }])
  expect(mail.replyTo?.value).toEqual([{ name: 'The Square Mile', address: 'klachten@example.org' }])
  expect(mail.to).toMatchObject({ value: [{ name: MESSAGE.to.name, address: 'zoe@client.example' }] })
  expect(mail.date?.toISOString()).toBe('2026-11-16T04:17:09.000Z')
  expect(headers.get('auto-submitted')).toBe('auto-generated')
  expect(headers.get('x-auto-response-suppress')).toBe('All')
  expect(headers.get('content-language')).toBe('nl')
  expect(text).toBe(MESSAGE.text)
  expect(html).toContain('<ul><li>één;</li><li>twee.</li></ul>')
  expect(html).toContain('<a href="https://example.org/a?b=1&amp;c=2">')
})

test('the first letter of a thread follows nothing', async () => {
  const mail = await simpleParser(await written({ inReplyTo: null }))
  expect([mail.inReplyTo, mail.references]).toEqual([undefined, undefined])
})

test('the same letter is the same bytes, whenever it is written', async () => {
  const first = await written()
  await new Promise((resolve) => setTimeout(resolve, 1100))
  expect(await written()).toEqual(first)
})

test('a boundary keeps within the 70 characters that mail allows, however long the Message-ID', async () => {
  const long = (await written({ messageId: `<${'a'.repeat(200)}@example.org>` })).toString('latin1')
  const boundary = /boundary="(.*?)"/.exec(long)?.[1] ?? ''
  expect(boundary.length).toBeGreaterThan(10)
  expect(boundary.length).toBeLessThanOrEqual(70)
})

const INJECTED = 'x\r\nBcc: evil@example.com'
test.each<[string, Partial<Message>]>([
  ['subject', { subject: INJECTED }],
  ['subject', { subject: 'x\nBcc: evil@example.com' }],
  ['subject', { subject: 'x\u2028Bcc: evil@example.com' }],
  ['name', { to: { name: INJECTED, address: 'a@example.org' } }],
  ['Message-ID', { messageId: `<${INJECTED}@example.org>` }],
  ['In-Reply-To', { inReplyTo: INJECTED }],
])('a %s that would be two header lines is never written', async (_what, change) => {
  await expect(written(change)).rejects.toThrow('more than one line')
})

test.each([
  'a@example.org, b@example.org',
  '"b@example.org z"@example.org',
  'a@example.org>\r\nRCPT TO:<b@example.org',
  'a@example.org\r\nBcc: b@example.org',
  'Jan <a@example.org>',
  `${'a'.repeat(300)}@example.org`,
  'a b@example.org',
  'a@example.org;b@example.org',
  'undisclosed-recipients:;',
])('%j is not one address and never gets a letter', async (address) => {
  await expect(written({ to: { name: 'Jan', address } })).rejects.toThrow('exactly one address')
})

test('a file that a letter names is not read into it', async () => {
  const raw = await written({ text: '{"path":"/etc/hostname"}\n' })
  expect((await simpleParser(raw)).text).toBe('{"path":"/etc/hostname"}\n')
})

test('nothing in a letter becomes markup', async () => {
  const { html } = await simpleParser(await written({ subject: '</title><script>', text: '<script>alert(1)</script> "&" <img src=x>\n' }))
  expect(html).not.toMatch(/<script|<img/)
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;&quot; &lt;img src=x&gt;')
})

test.each([
  ['"https://example.org/a"', '&quot;<a href="https://example.org/a">https://example.org/a</a>&quot;'],
  ['<https://example.org/a>', '&lt;<a href="https://example.org/a">https://example.org/a</a>&gt;'],
  ['“https://example.org/a”.', '“<a href="https://example.org/a">https://example.org/a</a>”.'],
  ['(https://example.org/a)', '(<a href="https://example.org/a">https://example.org/a</a>)'],
  ['https://example.org/a?b=1&', '<a href="https://example.org/a?b=1&amp;">https://example.org/a?b=1&amp;</a>'],
])('a web address written as %s is a link to that address', (text, html) => {
  expect(htmlOf('Uw klacht', `Zie ${text}\n`, 'nl')).toContain(`<p>Zie ${html}</p>`)
})
