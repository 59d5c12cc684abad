// What people in simulated lives write, Dutch and English. No date stands in these, so that every date in a letter is the register's own.

export const SUMMARIES = {
  nl: ['De trainer kwam drie keer te laat.', 'Het lokaal was de hele cursus te koud.', 'De factuur klopt niet met de offerte.'],
  en: ['The trainer was late three times.', 'The room was too cold for the whole course.', 'The invoice does not match the quotation.'],
} as const

export const WISHES = {
  nl: ['Een vervangende les.', 'Een deel van het lesgeld terug.'],
  en: ['A lesson to make up for it.', 'Part of the fee back.'],
} as const

export const TOLD = {
  nl: [
    'Wij hebben de aanwezigheidslijst opgevraagd.',
    'De planning zoekt een ander lokaal.',
    'De boekhouding kijkt de factuur na.',
    'Een collega heeft de les bijgewoond.',
    'Wij wachten op antwoord van uw werkgever.',
  ],
  en: [
    'We asked for the list of attendance.',
    'The planners are looking for another room.',
    'The bookkeepers are going over the invoice.',
    'A colleague sat in on the lesson.',
    'We are waiting for an answer from your employer.',
  ],
} as const

export const REASONS = {
  nl: ['De trainer is ziek.', 'Wij wachten op het rooster.', 'Een getuige is met vakantie.'],
  en: ['The trainer is ill.', 'We are waiting for the timetable.', 'A witness is on holiday.'],
} as const

export const DECISIONS = {
  nl: ['Wij hebben iedereen gehoord en betalen twee lessen terug.', 'Wij hebben de afspraken bekeken en zien geen fout van de trainer.'],
  en: ['We heard everybody and pay two lessons back.', 'We looked at what was agreed and find no fault with the trainer.'],
} as const
