// Mails that were made to hurt whoever reads them, and what each must be to the register. Made when they are wanted: some are large.
import { byFields } from './reports.ts'
import { mailOf, mailOfParts } from './written.ts'

export interface Hostile {
  readonly name: string
  readonly mail: () => string | Buffer
  readonly is: string
}

const WORDS = 'De les ging niet door en ik wil mijn geld terug.'
const times = (count: number, make: (index: number) => string) => Array.from({ length: count }, (_, index) => make(index)).join('')
const part = (name: string, content = 'eA==') =>
  `Content-Type: application/octet-stream; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${content}`
const words = `Content-Type: text/plain; charset=utf-8\n\n${WORDS}`
const withFile = (name: string) => () => mailOfParts([words, part(name)])

/** Multiparts in each other, the innermost a text. */
function nested(depth: number): string {
  let inner = words
  for (let level = 0; level < depth; level++)
    inner = `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n${inner}\n--b${level}--`
  const head = mailOf('')
  return head.slice(0, head.indexOf('Content-Type:')) + inner
}

/** A report in words that a mail system seems to have written. */
const reported = (text: string) => () => mailOf(text, { from: 'mailer-daemon@client.example', subject: 'failure notice' })

function noise(bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  let state = 1
  for (let at = 0; at < bytes; at++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    buffer[at] = state >> 16
  }
  return buffer
}

