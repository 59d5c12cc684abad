// The words of the reader in Dutch. They are the list of what there is to say: the other language has exactly these.

import type { TokenEnd } from '../../../../scripts/views/token-end.ts'

/** What went wrong, and what to do next. */
export interface TroubleWords {
  readonly title: string
  readonly text: string
  readonly next: string
}

const trouble = (title: string, text: string, next: string): TroubleWords => ({ title, text, next })

export const reader = {
  register: 'Klachtenregister',
  /** The language by its own name, for the link on the page in the other one. */
  ownName: 'Nederlands',

  // Before it is open.
  title: 'Klachtenregister openen',
  lead: 'Klachten zijn vertrouwelijk. Alleen medewerkers en de betrokken trainer kunnen ze hier lezen, ieder met een eigen sleutel.',
  locked: 'Het register is op slot.',
  lockedIdle: 'Het register is op slot gegaan, omdat u een kwartier niets hebt gedaan.',
  open: 'Openen',
  passkeyHelp: 'Dit apparaat vraagt daarna om uw vingerafdruk, uw gezicht of uw pincode.',
  otherWay: 'Lukt dat niet? Open met uw sleutelbestand',
  keyFile: 'Uw sleutelbestand',
  keyFileHelp: 'U hebt het bewaard toen u uw sleutel maakte. Het heet klachtenregister-sleutel-… en eindigt op .age.',
  keyFileHere: 'Uw sleutelbestand staat op dit apparaat.',
  otherFile: 'Een ander sleutelbestand kiezen',
  words: 'De woorden van uw sleutel',
  wordsHelp: 'Alle woorden achter elkaar. Hoofdletters, spaties en streepjes maken niet uit.',
  showWords: 'Laat zien wat ik typ',
  keepFile: 'Bewaar mijn sleutelbestand op dit apparaat',
  keepFileHelp: 'Dan typt u de volgende keer alleen de woorden. Doe dit niet op een computer van een ander.',
  busyPasskey: 'Wacht op uw apparaat…',
  busyWords: 'Bezig met openen. Dit duurt een paar seconden…',
  noKey: 'Nog geen sleutel?',
  makeKey: 'Maak een sleutel',
  forget: 'Mijn sleutel van dit apparaat verwijderen',
  forgetSure:
    'Daarna opent u het register op dit apparaat alleen nog met het sleutelbestand en de woorden die u zelf hebt bewaard. Wat hier is getypt en nog niet is ingestuurd, is dan weg, en uw toegangscode voor GitHub ook. Wilt u de sleutel van dit apparaat verwijderen?',
  forgetYes: 'Ja, verwijderen',
  forgetNo: 'Nee',
  forgotten:
    'Uw sleutel staat niet meer op dit apparaat. In de lijst met toegangssleutels van uw apparaat kan „Klachtenregister” nog staan: die opent niets meer.',

  // While it is open.
  bar: 'Dit register',
  of: (date: string, age: string) => `Register van ${date}, ${age}`,
  age: (hours: number) => (hours < 1 ? 'minder dan een uur oud' : `${hours}\u00a0uur oud`),
  tooOld: (hours: number) =>
    `Let op: dit register is ${hours} uur oud. Wat er daarna is gebeurd, ziet u hier nog niet. Laat het de beheerder weten.`,
  trainer: (name: string) => `${name} (trainer)`,
  lock: 'Op slot',
  loading: 'Bezig met openen…',
  idle: 'Het register gaat over een minuut op slot, omdat u al een tijd niets hebt gedaan.',
  stay: 'Open houden',
  newer: 'Er is een nieuwere versie van het register.',
  showNewer: 'Nieuwe versie tonen',
  renewed: 'Het register is zojuist vernieuwd. U ziet de nieuwe versie.',
  tokenUntil: (date: string, { state, days }: TokenEnd) => {
    if (state === 'good') return `U stuurt in met uw eigen toegangscode. Die werkt tot en met ${date}.`
    if (state === 'ended')
      return `Uw toegangscode voor GitHub werkte tot en met ${date}. U kunt er niets meer mee insturen. Maak een nieuwe.`
    const still = days === 0 ? ', vandaag dus' : days === 1 ? ', morgen dus' : ` (nog ${days} dagen)`
    return `Uw toegangscode voor GitHub werkt tot en met ${date}${still}. Daarna kunt u er niets meer mee insturen.`
  },
  tokenForget: 'Vervangen',
  tokenSure: 'Dan vergeet dit apparaat de oude. Het volgende formulier laat zien hoe u een nieuwe maakt, en vraagt erom.',
  tokenYes: 'Ja, vergeet de oude',
  tokenNo: 'Nee, nu niet',
  tokenForgotten: 'Uw toegangscode staat niet meer op dit apparaat. Het volgende formulier vraagt om de nieuwe.',
  saved: (name: string) => `${name} staat bij uw downloads.`,
  offer:
    'Wilt u het register op dit apparaat voortaan openen met uw vingerafdruk, uw gezicht of uw pincode? Dan hoeft u de woorden niet meer te typen.',
  offerYes: 'Ja, graag',
  offerNo: 'Niet nu',
  offered: 'Dat is geregeld. De volgende keer drukt u alleen op „Openen”.',
  notOffered: 'Dat is niet gelukt: de vraag van uw apparaat is weggeklikt of duurde te lang. Probeer het gerust nog een keer.',
  cannotOffer: 'Dat kan op dit apparaat niet. Blijf openen met uw sleutelbestand en de woorden.',
  notKept:
    'Deze browser bewaart niets, bijvoorbeeld omdat dit een privévenster is. De volgende keer hebt u uw sleutelbestand en de woorden weer nodig.',
  again: 'Nog een keer proberen',
  toOverview: 'Naar het overzicht',

  // What can go wrong while it is opened, or while it is open.
  troubles: {
    offline: trouble(
      'Geen verbinding',
      'De pagina kon niet worden opgehaald. Waarschijnlijk heeft dit apparaat geen internet.',
      'Controleer de verbinding en probeer het nog een keer.',
    ),
    strange: trouble(
      'Er antwoordt iets anders',
      'In plaats van het register kwam er een andere pagina. Dat gebeurt op een netwerk waar u eerst moet inloggen, zoals in een hotel of de trein, of bij een storing.',
      'Log in op het netwerk of gebruik een ander, en probeer het nog een keer. Gebeurt het thuis ook? Laat het de beheerder weten.',
    ),
    incomplete: trouble(
      'Nog niet compleet',
      'Een deel van het register is er niet. Waarschijnlijk wordt het juist vernieuwd.',
      'Probeer het over tien minuten nog een keer. Lukt het dan nog niet? Laat het de beheerder weten.',
    ),
    'not-a-reader': trouble(
      'Met deze sleutel kunt u het register niet lezen',
      'De sleutel klopt, maar hij staat niet of niet meer bij de lezers. Een nieuwe sleutel werkt pas als de beheerder hem heeft toegevoegd en het register daarna is vernieuwd.',
      'Vraag de beheerder of uw sleutel is toegevoegd. Hebt u later een nieuwe sleutel gemaakt? Kies dan het nieuwe sleutelbestand.',
    ),
    damaged: trouble(
      'Deze pagina klopt niet',
      'Wat de website stuurde is beschadigd, of is iets anders dan wat er hoort te staan. Daarom laten wij het niet zien.',
      'Probeer het nog een keer. Blijft het zo? Laat het de beheerder weten: het kan zijn dat iemand aan de website heeft gezeten.',
    ),
    older: trouble(
      'Dit is een oude versie van het register',
      'Dit apparaat heeft al een nieuwere versie gezien. Een oude laten wij niet zien: u zou missen wat er sindsdien is gebeurd.',
      'Probeer het over tien minuten nog een keer. Blijft het zo? Laat het de beheerder weten.',
    ),
    'no-such-page': trouble(
      'Deze pagina is er niet',
      'Ze bestaat niet, of ze is niet voor u bestemd.',
      'Controleer het nummer, of ga naar het overzicht.',
    ),
    'no-key-file': trouble('Er is nog geen sleutelbestand gekozen', '', 'Kies het bestand dat u hebt bewaard toen u uw sleutel maakte.'),
    'not-a-key-file': trouble(
      'Dit is geen sleutelbestand',
      'U hebt een ander bestand gekozen, of het bestand is beschadigd.',
      'Kies het bestand dat klachtenregister-sleutel-… heet. Is het weg? Maak dan een nieuwe sleutel.',
    ),
    'no-words': trouble('De woorden ontbreken', '', 'Typ of plak de woorden van uw sleutel.'),
    'wrong-words': trouble(
      'De woorden kloppen niet',
      'Ze horen niet bij dit sleutelbestand.',
      'Kijk of elk woord goed gespeld is, of de volgorde klopt en of er geen woord ontbreekt. Met „Laat zien wat ik typ” ziet u het zelf.',
    ),
    cancelled: trouble(
      'Niet geopend',
      'De vraag van uw apparaat is weggeklikt of duurde te lang. Of de toegangssleutel voor dit register staat niet meer op dit apparaat.',
      'Druk nog een keer op „Openen”, of open met uw sleutelbestand en de woorden.',
    ),
    'no-passkey': trouble(
      'Dit apparaat kan de sleutel niet openen',
      'De browser of het apparaat ondersteunt dit niet.',
      'Open met uw sleutelbestand en de woorden. Dat werkt altijd.',
    ),
    'passkey-gone': trouble(
      'Uw apparaat gaf een andere toegangssleutel',
      'Die voor dit register is verwijderd of vervangen.',
      'Open met uw sleutelbestand en de woorden. Daarna kunt u dit apparaat opnieuw instellen.',
    ),
    failed: trouble(
      'Het lukte niet',
      'Er ging iets mis in deze browser.',
      'Herlaad de pagina en probeer het nog een keer. Lukt het weer niet? Neem een andere browser, bijvoorbeeld Edge, Chrome, Firefox of Safari.',
    ),
  },

  // Where the reader cannot run at all.
  framed: trouble(
    'Open het register in een eigen venster',
    'Deze pagina staat binnen een andere website. Zo kan die meekijken met wat u doet.',
    'Open het register hier:',
  ),
  insecure: trouble(
    'Deze verbinding is niet beveiligd',
    'Het adres begint met http. Over zo’n verbinding kan uw sleutel niet veilig worden gebruikt.',
    'Typ in de adresbalk https:// vóór het adres. Werkt dat niet? Laat het de beheerder weten.',
  ),
  tooOldBrowser: trouble(
    'Deze browser is te oud',
    'Hij kan niet ontsleutelen wat hier staat.',
    'Werk uw browser of telefoon bij, of neem een andere browser, bijvoorbeeld Edge, Chrome, Firefox of Safari.',
  ),
  noScript:
    'Ziet u dit langer dan een paar tellen? Dan is uw browser te oud, of staat JavaScript uit. Werk de browser bij, zet JavaScript aan, of neem een andere browser.',
}

export type ReaderWords = typeof reader
