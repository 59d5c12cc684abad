// The words of every staff page in Dutch.

export const frame = {
  register: 'Klachtenregister',
  skip: 'Naar de inhoud',
  overview: 'Overzicht',
  insight: 'Inzicht',
  sentMail: 'Verzonden brieven',
  pullRequests: 'Wijzigingsvoorstellen',
  /** The language by its own name, for the links on the other pages. */
  ownName: 'Nederlands',
  asOf: (date: string) => `U ziet het register zoals het was op ${date}.`,
  internal: 'Vertrouwelijk: alleen voor medewerkers',
  promise: 'Belofte',
  days: 'dagen',
  number: 'Aantal',
}
