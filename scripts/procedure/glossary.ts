// The field's terms in Dutch and English: one word for one thing, in letters, reminders and pages alike.
import type { Case, Language, Outcome, StepName, Way } from './case.ts'
import type { FlagKind } from './flags.ts'
import type { LetterKind, LetterState } from './letters/record.ts'
import type { ObligationKind, ObligationState } from './obligations.ts'
import type { Status } from './status.ts'

type Labels<Term extends string> = Readonly<Record<Language, Readonly<Record<Term, string>>>>

export const OBLIGATION_LABELS: Labels<ObligationKind> = {
  nl: {
    acknowledgement: 'ontvangstbevestiging',
    decision: 'beslissing of uitstelbericht',
    'new-date': 'beslissing op de genoemde datum',
    interim: 'tussenbericht',
    referral: 'doorverwijzing',
    judgment: 'oordeel van de bemiddelaar',
    execution: 'uitvoering van het oordeel',
  },
  en: {
    acknowledgement: 'acknowledgement',
    decision: 'decision or delay letter',
    'new-date': 'decision on the date that was named',
    interim: 'interim letter',
    referral: 'referral',
    judgment: 'judgment of the mediator',
    execution: 'execution of the judgment',
  },
}

export const STATE_LABELS: Labels<ObligationState> = {
  nl: {
    met: 'op tijd',
    'met-late': 'te laat',
    lapsed: 'vervallen',
    overdue: 'termijn overschreden',
    'due-soon': 'termijn loopt bijna af',
    open: 'open',
  },
  en: { met: 'in time', 'met-late': 'late', lapsed: 'lapsed', overdue: 'overdue', 'due-soon': 'due soon', open: 'open' },
}

export const STATUS_LABELS: Labels<Status> = {
  nl: {
    'in-mediation': 'in bemiddeling',
    closed: 'afgesloten',
    withdrawn: 'ingetrokken',
    decided: 'beslist',
    delayed: 'uitgesteld',
    investigating: 'in onderzoek',
    acknowledged: 'ontvangst bevestigd',
    received: 'ontvangen',
  },
  en: {
    'in-mediation': 'in mediation',
    closed: 'closed',
    withdrawn: 'withdrawn',
    decided: 'decided',
    delayed: 'delayed',
    investigating: 'in investigation',
    acknowledged: 'acknowledged',
    received: 'received',
  },
}

export const LETTER_LABELS: Labels<LetterKind> = {
  nl: {
    acknowledgement: 'ontvangstbevestiging',
    delay: 'uitstelbericht',
    interim: 'tussenbericht',
    decision: 'beslissing',
    referral: 'doorverwijzing naar de bemiddelaar',
    withdrawal: 'bevestiging van intrekking',
  },
  en: {
    acknowledgement: 'acknowledgement',
    delay: 'delay letter',
    interim: 'interim letter',
    decision: 'decision',
    referral: 'referral to the mediator',
    withdrawal: 'confirmation of withdrawal',
  },
}

export const LETTER_STATE_LABELS: Labels<LetterState> = {
  nl: {
    sent: 'verzonden',
    refused: 'geweigerd',
    'to-print': 'te printen',
    returned: 'teruggekomen',
    'not-delivered': 'nog niet verzonden',
    claimed: 'onderweg',
    unknown: 'onbekend of de brief is aangekomen',
  },
  en: {
    sent: 'sent',
    refused: 'refused',
    'to-print': 'to print',
    returned: 'came back',
    'not-delivered': 'not sent yet',
    claimed: 'on its way',
    unknown: 'unknown whether it arrived',
  },
}

