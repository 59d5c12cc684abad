// What a report changes: only what is certainly about a letter of ours, and not what somebody made up.
import { expect, test } from 'vitest'
import { decide } from '../../incoming/decide.ts'
import type { Known, KnownLetter } from '../../incoming/known.ts'
import { ARRIVED, KNOWN, LETTER } from '../../testing/mails/letter.ts'
import { byFields, REPORTS } from '../../testing/mails/reports.ts'
import { mailOf } from '../../testing/mails/written.ts'
import { readMail } from './read-mail.ts'

const fields = (address: string, action = 'failed', status = '5.1.1') =>
  `Final-Recipient: rfc822; ${address}\nAction: ${action}\nStatus: ${status}`

function report(address = 'jan@client.example', back: 'message/rfc822' | 'nothing' = 'message/rfc822'): string {
  const words = 'Your message could not be delivered.'
  const head = { from: 'mailer-daemon@client.example', subject: 'Undelivered Mail Returned to Sender' }
  return byFields({ ...head, words, fields: ['Reporting-MTA: dns; client.example', fields(address)], back })
}

async function said(mail: string, letters: readonly KnownLetter[] = [LETTER], arrived = ARRIVED, known: Known = KNOWN): Promise<string> {
  const incoming = decide(await readMail(Buffer.from(mail), arrived), { ...known, letters })
  if (incoming.kind === 'not-taken') return incoming.reason
  return 'letter' in incoming ? `${incoming.kind} ${incoming.letter} ${incoming.status}` : incoming.kind
}

const DELAY: KnownLetter = {
  ...LETTER,
  path: 'letters/2026-0014/2026-11-20-delay.md',
  kind: 'delay',
  messageId: '<2026-0014.2026-11-20-delay@example.org>',
}
const CAME_BACK = 'returned letters/2026-0014/acknowledgement.md 5.1.1'

test('a report counts for the letter that it gives back, whatever else went to the address', async () => {
  expect(await said(report(), [DELAY, LETTER])).toBe(CAME_BACK)
})

test.each(['qmail', 'Exim', 'Lotus Notes', 'Gmail of 2012', 'MDaemon', 'Sun Java Messaging Server'])(
  'a report of %s in words counts for the letter whose headers stand in them',
  async (system) => {
    const { mail } = REPORTS.find((one) => one.system === system)!
    expect(await said(mail, [DELAY, LETTER])).toMatch(/^returned letters\/2026-0014\/acknowledgement\.md/)
  },
)

test('the address of a machine is no code', async () => {
  const mail = REPORTS.find(({ system }) => system === 'Exim')!.mail.replace('[192.0.2.7]: 550', '[10.5.1.2] 5.4.3.2: 550 5.7.1')
  expect(await said(mail)).toBe('returned letters/2026-0014/acknowledgement.md 5.7.1')
})

test('a report counts for the letter that it gives back to be read at once', async () => {
  const mail = report().replace('Content-Type: message/rfc822\n', 'Content-Type: message/rfc822\nContent-Disposition: inline\n')
  expect(await said(mail, [DELAY, LETTER])).toBe(CAME_BACK)
})

test('a report counts from the instant at which it came in', async () => {
  const incoming = decide(await readMail(Buffer.from(report()), ARRIVED), KNOWN)
  expect(incoming).toEqual({ kind: 'returned', letter: LETTER.path, status: '5.1.1', at: ARRIVED })
})

test.each([
  ['of a mail that is none of our letters', report().replace('2026-0014.acknowledgement@', 'other@'), 'report-of-no-letter'],
  [
    'of a mail that only answers our letter',
    report().replace('Message-ID: <2026-0014.ack', 'Message-ID: <x@y.example>\nIn-Reply-To: <2026-0014.ack'),
    'report-of-no-letter',
  ],
  [
    'that names another address throughout',
    report('x@y.example').replaceAll('jan@client.example', 'x@y.example'),
    'report-of-other-address',
  ],
  [
    'that names a longer address which ends like ours',
    report('x-jan@client.example').replaceAll('jan@client.example', 'x-jan@client.example'),
    'report-of-other-address',
  ],
])('a report %s changes nothing', async (_, mail, reason) => {
  expect(await said(mail)).toBe(reason)
})

