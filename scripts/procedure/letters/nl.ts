// Every letter in Dutch: u-form, short sentences, dates in full, what happens next and by which day.
import type { Channel, Outcome } from '../case.ts'
import type { InvestigationStep } from '../status.ts'
import { dateInFull, everyInWords, listed, numberInWords, periodInWords } from '../wording.ts'
import { type Block, type Happening, type Letters, letterhead, type Sender } from './text.ts'

const date = (day: Parameters<typeof dateInFull>[0]) => dateInFull(day, 'nl')
const period = (days: number) => periodInWords(days, 'nl')

const BY: Record<Channel, string> = {
  email: 'per e-mail',
  phone: 'telefonisch',
  'in-person': 'mondeling',
  letter: 'per brief',
  'web-form': 'via het formulier op onze website',
}

const OUTCOME: Record<Outcome, string> = { upheld: 'gegrond', 'partly-upheld': 'gedeeltelijk gegrond', 'not-upheld': 'ongegrond' }

const OTHER: Record<Sender['heard'], string> = { trainer: 'de trainer', colleague: 'de betrokken medewerker', nobody: 'de trainer' }

const DONE: Record<InvestigationStep, (other: string) => string> = {
  'trainer-contacted': (other) => `hebben wij met ${other} over uw klacht gesproken`,
  'complainant-contacted': () => 'hebben wij met u over uw klacht gesproken',
  'background-reviewed': () => 'hebben wij de achtergrond en de afspraken in het contract opnieuw bekeken',
  discussed: () => 'hebben wij het probleem met u besproken',
}

const TO_DO: Record<InvestigationStep, (other: string) => string> = {
  'trainer-contacted': (other) => `met ${other} over uw klacht spreken`,
  'complainant-contacted': () => 'met u over uw klacht spreken',
  'background-reviewed': () => 'de achtergrond en de afspraken in het contract opnieuw bekijken',
  discussed: () => 'het probleem met u bespreken',
}

function happened({ heard }: Sender): (happening: Happening) => string {
  return ({ on, what }) => (typeof what === 'string' ? `Op ${date(on)} ${DONE[what](OTHER[heard])}.` : `Op ${date(on)}: ${what.told}`)
}

function stillToDo({ heard }: Sender, steps: readonly InvestigationStep[]): Block[] {
  return steps.length
    ? [
        'Dit moeten wij nog doen:',
        [...steps.map((step) => `${TO_DO[step](OTHER[heard])};`), 'een beslissing nemen en u die schriftelijk laten weten.'],
      ]
    : ['Wij moeten nu nog een beslissing nemen en u die schriftelijk laten weten.']
}

function goingToDo({ heard }: Sender, steps: readonly InvestigationStep[]): Block[] {
  return steps.length
    ? [
        'Dit gaan wij doen:',
        [...steps.map((step) => `${TO_DO[step](OTHER[heard])};`), 'daarna een beslissing nemen en u die schriftelijk laten weten.'],
      ]
    : ['Wij nemen nu een beslissing en laten u die schriftelijk weten.']
}

function confidential({ organisation, staffCount, heard }: Sender, isReferred = false): string {
  const staff = `de medewerkers van ${organisation} (${numberInWords(staffCount, 'nl')} ${staffCount === 1 ? 'persoon' : 'personen'})`
  const who = [isReferred ? 'de bemiddelaar' : [], heard === 'trainer' ? 'de betrokken trainer' : [], staff].flat()
  return `Uw klacht is vertrouwelijk. Alleen ${listed(who, 'nl')} kunnen uw gegevens inzien. Wij bewaren uw dossier voor onbepaalde tijd.`
}

function howToReach({ handler, contact, isPrinted }: Sender): string {
  if (!handler) return `Hebt u vragen? Neem contact met ons op: ${contact.email} of ${contact.phone}.`
  const own = `Hebt u vragen? Neem contact op met ${handler.name}: ${handler.email}${handler.phone ? ` of ${handler.phone}` : ''}.`
  return isPrinted
    ? `${own} U kunt ook bellen met ${contact.phone}.`
    : `${own} U kunt ook op dit bericht antwoorden of bellen met ${contact.phone}.`
}

