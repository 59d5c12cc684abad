// A flag in words, in Dutch and English.
import type { Language } from './case.ts'
import type { Flag, FlagKind } from './flags.ts'
import { LETTER_LABELS, OBLIGATION_LABELS } from './glossary.ts'

const TEXTS: Record<Language, { readonly [Kind in FlagKind]: (flag: Extract<Flag, { kind: Kind }>) => string }> = {
  en: {
    overdue: ({ obligation, due }) => `${OBLIGATION_LABELS.en[obligation]} was due on ${due}`,
    'not-reached': ({ letter, since }) => `the client has not been reached since ${since} (${letter})`,
    unattended: ({ letters, since }) =>
      `nobody has gone on with it since ${since}, when a letter went out by itself (${letters.join(', ')})`,
    'to-take-back': ({ letter, since }) =>
      `the client does not know that this no longer stands since ${since}: ${LETTER_LABELS.en[letter]}`,
  },
  nl: {
    overdue: ({ obligation, due }) => `${OBLIGATION_LABELS.nl[obligation]} had uiterlijk op ${due} gemoeten`,
    'not-reached': ({ letter, since }) => `de klager is sinds ${since} niet bereikt (${letter})`,
    unattended: ({ letters, since }) =>
      `sinds ${since} heeft niemand iets vastgelegd; uit naam van de behandelaar ging vanzelf uit: ${letters.join(', ')}`,
    'to-take-back': ({ letter, since }) => `de klager weet nog niet dat dit sinds ${since} niet meer geldt: ${LETTER_LABELS.nl[letter]}`,
  },
}

/** A flag in words: kinds, names of letters and dates, never a name of a person. */
export function flagText(flag: Flag, language: Language): string {
  return (TEXTS[language][flag.kind] as (flag: Flag) => string)(flag)
}
