// A version of the published policy: the periods that were promised to the public. The page and the due dates read the same file.
import { z } from 'zod'
import type { CalendarDate } from './calendar.ts'
import { field } from './sentence.ts'
import { personId, wholeNumber } from './text.ts'

/** `site/policy/<day it came into force>/terms.yml`. */
export const termsSchema = field(
  z.strictObject({
    decisionDays: field(wholeNumber(1, 365), {
      en: 'Within how many days of receipt the decision, or a delay letter, reaches the client (P5, P6).',
      nl: 'Binnen hoeveel dagen na ontvangst de beslissing, of een uitstelbericht, bij de klager is (P5, P6).',
    }),
    interimDays: field(wholeNumber(1, 365), {
      en: 'After how many days without a message an interim letter is due (P6).',
      nl: 'Na hoeveel dagen zonder bericht er een tussenbericht moet zijn (P6).',
    }),
    mediationDays: field(wholeNumber(1, 365), {
      en: 'Within how many days of referral the judgment is given and carried out (P8).',
      nl: 'Binnen hoeveel dagen na de doorverwijzing er een oordeel is, en het is uitgevoerd (P8).',
    }),
    mediator: field(personId, {
      en: 'The id of the independent mediator in organisation.yml (P8).',
      nl: 'De korte naam van de onafhankelijke bemiddelaar in organisation.yml (P8).',
    }),
  }),
  { en: 'The terms of a policy version.', nl: 'De termijnen van een versie van de klachtenregeling.' },
)

export type Terms = z.output<typeof termsSchema>

/** A policy version and the day it came into force, which is also its folder's name and its address on the site. */
export type Policy = Terms & { readonly version: CalendarDate }

/** The version in force on `date`; it governs a case received that day for ever. Null before the first version. */
export function policyOn<P extends { readonly version: CalendarDate }>(versions: readonly P[], date: CalendarDate): P | null {
  let governing: P | null = null
  for (const policy of versions) if (policy.version <= date && (!governing || policy.version > governing.version)) governing = policy
  return governing
}

/** The earliest version. Throws where there is none; the reader of a register refuses that first. */
export function firstPolicy<P extends { readonly version: CalendarDate }>(versions: readonly P[]): P {
  const [first] = versions.toSorted((a, b) => (a.version < b.version ? -1 : 1))
  if (!first) throw new Error('there is no policy version')
  return first
}
