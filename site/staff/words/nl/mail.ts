// The words of the page with the letters that were sent, in Dutch.

export const mail = {
  title: 'Verzonden brieven',
  intro: (date: string) =>
    `Dit verstuurde het register op ${date}. Niets hiervan heeft deze computer verlaten: alle post blijft hier, om na te lezen.`,
  letters: 'Brieven aan klagers',
  reminders: 'Herinneringen aan medewerkers',
  noLetters:
    'Er is op deze dag geen brief verstuurd. Een brief gaat uit als een dossier erom vraagt, of de dag voordat een termijn afloopt.',
  noReminders: 'Er is op deze dag geen herinnering verstuurd: er loopt geen termijn bijna af, en er is niets te laat.',
  sent: 'Verstuurd',
  to: 'Aan',
  from: 'Van',
  replyTo: 'Antwoord gaat naar',
  subject: 'Onderwerp',
  caseColumn: 'Dossier',
  back: 'Terug naar alle verzonden brieven',
  asReceived: 'Zoals de ontvanger de brief ziet',
  plainText: 'De brief als gewone tekst',
  headers: 'Technische gegevens van de e-mail',
  toCase: (id: string) => `Naar dossier ${id}`,
}
