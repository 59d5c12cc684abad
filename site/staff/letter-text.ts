// The text of a letter on file, and the day it reached the client.
import { readDocument, readText } from '../../scripts/io/files/case-files.ts'
import { type CalendarDate, dateIn } from '../../scripts/procedure/calendar.ts'
import { deliveryOf } from '../../scripts/procedure/letters/delivery.ts'
import type { LetterRecord } from '../../scripts/procedure/letters/record.ts'
import type { StepsRead } from '../../scripts/procedure/steps.ts'
import { organisation, root } from './register.ts'

/** The letter as its reader got it. */
export function letterText(letter: LetterRecord): string {
  return readDocument(readText(`${root}/${letter.path}`)).body
}

/** The day the letter reached the client, or else the day the mail server refused it; null where neither is known. */
export function deliveredOn(letter: LetterRecord, read: StepsRead): CalendarDate | null {
  const delivered = deliveryOf(letter, read, organisation.timeZone)
  return delivered?.on ?? (letter.refused ? dateIn(organisation.timeZone, letter.refused) : null)
}