export const STEP_LABELS: Labels<StepName> = {
  nl: {
    acknowledged: 'ontvangst bevestigd',
    'trainer-contacted': 'met de trainer gesproken',
    'complainant-contacted': 'met de klager gesproken',
    'background-reviewed': 'achtergrond en contract bekeken',
    discussed: 'met de klager besproken',
    delayed: 'uitgesteld',
    informed: 'klager geïnformeerd',
    progress: 'voortgang vastgelegd',
    decided: 'beslist',
    notified: 'beslissing meegedeeld',
    withdrawn: 'ingetrokken',
    closed: 'afgesloten',
    dissatisfied: 'niet tevreden met de uitkomst',
    referred: 'doorverwezen naar de bemiddelaar',
    accepted: 'klager alsnog tevreden',
    judged: 'oordeel gegeven',
    executed: 'oordeel uitgevoerd',
    delivered: 'brief bezorgd',
    undelivered: 'brief niet aangekomen',
    corrected: 'gecorrigeerd',
    retracted: 'teruggenomen',
  },
  en: {
    acknowledged: 'receipt confirmed',
    'trainer-contacted': 'spoke to the trainer',
    'complainant-contacted': 'spoke to the complainant',
    'background-reviewed': 'background and contract reviewed',
    discussed: 'discussed with the complainant',
    delayed: 'delayed',
    informed: 'complainant informed',
    progress: 'progress',
    decided: 'decided',
    notified: 'told the decision',
    withdrawn: 'withdrawn',
    closed: 'closed',
    dissatisfied: 'not satisfied with the outcome',
    referred: 'referred to the mediator',
    accepted: 'content after all',
    judged: 'judgment given',
    executed: 'judgment carried out',
    delivered: 'letter delivered',
    undelivered: 'letter did not arrive',
    corrected: 'corrected',
    retracted: 'taken back',
  },
}

export const WAY_LABELS: Labels<Way> = {
  nl: { email: 'per e-mail', post: 'per post', 'by-hand': 'persoonlijk overhandigd', phone: 'telefonisch', 'in-person': 'mondeling' },
  en: { email: 'by e-mail', post: 'by post', 'by-hand': 'by hand', phone: 'by phone', 'in-person': 'in person' },
}

export const FLAG_LABELS: Labels<FlagKind> = {
  nl: {
    overdue: 'termijn overschreden',
    'not-reached': 'klager niet bereikt',
    unattended: 'niemand is ermee bezig',
    'to-take-back': 'bericht terug te nemen',
  },
  en: {
    overdue: 'overdue',
    'not-reached': 'client not reached',
    unattended: 'nobody at work on it',
    'to-take-back': 'message to take back',
  },
}

export const OUTCOME_LABELS: Labels<Outcome> = {
  nl: { upheld: 'gegrond', 'partly-upheld': 'gedeeltelijk gegrond', 'not-upheld': 'ongegrond' },
  en: { upheld: 'upheld', 'partly-upheld': 'partly upheld', 'not-upheld': 'not upheld' },
}

export const CATEGORY_LABELS: Labels<Case['category']> = {
  nl: {
    trainer: 'trainer',
    content: 'inhoud',
    planning: 'planning',
    materials: 'lesmateriaal',
    invoicing: 'facturering',
    facilities: 'lesruimte en voorzieningen',
    other: 'overig',
  },
  en: {
    trainer: 'trainer',
    content: 'content',
    planning: 'planning',
    materials: 'materials',
    invoicing: 'invoicing',
    facilities: 'facilities',
    other: 'other',
  },
}

export const CHANNEL_LABELS: Labels<Case['channel']> = {
  nl: { email: 'e-mail', phone: 'telefoon', 'in-person': 'gesprek', letter: 'brief', 'web-form': 'webformulier' },
  en: { email: 'e-mail', phone: 'phone', 'in-person': 'in person', letter: 'letter', 'web-form': 'web form' },
}

export const ROLE_LABELS: Labels<Case['complainant']['role']> = {
  nl: { participant: 'deelnemer', client: 'opdrachtgever', other: 'overig' },
  en: { participant: 'participant', client: 'client', other: 'other' },
}

/** `over 3 dagen`, `vandaag`, `2 dagen te laat`; `daysLeft` counts from today to the due date. */
export function daysLeftInWords(daysLeft: number, language: Language): string {
  const days = Math.abs(daysLeft)
  if (language === 'nl') {
    if (daysLeft === 0) return 'vandaag'
    if (daysLeft === 1) return 'morgen'
    return daysLeft > 0 ? `over ${days} dagen` : `${days} ${days === 1 ? 'dag' : 'dagen'} te laat`
  }
  if (daysLeft === 0) return 'today'
  if (daysLeft === 1) return 'tomorrow'
  return daysLeft > 0 ? `in ${days} days` : `${days} ${days === 1 ? 'day' : 'days'} late`
}
