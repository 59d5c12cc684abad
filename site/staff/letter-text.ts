// The text of a letter on file, and the day it reached the client.
import { readDocument, readText } from '../../scripts/io/files/case-files.ts'
import { type CalendarDate, dateIn } from '../../scripts/procedure/calendar.ts'
import type { LetterRecord } from '../../scripts/procedure/letters/record.ts'
import { organisation, root } from './register.ts'

/** The letter as its reader got it. */
export function letterText(letter: LetterRecord): string {
  return readDocument(readText(`${root}/${letter.path}`)).body
}

/** The day the mail server answered, or null for a letter that was not mailed. */
export function deliveredOn(letter: LetterRecord): CalendarDate | null {
  const answered = letter.sent ?? letter.refused
  return answered ? dateIn(organisation.timeZone, answered) : null
}
