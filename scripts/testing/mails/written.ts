// Mails as people and programs write them, and what each must be to the register. All invented.
import { HEADERS, WHOLE } from './letter.ts'

export interface Written {
  readonly name: string
  readonly mail: string | Buffer
  /** `complaint` or `answer` with the notes that must stand there among others, or `not-taken` with its reason. */
  readonly is: string
}

interface Head {
  readonly from?: string
  readonly subject?: string
  readonly more?: string
  readonly type?: string
}

const DUTCH = `Beste mensen,

De trainer kwam drie keer te laat en de les van gisteren ging niet door. Ik wil graag mijn geld terug.

Met vriendelijke groet,
Kim de Boer`

const ENGLISH = `Dear all,

The trainer was late for the third time and yesterday's lesson did not take place. I would like to have my money back.

Kind regards,
Kim Baker`

/** A mail of a client whom nobody knows, unless the head says otherwise. */
export function mailOf(
  body: string,
  { from = 'Kim de Boer <kim@new.example>', subject = 'Trainer te laat', more = '', type }: Head = {},
): string {
  return `Return-Path: <kim@new.example>
Received: from mx.new.example by mail.example.org; Fri, 20 Nov 2026 05:31:00 +0100
From: ${from}
To: klachten@example.org
Subject: ${subject}
Date: Fri, 20 Nov 2026 05:31:00 +0100
Message-ID: <mail-1@new.example>
MIME-Version: 1.0
${more}Content-Type: ${type ?? 'text/plain; charset=utf-8'}

${body}
`
}

/** A mail of several parts, each with its headers. */
export function mailOfParts(parts: readonly string[], head: Head = {}, kind = 'mixed'): string {
  return mailOf(`${parts.map((part) => `--b_1\n${part}\n`).join('')}--b_1--`, { ...head, type: `multipart/${kind}; boundary=b_1` })
}

const text = (words: string) => `Content-Type: text/plain; charset=utf-8\n\n${words}`
const html = (code: string) => `Content-Type: text/html; charset=utf-8\n\n${code}`
const attached = (type: string, name: string, content = 'eA==') =>
  `Content-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${content}`
const answering = (id = '<2026-0014.acknowledgement@example.org>') => `In-Reply-To: ${id}\nReferences: <other@client.example> ${id}\n`
const JAN = 'Jan de Vries <jan@client.example>'

const OUTLINE_NL = `Beste medewerkers van TSM,

Ik heb een klacht over (cursus, trainer of afspraak):
Zakelijk Engels B2 met Peter

Wat er is gebeurd, en wanneer:
Op 3 november kwam niemand. Op 10 november
kwam de trainer een uur te laat.

Wat ik graag opgelost zie:
Een vervangende les.

Mijn naam: Kim de Boer
Mijn telefoonnummer: 06 12345678`

const OUTLINE_EN = `Dear TSM staff,

I have a complaint about (course, trainer or agreement): Dutch for beginners

What happened, and when: nobody came on 3 November, and nobody told us

What I would like you to put right: another lesson

My name: Kim Baker
My phone number:`

