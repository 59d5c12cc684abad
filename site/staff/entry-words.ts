// A line of the time line in words: what it is, and what became of it.
import type { Language } from '../../scripts/procedure/case.ts'
import {
  daysLeftInWords,
  LETTER_LABELS,
  OBLIGATION_LABELS,
  STATE_LABELS,
  STEP_LABELS,
  WAY_LABELS,
} from '../../scripts/procedure/glossary.ts'
import type { LetterKind } from '../../scripts/procedure/letters/record.ts'
import type { Obligation } from '../../scripts/procedure/obligations.ts'
import { dateInWords } from '../../scripts/procedure/wording.ts'
import type { TimelineEntry } from '../../scripts/views/case-timeline.ts'
import { letterStanding } from './letter-text.ts'
import { nameOf } from './register.ts'
import { WORDS } from './words/words.ts'

/** What happened, falls due or goes out, without its date. It begins with a small letter where it is the name of a step. */
export function entryTitle(entry: TimelineEntry, language: Language): string {
  const words = WORDS[language]
  switch (entry.kind) {
    case 'received':
      return words.receivedEntry
    case 'step':
      return STEP_LABELS[language][entry.step.step]
    case 'letter':
      return words.letterEntry(LETTER_LABELS[language][entry.letter.kind as LetterKind])
    case 'due':
      return words.dueEntry(OBLIGATION_LABELS[language][entry.obligation.kind])
    case 'forecast':
      return words.forecastEntry(LETTER_LABELS[language][entry.letter.kind])
    default:
      return entry satisfies never
  }
}

/** Who did it, or what became of it; null where there is nothing to say. */
export function entryDetail(entry: TimelineEntry, language: Language): string | null {
  switch (entry.kind) {
    case 'received':
    case 'forecast':
      return null
    case 'step':
      return nameOf(entry.step.by)
    case 'letter': {
      const { delivery, letter, back } = entry
      const automatic = letter.automatic ? `, ${WORDS[language].automatically}` : ''
      if (delivery) return WAY_LABELS[language][delivery.how] + automatic
      return letterStanding(letter, null, back, language).label + (back ? ` (${dateInWords(back, language)})` : '')
    }
    case 'due':
      return promiseKept(entry.obligation, language)
    default:
      return entry satisfies never
  }
}

/** What became of a promise by now. */
export function promiseKept({ state, metOn, daysLeft }: Obligation, language: Language): string {
  const { metOn: met } = WORDS[language]
  const label = STATE_LABELS[language][state]
  if (metOn) return `${label}, ${met(dateInWords(metOn, language))}`
  return daysLeft === null ? label : daysLeftInWords(daysLeft, language)
}
