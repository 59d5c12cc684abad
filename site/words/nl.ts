// What the page says around the policy text, in Dutch: headings, labels, how to complain. Placeholders as in the policy text; the
// same guard refuses numbers, periods and names typed in here. The other language has exactly these words.
import type { Stage } from '../../scripts/public-text/timeline.ts'

export const nl = {
  /** The name of the site, also behind the title of each page. */
  siteName: 'Klachtenregeling van {organisation}',
  description:
    'Een klacht over {organisation}? Lees hoe u uw klacht indient, wat wij ermee doen en wanneer u antwoord krijgt: binnen {decisionPeriod}.',
  skip: 'Direct naar de tekst',
  languages: 'Andere taal',
  /** The language of the page by its own name, for the link on the other page. */
  ownName: 'Nederlands',
  /** Which language is the official one. */
  official: 'Dit is de officiële tekst van de regeling.',

  complain: {
    heading: 'Zo dient u een klacht in',
    mail: 'Mail uw klacht',
    email: 'Mailen',
    phone: 'Bellen',
    post: 'Schrijven',
    sendHeading: 'Wat zet u erin?',
    send: [
      'over welke cursus, trainer of afspraak het gaat',
      'wat er is gebeurd, en wanneer',
      'wat u graag opgelost ziet',
      'uw naam, en hoe wij u kunnen bereiken',
    ],
    readHeading: 'Wie leest uw klacht?',
    read: 'De betrokken trainer, de medewerkers van {organisation} ({staffCount}) en, na een doorverwijzing, de bemiddelaar. Verder heeft niemand toegang.',
    nextHeading: 'Wat gebeurt er daarna?',
    next: 'U krijgt een bevestiging per e-mail. Wij onderzoeken de klacht en bespreken die met u. Binnen {decisionPeriod} krijgt u schriftelijk de uitkomst, of bericht dat het langer duurt.',
  },
  picture: {
    heading: 'Wat er gebeurt, en wanneer',
    caption: 'Van uw klacht tot de uitkomst, op volgorde van tijd. De nummers verwijzen naar de stappen hieronder.',
    complaintLine: 'Uw klacht',
    mediationLine: 'Bij de bemiddelaar',
    day: 'dag',
    receiptMark: 'ontvangst',
    referralMark: 'doorverwijzing',
    decisionMark: 'beslissing of bericht',
    interimMark: 'tussenbericht',
    mediationMark: 'oordeel gegeven én uitgevoerd',
    stages: {
      receipt: { when: 'Bij ontvangst', what: 'Wij bevestigen uw klacht per e-mail.' },
      investigation: { when: 'Daarna', what: 'Wij onderzoeken de klacht en bespreken die met u.' },
      decision: { when: 'Binnen {decisionPeriod}', what: 'U krijgt de beslissing schriftelijk.' },
      delay: {
        when: 'Duurt het langer',
        what: 'U krijgt binnen {decisionPeriod} bericht met de verwachte datum. Ligt die meer dan {interimPeriod} later, dan hoort u {everyInterimPeriod} hoe het ermee staat.',
      },
      closing: { when: 'Tot slot', what: 'Wij sluiten de klacht af en bewaren de gegevens.' },
      mediation: {
        when: 'Niet tevreden',
        what: 'Een onafhankelijke bemiddelaar geeft een bindend oordeel. Binnen {mediationPeriod} is dat gegeven én uitgevoerd.',
      },
    } satisfies Record<Stage['kind'], { when: string; what: string }>,
  },
  steps: { heading: 'De regeling in {stepCount} stappen', step: 'Stap' },
  records: 'Wat wij bewaren, en wie het kan zien',
  about: 'Hoe wij werken',

  versions: {
    heading: 'Versies van deze regeling',
    intro:
      'Voor uw klacht geldt de versie die van kracht is op de dag waarop wij de klacht ontvangen. Elke versie behoudt haar eigen adres.',
    current: 'nu van kracht',
    future: 'nog niet van kracht',
    past: 'vervangen',
    changed: 'Wat er veranderde',
    sameTerms: 'De tekst is herzien. De termijnen en de bemiddelaar zijn dezelfde gebleven.',
    older:
      'U leest de versie van {updatedOn}. Die is intussen vervangen, maar geldt nog voor klachten uit de tijd waarin zij van kracht was.',
    upcoming: 'U leest de versie die van kracht wordt op {updatedOn}.',
    toCurrent: 'Lees de versie die nu geldt',
  },
  permanent: 'Vast adres van deze versie:',
  updated: 'Laatst bijgewerkt op {updatedOn}',
  lost: {
    title: 'Deze pagina bestaat niet',
    text: 'Misschien klopt het adres niet helemaal. De klachtenregeling vindt u hier:',
    home: 'Naar de klachtenregeling',
  },
}

export type Words = typeof nl