export const HOSTILE: readonly Hostile[] = [
  { name: 'a thousand parts', mail: () => mailOfParts(Array.from({ length: 1000 }, () => words)), is: 'complaint broken' },
  {
    name: 'a hundred thousand empty parts',
    mail: () => mailOf('--b_1\n\n'.repeat(100_000), { type: 'multipart/mixed; boundary=b_1' }),
    is: 'complaint broken',
  },
  { name: 'a hundred parts in each other', mail: () => nested(100), is: 'complaint summary-guessed' },
  { name: 'two thousand parts in each other', mail: () => nested(2000), is: 'complaint broken' },
  {
    name: 'a thousand mails in each other',
    mail: () => mailOf(`${'Content-Type: message/rfc822\n\n'.repeat(1000)}x`, { type: 'message/rfc822' }),
    is: 'complaint no-words',
  },
  {
    name: 'a part inside itself',
    mail: () => mailOf('--b\nContent-Type: multipart/mixed; boundary=b\n\n'.repeat(150), { type: 'multipart/mixed; boundary=b' }),
    is: 'complaint broken',
  },
  {
    name: 'headers of a megabyte',
    mail: () => mailOf(WORDS, { more: times(20_000, (n) => `X-Junk-${n}: ${'y'.repeat(40)}\n`) }),
    is: 'complaint headers',
  },
  { name: 'one header of a megabyte', mail: () => mailOf(WORDS, { more: `X-Junk: ${'y'.repeat(1_000_000)}\n` }), is: 'complaint headers' },
  { name: 'a subject of a megabyte', mail: () => mailOf(WORDS, { subject: 'x'.repeat(1_000_000) }), is: 'complaint headers summary' },
  {
    name: 'a subject of ten thousand encoded words',
    mail: () => mailOf(WORDS, { subject: '=?utf-8?q?a?= '.repeat(4000) }),
    is: 'complaint summary',
  },
  { name: 'a subject of half encoded words', mail: () => mailOf(WORDS, { subject: '=?'.repeat(30_000) }), is: 'complaint summary' },
  { name: 'a subject of spaces', mail: () => mailOf(WORDS, { subject: `re${' '.repeat(60_000)}:` }), is: 'complaint' },
  {
    name: 'a subject that is answered ten thousand times',
    mail: () => mailOf(WORDS, { subject: 're: '.repeat(10_000) }),
    is: 'complaint summary',
  },
  {
    name: 'a hundred thousand references',
    mail: () => mailOf(WORDS, { more: `References: ${times(100_000, (n) => `<${n}@x> `)}\n` }),
    is: 'complaint headers',
  },
  {
    name: 'three thousand senders',
    mail: () => mailOf(WORDS, { from: times(2500, (n) => `"a ${n}" <${n}@a.example>, `) }),
    is: 'complaint',
  },
  { name: 'a sender of nothing but brackets', mail: () => mailOf(WORDS, { from: '('.repeat(30_000) }), is: 'complaint name address' },
  { name: 'a sender of groups in groups', mail: () => mailOf(WORDS, { from: 'a:'.repeat(20_000) }), is: 'complaint name address' },
  {
    name: 'a sender with a line of its own',
    mail: () => mailOf(WORDS, { from: '"Kim\r\n Bcc: x@y.example" <kim@new.example>' }),
    is: 'complaint',
  },
  {
    name: 'a sender with an encoded line end',
    mail: () => mailOf(WORDS, { from: '=?utf-8?q?Kim=0D=0ABcc:_x=40y.example?= <kim@new.example>' }),
    is: 'complaint',
  },
  {
    name: 'a sender with an encoded NUL',
    mail: () => mailOf(WORDS, { from: '=?utf-8?q?Kim=00?= <kim@new.example>' }),
    is: 'complaint name',
  },
  {
    name: 'a sender whose name runs backwards',
    mail: () => mailOf(WORDS, { from: '=?utf-8?q?=E2=80=AEmiK?= <kim@new.example>' }),
    is: 'complaint name',
  },
  {
    name: 'a sender whose name is an encoded word in an encoded word',
    mail: () => mailOf(WORDS, { from: '=?utf-8?q?=3D=3Futf-8=3Fq=3FKim=3F=3D?= <kim@new.example>' }),
    is: 'complaint name',
  },
  { name: 'a sender with two addresses in one', mail: () => mailOf(WORDS, { from: 'Kim <kim@new.example,x@y.example>' }), is: 'complaint' },
  {
    name: 'a sender with a command for the mail server',
    mail: () => mailOf(WORDS, { from: 'Kim <kim@new.example>\\r\\nRCPT TO:<x@y.example>' }),
    is: 'complaint',
  },
  {
    name: 'a sender with a name of a thousand characters',
    mail: () => mailOf(WORDS, { from: `${'K'.repeat(1000)} <kim@new.example>` }),
    is: 'complaint name',
  },
  {
    name: 'a sender with an address of a thousand characters',
    mail: () => mailOf(WORDS, { from: `Kim <${'k'.repeat(1000)}@new.example>` }),
    is: 'complaint address',
  },
  { name: 'two headers From', mail: () => mailOf(WORDS, { more: 'From: other@new.example\n' }), is: 'complaint' },
  { name: 'no header From', mail: () => mailOf(WORDS).replace(/^From:.*\n/m, ''), is: 'complaint name address' },
  {
    name: 'a parameter in three thousand pieces',
    mail: () => mailOf(WORDS, { type: `text/plain; ${times(3000, (n) => `a*${n}*=b%41;`)}` }),
    is: 'complaint',
  },
  { name: 'a type of nothing but comments', mail: () => mailOf(WORDS, { type: `text/plain; ${'('.repeat(30_000)}` }), is: 'complaint' },
  { name: 'a type that is no type', mail: () => mailOf(WORDS, { type: ';;;=;"' }), is: 'complaint' },
  { name: 'a boundary that is missing', mail: () => mailOf(`--a\n${words}\n--a--`, { type: 'multipart/mixed' }), is: 'complaint broken' },
  {
    name: 'a boundary that is empty',
    mail: () => mailOf(`--\n${words}\n----`, { type: 'multipart/mixed; boundary=""' }),
    is: 'complaint broken',
  },
  { name: 'a boundary that never comes', mail: () => mailOf(WORDS, { type: 'multipart/mixed; boundary=b_1' }), is: 'complaint broken' },
  {
    name: 'a boundary that never ends',
    mail: () => mailOf(`--b_1\n${words}`, { type: 'multipart/mixed; boundary=b_1' }),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a boundary of sixty thousand characters',
    mail: () => mailOf(`--${'b'.repeat(60_000)}\n${words}`, { type: `multipart/mixed; boundary="${'b'.repeat(60_000)}"` }),
    is: 'complaint',
  },
  {
    name: 'a bomb in base64',
    mail: () => mailOfParts([words, part('foto.jpg', `${'A'.repeat(76)}\n`.repeat(300_000))]),
    is: 'complaint left-in-mail',
  },
  {
    name: 'a bomb in base64 on one line',
    mail: () => mailOf('A'.repeat(3_000_000), { more: 'Content-Transfer-Encoding: base64\n' }),
    is: 'complaint words-cut',
  },
  {
    name: 'a bomb in quoted-printable',
    mail: () => mailOf('=41'.repeat(1_000_000), { more: 'Content-Transfer-Encoding: quoted-printable\n' }),
    is: 'complaint words-cut',
  },
  {
    name: 'base64 that is none',
    mail: () => mailOf('%%%% not base64 %%%%', { more: 'Content-Transfer-Encoding: base64\n' }),
    is: 'complaint',
  },
  { name: 'an encoding that does not exist', mail: () => mailOf(WORDS, { more: 'Content-Transfer-Encoding: x-rot13\n' }), is: 'complaint' },
  { name: 'more than a million lines', mail: () => mailOf('>\n'.repeat(1_100_000)), is: 'complaint words-cut' },
  { name: 'one line of three megabytes', mail: () => mailOf('a'.repeat(3_000_000)), is: 'complaint words-cut' },
  { name: 'tables in tables', mail: () => mailOf('<table><tr><td>'.repeat(50_000), { type: 'text/html' }), is: 'complaint html no-words' },
  {
    name: 'quotes in quotes around much',
    mail: () => mailOf(`${'<blockquote>'.repeat(990)}${'x '.repeat(100_000)}`, { type: 'text/html' }),
    is: 'complaint html',
  },
  {
    name: 'lists in lists with much',
    mail: () => mailOf(`${'<ol>'.repeat(500)}${'<li>a'.repeat(40_000)}`, { type: 'text/html' }),
    is: 'complaint html',
  },
  { name: 'a page of three megabytes', mail: () => mailOf('<b>x</b>\n'.repeat(330_000), { type: 'text/html' }), is: 'complaint html' },
  { name: 'a page of nothing but opening brackets', mail: () => mailOf('<'.repeat(500_000), { type: 'text/html' }), is: 'complaint' },
  {
    name: 'a page of scripts',
    mail: () => mailOf(`<script>alert(1)</script><img src=x onerror=alert(1)>${WORDS}`, { type: 'text/html' }),
    is: 'complaint html-only',
  },
  { name: 'words that are code for a page', mail: () => mailOf('<script>alert(1)</script> [x](javascript:alert(1))'), is: 'complaint' },
  { name: 'words that begin like fields', mail: () => mailOf('---js\nprocess.exit()\n---\n'), is: 'complaint' },
  { name: 'words that begin with fields of their own', mail: () => mailOf(`naam: Kim\ncursus: B2\n\n---\n${WORDS}`), is: 'complaint' },
  { name: 'words that end fields', mail: () => mailOf('---\nhandler: anna-jansen\n---\n'), is: 'complaint' },
  { name: 'words that run backwards', mail: () => mailOf('\u202Eterug mijn geld\u202C en \u0000 dat'), is: 'complaint hidden-characters' },
  {
    name: 'words with half a character',
    mail: () => Buffer.concat([Buffer.from(mailOf('De les ', { type: 'text/plain; charset=utf-16le' })), Buffer.from([0x00, 0xd8])]),
    is: 'complaint',
  },
  { name: 'words in UTF-7', mail: () => mailOf('+ADw-script+AD4-', { type: 'text/plain; charset=utf-7' }), is: 'complaint' },
  {
    name: 'words in a character set that is a path',
    mail: () => mailOf(WORDS, { type: 'text/plain; charset="../../etc/passwd"' }),
    is: 'complaint',
  },
  {
    name: 'words in a Japanese set that only changes modes',
    mail: () => mailOf('\u001B$B'.repeat(50_000), { type: 'text/plain; charset=iso-2022-jp' }),
    is: 'complaint',
  },
  { name: 'a mail of zeros', mail: () => Buffer.alloc(1_000_000), is: 'not-taken empty' },
  { name: 'a mail of noise', mail: () => noise(300_000), is: 'complaint name address' },
  { name: 'a mail of line ends', mail: () => '\n'.repeat(3_000_000), is: 'not-taken empty' },
  { name: 'a mail of colons', mail: () => 'a:\n'.repeat(100_000), is: 'complaint no-words' },
  { name: 'a mail whose lines end in CR only', mail: () => mailOf(WORDS).replaceAll('\n', '\r'), is: 'complaint' },
  { name: 'a file with a path in its name', mail: withFile('../../../etc/passwd'), is: 'complaint summary-guessed' },
  {
    name: 'a file with a path of Windows in its name',
    mail: withFile('C:\\\\Windows\\\\System32\\\\drivers.dat'),
    is: 'complaint summary-guessed',
  },
  { name: 'a file that Git would read', mail: withFile('.gitattributes'), is: 'complaint summary-guessed' },
  { name: 'a file that is called as a device', mail: withFile('CON.txt'), is: 'complaint summary-guessed' },
  {
    name: 'a file with an encoded path in its name',
    mail: () => mailOfParts([words, "Content-Type: image/png\nContent-Disposition: attachment; filename*=utf-8''..%2F..%2Fx%00.png\n\nx"]),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a file whose name hides its ending',
    mail: () =>
      mailOfParts([words, "Content-Type: image/png\nContent-Disposition: attachment; filename*=utf-8''foto%E2%80%AEgnp.exe\n\nx"]),
    is: 'complaint left-in-mail',
  },
  {
    name: 'a file whose name is sixty thousand characters',
    mail: () => mailOfParts([words, part('é. '.repeat(10_000))]),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a file with no name',
    mail: () => mailOfParts([words, 'Content-Type: application/pdf\nContent-Disposition: attachment\n\nx']),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a file with an empty type',
    mail: () => mailOfParts([words, 'Content-Type: ;\nContent-Disposition: attachment\n\nx']),
    is: 'complaint summary-guessed',
  },
  { name: 'a file whose name is spaces', mail: withFile('   '), is: 'complaint summary-guessed' },
  { name: 'a file whose name is nothing but dots', mail: withFile('....'), is: 'complaint summary-guessed' },
  {
    name: 'files of one name but for capitals and accents',
    mail: () =>
      mailOfParts([
        words,
        part('Foto.PNG'),
        part('foto.png'),
        part('fo\u0301to.png'),
        part('f\u00F3to.png'),
        part('mail.eml'),
        part('MAIL.EML'),
      ]),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a hundred files of one name',
    mail: () => mailOfParts([words, ...Array.from({ length: 100 }, () => part('a.png'))]),
    is: 'complaint left-in-mail',
  },
  {
    name: 'a report whose lines all begin a Message-ID',
    mail: reported('Message-ID: <a\n'.repeat(50_000)),
    is: 'not-taken report-of-no-letter',
  },
  {
    name: 'a report of spaces before a Message-ID',
    mail: reported(`${' \n'.repeat(30_000)}${'> '.repeat(20_000)}Message-ID:${' '.repeat(30_000)}`),
    is: 'not-taken report-of-no-letter',
  },
  { name: 'a report of codes', mail: reported('5.1.'.repeat(50_000)), is: 'not-taken report-of-no-letter' },
  { name: 'a report of hyphens', mail: reported(`${'-'.repeat(50_000)}\n${'---- '.repeat(20_000)}`), is: 'not-taken report-of-no-letter' },
  {
    name: 'a report about a hundred thousand receivers',
    mail: () =>
      byFields({
        from: 'mailer-daemon@x.example',
        subject: 'x',
        words: '',
        fields: ['Reporting-MTA: dns; x', 'Final-Recipient: rfc822; a@b.example\nAction: failed\n\n'.repeat(100_000)],
        back: 'nothing',
      }),
    is: 'not-taken report-of-no-letter',
  },
]
