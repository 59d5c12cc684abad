// Reports of mail systems about one letter, each in the form in which that system writes: by RFC 3464, or in words of its own. The forms are
// those of the systems, the letter and the addresses are invented.
import { HEADERS, WHOLE } from './letter.ts'

export interface Report {
  readonly system: string
  readonly mail: string
  /** The kind and the status that must be read from it. */
  readonly says: `returned ${string}` | `delayed ${string}` | `not-taken ${string}`
}

const TO = 'jan@client.example'

interface ByFields {
  readonly from: string
  readonly subject: string
  readonly words: string
  /** Of the message, and of the receiver. */
  readonly fields: readonly [string, string]
  /** What is given back: the whole letter, its headers by either type, or nothing. */
  readonly back?: 'message/rfc822' | 'text/rfc822-headers' | 'message/rfc822-headers' | 'nothing'
  readonly more?: string
}

/** A report by RFC 3464. */
export function byFields({ from, subject, words, fields, back = 'message/rfc822', more = '' }: ByFields): string {
  const given = back === 'nothing' ? '' : `--b_1\nContent-Type: ${back}\n\n${back === 'message/rfc822' ? WHOLE : HEADERS}\n\n`
  return `Return-Path: <>
From: ${from}
To: register@example.org
Subject: ${subject}
Date: Fri, 20 Nov 2026 05:31:00 +0100
Message-ID: <report-1@mx.client.example>
${more}MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b_1"

This is a MIME-encapsulated message.

--b_1
Content-Type: text/plain; charset=us-ascii

${words}

--b_1
Content-Type: message/delivery-status

${fields[0]}

${fields[1]}

${given}--b_1--
`
}

/** A report in words only. */
function inWords(from: string, subject: string, words: string, more = 'Return-Path: <>\n'): string {
  return `${more}From: ${from}
To: register@example.org
Subject: ${subject}
Date: Fri, 20 Nov 2026 05:31:00 +0100
Message-ID: <report-1@mx.client.example>

${words}
`
}

const failed = (status: string, diagnostic: string): string =>
  `Final-Recipient: rfc822; ${TO}\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; ${diagnostic}`