const UNTRUE: Record<Sender['untrue'][number]['kind'], (on: string) => string> = {
  decision: (on) =>
    `Op ${on} lieten wij u een beslissing op uw klacht weten. Dat was een vergissing. Die beslissing geldt niet meer. Dat spijt ons.`,
  withdrawal: (on) =>
    `Op ${on} lieten wij u weten dat u uw klacht had ingetrokken. Dat was een vergissing: wij behandelen uw klacht verder. Dat spijt ons.`,
  referral: (on) =>
    `Op ${on} lieten wij u weten dat wij u hadden doorverwezen naar de bemiddelaar. Dat was een vergissing: die doorverwijzing geldt niet. Dat spijt ons.`,
  delay: (on) => `In ons uitstelbericht van ${on} stond een vergissing. Lees daarom wat hieronder staat. Dat spijt ons.`,
}

function framed(sender: Sender, name: string, blocks: readonly Block[]) {
  const subject = `Uw klacht ${sender.id}: ${name}`
  return {
    subject,
    blocks: [
      ...letterhead(sender, date(sender.today), `Betreft: ${subject}`),
      `Geachte ${sender.salutation ?? sender.complainant},`,
      ...sender.untrue.map(({ kind, toldOn }) => UNTRUE[kind](date(toldOn))),
      ...blocks,
      howToReach(sender),
      'Met vriendelijke groet,',
      sender.handler ? `${sender.handler.name}\n${sender.organisation}` : sender.organisation,
      `Nummer van uw klacht: ${sender.id}`,
    ],
  }
}

const SORRY = 'Dat is ons niet gelukt. Dat spijt ons.'

const unheardBy = (due: Parameters<typeof date>[0]) =>
  `U had uiterlijk op ${date(due)} van ons moeten horen hoe het met uw klacht staat. ${SORRY}`