export const WRITTEN: readonly Written[] = [
  { name: 'a complaint in Dutch', mail: mailOf(DUTCH), is: 'complaint summary-guessed' },
  { name: 'a complaint in English', mail: mailOf(ENGLISH, { subject: 'Late trainer' }), is: 'complaint summary-guessed' },
  { name: 'the button of the page in Dutch', mail: mailOf(OUTLINE_NL, { subject: 'Klacht' }), is: 'complaint to-choose' },
  { name: 'the button of the page in English', mail: mailOf(OUTLINE_EN, { subject: 'Complaint' }), is: 'complaint to-choose' },
  {
    name: 'the button, quoted-printable and flowed',
    mail: mailOf(OUTLINE_NL.replaceAll('=', '=3D'), { subject: 'Klacht', type: 'text/plain; charset=utf-8; format=flowed' }),
    is: 'complaint to-choose',
  },
  {
    name: 'the button, as HTML',
    mail: mailOf(OUTLINE_NL.replaceAll('\n', '<br>'), { subject: 'Klacht', type: 'text/html' }),
    is: 'complaint html-only',
  },
  {
    name: 'the button, nothing filled in',
    mail: mailOf(
      'Beste medewerkers van TSM,\n\nIk heb een klacht over (cursus, trainer of afspraak):\n\n\nWat er is gebeurd, en wanneer:\n\n\nWat ik graag opgelost zie:\n\n\nMijn naam:\nMijn telefoonnummer:',
      { subject: 'Klacht' },
    ),
    is: 'complaint summary',
  },
  { name: 'a complaint with no subject', mail: mailOf(DUTCH, { subject: '' }), is: 'complaint summary' },
  { name: 'a complaint with a subject that says nothing', mail: mailOf(DUTCH, { subject: 'Formele klacht!' }), is: 'complaint summary' },
  { name: 'a complaint without words', mail: mailOf(''), is: 'complaint no-words' },
  {
    name: 'a complaint in German',
    mail: mailOf('Sehr geehrte Damen und Herren,\n\nder Lehrer kam nicht und ich möchte mein Geld zurück.', { subject: 'Beschwerde' }),
    is: 'complaint language',
  },
  {
    name: 'a complaint in Arabic',
    mail: mailOf('السلام عليكم، المعلم لم يحضر إلى الدرس', { subject: 'شكوى', from: '=?utf-8?B?2YXYrdmF2K8=?= <m@new.example>' }),
    is: 'complaint language',
  },
  {
    name: 'a complaint in Chinese, in GB18030',
    mail: Buffer.concat([
      Buffer.from(mailOf('', { subject: 'Klacht', type: 'text/plain; charset=gb18030' })),
      Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
    ]),
    is: 'complaint summary',
  },
  {
    name: 'a complaint in Latin-1',
    mail: Buffer.from(mailOf('Beste mensen, de les in het café ging niet door.', { type: 'text/plain; charset=iso-8859-1' }), 'latin1'),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint in Windows-1252 that says it is ASCII',
    mail: Buffer.concat([
      Buffer.from(mailOf('De les ging niet door.', { type: 'text/plain; charset=us-ascii' })),
      Buffer.from([0x93, 0x94, 0xe9]),
    ]),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint in UTF-16',
    mail: Buffer.concat([
      Buffer.from(mailOf('', { type: 'text/plain; charset=utf-16le' }).trimEnd()),
      Buffer.from('\n\n'),
      Buffer.from('De les ging niet door.', 'utf16le'),
    ]),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint as HTML and text',
    mail: mailOfParts([text(DUTCH), html(`<p>${DUTCH}</p>`)], {}, 'alternative'),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint as HTML only',
    mail: mailOf(`<html><body><p>${DUTCH.replaceAll('\n', '<br>')}</p><img src="https://tracker.example/1.gif"></body></html>`, {
      type: 'text/html; charset=utf-8',
    }),
    is: 'complaint html-only',
  },
  {
    name: 'a complaint from an iPhone, text between photos',
    mail: mailOfParts([
      text('De zaal was kapot, zie de foto'),
      attached('image/jpeg', 'IMG_0001.jpeg', 'A'.repeat(400)),
      text('Verstuurd vanaf mijn iPhone'),
    ]),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint with a PDF',
    mail: mailOfParts([text(DUTCH), attached('application/pdf', 'Factuur.pdf')]),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint with a mail inside',
    mail: mailOfParts([text(DUTCH), `Content-Type: message/rfc822\n\n${mailOf(ENGLISH)}`]),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint with a calendar attached',
    mail: mailOfParts([text(DUTCH), attached('text/calendar', 'les.ics', 'QkVHSU46VkNBTEVOREFS')]),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint with winmail.dat',
    mail: mailOfParts([text(DUTCH), attached('application/ms-tnef', 'winmail.dat', 'eJ8+Ig==')]),
    is: 'complaint winmail',
  },
  {
    name: 'a signed complaint (S/MIME)',
    mail: mailOfParts([text(DUTCH), attached('application/pkcs7-signature', 'smime.p7s')], {}, 'signed'),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a sealed complaint (S/MIME)',
    mail: mailOf('MIAGCSqGSIb3DQEHA6CAMIACAQAx', { type: 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m' }),
    is: 'complaint encrypted',
  },
  {
    name: 'a sealed complaint (PGP)',
    mail: mailOfParts(
      ['Content-Type: application/pgp-encrypted\n\nVersion: 1', attached('application/octet-stream', 'encrypted.asc')],
      {},
      'encrypted',
    ),
    is: 'complaint encrypted',
  },
  {
    name: 'a complaint with a program attached',
    mail: mailOfParts([text(DUTCH), attached('application/octet-stream', 'factuur.pdf.exe')]),
    is: 'complaint left-in-mail',
  },
  { name: 'a complaint without a name', mail: mailOf(DUTCH, { from: 'kim@new.example' }), is: 'complaint name' },
  {
    name: 'a complaint whose name is the address',
    mail: mailOf(DUTCH, { from: '"kim@new.example" <kim@new.example>' }),
    is: 'complaint name',
  },
  {
    name: 'a complaint whose name is in single quotes, as of Outlook',
    mail: mailOf(DUTCH, { from: '"\'Kim de Boer\'" <kim@new.example>' }),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint with a name in an encoded word',
    mail: mailOf(DUTCH, { from: '=?utf-8?Q?Zo=C3=AB_d=E2=80=99Angelo?= <zd@new.example>' }),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint from an international domain',
    mail: mailOf(DUTCH, { from: 'Kim <kim@xn--caf-dma.example>' }),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint from an address with quotes',
    mail: mailOf(DUTCH, { from: 'Kim <"kim de boer"@new.example>' }),
    is: 'complaint address',
  },
  {
    name: 'a complaint from an address in another script',
    mail: mailOf(DUTCH, { from: 'Kim <кім@new.example>' }),
    is: 'complaint address',
  },
  { name: 'a complaint of a group', mail: mailOf(DUTCH, { from: 'Klas 3: kim@new.example, bo@new.example;' }), is: 'complaint name' },
  {
    name: 'a complaint of two senders',
    mail: mailOf(DUTCH, { from: 'Kim <kim@new.example>, Bo <bo@new.example>' }),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint whose answers go elsewhere',
    mail: mailOf(DUTCH, { more: 'Reply-To: <somebody@other.example>\n' }),
    is: 'complaint reply-to',
  },
  {
    name: 'a form on a website that sends for the client',
    mail: mailOf(DUTCH, { from: 'Website <noreply@forms.example>', more: 'Reply-To: Kim de Boer <kim@new.example>\n' }),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a form that sends from our own address',
    mail: mailOf(DUTCH, { from: 'klachten@example.org', more: 'Reply-To: Kim de Boer <kim@new.example>\n' }),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint passed on by staff',
    mail: mailOf(`Kun jij dit oppakken?\n\n${DUTCH}`, { from: 'Anna Jansen <anna@example.org>', subject: 'Fwd: Trainer te laat' }),
    is: 'complaint from-us',
  },
  {
    name: 'a complaint that a client passes on',
    mail: mailOf(DUTCH, { subject: 'FW: Re: trainer te laat' }),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a new complaint of a client with a case',
    mail: mailOf(DUTCH, { from: JAN, subject: 'Nu iets anders' }),
    is: 'complaint known-client',
  },
  {
    name: 'a complaint about an invoice with such a number',
    mail: mailOf(DUTCH, { subject: 'Factuur 2026-0007 klopt niet' }),
    is: 'complaint names-a-case',
  },
  {
    name: 'a complaint with a number that is no case',
    mail: mailOf(DUTCH, { subject: 'Klacht 2026-0999' }),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint that begins like an absence',
    mail: mailOf(DUTCH, { subject: 'Afwezig: trainer Peter' }),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint about a report of delivery',
    mail: mailOf('Uw mail kwam terug: undeliverable, mail delivery failed. Wat is er aan de hand?', { subject: 'Undeliverable: uw brief' }),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint that says it is not automatic',
    mail: mailOf(DUTCH, { more: 'Auto-Submitted: no\n' }),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint through our own group at Google',
    mail: mailOf(DUTCH, {
      more: 'Precedence: list\nList-ID: <klachten.example.org>\nList-Unsubscribe: <https://groups.google.example/x>\n',
    }),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint that the mail server took for clean',
    mail: mailOf(DUTCH, { more: 'X-Spam-Flag: NO\nX-Spam-Status: No, score=-1\nX-MS-Exchange-Organization-SCL: 1\n' }),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint of the year 1970',
    mail: mailOf(DUTCH).replace(/^Date:.*$/m, 'Date: Thu, 1 Jan 1970 00:00:00 +0000'),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint with a date that does not exist',
    mail: mailOf(DUTCH).replace(/^Date:.*$/m, 'Date: Mon, 31 Feb 2026 25:61:00 +9900'),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint with no date and no Message-ID',
    mail: mailOf(DUTCH).replace(/^(?:Date|Message-ID):.*\n/gm, ''),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint with an empty Message-ID',
    mail: mailOf(DUTCH).replace(/^Message-ID:.*$/m, 'Message-ID:'),
    is: 'complaint summary-guessed',
  },
  {
    name: 'a complaint that answers a mail of somebody else',
    mail: mailOf(DUTCH, { more: answering('<other@elsewhere.example>') }),
    is: 'complaint summary-guessed',
  },

  { name: 'an answer by its header', mail: mailOf(DUTCH, { from: JAN, subject: 'Re: iets', more: answering() }), is: 'answer' },
  {
    name: 'an answer by its references only',
    mail: mailOf(DUTCH, { from: JAN, more: 'References: <a@b.example> <2026-0014.acknowledgement@example.org> <c@d.example>\n' }),
    is: 'answer',
  },
  {
    name: 'an answer by the number in its subject',
    mail: mailOf(DUTCH, { from: JAN, subject: 'Antw: Uw klacht 2026-0014: ontvangstbevestiging' }),
    is: 'answer',
  },
  { name: 'an answer by the number alone, from the client', mail: mailOf(DUTCH, { from: JAN, subject: '2026-0014' }), is: 'answer' },
  {
    name: 'an answer by the number, in English',
    mail: mailOf(ENGLISH, { from: 'Zoe <zoe@client.example>', subject: 'RE: Your complaint 2026-0007: acknowledgement' }),
    is: 'answer',
  },
  { name: 'an answer from another address', mail: mailOf(DUTCH, { more: answering() }), is: 'answer not-the-client' },
  {
    name: 'an answer of a trainer',
    mail: mailOf(DUTCH, { from: 'Peter <peter@example.org>', subject: 'over 2026-0014' }),
    is: 'answer not-the-client',
  },
  {
    name: 'a judgment of the mediator',
    mail: mailOfParts([text('Zie bijlage.'), attached('application/pdf', 'oordeel.pdf')], {
      from: 'mediator@example.org',
      subject: 'Oordeel 2026-0014',
    }),
    is: 'answer not-the-client',
  },
  {
    name: 'an answer with a photo',
    mail: mailOfParts([text(DUTCH), attached('image/png', 'foto.png', 'A'.repeat(400))], { from: JAN, more: answering() }),
    is: 'answer',
  },
  {
    name: 'an answer that the mail server took for spam',
    mail: mailOf(DUTCH, { from: JAN, more: `${answering()}X-Spam-Flag: YES\n` }),
    is: 'answer',
  },
  {
    name: 'an answer with a footer for newsletters',
    mail: mailOf(DUTCH, { from: JAN, more: `${answering()}List-Unsubscribe: <mailto:x@client.example>\n` }),
    is: 'answer',
  },

  {
    name: 'an out-of-office message',
    mail: mailOf('Ik ben er niet.', {
      from: JAN,
      subject: 'Automatisch antwoord: Uw klacht 2026-0014',
      more: `${answering()}Auto-Submitted: auto-replied\n`,
    }),
    is: 'not-taken automatic-reply',
  },
  {
    name: 'an out-of-office message of old Outlook',
    mail: mailOf('Ik ben er niet.', { from: JAN, subject: 'Out of Office AutoReply: Uw klacht', more: answering() }),
    is: 'not-taken automatic-reply',
  },
  {
    name: 'an out-of-office message with a null return path',
    mail: mailOf('Ik ben er niet.', { from: JAN, more: answering() }).replace('<kim@new.example>', '<>'),
    is: 'not-taken automatic-reply',
  },
  {
    name: 'an out-of-office message of Notes',
    mail: mailOf('Ik ben er niet.', { from: JAN, subject: 'AUTO: Jan de Vries is out of the office (returning 23-11-2026)' }),
    is: 'not-taken automatic-reply',
  },
  {
    name: 'an out-of-office message in German',
    mail: mailOf('Bin weg.', { subject: 'Abwesenheitsnotiz: Klacht' }),
    is: 'not-taken automatic-reply',
  },
  {
    name: 'an automatic reply by an old header',
    mail: mailOf('Dank voor uw bericht.', { more: 'X-Autoreply: yes\n' }),
    is: 'not-taken automatic-reply',
  },
  {
    name: 'an automatic reply by its precedence',
    mail: mailOf('Dank voor uw bericht.', { more: 'Precedence: auto_reply\n' }),
    is: 'not-taken automatic-reply',
  },
  {
    name: 'a reply of a ticket system',
    mail: mailOf('Uw melding heeft nummer 1.', { more: 'Auto-Submitted: auto-generated\n' }),
    is: 'not-taken automatic-mail',
  },
  {
    name: 'a notice of GitHub',
    mail: mailOf('A pull request', { from: 'notifications@github.example', more: 'Precedence: list\nList-ID: x/y <y.x.github.example>\n' }),
    is: 'not-taken mailing-list',
  },
  {
    name: 'a newsletter',
    mail: mailOf('Nieuws!', { more: 'List-Unsubscribe: <https://news.example/u>\nFeedback-ID: 1:2:3\n' }),
    is: 'not-taken mailing-list',
  },
  { name: 'a mail in bulk', mail: mailOf('Nieuws!', { more: 'Precedence: bulk\n' }), is: 'not-taken mailing-list' },
  {
    name: 'a mail of a list of somebody else',
    mail: mailOf('Nieuws!', { more: 'List-Id: <klachten.other.example>\n' }),
    is: 'not-taken mailing-list',
  },
  { name: 'spam by SpamAssassin', mail: mailOf('Koop nu', { more: 'X-Spam-Flag: YES\n' }), is: 'not-taken spam' },
  { name: 'spam by its status', mail: mailOf('Koop nu', { more: 'X-Spam-Status: Yes, score=9.1\n' }), is: 'not-taken spam' },
  { name: 'spam by Rspamd', mail: mailOf('Koop nu', { more: 'X-Spam: Yes\n' }), is: 'not-taken spam' },
  { name: 'spam by Exchange', mail: mailOf('Koop nu', { more: 'X-MS-Exchange-Organization-SCL: 6\n' }), is: 'not-taken spam' },
  {
    name: 'an invitation of Outlook',
    mail: mailOfParts(
      [text('Bespreking'), 'Content-Type: text/calendar; method=REQUEST; charset=utf-8\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR'],
      {},
      'alternative',
    ),
    is: 'not-taken calendar',
  },
  {
    name: 'an answer to an invitation',
    mail: mailOf('BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR', { type: 'text/calendar; method=REPLY', subject: 'Geaccepteerd: gesprek' }),
    is: 'not-taken calendar',
  },
  {
    name: 'a receipt that a letter was read',
    mail: mailOfParts(
      [
        text('Your message was read'),
        'Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822;jan@client.example\nDisposition: manual-action/MDN-sent-manually; displayed',
      ],
      { from: JAN, more: answering() },
      'report; report-type=disposition-notification',
    ),
    is: 'not-taken read-receipt',
  },
  {
    name: 'a report of abuse',
    mail: mailOfParts(
      [text('abuse'), 'Content-Type: message/feedback-report\n\nFeedback-Type: abuse', `Content-Type: message/rfc822\n\n${WHOLE}`],
      {},
      'report; report-type=feedback-report',
    ),
    is: 'not-taken abuse-report',
  },
  { name: 'our own letter, in a copy', mail: WHOLE, is: 'not-taken own-letter' },
  {
    name: 'a mail that staff sent from our address',
    mail: mailOf(DUTCH, { from: 'The Square Mile <klachten@example.org>' }),
    is: 'not-taken from-ourselves',
  },
  { name: 'nothing', mail: '', is: 'not-taken empty' },
  {
    name: 'our letter as text in a mail of a client',
    mail: mailOf(`Dit kreeg ik:\n\n${HEADERS}`, { from: JAN, subject: 'Wat is dit' }),
    is: 'complaint known-client',
  },
]
