// A letter on the letters branch: what was claimed, and what became of it. Only what was delivered counts: see delivery.ts.
import { z } from 'zod'
import { type CalendarDate, calendarDate, dateIn, parseDate } from '../calendar.ts'
import { LANGUAGES } from '../case.ts'
import { complain } from '../problem.ts'
import { field } from '../sentence.ts'
import { address, optional, recorded, wholeNumber, yesNo } from '../text.ts'

export const LETTER_KINDS = ['acknowledgement', 'delay', 'interim', 'decision', 'referral', 'withdrawal'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

const instant = z.string().transform((text, context): string => {
  const [, date = '', hours = '', minutes = '', seconds = ''] = /^(.{10})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?Z$/.exec(text) ?? []
  if (!parseDate(date) || hours > '23' || minutes > '59' || seconds > '59')
    complain(context, 'instant', {
      en: 'this is not an instant that exists. Write it like 2026-11-16T04:17:09Z',
      nl: 'dit is geen bestaand tijdstip. Schrijf het zoals 2026-11-16T04:17:09Z',
    })
  return text
})

/** The frontmatter of a file below `letters/`. The text after it is the letter as its reader gets it. */
export const letterSchema = field(
  z.strictObject({
    case: field(optional(recorded(9)), {
      en: 'The case the letter belongs to; absent in a reminder to staff.',
      nl: 'Het dossier waar de brief bij hoort; niet in een herinnering aan medewerkers.',
    }),
    kind: field(z.enum([...LETTER_KINDS, 'reminder']), { en: 'Which letter it is.', nl: 'Welke brief het is.' }),
    due: field(optional(calendarDate), {
      en: 'The due date the letter answers; absent where its path has none.',
      nl: 'De uiterste datum waar de brief over gaat; laat het weg als er geen in de naam van het bestand staat.',
    }),
    expected: field(optional(calendarDate), {
      en: 'Acknowledgement, delay and interim: the date by which the client was told to expect the decision.',
      nl: 'Ontvangstbevestiging, uitstelbericht en tussenbericht: de dag waarop de klager de beslissing uiterlijk mag verwachten.',
    }),
    automatic: field(yesNo, {
      en: 'Whether the letter went out without a step that asked for it.',
      nl: 'Of de brief uitging zonder een stap die erom vroeg: true (ja) of false (nee).',
    }),
    print: field(optional(yesNo), {
      en: 'Whether the letter is printed and delivered by hand, because there is no e-mail address.',
      nl: 'Of de brief wordt geprint en gebracht, omdat er geen e-mailadres is: true (ja) of false (nee).',
    }),
    to: field(
      z.strictObject({
        name: field(recorded(120), { en: 'The name of the receiver.', nl: 'De naam van de ontvanger.' }),
        address: field(optional(address), {
          en: 'The e-mail address; absent for a letter to print.',
          nl: 'Het e-mailadres; niet bij een brief die wordt geprint.',
        }),
      }),
      { en: 'Who the letter is for.', nl: 'Voor wie de brief is.' },
    ),
    subject: field(recorded(200), { en: 'The subject.', nl: 'Het onderwerp.' }),
    language: field(z.enum(LANGUAGES), { en: 'The language of the letter.', nl: 'De taal van de brief.' }),
    messageId: field(recorded(250), {
      en: 'The Message-ID, derived from the path and so the same for every attempt.',
      nl: 'Het nummer van het bericht (Message-ID), afgeleid van de naam van het bestand en dus bij elke poging hetzelfde.',
    }),
    inReplyTo: field(optional(recorded(250)), {
      en: 'The Message-ID of the acknowledgement, so that mail programs keep the letters together.',
      nl: "Het nummer (Message-ID) van de ontvangstbevestiging, zodat e-mailprogramma's de brieven bij elkaar houden.",
    }),
    claimed: field(instant, { en: 'When a run claimed the letter; its Date header.', nl: 'Wanneer een nachtrun aan de brief begon.' }),
    steps: field(wholeNumber(0, 9999), {
      en: 'How many steps of the case its plan had read; 0 in a reminder to staff.',
      nl: 'Hoeveel stappen van het dossier toen zijn gelezen; 0 in een herinnering aan medewerkers.',
    }),
    attempts: field(wholeNumber(0, 9), {
      en: 'How often it may have been handed over: 0 where every attempt is known to have failed.',
      nl: 'Hoe vaak de brief kan zijn aangeboden: 0 als van elke poging bekend is dat die mislukte.',
    }),
    sent: field(optional(instant), {
      en: 'When the mail server said yes. Its date in the time zone of the organisation is the date that counts.',
      nl: 'Wanneer de mailserver de brief aannam. De datum daarvan in de tijdzone van de organisatie telt.',
    }),
    refused: field(optional(instant), {
      en: 'When the mail server refused it for good.',
      nl: 'Wanneer de mailserver de brief voorgoed weigerde.',
    }),
    returned: field(optional(instant), {
      en: 'When it came back after the mail server had taken it.',
      nl: 'Wanneer de brief terugkwam nadat de mailserver hem had aangenomen.',
    }),
    response: field(optional(recorded(1000)), { en: 'What the mail server answered.', nl: 'Wat de mailserver antwoordde.' }),
    sha256: field(z.string().regex(/^[0-9a-f]{64}$/), {
      en: 'The SHA-256 of the exact bytes handed over.',
      nl: 'De SHA-256 van precies de bytes die zijn verstuurd.',
    }),
  }),
  { en: 'A letter file.', nl: 'Een brief.' },
)

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