export const nl: Letters = {
  acknowledgement: (sender, { summary, wish, toDo, expected, isOther, missed, referredOn }) =>
    framed(sender, 'ontvangstbevestiging', [
      `Dank u wel dat u ons dit laat weten. Wij hebben uw klacht op ${date(sender.receivedOn)} ${BY[sender.channel]} ontvangen. Uw klacht heeft nummer ${sender.id}.`,
      `Zo hebben wij uw klacht begrepen: ${summary}`,
      ...(wish ? [`Dit vraagt u van ons: ${wish}`] : []),
      'Klopt dit niet? Laat het ons dan weten.',
      sender.handler ? `${sender.handler.name} behandelt uw klacht.` : `Een medewerker van ${sender.organisation} behandelt uw klacht.`,
      ...(referredOn ? [] : goingToDo(sender, toDo)),
      ...(missed ? [`U had onze beslissing uiterlijk op ${date(missed)} moeten krijgen. ${SORRY}`] : []),
      ...(expected
        ? [
            isOther
              ? `Wij verwachten dat u onze beslissing uiterlijk op ${date(expected)} hebt. Halen wij die datum niet, dan hoort u dat uiterlijk op die dag van ons.`
              : `U krijgt onze beslissing uiterlijk op ${date(expected)}. Hebben wij meer tijd nodig? Dan hoort u dat uiterlijk op die dag, met de reden en de datum waarop u onze beslissing kunt verwachten. Duurt dat nog langer dan ${period(sender.interimDays)}, dan krijgt u daarna ${everyInWords(sender.interimDays, 'nl')} een tussenbericht.`,
          ]
        : []),
      referredOn
        ? `Wij hebben u op ${date(referredOn)} doorverwezen naar een onafhankelijke bemiddelaar: ${sender.mediator.name}.`
        : `Bent u het straks niet eens met onze beslissing? Dan is er een onafhankelijke bemiddelaar: ${sender.mediator.name}.`,
      confidential(sender, referredOn !== null),
      `Onze klachtenregeling leest u op ${sender.policyUrl}`,
    ]),

  delay: (sender, { told, due, expected, unheard, reason, isAsked, done, news, toDo, interims, interimsGoOn, earlierToday }) => {
    const last = told ?? due
    const promised = told
      ? `Wij hebben beloofd dat u uiterlijk op ${date(told)} onze beslissing over uw klacht krijgt.`
      : due >= sender.today
        ? `Volgens onze klachtenregeling krijgt u onze beslissing over uw klacht uiterlijk op ${date(due)}.`
        : `Volgens onze klachtenregeling had u onze beslissing over uw klacht uiterlijk op ${date(due)} moeten krijgen.`
    const opening =
      last < sender.today
        ? `${promised} ${SORRY}`
        : !isAsked
          ? `${promised} Er is nog geen beslissing. Die kan nog komen, tot en met die dag.`
          : expected < last
            ? `${promised} Wij verwachten nu dat u die eerder krijgt.`
            : expected === last
              ? `${promised} Die datum blijft staan.`
              : `${promised} Dat lukt ons niet. Dat spijt ons.`
    return framed(sender, 'uitstelbericht', [
      ...(earlierToday
        ? [`Dit bericht komt in de plaats van ons eerdere bericht van vandaag, waarin wij ${date(earlierToday)} noemden.`]
        : []),
      opening,
      ...(unheard && last >= sender.today ? [unheardBy(unheard)] : []),
      ...(reason
        ? [`${expected < last ? 'De reden' : 'Dit is de reden'}: ${reason}`]
        : ['Het onderzoek naar uw klacht is nog niet klaar.']),
      ...(done.length
        ? ['Dit hebben wij tot nu toe gedaan:', done.map(happened(sender))]
        : ['Wij hebben nog geen stap in het onderzoek afgerond.']),
      ...(news.length ? ['Dit is verder nieuw sinds ons vorige bericht:', news.map(happened(sender))] : []),
      ...stillToDo(sender, toDo),
      isAsked || last < sender.today
        ? `Wij verwachten dat u onze beslissing uiterlijk op ${date(expected)} hebt.`
        : `Komt de beslissing niet op tijd, dan verwachten wij dat u die uiterlijk op ${date(expected)} hebt.`,
      ...(isAsked
        ? []
        : [
            `Die datum heeft nog niemand bevestigd. Dit bericht gaat vanzelf uit; ${sender.handler?.name ?? 'een medewerker'} gaat door met uw klacht.`,
          ]),
      interims.length
        ? interimsIn(sender, interims, interimsGoOn)
        : 'Halen wij die datum niet, dan hoort u dat uiterlijk op die dag van ons.',
    ])
  },

  interim: (sender, { previous, due, news, toDo, expected, next }) =>
    framed(sender, 'tussenbericht', [
      due >= sender.today
        ? `U hoort ${everyInWords(sender.interimDays, 'nl')} van ons hoe het met uw klacht staat. Ons vorige bericht was van ${date(previous)}.`
        : `${unheardBy(due)} Ons vorige bericht was van ${date(previous)}.`,
      ...(news.length
        ? ['Dit is nieuw sinds ons vorige bericht:', news.map(happened(sender))]
        : [`Sinds ${date(previous)} hebben wij geen nieuwe stap in het onderzoek afgerond.`]),
      ...stillToDo(sender, toDo),
      `De datum die wij u noemden, verandert niet: u krijgt onze beslissing uiterlijk op ${date(expected)}.`,
      next
        ? sender.isPrinted
          ? `Binnen ${period(sender.interimDays)} hoort u weer van ons.`
          : `Uiterlijk op ${date(next)} hoort u weer van ons.`
        : 'Ons volgende bericht is de beslissing. Halen wij die datum niet, dan hoort u dat uiterlijk op die dag van ons.',
    ]),

  decision: (sender, { decidedOn, outcome, text, decidedBy, isAboutDecider, replaces, missed }) =>
    framed(sender, 'beslissing', [
      `Op ${date(decidedOn)} hebben wij een beslissing genomen over de klacht die wij op ${date(sender.receivedOn)} van u kregen.`,
      ...(replaces ? [`Deze beslissing komt in de plaats van de beslissing die wij u op ${date(replaces)} lieten weten.`] : []),
      ...(missed
        ? [
            missed.told
              ? `Wij hadden beloofd dat u onze beslissing uiterlijk op ${date(missed.told)} zou krijgen. ${SORRY}`
              : `U had onze beslissing uiterlijk op ${date(missed.due)} moeten krijgen. ${SORRY}`,
          ]
        : []),
      `Onze beslissing: uw klacht is ${OUTCOME[outcome]}.`,
      text,
      isAboutDecider
        ? `Deze beslissing is genomen door ${decidedBy}. Uw klacht gaat ook over ${decidedBy}. Er was niemand anders die kon beslissen.`
        : `Deze beslissing is genomen door ${decidedBy}.`,
      `Bent u het niet eens met de uitkomst? Laat het ons weten: ${sender.isPrinted ? 'schrijf of bel ons' : 'antwoord op dit bericht of bel ons'}. Wij verwijzen u dan door naar een onafhankelijke bemiddelaar, ${sender.mediator.name}. Het oordeel van de bemiddelaar wordt binnen ${period(sender.mediationDays)} na de doorverwijzing gegeven én uitgevoerd. Dat oordeel is bindend.`,
      confidential(sender),
      `Onze klachtenregeling leest u op ${sender.policyUrl}`,
    ]),

  referral: (sender, { requestedOn, referredOn, due, isDecided, isAgain }) =>
    framed(sender, 'doorverwijzing naar de bemiddelaar', [
      ...(requestedOn
        ? [
            isDecided
              ? `Op ${date(requestedOn)} hebt u ons laten weten dat u het niet eens bent met de uitkomst van uw klacht.`
              : `Op ${date(requestedOn)} hebt u ons gevraagd om de bemiddelaar.`,
          ]
        : []),
      isAgain
        ? `Uw klacht gaat verder bij een andere bemiddelaar. Wij hebben u op ${date(referredOn)} doorverwezen naar ${sender.mediator.name}. Ook deze bemiddelaar is onafhankelijk.`
        : `Wij hebben u op ${date(referredOn)} doorverwezen naar ${sender.mediator.name}. De bemiddelaar is onafhankelijk.`,
      `U bereikt de bemiddelaar zo: ${sender.mediator.email}${sender.mediator.phone ? ` of ${sender.mediator.phone}` : ''}.`,
      due >= sender.today
        ? `Uiterlijk op ${date(due)} is het oordeel gegeven én uitgevoerd. Het oordeel is bindend.`
        : `Het oordeel had uiterlijk op ${date(due)} gegeven én uitgevoerd moeten zijn. ${SORRY} Het oordeel is bindend.`,
      'De bemiddelaar krijgt van ons het dossier van uw klacht. U hoeft nu niets te doen. Wilt u zelf iets toevoegen, of wilt u niet dat een stuk wordt doorgegeven? Laat het ons dan weten.',
      `Onze klachtenregeling leest u op ${sender.policyUrl}`,
    ]),

  withdrawal: (sender, { withdrawnOn }) =>
    framed(sender, 'bevestiging van intrekking', [
      `Op ${date(withdrawnOn)} hebt u uw klacht ingetrokken. Wij stoppen met de behandeling.`,
      confidential(sender),
      'Wilt u later toch verder met uw klacht? Dat kan altijd. Laat het ons dan weten en noem het nummer van deze klacht.',
    ]),
}

function interimsIn(sender: Sender, days: readonly Parameters<typeof date>[0][], goOn: boolean): string {
  const every = everyInWords(sender.interimDays, 'nl')
  const until = `Omdat dat langer dan ${period(sender.interimDays)} duurt, krijgt u intussen`
  // A letter on paper arrives some days later, so it names no days that are counted from today.
  if (sender.isPrinted) return `${until} ${every} een tussenbericht.`
  const after = goOn ? `, en daarna ${every}` : ''
  const named = listed(
    days.map((day) => `op ${date(day)}`),
    'nl',
  )
  return days.length === 1 ? `${until} een tussenbericht: uiterlijk ${named}.` : `${until} tussenberichten: uiterlijk ${named}${after}.`
}
