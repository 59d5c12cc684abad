// A letter as it lies on paper: its paragraphs, and what stands above them.
import { dateIn } from '../../scripts/procedure/calendar.ts'
import type { Case } from '../../scripts/procedure/case.ts'
import type { LetterRecord } from '../../scripts/procedure/letters/record.ts'
import type { Organisation } from '../../scripts/procedure/organisation.ts'
import { dateInFull } from '../../scripts/procedure/wording.ts'
import { type Block, blocksOf } from './letter-paragraphs.ts'
import { WORDS } from './words/words.ts'

/** A letter as it lies on paper. */
export interface Sheet {
  /** Whether it was written for paper, so that what stands above it is part of its text. */
  readonly isOwn: boolean
  readonly sender: readonly string[]
  readonly addressee: readonly string[]
  readonly dateline: string
  readonly subject: string
  readonly blocks: readonly Block[]
}

/** A letter laid out for paper. One that was mailed gets what stands above a letter that is printed, with the address as it is known now. */
export function sheetOf(letter: LetterRecord, text: string, file: Case, { name, contact, timeZone }: Organisation): Sheet {
  const blocks = blocksOf(text)
  // The letterhead of a letter to print: see letterhead() where letters are written.
  const [sender = '', addressee = '', dateline = '', subject = ''] = blocks.slice(0, 4).filter((block) => typeof block === 'string')
  if (letter.print && sender.startsWith(`${name}\n`) && subject)
    return { isOwn: true, sender: sender.split('\n'), addressee: addressee.split('\n'), dateline, subject, blocks: blocks.slice(4) }
  const place = contact.address.at(-1)?.replace(/^\d{4} ?[A-Z]{2}\s+/, '')
  const date = dateInFull(dateIn(timeZone, letter.sent ?? letter.claimed), letter.language)
  return {
    isOwn: false,
    sender: [name, ...contact.address],
    addressee: [letter.to.name, ...(file.complainant.address ?? [])],
    dateline: place ? `${place}, ${date}` : date,
    subject: WORDS[letter.language].letterSubject(letter.subject),
    blocks,
  }
}
