// A line of the time line in words.
import type { Language } from '../../scripts/procedure/case.ts'
import {
  LETTER_LABELS,
  OBLIGATION_LABELS,
  OUTCOME_LABELS,
  STATE_LABELS,
  STEP_LABELS,
  WAY_LABELS,
} from '../../scripts/procedure/glossary.ts'
import type { LetterKind } from '../../scripts/procedure/letters/record.ts'
import { dateInWords } from '../../scripts/procedure/wording.ts'
import type { TimelineEntry } from '../../scripts/views/case-timeline.ts'
import { nameOf } from './register.ts'
import { WORDS } from './words/words.ts'

/** What happened or fell due, without its date. */
export function entryWords(entry: TimelineEntry, language: Language): string {
  const words = WORDS[language]
  switch (entry.kind) {
    case 'received':
      return words.receivedMark
    case 'step': {
      const { step } = entry
      const outcome = step.step === 'decided' ? `: ${OUTCOME_LABELS[language][step.outcome]}` : ''
      const expected = step.step === 'delayed' ? `: ${dateInWords(step.expected, language)}` : ''
      return `${STEP_LABELS[language][step.step]}${outcome}${expected}, ${words.by} ${nameOf(step.by)}`
    }
    case 'letter':
      return `${words.letterMark}: ${LETTER_LABELS[language][entry.letter.kind as LetterKind]}, ${WAY_LABELS[language][entry.how]}`
    case 'due':
      return `${words.dueMark}: ${OBLIGATION_LABELS[language][entry.obligation.kind]} (${STATE_LABELS[language][entry.obligation.state]})`
    default:
      return entry satisfies never
  }
}
