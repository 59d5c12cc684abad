// A task in words, in Dutch and English: what to do now, and never a path, the name of a step or the name of a person.
import type { Language } from './case.ts'
import { dutchPronoun, letterInWords, letterOfDayInWords } from './letters/in-words.ts'
import type { LetterKind } from './letters/record.ts'
import type { Task, TaskKind } from './tasks.ts'

/** What a sentence is made of. */
export type TaskInWords = Pick<Task, 'kind' | 'letter' | 'letterOn'>

/** What to do in place of a letter that does not go out by itself. */
const INSTEAD: Record<Language, Record<LetterKind, string>> = {
  nl: {
    acknowledgement: 'Schrijf de klager dat wij de klacht hebben ontvangen.',
    delay: 'Laat de klager weten wanneer de beslissing komt.',
    interim: 'Laat de klager weten hoe het met de klacht staat.',
    decision: 'Schrijf de klager een brief met de beslissing.',
    referral: 'Laat de klager weten dat de klacht naar de bemiddelaar gaat.',
    withdrawal: 'Bevestig aan de klager dat de klacht is ingetrokken.',
  },
  en: {
    acknowledgement: 'Write to the client to confirm that we received the complaint.',
    delay: 'Tell the client when the decision will come.',
    interim: 'Tell the client how the complaint is getting on.',
    decision: 'Write the client a letter with the decision.',
    referral: 'Tell the client that the complaint goes to the mediator.',
    withdrawal: 'Confirm to the client that the complaint is withdrawn.',
  },
}

const TEXTS: Record<Language, Record<TaskKind, (task: TaskInWords) => string>> = {
  nl: {
    print: ({ letter }) =>
      letter ? `Print ${letterInWords(letter, 'nl')} en doe ${dutchPronoun(letter)} op de post.` : 'Print de brief en doe die op de post.',
    'not-reached': (task) =>
      `${capital(letterOf(task, 'nl'))} is niet aangekomen. Verbeter het adres in het dossier, of zorg dat de brief op een andere manier bij de klager komt.`,
    unknown: (task) => `Het is onbekend of ${letterOf(task, 'nl')} is aangekomen. Vraag het aan de klager.`,
    'take-back': (task) => `De klager weet nog niet dat ${letterOf(task, 'nl')} niet meer geldt. Vertel dat aan de klager.`,
    write: ({ letter }) => `${letter ? INSTEAD.nl[letter] : 'Schrijf de klager een brief.'} Dat gebeurt niet automatisch.`,
    unattended: () => 'Sinds de laatste automatische brief heeft niemand iets vastgelegd. Ga verder met het onderzoek.',
    refer: ({ letter }) =>
      letter ? 'De bemiddelaar is vertrokken. Verwijs de klager door naar de opvolger.' : 'Verwijs de klager door naar de bemiddelaar.',
    'tell-judgment-late': () => 'Het oordeel van de bemiddelaar is te laat. Vertel de klager hoe het ermee staat.',
    'watch-terms': () => 'Deze klacht is ouder dan de eerste klachtenregeling. Houd de termijnen zelf in de gaten.',
    'new-handler': () => 'De behandelaar werkt hier niet meer. Zet een andere behandelaar in het dossier.',
    close: () => 'Sluit de klacht af.',
  },
  en: {
    print: ({ letter }) => `Print ${letter ? letterInWords(letter, 'en') : 'the letter'} and post it.`,
    'not-reached': (task) =>
      `${capital(letterOf(task, 'en'))} did not arrive. Correct the address in the case file, or see that the letter reaches the client in another way.`,
    unknown: (task) => `Nobody knows whether ${letterOf(task, 'en')} arrived. Ask the client.`,
    'take-back': (task) => `The client does not know yet that ${letterOf(task, 'en')} no longer stands. Tell the client.`,
    write: ({ letter }) => `${letter ? INSTEAD.en[letter] : 'Write to the client.'} This does not happen by itself.`,
    unattended: () => 'Nobody has recorded anything since the last automatic letter. Go on with the investigation.',
    refer: ({ letter }) => (letter ? 'The mediator has left. Refer the client to the successor.' : 'Refer the client to the mediator.'),
    'tell-judgment-late': () => 'The judgment of the mediator is late. Tell the client where it stands.',
    'watch-terms': () => 'This complaint is older than the first complaints policy. Watch its terms yourself.',
    'new-handler': () => 'The handler no longer works here. Name another handler in the case file.',
    close: () => 'Close the complaint.',
  },
}

function letterOf({ letter, letterOn }: TaskInWords, language: Language): string {
  if (letter && letterOn) return letterOfDayInWords({ kind: letter, on: letterOn }, language)
  return language === 'nl' ? 'de brief' : 'the letter'
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A task in words: what to do. How it is recorded afterwards stands elsewhere. */
export function taskText(task: TaskInWords, language: Language): string {
  return TEXTS[language][task.kind](task)
}
