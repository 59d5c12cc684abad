// A letter as people call it: by its kind and the day it was written, never by its file.
import type { CalendarDate } from '../calendar.ts'
import type { Language } from '../case.ts'
import { dateInWords } from '../wording.ts'
import { claimedOn, type LetterKind } from './record.ts'

const NAMES: Record<Language, Record<LetterKind, string>> = {
  nl: {
    acknowledgement: 'de ontvangstbevestiging',
    delay: 'het uitstelbericht',
    interim: 'het tussenbericht',
    decision: 'de beslissing',
    referral: 'de doorverwijzing',
    withdrawal: 'de bevestiging van de intrekking',
  },
  en: {
    acknowledgement: 'the acknowledgement',
    delay: 'the delay letter',
    interim: 'the interim letter',
    decision: 'the decision',
    referral: 'the referral',
    withdrawal: 'the confirmation of the withdrawal',
  },
}

/** `het uitstelbericht`, `the delay letter`: within a sentence. */
export function letterInWords(kind: LetterKind, language: Language): string {
  return NAMES[language][kind]
}

/** A letter by its kind and the day it was written. */
export interface LetterOfDay {
  readonly kind: LetterKind
  readonly on: CalendarDate
}

/** A letter on file by its kind and its day. */
export function letterOfDay(letter: { readonly kind: LetterKind; readonly claimed: string }, timeZone: string): LetterOfDay {
  return { kind: letter.kind, on: claimedOn(letter, timeZone) }
}

/** `het uitstelbericht van 17 november 2026`, `the delay letter of 17 November 2026`: within a sentence. */
export function letterOfDayInWords({ kind, on }: LetterOfDay, language: Language): string {
  return `${letterInWords(kind, language)} ${language === 'nl' ? 'van' : 'of'} ${dateInWords(on, language)}`
}

/** The Dutch pronoun for a letter: `het` for `het uitstelbericht`, `die` for `de beslissing`. */
export function dutchPronoun(kind: LetterKind): string {
  return NAMES.nl[kind].startsWith('het ') ? 'het' : 'die'
}
