// A letter as people call it: by its kind and the day it was written, never by its file.
import type { CalendarDate } from '../calendar.ts'
import type { Language } from '../case.ts'
import { dateInWords } from '../wording.ts'
import type { LetterKind } from './record.ts'

const NAMES: Record<Language, Record<LetterKind, string>> = {
  nl: {
    acknowledgement: 'de ontvangstbevestiging',
    delay: 'het uitstelbericht',
    interim: 'het tussenbericht',
    decision: 'de brief met de beslissing',
    referral: 'de brief over de bemiddelaar',
    withdrawal: 'de bevestiging van de intrekking',
  },
  en: {
    acknowledgement: 'the acknowledgement',
    delay: 'the delay letter',
    interim: 'the interim letter',
    decision: 'the letter with the decision',
    referral: 'the letter about the mediator',
    withdrawal: 'the confirmation of the withdrawal',
  },
}

/** `het uitstelbericht`, `the delay letter`: within a sentence. */
export function letterInWords(kind: LetterKind, language: Language): string {
  return NAMES[language][kind]
}

/** `het uitstelbericht van 17 november 2026`, `the delay letter of 17 November 2026`: within a sentence. */
export function letterOfDay({ kind, on }: { readonly kind: LetterKind; readonly on: CalendarDate }, language: Language): string {
  return `${letterInWords(kind, language)} ${language === 'nl' ? 'van' : 'of'} ${dateInWords(on, language)}`
}

/** The Dutch pronoun for a letter: `het` for `het uitstelbericht`, `die` for `de beslissing`. */
export function dutchPronoun(kind: LetterKind): string {
  return NAMES.nl[kind].startsWith('het ') ? 'het' : 'die'
}
