// The words of the overview in Dutch.

const number = (count: number) => new Intl.NumberFormat('nl-NL').format(count)
const complaints = (count: number) => (count === 1 ? 'klacht' : 'klachten')

export const overview = {
  // What needs attention
  needsSomebody: 'Wat nu aandacht vraagt',
  nothingNeeded: 'Er is niets te laat en er loopt geen termijn af.',
  pressing: {
    late: (count: number) => `Te laat (${number(count)})`,
    soon: (count: number) => `Termijn loopt bijna af (${number(count)})`,
    waiting: (count: number) => `Verder nog te doen (${number(count)})`,
  },
  /** After a promise and the days. */
  isDue: (date: string) => `uiterlijk ${date}`,
  alsoToDo: (count: number) => (count === 1 ? 'en nog 1 ding' : `en nog ${number(count)} dingen`),
  moreCards: (count: number) => `Nog ${number(count)} tonen`,
  allInList: (count: number) => `Alle ${number(count)} staan op volgorde in de lijst`,
  unreadable: (count: number) => `Bestanden die niet gelezen kunnen worden (${number(count)})`,
  unreadableHelp: 'Zolang deze fouten er zijn, krijgt de klager geen bericht en worden de termijnen niet bewaakt.',

  // Mine
  iAm: 'Ik ben',
  iAmNobody: 'kies uw naam',
  onlyMine: 'Alleen van mij',

  // Workload: who has how many
  workload: 'Werkverdeling',
  workloadHelp: 'Klik op een naam om alleen die klachten te zien.',
  workloadColumns: { open: 'open', late: 'te laat', soon: 'loopt bijna af' },

  // All complaints
  allCases: 'Alle klachten',
  noCases: 'Er is nog geen klacht.',
  welcome: 'Welkom in het klachtenregister',
  noCasesHelp: 'Zo begint u, zodra de eerste klacht binnenkomt:',
  firstSteps: (file: string) => [
    `Zet de klacht in een nieuw bestand: ${file}. In het bestand README.md van de map cases staat een voorbeeld om over te nemen.`,
    'Dien het bestand in als wijzigingsvoorstel. De controle zegt het als er iets ontbreekt of niet klopt.',
    'Na het samenvoegen staat de klacht op deze pagina. De ontvangstbevestiging gaat dan vanzelf uit en de termijnen worden bewaakt.',
  ],
  openCases: 'Open',
  closedCases: 'Afgesloten',
  search: 'Zoeken',
  searchHint: 'naam, nummer, e-mailadres of woorden uit de klacht',
  filters: 'Filters en volgorde',
  all: 'alle',
  sort: 'Sorteren',
  sorts: {
    due: 'eerst wat het eerst moet gebeuren',
    received: 'laatst ontvangen eerst',
    number: 'op nummer',
    handler: 'op behandelaar',
  },
  clear: 'Filters wissen',
  matches: (shown: number, all: number) =>
    shown === all ? `${number(all)} ${complaints(all)}` : `${number(shown)} van ${number(all)} ${complaints(all)}`,
  matchesOf: (handler: string) => `Alleen van ${handler}: `,
  stillSearching: (percent: number) => `Nog bezig met zoeken: ${percent}% is doorzocht.`,
  couldNotSearch: 'Een deel van de klachten kon niet worden geladen. Laad de pagina opnieuw om in alles te zoeken.',
  more: 'Meer tonen',
  nothingFound: 'Er is geen klacht die bij deze filters past.',
  notHere: (count: number) => `Nog ${number(count)} staan bij hun jaar.`,
  byYear: 'Alle klachten per jaar van ontvangst:',
  casesOfYear: (year: string) => `Klachten uit ${year}`,
  backToOverview: 'Terug naar het overzicht',
  csv: 'Lijst voor Excel (CSV)',
  calendar: 'Termijnen voor uw agenda (ICS)',
  calendarHelp:
    'Open het bestand om de uiterste datums in Outlook of een andere agenda te zetten. Er staan alleen nummers en beloften in, geen namen van klagers.',
  dueDatesOf: (handler: string | null) => (handler ? `Termijnen van ${handler}` : 'Alle termijnen'),
  calendarName: (handler: string | null) => (handler ? `Klachten: termijnen van ${handler}` : 'Klachten: alle termijnen'),
  columns: {
    number: 'Nummer',
    received: 'Ontvangen',
    who: 'Klager en klacht',
    handler: 'Behandelaar',
    status: 'Status',
    next: 'Eerstvolgende belofte',
    steps: 'Stappen',
    year: 'Jaar',
    category: 'Onderwerp',
    term: 'Termijn',
    promise: 'Belofte',
    due: 'Uiterlijk',
    // Of the list for Excel only.
    complainant: 'Klager',
    organisation: 'Organisatie',
    summary: 'Klacht',
    days: 'Nog',
  },
  terms: { late: 'te laat', soon: 'loopt bijna af' },
  stepsDone: (done: number, late: number) => `${done} van 8 gedaan${late ? `, ${late} te laat` : ''}`,
  legend: 'Wat betekenen de acht vakjes?',
  legendHelp: 'Elk vakje is een stap van de klachtenregeling, van links naar rechts:',
  legendStates: { done: 'gedaan', late: 'te laat', open: 'nog niet gedaan', 'not-needed': 'niet nodig' },
  nothingOwed: 'niets',
}
