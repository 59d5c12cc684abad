// The words of the page with the figures in Dutch.

export const insight = {
  total: 'Alle jaren',
  year: (year: string) => year,
  count: (cases: number) => (cases === 1 ? '1 klacht' : `${cases} klachten`),
  byCategory: 'Per onderwerp',
  byOutcome: 'Per uitkomst',
  byChannel: 'Per manier van ontvangst',
  byLanguage: 'Per taal',
  keptInTime: 'Beloften op tijd nagekomen',
  inTime: 'op tijd',
  share: 'Aandeel',
  breached: 'Overschreden',
  daysToDecision: 'Dagen tot de beslissing',
  median: (days: string) => `Mediaan: ${days} dagen`,
  spread: (least: number, most: number) => `kortste ${least}, langste ${most} dagen`,
  openOverTime: 'Open klachten aan het einde van elke maand',
  month: 'Maand',
  open: 'Open',
  noFigures: 'Nog geen cijfers.',
  smallNumbers: 'Kleine aantallen staan er zoals ze zijn: alleen medewerkers lezen deze pagina.',
  perYear: 'Per jaar',
}