export const REPORTS: readonly Report[] = [
  {
    system: 'Postfix',
    says: 'returned 5.1.1',
    mail: byFields({
      from: 'MAILER-DAEMON@mail.example.org (Mail Delivery System)',
      subject: 'Undelivered Mail Returned to Sender',
      words: `This is the mail system at host mail.example.org.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

For further assistance, please send mail to postmaster.

                   The mail system

<${TO}>: host mx.client.example[192.0.2.7] said: 550 5.1.1 <${TO}>: Recipient
    address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command)`,
      fields: [
        'Reporting-MTA: dns; mail.example.org\nX-Postfix-Queue-ID: 4Q1x\nX-Postfix-Sender: rfc822; register@example.org\nArrival-Date: Fri, 20 Nov 2026 05:17:11 +0100 (CET)',
        `Final-Recipient: rfc822; ${TO}\nOriginal-Recipient: rfc822;${TO}\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.client.example\nDiagnostic-Code: smtp; 550 5.1.1 <${TO}>: Recipient address rejected`,
      ],
    }),
  },
  {
    system: 'Postfix, still trying',
    says: 'delayed 4.4.1',
    mail: byFields({
      from: 'MAILER-DAEMON@mail.example.org (Mail Delivery System)',
      subject: 'Delayed Mail (still being retried)',
      words: `####################################################################
# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #
####################################################################

Your message could not be delivered for more than 4 hour(s).
It will be retried until it is 5 day(s) old.`,
      fields: [
        'Reporting-MTA: dns; mail.example.org',
        `Final-Recipient: rfc822; ${TO}\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to client.example: Connection timed out\nWill-Retry-Until: Wed, 25 Nov 2026 05:17:11 +0100 (CET)`,
      ],
      back: 'text/rfc822-headers',
    }),
  },
  {
    system: 'Postfix, after five days',
    says: 'returned 4.4.1',
    mail: byFields({
      from: 'MAILER-DAEMON@mail.example.org',
      subject: 'Undelivered Mail Returned to Sender',
      words: `<${TO}>: connect to client.example[192.0.2.7]:25: Connection timed out`,
      fields: ['Reporting-MTA: dns; mail.example.org', failed('4.4.1', 'connect to client.example[192.0.2.7]:25: Connection timed out')],
    }),
  },
  {
    system: 'Postfix, that it was delivered',
    says: 'not-taken delivery-receipt',
    mail: byFields({
      from: 'MAILER-DAEMON@mail.example.org',
      subject: 'Successful Mail Delivery Report',
      words: 'Your message was successfully delivered to the destination(s) listed below.',
      fields: ['Reporting-MTA: dns; mail.example.org', `Final-Recipient: rfc822; ${TO}\nAction: relayed\nStatus: 2.1.5`],
    }),
  },
  {
    system: 'Sendmail',
    says: 'returned 5.1.1',
    mail: byFields({
      from: 'Mail Delivery Subsystem <MAILER-DAEMON@mx.client.example>',
      subject: 'Returned mail: see transcript for details',
      words: `The original message was received at Fri, 20 Nov 2026 05:17:12 +0100
from mail.example.org [192.0.2.25]

   ----- The following addresses had permanent fatal errors -----
<${TO}>
    (reason: 550 5.1.1 <${TO}>... User unknown)

   ----- Transcript of session follows -----
... while talking to local:
>>> DATA
<<< 550 5.1.1 <${TO}>... User unknown
550 5.1.1 <${TO}>... User unknown`,
      fields: ['Reporting-MTA: dns; mx.client.example', failed('5.1.1', `550 5.1.1 <${TO}>... User unknown`)],
      back: 'text/rfc822-headers',
      more: 'Auto-Submitted: auto-generated (failure)\n',
    }),
  },
  {
    system: 'Sendmail, still trying',
    says: 'delayed 4.4.1',
    mail: byFields({
      from: 'Mail Delivery Subsystem <MAILER-DAEMON@mx.client.example>',
      subject: 'Warning: could not send message for past 4 hours',
      words: `    **********************************************
    **      THIS IS A WARNING MESSAGE ONLY      **
    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **
    **********************************************

Warning: message still undelivered after 4 hours`,
      fields: ['Reporting-MTA: dns; mx.client.example', `Final-Recipient: RFC822; ${TO}\nAction: delayed\nStatus: 4.4.1`],
      back: 'text/rfc822-headers',
    }),
  },
  {
    system: 'Sendmail 5',
    says: 'returned 5.0.0',
    mail: inWords(
      'Mail Delivery Subsystem <MAILER-DAEMON>',
      'Returned mail: User unknown',
      `   ----- Transcript of session follows -----
550 <${TO}>... User unknown

   ----- Unsent message follows -----
${WHOLE}`,
    ),
  },
  {
    system: 'Exim',
    says: 'returned 5.0.0',
    mail: inWords(
      'Mail Delivery System <Mailer-Daemon@mail.example.org>',
      'Mail delivery failed: returning message to sender',
      `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ${TO}
    SMTP error from remote mail server after RCPT TO:<${TO}>:
    host mx.client.example [192.0.2.7]: 550 no such mailbox

------ This is a copy of the message, including all the headers. ------

${WHOLE}`,
      `Return-Path: <>\nX-Failed-Recipients: ${TO}\nAuto-Submitted: auto-replied\n`,
    ),
  },
  {
    system: 'Exim 4.9, with fields',
    says: 'returned 5.0.0',
    mail: byFields({
      from: 'Mail Delivery System <Mailer-Daemon@mail.example.org>',
      subject: 'Mail delivery failed: returning message to sender',
      words: 'This message was created automatically by mail delivery software.',
      fields: ['Reporting-MTA: dns; mail.example.org', `Action: failed\nFinal-Recipient: rfc822;${TO}\nStatus: 5.0.0`],
      more: `X-Failed-Recipients: ${TO}\nAuto-Submitted: auto-replied\n`,
    }),
  },
  {
    system: 'Exim, still trying',
    says: 'delayed 4.0.0',
    mail: inWords(
      'Mail Delivery System <Mailer-Daemon@mail.example.org>',
      'Warning: message 1mXyZ-0001 delayed 24 hours',
      `This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mail.example.org.

The message identifier is:     1mXyZ-0001
The subject of the message is: Uw klacht 2026-0014: ontvangstbevestiging
The date of the message is:    Fri, 20 Nov 2026 04:17:09 +0000

The address to which the message has not yet been delivered is:

  ${TO}
    Delay reason: Connection timed out

No action is required on your part. Delivery attempts will continue for
some time, and this warning may be repeated at intervals if the message
remains undelivered.`,
    ),
  },
  {
    system: 'qmail',
    says: 'returned 5.1.1',
    mail: inWords(
      'MAILER-DAEMON@mx.client.example',
      'failure notice',
      `Hi. This is the qmail-send program at mx.client.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<${TO}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Return-Path: <register@example.org>
${WHOLE}`,
    ),
  },
  {
    system: 'qmail, in Dutch',
    says: 'returned 5.2.2',
    mail: inWords(
      'postmaster@client.example',
      'Bericht niet bezorgd',
      `De bezorging van uw bericht aan het volgende adres is mislukt:

<${TO}>:
Mailbox vol. (#5.2.2)

--- Below this line is a copy of the message.

${WHOLE}`,
    ),
  },
  {
    system: 'Courier',
    says: 'returned 5.1.1',
    mail: byFields({
      from: '"Courier mail server at mx.client.example" <@>',
      subject: 'NOTICE: mail delivery status.',
      words: `This is a delivery status notification from mx.client.example,
running the Courier mail server, version 0.65.2.

UNDELIVERABLE MAIL

Your message to the following recipients cannot be delivered:

<${TO}>:
    mx.client.example [192.0.2.7]:
>>> RCPT TO:<${TO}>
<<< 550 5.1.1 User unknown`,
      fields: [
        'Reporting-MTA: dns; mx.client.example',
        `Final-Recipient: rfc822; ${TO}\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 5.1.1 User unknown`,
      ],
    }),
  },
  {
    system: 'Exchange 5.5',
    says: 'returned 5.0.0',
    mail: inWords(
      'System Administrator <postmaster@client.example>',
      'Undeliverable: Uw klacht 2026-0014: ontvangstbevestiging',
      `Your message

  To:      Jan de Vries
  Subject: Uw klacht 2026-0014: ontvangstbevestiging
  Sent:    Fri, 20 Nov 2026 05:17:09 +0100

did not reach the following recipient(s):

${TO} on Fri, 20 Nov 2026 05:18:00 +0100
    The recipient name is not recognized
	The MTS-ID of the original message is: c=nl;a= ;p=Client;l=MX0101-2611200417Z-1
    MSEXCH:IMS:Client:Site:MX 0 (000C05A6) Unknown Recipient`,
    ),
  },
  {
    system: 'Exchange 2003',
    says: 'returned 5.1.1',
    mail: byFields({
      from: 'postmaster@client.example',
      subject: 'Delivery Status Notification (Failure)',
      words: `This is an automatically generated Delivery Status Notification.

Delivery to the following recipients failed.

       ${TO}`,
      fields: [
        'Reporting-MTA: dns;mx.client.example\nReceived-From-MTA: dns;mail.example.org',
        `Final-Recipient: rfc822;${TO}\nAction: failed\nStatus: 5.1.1`,
      ],
    }),
  },
  {
    system: 'Exchange 2003, still trying',
    says: 'delayed 4.4.7',
    mail: byFields({
      from: 'postmaster@client.example',
      subject: 'Delivery Status Notification (Delay)',
      words: `This is an automatically generated Delivery Status Notification.

THIS IS A WARNING MESSAGE ONLY.

YOU DO NOT NEED TO RESEND YOUR MESSAGE.

Delivery to the following recipients has been delayed.

       ${TO}`,
      fields: [
        'Reporting-MTA: dns;mx.client.example',
        `Final-Recipient: rfc822;${TO}\nAction: delayed\nStatus: 4.4.7\nWill-Retry-Until: Sun, 22 Nov 2026 05:17:12 +0100`,
      ],
    }),
  },
  {
    system: 'Exchange 2007',
    says: 'returned 5.1.1',
    mail: byFields({
      from: 'Microsoft Exchange <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@client.example>',
      subject: 'Undeliverable: Uw klacht 2026-0014: ontvangstbevestiging',
      words: `Delivery has failed to these recipients or distribution lists:

Jan de Vries
The recipient's e-mail address was not found in the recipient's e-mail system.

Diagnostic information for administrators:

Generating server: mx.client.example

${TO}
#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##

Original message headers:

${HEADERS}`,
      fields: ['Reporting-MTA: dns;mx.client.example', failed('5.1.1', '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found')],
    }),
  },
  {
    system: 'Exchange 2007, in words only',
    says: 'returned 5.1.1',
    mail: inWords(
      'Microsoft Exchange <postmaster@client.example>',
      'Onbestelbaar: Uw klacht 2026-0014: ontvangstbevestiging',
      `Kan het bericht niet bezorgen bij de volgende geadresseerden of distributielijsten:

${TO}
Het e-mailadres van de geadresseerde is niet gevonden.

#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##

Original message headers:

${HEADERS}`,
      '',
    ),
  },
  {
    system: 'Office 365',
    says: 'returned 5.1.10',
    mail: byFields({
      from: 'postmaster@client.onmicrosoft.example',
      subject: 'Onbestelbaar: Uw klacht 2026-0014: ontvangstbevestiging',
      words: `Uw bericht aan ${TO} kan niet worden bezorgd.

jan is niet gevonden op client.example.`,
      fields: [
        'Reporting-MTA: dns;AM0PR01MB0001.eurprd01.prod.outlook.example\nReceived-From-MTA: dns;mail.example.org',
        `Final-Recipient: rfc822;${TO}\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${TO} not found by SMTP address lookup`,
      ],
      more: 'X-MS-Exchange-Message-Is-Ndr:\n',
    }),
  },
  {
    system: 'Gmail',
    says: 'returned 5.1.1',
    mail: byFields({
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'Delivery Status Notification (Failure)',
      words: `** Address not found **

Your message wasn't delivered to ${TO} because the address couldn't be found, or is unable to receive mail.

The response from the remote server was:
550 5.1.1 The email account that you tried to reach does not exist.`,
      fields: [
        `Reporting-MTA: dns; googlemail.com\nArrival-Date: Thu, 19 Nov 2026 20:17:11 -0800 (PST)\nX-Original-Message-ID: <2026-0014.acknowledgement@example.org>`,
        failed('5.1.1', '550-5.1.1 The email account that you tried to reach does not exist.'),
      ],
      more: `X-Failed-Recipients: ${TO}\nAuto-Submitted: auto-replied\n`,
    }),
  },
  {
    system: 'Gmail, still trying',
    says: 'delayed 4.4.1',
    mail: byFields({
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'Delivery Status Notification (Delay)',
      words: `** Delivery incomplete **

There was a temporary problem delivering your message to ${TO}. Gmail will retry for 46 more hours. You'll be notified if the delivery fails permanently.`,
      fields: [
        'Reporting-MTA: dns; googlemail.com',
        `Final-Recipient: rfc822; ${TO}\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; The recipient server did not accept our requests to connect.\nWill-Retry-Until: Sat, 21 Nov 2026 20:17:11 -0800 (PST)`,
      ],
    }),
  },
  {
    system: 'Gmail of 2012',
    says: 'returned 5.1.1',
    mail: inWords(
      'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      'Delivery Status Notification (Failure)',
      `Delivery to the following recipient failed permanently:

     ${TO}

Technical details of permanent failure:
Google tried to deliver your message, but it was rejected by the recipient domain.
The error that the other server returned was: 550 550 5.1.1 <${TO}>: User unknown (state 14).

----- Original message -----

${HEADERS}

Geachte meneer De Vries,`,
      `Return-Path: <>\nX-Failed-Recipients: ${TO}\n`,
    ),
  },
  {
    system: 'Yahoo',
    says: 'returned 5.0.0',
    mail: inWords(
      'MAILER-DAEMON@yahoo.com',
      'Failure Notice',
      `Sorry, we were unable to deliver your message to the following address.

<${TO}>:
Remote host said: 554 delivery error: dd This user doesn't have a client.example account (${TO}) [0] - mta1001

--- Below this line is a copy of the message.

${WHOLE}`,
    ),
  },
  {
    system: 'Amazon SES',
    says: 'returned 5.1.1',
    mail: byFields({
      from: 'MAILER-DAEMON@eu-west-1.amazonses.com',
      subject: 'Delivery Status Notification (Failure)',
      words: `An error occurred while trying to deliver the mail to the following recipients:
${TO}`,
      fields: [
        'Reporting-MTA: dns; a1-2.smtp-out.eu-west-1.amazonses.com',
        `Action: failed\nFinal-Recipient: rfc822; ${TO}\nDiagnostic-Code: smtp; 550 5.1.1 user unknown\nStatus: 5.1.1`,
      ],
    }),
  },
  {
    system: 'Lotus Notes',
    says: 'returned 5.0.0',
    mail: inWords(
      'Postmaster@client.example',
      'DELIVERY FAILURE: User jan (jan@client.example) not listed in Domino Directory',
      `Your message

  Subject: Uw klacht 2026-0014: ontvangstbevestiging

was not delivered to:

  ${TO}

because:

  User jan (${TO}) not listed in Domino Directory

------- Returned Message --------

${HEADERS}`,
    ),
  },
  {
    system: 'Domino',
    says: 'returned 5.1.1',
    mail: byFields({
      from: 'Postmaster@client.example',
      subject: 'DELIVERY FAILURE: User not listed in Domino Directory',
      words: 'Your message was not delivered to the following recipient.',
      fields: [
        'Reporting-MTA: dns;domino.client.example',
        `Final-Recipient: rfc822;${TO}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: X-Notes; User jan (${TO}) not listed in Domino Directory`,
      ],
      back: 'message/rfc822-headers',
    }),
  },
  {
    system: 'Zimbra',
    says: 'returned 5.1.1',
    mail: byFields({
      from: 'MAILER-DAEMON@zimbra.client.example (Mail Delivery System)',
      subject: 'Undelivered Mail Returned to Sender',
      words: `This is the mail system at host zimbra.client.example.\n\n<${TO}>: mail for client.example loops back to myself`,
      fields: [
        'Reporting-MTA: dns; zimbra.client.example\nX-Postfix-Queue-ID: 9A1',
        `Final-Recipient: rfc822; ${TO}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: X-Postfix; ${TO}: user not found`,
      ],
    }),
  },
  {
    system: 'GroupWise',
    says: 'returned 5.0.0',
    mail: inWords(
      'Mailer-Daemon@client.example',
      'Message status - undeliverable',
      `The message that you sent was undeliverable to the following:
	jan (user not found)

Possibly truncated original message follows:

${WHOLE}`,
    ),
  },
  {
    system: 'IMail',
    says: 'returned 5.0.0',
    mail: inWords(
      '"Mail Delivery System" <postmaster@client.example>',
      'Undeliverable Mail',
      `Unknown user: ${TO}\n\n\nOriginal message follows.\n\n${WHOLE}`,
    ),
  },
  {
    system: 'MDaemon',
    says: 'returned 5.0.0',
    mail: inWords(
      'MDaemon@client.example',
      'Warning: client.example - User unknown!',
      `The following data may contain sections which represent BASE64 encoded
file attachments.

--- The attached message was undeliverable to the following addresses ---

${TO}: User unknown

--- Session Transcript ---
 550 ${TO} unknown user
--- End Transcript ---

Message-ID: <2026-0014.acknowledgement@example.org>`,
    ),
  },
  {
    system: 'MailEnable',
    says: 'returned 5.0.0',
    mail: inWords(
      '"Postmaster" <POSTMASTER@client.example>',
      'Message Delivery Failure',
      `MailEnable: Message delivery has failed.

Message could not be delivered to the following recipients:

[SMTP:${TO}]
Reason: ME-I0026: Message could not be delivered. The remote server returned 550 No such user.

${HEADERS}`,
    ),
  },
  {
    system: 'Apache James',
    says: 'returned 5.0.0',
    mail: inWords(
      'postmaster@client.example',
      '[BOUNCE]',
      `Hi. This is the James mail server at james.client.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.  Below
I include the list of recipients and the reason why I was unable to deliver
your message.

Failed recipient(s):
${TO}

Error message:
550 User unknown

${HEADERS}`,
    ),
  },
  {
    system: 'MailMarshal, which gives nothing back',
    says: 'returned 5.1.1',
    mail: inWords(
      'postmaster@client.example',
      'Undeliverable Mail: "Uw klacht 2026-0014: ontvangstbevestiging"',
      `Your message:
   From:    register@example.org
   Subject: Uw klacht 2026-0014: ontvangstbevestiging

Could not be delivered because of

550 5.1.1 User unknown

The following recipients were affected:
    ${TO}

Additional Information
======================
Original Sender:    <register@example.org>
Sender-MTA:         <10.11.12.13>
MessageName:        <B549996730000.000000000001.0003.mml>`,
      '',
    ),
  },
  {
    system: 'a hosting service with a qmail of its own',
    says: 'returned 5.0.0',
    mail: inWords(
      'MAILER-DAEMON@hosting.example',
      'failure notice',
      `Your mail message to the following address(es) could not be delivered. This
is a permanent error. Please verify the addresses and try again.

<${TO}>:
child status 100...The e-mail message could not be delivered because the user's mailfolder is full.

--- Below this line is a copy of the message.

Return-Path: <register@example.org>
Received: (qmail 5962 invoked from network); 20 Nov 2026 04:25:14 -0000
${WHOLE}`,
      '',
    ),
  },
  {
    system: 'OpenSMTPD',
    says: 'returned 5.0.0',
    mail: inWords(
      'Mailer Daemon <MAILER-DAEMON@mail.example.org>',
      'Delivery status notification: error',
      `    Hi!

    This is the MAILER-DAEMON, please DO NOT REPLY to this email.

    An error has occurred while attempting to deliver a message for
    the following list of recipients:

${TO}: 550 Invalid recipient: <${TO}>

    Below is a copy of the original message:

${WHOLE}`,
    ),
  },
  {
    system: 'Haraka',
    says: 'returned 5.1.1',
    mail: byFields({
      from: 'MAILER-DAEMON@mail.example.org',
      subject: 'failure notice',
      words: `Hi. This is the Haraka Mailer program at mail.example.org.\nI'm afraid I wasn't able to deliver your message to the following addresses.`,
      fields: ['Reporting-MTA: dns;mail.example.org', failed('5.1.1', '550 5.1.1 no such user')],
    }),
  },
  {
    system: 'Barracuda',
    says: 'returned 5.7.1',
    mail: byFields({
      from: 'Mail Delivery System <MAILER-DAEMON@barracuda.client.example>',
      subject: '**Message you sent blocked by our bulk email filter**',
      words: 'Your message to: jan@client.example was blocked by our Spam Firewall.',
      fields: ['Reporting-MTA: dns; barracuda.client.example', failed('5.7.1', '550 5.7.1 Message content rejected')],
      back: 'text/rfc822-headers',
    }),
  },
  {
    system: 'Mimecast',
    says: 'returned 5.4.1',
    mail: byFields({
      from: '"Mimecast Postmaster" <postmaster@eu.mimecast.example>',
      subject: '[Postmaster] Email Delivery Failure',
      words: `The following e-mail could not be delivered:\n\nTo: ${TO}`,
      fields: ['Reporting-MTA: dns; eu.mimecast.example', failed('5.4.1', '550 Recipient address rejected: Access denied. 5.4.1')],
      back: 'text/rfc822-headers',
    }),
  },
  {
    system: 'Proofpoint',
    says: 'returned 5.1.1',
    mail: byFields({
      from: 'Mail Delivery Subsystem <MAILER-DAEMON@pphosted.example>',
      subject: 'Returned mail: see transcript for details',
      words: '   ----- The following addresses had permanent fatal errors -----',
      fields: ['Reporting-MTA: dns; pphosted.example', failed('5.1.1', '550 5.1.1 User Unknown')],
    }),
  },
  {
    system: 'iCloud',
    says: 'returned 5.1.6',
    mail: byFields({
      from: 'MAILER-DAEMON@icloud.example',
      subject: 'Undelivered Mail Returned to Sender',
      words: 'The message could not be delivered.',
      fields: ['Reporting-MTA: dns; icloud.example', failed('5.1.6', '550 5.1.6 recipient no longer on server')],
    }),
  },
  {
    system: 'GMX',
    says: 'returned 5.0.0',
    mail: inWords(
      '"GMX Mailer Daemon" <mailer-daemon@gmx.example>',
      'Mail delivery failed: returning message to sender',
      `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its recipients.
This is a permanent error. The following address failed:

"${TO}":
SMTP error from remote server after RCPT command:
host: mx.client.example
550 mailbox not found

--- The header of the original message is following. ---

${HEADERS}`,
    ),
  },
  {
    system: 'Strato, in German',
    says: 'returned 5.1.1',
    mail: inWords(
      'Mail Delivery System <MAILER-DAEMON@strato.example>',
      'Unzustellbar: Uw klacht 2026-0014',
      `Ihre Nachricht konnte nicht zugestellt werden.

<${TO}>: 550 5.1.1 unbekannt

${HEADERS}`,
    ),
  },
  {
    system: 'Orange, in French',
    says: 'returned 5.1.1',
    mail: inWords(
      'postmaster@orange.example',
      'Non remis : Uw klacht 2026-0014',
      `Votre message n'a pas été remis à:\n\n<${TO}>\n550 5.1.1 Adresse d au moins un destinataire invalide.\n\n${HEADERS}`,
    ),
  },
  {
    system: 'KPN, in Dutch, still trying',
    says: 'delayed 4.4.1',
    mail: byFields({
      from: 'Mail Delivery System <MAILER-DAEMON@kpn.example>',
      subject: 'Bezorging vertraagd',
      words: 'Uw bericht kon nog niet worden bezorgd. Het wordt later opnieuw geprobeerd.',
      fields: ['Reporting-MTA: dns; kpn.example', `Final-Recipient: rfc822; ${TO}\nAction: delayed\nStatus: 4.4.1`],
    }),
  },
  {
    system: 'Sun Java Messaging Server',
    says: 'returned 5.1.1',
    mail: byFields({
      from: 'Internet Mail Delivery <postmaster@client.example>',
      subject: 'Delivery Notification: Delivery has failed',
      words: `This report relates to a message you sent with the following header fields:

  Message-id: <2026-0014.acknowledgement@example.org>
  Date: Fri, 20 Nov 2026 04:17:09 +0000
  From: The Square Mile <register@example.org>
  To: ${TO}

Your message cannot be delivered to the following recipients:

  Recipient address: ${TO}
  Reason: unknown or illegal alias`,
      fields: [
        'Reporting-MTA: dns;client.example',
        `Original-recipient: rfc822;${TO}\nFinal-recipient: rfc822;jan@ims.client.example\nAction: failed\nStatus: 5.1.1 (unknown or illegal alias)`,
      ],
      back: 'nothing',
    }),
  },
  {
    system: 'a receiver that passed it on to another address',
    says: 'returned 5.2.2',
    mail: byFields({
      from: 'MAILER-DAEMON@forward.example',
      subject: 'Undelivered Mail Returned to Sender',
      words: '<jan.thuis@elsewhere.example>: mailbox full',
      fields: [
        'Reporting-MTA: dns; forward.example',
        'Final-Recipient: rfc822; jan.thuis@elsewhere.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full',
      ],
    }),
  },
  {
    system: 'a system that says nothing by its fields',
    says: 'returned 5.0.0',
    mail: byFields({
      from: 'postmaster@client.example',
      subject: 'Delivery failed',
      words: 'Your message was not delivered.',
      fields: ['Reporting-MTA: dns; client.example', `Final-Recipient: rfc822; ${TO}`],
    }),
  },
  {
    system: 'a system that gives back nothing, for one letter',
    says: 'returned 5.1.1',
    mail: byFields({
      from: 'postmaster@client.example',
      subject: 'Delivery failed',
      words: 'Your message was not delivered.',
      fields: ['Reporting-MTA: dns; client.example', failed('5.1.1', '550 5.1.1 unknown')],
      back: 'nothing',
    }),
  },
  {
    system: 'a system that says nothing at all',
    says: 'not-taken report-unclear',
    mail: byFields({
      from: 'postmaster@client.example',
      subject: 'Notice',
      words: 'See below.',
      fields: ['Reporting-MTA: dns; client.example', `Final-Recipient: rfc822; ${TO}`],
    }),
  },
  {
    system: 'a base64 report of a program that encodes everything',
    says: 'returned 5.1.1',
    mail: `Return-Path: <>
From: Mailer-Daemon <mailer-daemon@client.example>
Subject: =?utf-8?B?${Buffer.from('Undelivered Mail Returned to Sender').toString('base64')}?=
MIME-Version: 1.0
Content-Type: multipart/report; report-type="delivery-status"; boundary=b

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

${Buffer.from(`<${TO}>: user unknown`).toString('base64')}
--b
Content-Type: message/delivery-status
Content-Transfer-Encoding: base64

${Buffer.from(`Reporting-MTA: dns; client.example\n\n${failed('5.1.1', '550 5.1.1 unknown')}\n`).toString('base64')}
--b
Content-Type: text/rfc822-headers
Content-Transfer-Encoding: base64

${Buffer.from(HEADERS).toString('base64')}
--b--
`,
  },
]
