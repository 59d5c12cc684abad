// A letter on the letters branch: what was claimed, and what became of it. Only what was delivered counts: see delivery.ts.
import { z } from 'zod'
import { type CalendarDate, calendarDate, dateIn, parseDate } from '../calendar.ts'
import { LANGUAGES } from '../case.ts'
import { complain } from '../problem.ts'
import { address, optional, recorded, wholeNumber, yesNo } from '../text.ts'

export const LETTER_KINDS = ['acknowledgement', 'delay', 'interim', 'decision', 'referral', 'withdrawal'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

const instant = z.string().transform((text, context): string => {
  const [, date = '', hours = '', minutes = '', seconds = ''] = /^(.{10})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?Z$/.exec(text) ?? []
  if (!parseDate(date) || hours > '23' || minutes > '59' || seconds > '59')
    complain(context, 'instant', 'this is not an instant that exists. Write it like 2026-11-16T04:17:09Z')
  return text
})

/** The frontmatter of a file below `letters/`. The text after it is the letter as its reader gets it. */
export const letterSchema = z
  .strictObject({
    case: optional(recorded(9)).describe('The case the letter belongs to; absent in a reminder to staff.'),
    kind: z.enum([...LETTER_KINDS, 'reminder']).describe('Which letter it is.'),
    due: optional(calendarDate).describe('The due date the letter answers; absent where its path has none.'),
    expected: optional(calendarDate).describe(
      'Acknowledgement, delay and interim: the date by which the client was told to expect the decision.',
    ),
    automatic: yesNo.describe('Whether the letter went out without a step that asked for it.'),
    print: optional(yesNo).describe('Whether the letter is printed and delivered by hand, because there is no e-mail address.'),
    to: z
      .strictObject({
        name: recorded(120).describe('The name of the receiver.'),
        address: optional(address).describe('The e-mail address; absent for a letter to print.'),
      })
      .describe('Who the letter is for.'),
    subject: recorded(200).describe('The subject.'),
    language: z.enum(LANGUAGES).describe('The language of the letter.'),
    messageId: recorded(250).describe('The Message-ID, derived from the path and so the same for every attempt.'),
    inReplyTo: optional(recorded(250)).describe('The Message-ID of the acknowledgement, so that mail programs keep the letters together.'),
    claimed: instant.describe('When a run claimed the letter; its Date header.'),
    steps: wholeNumber(0, 9999).describe('How many steps of the case its plan had read; 0 in a reminder to staff.'),
    attempts: wholeNumber(0, 9).describe('How often it may have been handed over: 0 where every attempt is known to have failed.'),
    sent: optional(instant).describe(
      'When the mail server said yes. Its date in the time zone of the organisation is the date that counts.',
    ),
    refused: optional(instant).describe('When the mail server refused it for good.'),
    returned: optional(instant).describe('When it came back after the mail server had taken it.'),
    response: optional(recorded(1000)).describe('What the mail server answered.'),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('The SHA-256 of the exact bytes handed over.'),
  })
  .describe('A letter file.')

/** A letter as its file tells it. `path` starts with `letters/`. */
export type LetterRecord = z.output<typeof letterSchema> & {
  readonly path: string
  /**
   * Not in the file: this claim was never answered for, and the plan of today would not write it like this any more. It is
   * left unanswered, and what is true today is written anew.
   */
  readonly abandoned?: boolean
}

/** A letter before it is claimed: what a letter file says of it, and its text. */
export type Letter = Pick<
  LetterRecord,
  'case' | 'kind' | 'path' | 'due' | 'expected' | 'automatic' | 'to' | 'subject' | 'language' | 'inReplyTo' | 'steps'
> & { readonly body: string }

export type LetterState = 'sent' | 'refused' | 'returned' | 'to-print' | 'not-delivered' | 'claimed' | 'unknown'

/**
 * Where a letter stands by its file. `returned`: it came back. `not-delivered`: every attempt is known to have failed, so it may
 * be written anew. `claimed`: it may be on its way. `unknown`: twice handed over without an answer, left to a person.
 */
export function letterState(letter: Pick<LetterRecord, 'sent' | 'refused' | 'returned' | 'print' | 'attempts'>): LetterState {
  if (letter.returned) return 'returned'
  if (letter.sent) return 'sent'
  if (letter.refused) return 'refused'
  if (letter.print) return 'to-print'
  if (letter.attempts === 0) return 'not-delivered'
  return letter.attempts === 1 ? 'claimed' : 'unknown'
}

/** The day a run claimed the letter, in the time zone of the organisation. */
export function claimedOn(letter: Pick<LetterRecord, 'claimed'>, timeZone: string): CalendarDate {
  return dateIn(timeZone, letter.claimed)
}

/** The name by which a step names a letter: its file's name without folder and extension, such as `2026-11-17-delay`. */
export function letterName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '')
}
