// The text of a letter on file, and what became of it.
import { readDocument } from '../../scripts/io/files/case-files.ts'
import { readText } from '../../scripts/io/files/text-file.ts'
import { type CalendarDate, dateIn } from '../../scripts/procedure/calendar.ts'
import type { Language } from '../../scripts/procedure/case.ts'
import { LETTER_STATE_LABELS } from '../../scripts/procedure/glossary.ts'
import { type Delivery, deliveryOf } from '../../scripts/procedure/letters/delivery.ts'
import { type LetterRecord, type LetterState, letterName, letterState } from '../../scripts/procedure/letters/record.ts'
import type { StepsRead } from '../../scripts/procedure/steps.ts'
import { organisation, root } from './register.ts'
import { WORDS } from './words/words.ts'

/** The letter as its reader got it. */
export function letterText(letter: LetterRecord): string {
  return readDocument(readText(`${root}/${letter.path}`)).body
}

/** The place of a letter on the page of its case: within what is folded, so that a link to it opens that. */
export function letterAnchor(letter: Pick<LetterRecord, 'path'>): string {
  return `letter-${letterName(letter.path)}`
}

/** The day the letter reached the client, or else the day the mail server refused it; null where neither is known. */
export function deliveredOn(letter: LetterRecord, read: StepsRead): CalendarDate | null {
  const delivered = deliveryOf(letter, read, organisation.timeZone)
  return delivered?.on ?? (letter.refused ? dateIn(organisation.timeZone, letter.refused) : null)
}

/** Where a letter stands: what became of it counts, and not only what the mail server said. `back`: the day it came back. */
export function letterStanding(
  letter: LetterRecord,
  arrived: Delivery | null,
  back: CalendarDate | null,
  language: Language,
): { readonly state: LetterState | 'arrived'; readonly label: string } {
  const state = back && !arrived ? 'returned' : letterState(letter)
  if (arrived && state !== 'sent') return { state: 'arrived', label: WORDS[language].delivery.arrived.toLowerCase() }
  return { state, label: LETTER_STATE_LABELS[language][state] }
}
