// What whoever corrects a proposal must know of the mail it was made from. No sentence repeats anything of the mail: they stand where many read.
import type { Sentence } from '../procedure/sentence.ts'
import type { Mail, Unread } from './mail.ts'

const NOTES = {
  broken: {
    en: 'The mail is broken: only its headers could be read. What it says stands in mail.eml.',
    nl: 'De mail is kapot: alleen de kop kon worden gelezen. Wat erin staat, vindt u in mail.eml.',
  },
  'too-large': {
    en: 'The mail is too large to keep here: its end was not read, and it is still in the mailbox. Keep what matters as a document.',
    nl: 'De mail is te groot om hier te bewaren: het einde is niet gelezen, en hij staat nog in de mailbox. Bewaar wat ertoe doet als stuk.',
  },
  headers: {
    en: 'The mail has far too many headers: only the known ones were read.',
    nl: 'De mail heeft veel te veel kopregels: alleen de bekende zijn gelezen.',
  },
  html: {
    en: 'The layout of the mail is too large or too deep to be read as text. Look into mail.eml.',
    nl: 'De opmaak van de mail is te groot of te ingewikkeld om er tekst van te maken. Kijk in mail.eml.',
  },
  'html-only': {
    en: 'The mail has no plain text: its words were taken from its layout. Compare them with mail.eml.',
    nl: 'De mail heeft geen platte tekst: de woorden komen uit de opmaak. Vergelijk ze met mail.eml.',
  },
  'no-words': { en: 'There are no words in the mail.', nl: 'Er staan geen woorden in de mail.' },
  'words-cut': {
    en: 'The mail is longer than what fits into a case: the rest stands in mail.eml.',
    nl: 'De mail is langer dan wat in een dossier past: de rest staat in mail.eml.',
  },
  'hidden-characters': {
    en: 'Characters that nobody can see stand here as their code, such as [U+202E].',
    nl: 'Tekens die niemand kan zien, staan hier als code, zoals [U+202E].',
  },
  encrypted: {
    en: 'The mail is encrypted or sealed: open mail.eml with the mail program of the mailbox.',
    nl: 'De mail is versleuteld of verzegeld: open mail.eml met het mailprogramma van de mailbox.',
  },
  winmail: {
    en: 'Outlook packed attachments into winmail.dat: open mail.eml with Outlook to see them.',
    nl: 'Outlook heeft bijlagen ingepakt in winmail.dat: open mail.eml met Outlook om ze te zien.',
  },
  'left-in-mail': {
    en: 'Attachments that can start a program, or are too large or too many, were left in mail.eml.',
    nl: 'Bijlagen die een programma kunnen starten, of die te groot of te veel zijn, zijn in mail.eml gelaten.',
  },
  name: {
    en: 'The mail gives no name that can stand in a letter. Fill in complainant.name.',
    nl: 'De mail noemt geen naam die in een brief kan staan. Vul complainant.name in.',
  },
  address: {
    en: 'The mail gives no e-mail address that letters can go to. Add complainant.email, or letters are printed.',
    nl: 'De mail noemt geen e-mailadres waar brieven heen kunnen. Vul complainant.email in, anders worden brieven geprint.',
  },
  'reply-to': {
    en: 'Answers to this mail go to another address than the one it came from. Ask the complainant which one is right.',
    nl: 'Antwoorden op deze mail gaan naar een ander adres dan dat van de afzender. Vraag de klager welk adres goed is.',
  },
  'from-us': {
    en: 'One of us sent this mail. If it passes on a complaint, fill in whose: complainant.name and complainant.email.',
    nl: 'Een van ons heeft deze mail verstuurd. Is het een doorgestuurde klacht, vul dan in van wie: complainant.name en complainant.email.',
  },
  summary: {
    en: 'The complaint in one sentence could not be read from the mail. Fill in summary: the client reads it in the acknowledgement.',
    nl: 'De klacht in één zin was niet uit de mail te lezen. Vul summary in: de klager leest die zin in de ontvangstbevestiging.',
  },
  'summary-guessed': {
    en: 'summary is the subject of the mail. Write the complaint in one sentence: the client reads it in the acknowledgement.',
    nl: 'In summary staat het onderwerp van de mail. Schrijf de klacht in één zin: de klager leest die in de ontvangstbevestiging.',
  },
  wish: {
    en: 'What the complainant asks for does not fit into wish: it stands in the words below.',
    nl: 'Wat de klager vraagt, past niet in wish: het staat in de woorden hieronder.',
  },
  language: {
    en: 'The language could not be told from the text. Choose the one for the letters.',
    nl: 'De taal was niet uit de tekst op te maken. Kies de taal van de brieven.',
  },
  'to-choose': {
    en: 'about, category and role are not read from a mail. Fill them in.',
    nl: 'about, category en role worden niet uit een mail gelezen. Vul ze in.',
  },
  handler: {
    en: 'Nobody is on the staff on that day. Fill in handler.',
    nl: 'Er is die dag geen medewerker. Vul handler in.',
  },
  'known-client': {
    en: 'Other cases have the same e-mail address. If this mail belongs to one of them, close this proposal and add the mail there.',
    nl: 'Andere dossiers hebben hetzelfde e-mailadres. Hoort deze mail daarbij, sluit dan dit voorstel en bewaar de mail daar.',
  },
  'names-a-case': {
    en: 'The subject names the number of a case, but the mail comes from somebody else. If it belongs there, close this proposal and add the mail there.',
    nl: 'In het onderwerp staat het nummer van een dossier, maar de mail komt van iemand anders. Hoort hij daarbij, sluit dan dit voorstel en bewaar de mail daar.',
  },
  'not-the-client': {
    en: 'This mail does not come from the address of the complainant.',
    nl: 'Deze mail komt niet van het adres van de klager.',
  },
} as const satisfies Record<string, Sentence>

export type NoteKind = keyof typeof NOTES

export interface Note extends Sentence {
  readonly kind: NoteKind
}

/** Notes in their order, each once. */
export function notesOf(kinds: Iterable<NoteKind>): Note[] {
  return [...new Set(kinds)].map((kind) => ({ kind, ...NOTES[kind] }))
}

const ON_UNREAD: Readonly<Record<Unread, NoteKind>> = { head: 'broken', end: 'words-cut', headers: 'headers', html: 'html' }
const SEALED = /^(?:application\/(?:x-)?pkcs7-mime|multipart\/encrypted)$/

/** What makes the reading itself uncertain. */
export function notesOnReading({ bytes, unread, isHtmlOnly, text, type, parts }: Mail): NoteKind[] {
  const notes = unread.map((what) => (bytes ? ON_UNREAD[what] : 'too-large'))
  if (isHtmlOnly && text.trim() !== '') notes.push('html-only')
  if ([type.value, ...parts.map((part) => part.type)].some((one) => SEALED.test(one))) notes.push('encrypted')
  return notes
}
