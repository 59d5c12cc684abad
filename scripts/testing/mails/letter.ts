// The letter that the reports of mail systems are about, and what the register knows besides.

import type { Known, KnownCase, KnownLetter } from '../../incoming/known.ts'
import { rulesFrom } from '../../io/files/rules.ts'
import { day } from '../../procedure/calendar.ts'
import { ORGANISATION, TERMS, VERSION } from '../invented-organisation.ts'

/** When the mails of the tests came in: a quarter of an hour after the letter went out. */
export const ARRIVED = '2026-11-20T04:32:00Z'

export const LETTER: KnownLetter = {
  path: 'letters/2026-0014/acknowledgement.md',
  case: '2026-0014',
  kind: 'acknowledgement',
  to: { name: 'Jan de Vries', address: 'jan@client.example' },
  messageId: '<2026-0014.acknowledgement@example.org>',
  claimed: '2026-11-20T04:17:09Z',
  sent: '2026-11-20T04:17:11Z',
  refused: undefined,
  returned: undefined,
  response: '250 2.0.0 Ok: queued',
}

const CASES: readonly KnownCase[] = [
  { id: '2026-0007', email: 'zoe@client.example', language: 'en', handler: 'carla-mulder' },
  { id: '2026-0014', email: 'jan@client.example', language: 'nl', handler: 'anna-jansen' },
]

const rules = rulesFrom({ organisation: ORGANISATION, terms: { [VERSION]: TERMS } })
if ('problems' in rules) throw new Error('the invented organisation cannot be used')
export const RULES = rules

export const KNOWN: Known = { organisation: rules.organisation, cases: CASES, letters: [LETTER], today: day('2026-11-20') }

/** The letter as the client would have had it: the headers that a report gives back. */
export const HEADERS = `Received: from mail.example.org (mail.example.org [192.0.2.25])
 by mx.client.example with ESMTPS; Fri, 20 Nov 2026 05:17:12 +0100
From: The Square Mile <register@example.org>
Reply-To: The Square Mile <klachten@example.org>
To: Jan de Vries <jan@client.example>
Subject: Uw klacht 2026-0014: ontvangstbevestiging
Message-ID: <2026-0014.acknowledgement@example.org>
Date: Fri, 20 Nov 2026 04:17:09 +0000
MIME-Version: 1.0
Auto-Submitted: auto-generated
Content-Type: text/plain; charset=utf-8`

export const WHOLE = `${HEADERS}

Geachte meneer De Vries,

Wij hebben uw klacht ontvangen.
`
