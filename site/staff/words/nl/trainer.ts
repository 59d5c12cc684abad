// The words of the pages for a trainer in Dutch: for somebody who opens them twice a year.

export const trainer = {
  title: 'Klachten waarbij u betrokken bent',
  intro:
    'Open een klacht om het hele dossier te lezen: wat de klager schrijft, wat er sindsdien is gebeurd, welke brieven zijn verstuurd en wat er nog komt.',
  open: 'Lopende klachten',
  closed: 'Afgesloten klachten',
  due: 'Termijn',
  nothingDue: 'er loopt geen termijn',
  noneOpen: 'Er loopt nu geen klacht waarbij u betrokken bent. U hoeft niets te doen.',
  closedStay: 'Een afgesloten klacht blijft hier staan zolang u voor ons werkt.',
  none: 'Er is geen klacht waarbij u betrokken bent. U hoeft niets te doen.',
  noneMeans: 'Komt er een klacht die over u of uw training gaat, dan neemt de behandelaar contact met u op. Daarna staat de klacht hier.',
  /** `who` is the handler, where there is one to ask. */
  questions: (who: string | null, phone: string, email: string): string =>
    who
      ? `Hebt u een vraag, of klopt er iets niet? Neem contact op met de behandelaar, ${who}: ${phone} of ${email}.`
      : `Hebt u een vraag, of klopt er iets niet? Neem contact met ons op: ${phone} of ${email}.`,
  readingAs: (trainers: number): string =>
    trainers > 1
      ? 'U leest dit als betrokken trainer. Alleen de betrokken trainers en de medewerkers kunnen dit lezen.'
      : 'U leest dit als betrokken trainer. Alleen u en de medewerkers kunnen dit lezen.',
  confidential: 'Houd het vertrouwelijk: praat er alleen over met de medewerkers en stuur niets door.',
  readers: (trainers: number): string =>
    trainers > 1
      ? 'Vertrouwelijk: voor de betrokken trainers en de medewerkers'
      : 'Vertrouwelijk: voor de betrokken trainer en de medewerkers',
}
