// A flag in words, in Dutch and English.
import type { Language } from './case.ts'
import type { Flag, FlagKind } from './flags.ts'
import { LETTER_LABELS, OBLIGATION_LABELS } from './glossary.ts'
import { dateInWords } from './wording.ts'

const TEXTS: Record<Language, { readonly [Kind in FlagKind]: (flag: Extract<Flag, { kind: Kind }>) => string }> = {
  en: {
    overdue: ({ obligation, due }) => `${OBLIGATION_LABELS.en[obligation]} was due on ${dateInWords(due, 'en')}`,
    'not-reached': ({ letter, since }) => `the client has not been reached since ${dateInWords(since, 'en')} (${letter})`,
    unattended: ({ letters, since }) =>
      `nobody has gone on with it since ${dateInWords(since, 'en')}, when a letter went out by itself (${letters.join(', ')})`,
    'to-take-back': ({ letter, since }) =>
      `the client does not know that this no longer stands since ${dateInWords(since, 'en')}: ${LETTER_LABELS.en[letter]}`,
  },
  nl: {
    overdue: ({ obligation, due }) => `${OBLIGATION_LABELS.nl[obligation]} had uiterlijk op ${dateInWords(due, 'nl')} gemoeten`,
    'not-reached': ({ letter, since }) => `de klager is sinds ${dateInWords(since, 'nl')} niet bereikt (${letter})`,
    unattended: ({ letters, since }) =>
      `sinds ${dateInWords(since, 'nl')} heeft niemand iets vastgelegd; uit naam van de behandelaar ging vanzelf uit: ${letters.join(', ')}`,
    'to-take-back': ({ letter, since }) =>
      `de klager weet nog niet dat dit sinds ${dateInWords(since, 'nl')} niet meer geldt: ${LETTER_LABELS.nl[letter]}`,
  },
}

/** A flag in words: kinds, names of letters and dates, never a name of a person. */
export function flagText(flag: Flag, language: Language): string {
  return (TEXTS[language][flag.kind] as (flag: Flag) => string)(flag)
}
