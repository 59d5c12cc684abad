// Every letter in Dutch: u-form, short sentences, dates in full, what happens next and by which day.
import type { Channel, Outcome } from '../case.ts'
import type { InvestigationStep } from '../status.ts'
import { dateInFull, listed, periodInWords } from '../wording.ts'
import type { Block, Happening, Letters, Sender } from './text.ts'

const date = (day: Parameters<typeof dateInFull>[0]) => dateInFull(day, 'nl')
const period = (days: number) => periodInWords(days, 'nl')

const BY: Record<Channel, string> = {
  email: 'per e-mail',
  phone: 'per telefoon',
  'in-person': 'in een gesprek',
  letter: 'per brief',
  'web-form': 'via het formulier op onze website',
}

const OUTCOME: Record<Outcome, string> = { upheld: 'gegrond', 'partly-upheld': 'gedeeltelijk gegrond', 'not-upheld': 'ongegrond' }

const DONE: Record<InvestigationStep, string> = {
  'trainer-contacted': 'hebben wij de trainer over uw klacht gesproken',
  'complainant-contacted': 'hebben wij u over uw klacht gesproken',
  'background-reviewed': 'hebben wij de achtergrond en de afspraken in het contract opnieuw bekeken',
  discussed: 'hebben wij het probleem met de opdrachtgever besproken',
}

const TO_DO: Record<InvestigationStep, string> = {
  'trainer-contacted': 'de trainer over uw klacht spreken',
  'complainant-contacted': 'u over uw klacht spreken',
  'background-reviewed': 'de achtergrond en de afspraken in het contract opnieuw bekijken',
  discussed: 'het probleem met de opdrachtgever bespreken',
}

function happened({ on, what }: Happening): string {
  return typeof what === 'string' ? `Op ${date(on)} ${DONE[what]}.` : `${date(on)}: ${what.told}`
}

function stillToDo(steps: readonly InvestigationStep[]): Block[] {
  return steps.length
    ? ['Dit moeten wij nog doen:', [...steps.map((step) => `${TO_DO[step]};`), 'een beslissing nemen en u die schriftelijk laten weten.']]
    : ['Wij moeten nu nog een beslissing nemen en u die schriftelijk laten weten.']
}

function confidential({ organisation, staffCount }: Sender): string {
  return `Uw klacht is vertrouwelijk. Alleen de betrokken trainer en de medewerkers van ${organisation} (${staffCount} personen) kunnen uw gegevens inzien. Wij bewaren uw dossier voor onbepaalde tijd.`
}

function howToReach({ handler, contact }: Sender): string {
  return handler
    ? `Hebt u vragen? Neem contact op met ${handler.name}: ${handler.email}${handler.phone ? ` of ${handler.phone}` : ''}. U kunt ook op dit bericht antwoorden of bellen met ${contact.phone}.`
    : `Hebt u vragen? Neem contact met ons op: ${contact.email} of ${contact.phone}.`
}

function framed(sender: Sender, name: string, blocks: readonly Block[]) {
  const signature = sender.handler ? `${sender.handler.name}\n${sender.organisation}` : sender.organisation
  return {
    subject: `Uw klacht ${sender.id}: ${name}`,
    blocks: [
      `Geachte ${sender.complainant},`,
      ...blocks,
      howToReach(sender),
      `Met vriendelijke groet,`,
      signature,
      `Nummer van uw klacht: ${sender.id}`,
    ],
  }
}

