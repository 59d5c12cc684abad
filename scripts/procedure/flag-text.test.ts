import { expect, test } from 'vitest'
import { day } from './calendar.ts'
import { flagText } from './flag-text.ts'
import type { Flag } from './flags.ts'

const DELAY = { kind: 'delay', on: day('2026-11-17') } as const
const lost = (why: 'refused' | 'back' | 'unknown', since = '2026-11-17'): Flag => ({
  kind: 'not-reached',
  since: day(since),
  letter: '2026-11-18-delay',
  why,
  written: DELAY,
})
const silent = (...written: readonly { readonly kind: 'delay' | 'interim'; readonly on: ReturnType<typeof day> }[]): Flag => ({
  kind: 'unattended',
  since: day('2026-12-01'),
  letters: written.map(({ on, kind }) => `${on}-${kind}`),
  written,
})

test.each<[Flag, string, string]>([
  [
    { kind: 'overdue', since: day('2026-11-18'), obligation: 'decision', due: day('2026-11-17') },
    'te laat: beslissing of uitstelbericht (uiterlijk 17 november 2026)',
    'decision or delay letter was due on 17 November 2026',
  ],
  [lost('refused'), 'het uitstelbericht van 17 november 2026 is niet aangekomen', 'the delay letter of 17 November 2026 did not arrive'],
  [
    lost('back', '2026-11-20'),
    'het uitstelbericht van 17 november 2026 is niet aangekomen, zo bleek op 20 november 2026',
    'the delay letter of 17 November 2026 did not arrive, as came out on 20 November 2026',
  ],
  [
    lost('unknown'),
    'het is onbekend of het uitstelbericht van 17 november 2026 is aangekomen',
    'nobody knows whether the delay letter of 17 November 2026 arrived',
  ],
  [
    silent(DELAY, { kind: 'interim', on: day('2026-12-01') }),
    'sinds 1 december 2026 heeft niemand iets vastgelegd; uit naam van de behandelaar is automatisch geschreven: het uitstelbericht van 17 november 2026 en het tussenbericht van 1 december 2026',
    'nobody has gone on with it since 1 December 2026; written automatically in the name of the handler: the delay letter of 17 November 2026 and the interim letter of 1 December 2026',
  ],
  [
    { kind: 'to-take-back', since: day('2026-12-10'), letter: 'decision' },
    'de klager weet nog niet dat de beslissing sinds 10 december 2026 niet meer geldt',
    'the client does not know yet that the decision no longer stands since 10 December 2026',
  ],
])('the flag %o is told by kind and day', (flag, dutch, english) => {
  expect([flagText(flag, 'nl'), flagText(flag, 'en')]).toEqual([dutch, english])
})
