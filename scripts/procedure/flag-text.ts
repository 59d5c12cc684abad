// A flag in words, in Dutch and English. A letter goes by its kind and its day, never by its file.
import type { Language } from './case.ts'
import type { Flag, FlagKind } from './flags.ts'
import { OBLIGATION_LABELS } from './glossary.ts'
import { type LetterOfDay, letterInWords, letterOfDayInWords } from './letters/in-words.ts'
import { dateInWords, listed } from './wording.ts'

const TEXTS: Record<Language, { readonly [Kind in FlagKind]: (flag: Extract<Flag, { kind: Kind }>) => string }> = {
  en: {
    overdue: ({ obligation, due }) => `${OBLIGATION_LABELS.en[obligation]} was due on ${dateInWords(due, 'en')}`,
    'not-reached': ({ written, why, since }) => {
      const letter = letterOfDayInWords(written, 'en')
      if (why === 'unknown') return `nobody knows whether ${letter} arrived`
      return `${letter} did not arrive${since === written.on ? '' : `, as came out on ${dateInWords(since, 'en')}`}`
    },
    unattended: ({ written, since }) =>
      `nobody has gone on with it since ${dateInWords(since, 'en')}; written automatically in the name of the handler: ${lettersIn(written, 'en')}`,
    'to-take-back': ({ letter, since }) =>
      `the client does not know yet that ${letterInWords(letter, 'en')} no longer stands since ${dateInWords(since, 'en')}`,
  },
  nl: {
    overdue: ({ obligation, due }) => `te laat: ${OBLIGATION_LABELS.nl[obligation]} (uiterlijk ${dateInWords(due, 'nl')})`,
    'not-reached': ({ written, why, since }) => {
      const letter = letterOfDayInWords(written, 'nl')
      if (why === 'unknown') return `het is onbekend of ${letter} is aangekomen`
      return `${letter} is niet aangekomen${since === written.on ? '' : `, zo bleek op ${dateInWords(since, 'nl')}`}`
    },
    unattended: ({ written, since }) =>
      `sinds ${dateInWords(since, 'nl')} heeft niemand iets vastgelegd; uit naam van de behandelaar is automatisch geschreven: ${lettersIn(written, 'nl')}`,
    'to-take-back': ({ letter, since }) =>
      `de klager weet nog niet dat ${letterInWords(letter, 'nl')} sinds ${dateInWords(since, 'nl')} niet meer geldt`,
  },
}

function lettersIn(letters: readonly LetterOfDay[], language: Language): string {
  return listed(
    letters.map((letter) => letterOfDayInWords(letter, language)),
    language,
  )
}

/** A flag in words: kinds, dates and letters by kind and day, never a name of a person or a file. */
export function flagText(flag: Flag, language: Language): string {
  return (TEXTS[language][flag.kind] as (flag: Flag) => string)(flag)
}