test('a report that came in before the letter went out changes nothing', async () => {
  expect(await said(report(), [LETTER], '2026-11-20T04:17:00Z')).toBe('report-of-newer-letter')
  expect(await said(report('jan@client.example', 'nothing'), [LETTER], '2026-11-20T04:17:00Z')).toBe('report-of-no-letter')
})

test.each([
  ['came back already', { returned: '2026-11-20T04:20:00Z' }],
  ['was refused', { sent: undefined, refused: '2026-11-20T04:17:11Z' }],
])('a report about a letter that %s changes nothing', async (_, fate) => {
  expect(await said(report(), [{ ...LETTER, ...fate }])).toBe('report-known')
})

test('a report tells that a letter without an answer did go out', async () => {
  expect(await said(report(), [{ ...LETTER, sent: undefined, response: undefined }])).toBe(CAME_BACK)
})

test('a report that gives nothing back counts where exactly one letter to its address is on the way', async () => {
  const bare = report('jan@client.example', 'nothing')
  expect(await said(bare)).toBe(CAME_BACK)
  expect(await said(bare, [LETTER, DELAY])).toBe('report-fits-several')
  expect(await said(bare, [{ ...LETTER, sent: '2026-11-10T04:17:11Z' }, DELAY])).toBe(`returned ${DELAY.path} 5.1.1`)
  expect(await said(bare, [{ ...LETTER, sent: '2026-11-10T04:17:11Z' }])).toBe('report-of-no-letter')
  expect(await said(report('x@y.example', 'nothing'))).toBe('report-of-no-letter')
})

test('a report is read by what it says of the address of the letter, where it says something of several', async () => {
  const both = report().replace('Action: failed\nStatus: 5.1.1', `Action: delayed\nStatus: 4.4.1\n\n${fields('other@client.example')}`)
  expect(await said(both)).toBe('delayed letters/2026-0014/acknowledgement.md 4.4.1')
})

test('a letter that the mail service gave another Message-ID is known by the answer of the service', async () => {
  const renamed = report().replace('2026-0014.acknowledgement@example.org', '0102018c2b7f4e11-5d0c@eu-west-1.amazonses.example')
  expect(await said(renamed)).toBe('report-of-no-letter')
  expect(await said(renamed, [{ ...LETTER, response: '250 Ok 0102018c2b7f4e11-5d0c' }])).toBe(CAME_BACK)
})

test('a letter to an international domain is known by the form that mail servers write', async () => {
  const there = { ...LETTER, to: { name: 'Jan', address: 'jan@café.example' } }
  expect(await said(report('jan@xn--caf-dma.example').replaceAll('jan@client.example', 'jan@xn--caf-dma.example'), [there])).toBe(CAME_BACK)
})

test('a reminder to staff that came back is a letter like any other', async () => {
  const reminder = { ...LETTER, path: 'letters/staff/2026-11-20-anna-jansen.md', case: undefined, kind: 'reminder' as const }
  expect(await said(report(), [reminder])).toBe('returned letters/staff/2026-11-20-anna-jansen.md 5.1.1')
  expect(await said(mailOf('Komt goed.', { from: 'anna@example.org', more: `In-Reply-To: ${LETTER.messageId}\n` }), [reminder])).toBe(
    'answer-to-reminder',
  )
})

test('a report in the words of a person is a mail of that person', async () => {
  const words = `Undelivered Mail Returned to Sender\n\nMessage-ID: ${LETTER.messageId}\n550 5.1.1 jan@client.example unknown`
  expect(await said(mailOf(words, { from: 'Kim <kim@new.example>', subject: 'failure notice' }))).toBe('complaint')
})