export const nl: Letters = {
  acknowledgement: (sender, { summary, wish, decisionDue }) =>
    framed(sender, 'ontvangstbevestiging', [
      `Dank u wel dat u ons dit laat weten. Wij hebben uw klacht op ${date(sender.receivedOn)} ${BY[sender.channel]} ontvangen. Uw klacht heeft nummer ${sender.id}.`,
      `Zo hebben wij uw klacht begrepen: ${summary}`,
      ...(wish ? [`Dit vraagt u van ons: ${wish}`] : []),
      'Klopt dit niet? Laat het ons dan weten.',
      sender.handler ? `${sender.handler.name} behandelt uw klacht.` : `Een medewerker van ${sender.organisation} behandelt uw klacht.`,
      'Dit gaan wij doen:',
      [
        'wij spreken met de trainer en met u;',
        'wij bekijken de achtergrond en de afspraken in het contract opnieuw;',
        'wij bespreken het probleem met de opdrachtgever;',
        'daarna nemen wij een beslissing en krijgt u die schriftelijk.',
      ],
      decisionDue >= sender.today
        ? `U krijgt onze beslissing uiterlijk op ${date(decisionDue)}. Hebben wij meer tijd nodig? Dan hoort u dat uiterlijk op die dag, met de reden en de datum waarop u onze beslissing kunt verwachten. Duurt dat nog langer dan ${period(sender.interimDays)}, dan krijgt u daarna elke ${period(sender.interimDays)} een tussenbericht.`
        : `U had onze beslissing uiterlijk op ${date(decisionDue)} moeten krijgen. Dat is niet gelukt en dat spijt ons. U hoort zo snel mogelijk van ons wanneer u de beslissing kunt verwachten.`,
      `Bent u het straks niet eens met onze beslissing? Dan is er een onafhankelijke bemiddelaar: ${sender.mediator.name}.`,
      confidential(sender),
      `Onze klachtenregeling leest u op ${sender.policyUrl}`,
    ]),

  delay: (sender, { promised, expected, reason, done, toDo, interims }) =>
    framed(sender, 'uitstelbericht', [
      expected < promised
        ? `Wij hebben u onze beslissing op uw klacht uiterlijk op ${date(promised)} toegezegd. Wij verwachten nu dat u die eerder krijgt.`
        : promised >= sender.today
          ? `Wij hebben u onze beslissing op uw klacht uiterlijk op ${date(promised)} toegezegd. Dat lukt niet. Dat spijt ons.`
          : `U had onze beslissing op uw klacht uiterlijk op ${date(promised)} moeten krijgen. Dat is niet gelukt. Dat spijt ons.`,
      ...(reason
        ? [`${expected < promised ? 'De reden' : 'Dit is de reden'}: ${reason}`]
        : ['Het onderzoek naar uw klacht is nog niet klaar.']),
      ...(done.length
        ? ['Dit hebben wij tot nu toe gedaan:', done.map(happened)]
        : ['Wij hebben nog geen stap in het onderzoek afgerond.']),
      ...stillToDo(toDo),
      `Wij verwachten dat u onze beslissing uiterlijk op ${date(expected)} hebt.`,
      interims.length
        ? `Omdat dat langer dan ${period(sender.interimDays)} duurt, krijgt u een tussenbericht: uiterlijk op ${listed(interims.map(date), 'nl')}.`
        : 'Lukt ook die datum niet, dan hoort u dat uiterlijk op die dag van ons.',
    ]),

  interim: (sender, { previous, due, done, toDo, expected, next }) =>
    framed(sender, 'tussenbericht', [
      due >= sender.today
        ? `Wij hebben u beloofd dat u uiterlijk op ${date(due)} hoort hoe het met uw klacht staat. Ons vorige bericht was van ${date(previous)}.`
        : `U had uiterlijk op ${date(due)} een tussenbericht van ons moeten krijgen. Dat is niet gelukt en dat spijt ons. Ons vorige bericht was van ${date(previous)}.`,
      ...(done.length
        ? ['Dit is er sindsdien gebeurd:', done.map(happened)]
        : [`Sinds ${date(previous)} hebben wij geen nieuwe stap in het onderzoek afgerond.`]),
      ...stillToDo(toDo),
      expected >= sender.today
        ? `De datum blijft zoals wij u schreven: u krijgt onze beslissing uiterlijk op ${date(expected)}.`
        : `U had onze beslissing uiterlijk op ${date(expected)} moeten krijgen. Dat is niet gelukt en dat spijt ons.`,
      next
        ? `Uiterlijk op ${date(next)} krijgt u weer een tussenbericht van ons.`
        : 'Ons volgende bericht is de beslissing. Lukt die datum niet, dan hoort u dat uiterlijk op die dag.',
    ]),

  decision: (sender, { decidedOn, outcome, text, decidedBy }) =>
    framed(sender, 'beslissing', [
      `Op ${date(decidedOn)} hebben wij een beslissing genomen over de klacht die wij op ${date(sender.receivedOn)} van u kregen.`,
      `Onze beslissing: uw klacht is ${OUTCOME[outcome]}.`,
      text,
      `Deze beslissing is genomen door ${decidedBy}.`,
      `Bent u het niet eens met de uitkomst? Laat het ons weten: antwoord op dit bericht of bel ons. Wij verwijzen u dan door naar onze onafhankelijke bemiddelaar, ${sender.mediator.name}. Het oordeel van de bemiddelaar wordt binnen ${period(sender.mediationDays)} na de doorverwijzing gegeven én uitgevoerd. Dat oordeel is bindend.`,
      confidential(sender),
      `Onze klachtenregeling leest u op ${sender.policyUrl}`,
    ]),

  referral: (sender, { requestedOn, referredOn, due }) =>
    framed(sender, 'doorverwijzing naar de bemiddelaar', [
      `Op ${date(requestedOn)} hebt u ons laten weten dat u het niet eens bent met de uitkomst van uw klacht. Wij hebben u op ${date(referredOn)} doorverwezen naar ${sender.mediator.name}, onze bemiddelaar. De bemiddelaar is onafhankelijk.`,
      `U bereikt de bemiddelaar zo: ${sender.mediator.email}${sender.mediator.phone ? ` of ${sender.mediator.phone}` : ''}.`,
      due >= sender.today
        ? `Uiterlijk op ${date(due)} is het oordeel gegeven én uitgevoerd. Het oordeel is bindend.`
        : `Het oordeel had uiterlijk op ${date(due)} gegeven én uitgevoerd moeten zijn. Dat dit bericht u zo laat bereikt, spijt ons. Het oordeel is bindend.`,
      'De bemiddelaar krijgt van ons het dossier van uw klacht. U hoeft nu niets te doen. Wilt u zelf iets toevoegen, of wilt u niet dat een stuk wordt doorgegeven? Laat het ons dan weten.',
      `Onze klachtenregeling leest u op ${sender.policyUrl}`,
    ]),

  withdrawal: (sender, { withdrawnOn }) =>
    framed(sender, 'bevestiging van intrekking', [
      `Op ${date(withdrawnOn)} hebt u uw klacht ingetrokken. Wij stoppen met de behandeling.`,
      confidential(sender),
      'Wilt u later toch verder met uw klacht? Dat kan altijd. Laat het ons dan weten en noem het nummer van uw klacht.',
    ]),
}
