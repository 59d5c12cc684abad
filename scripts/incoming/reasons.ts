// Why a mail is not taken into the register: every reason there is, in words for the report of a run.
import type { Sentence } from '../procedure/sentence.ts'

export const REASONS = {
  empty: { en: 'there is nothing in it', nl: 'er staat niets in' },
  'own-letter': { en: 'a letter of the register itself', nl: 'een brief van het register zelf' },
  'from-ourselves': { en: 'sent from our own address', nl: 'verstuurd vanaf ons eigen adres' },
  'automatic-reply': {
    en: 'an automatic reply, such as an out-of-office message',
    nl: 'een automatisch antwoord, zoals een afwezigheidsbericht',
  },
  'automatic-mail': { en: 'sent by a program, not by a person', nl: 'verstuurd door een programma, niet door een mens' },
  'mailing-list': { en: 'a newsletter or a mailing list', nl: 'een nieuwsbrief of een mailinglijst' },
  spam: { en: 'marked as spam by the mail server', nl: 'door de mailserver als spam aangemerkt' },
  calendar: { en: 'an invitation, or the answer to one', nl: 'een uitnodiging, of het antwoord daarop' },
  'read-receipt': { en: 'a receipt that a mail was read', nl: 'een leesbevestiging' },
  'delivery-receipt': { en: 'a receipt that a mail was delivered or passed on', nl: 'een bericht dat een mail is bezorgd of doorgestuurd' },
  'abuse-report': {
    en: 'a report of a mail service that somebody calls a letter spam',
    nl: 'een melding van een maildienst dat iemand een brief spam noemt',
  },
  'answer-to-reminder': { en: 'an answer of staff to a reminder', nl: 'een antwoord van een medewerker op een herinnering' },
  'report-of-no-letter': {
    en: 'a report about a mail that is no letter of the register',
    nl: 'een melding over een mail die geen brief van het register is',
  },
  'report-of-newer-letter': {
    en: 'a report about a letter that was sent only after it',
    nl: 'een melding over een brief die pas daarna is verstuurd',
  },
  'report-of-other-address': {
    en: 'a report about a letter, for an address that it never went to',
    nl: 'een melding over een brief, voor een adres waar die nooit heen ging',
  },
  'report-fits-several': { en: 'a report that fits more than one letter', nl: 'een melding die bij meer dan één brief past' },
  'report-known': {
    en: 'a report about a letter that is known not to have arrived',
    nl: 'een melding over een brief waarvan al bekend is dat hij niet is aangekomen',
  },
  'report-unclear': {
    en: 'a report about a letter that does not say what became of it',
    nl: 'een melding over een brief die niet zegt wat ermee is gebeurd',
  },
} as const satisfies Record<string, Sentence>

export type Reason = keyof typeof REASONS

/** The reasons after which a person should look at the mail: something of ours may be in it. */
export const FOR_A_PERSON: ReadonlySet<Reason> = new Set<Reason>([
  'abuse-report',
  'report-of-other-address',
  'report-fits-several',
  'report-unclear',
])
