// The words of the comment on a pull request, in Dutch and English.
import type { Language } from '../procedure/case.ts'

export interface CommentWords {
  readonly title: string
  readonly good: string
  readonly bad: (problems: number) => string
  readonly code: (files: number) => string
  readonly keys: string
  readonly callFirst: string
  readonly keyGone: string
  readonly keyHead: readonly string[]
  readonly keyAdded: string
  readonly keyRemoved: string
  readonly untold: string
  readonly nothing: string
  readonly noLetter: string
  readonly unread: (files: number) => string
  readonly close: (today: string) => string
  readonly letters: string
  readonly dropped: string
  readonly letterHead: readonly string[]
  readonly dues: string
  readonly dueHead: readonly string[]
  readonly reminded: string
  readonly remindedHead: readonly string[]
  readonly toPrint: string
  readonly isNew: string
  readonly ended: string
  readonly everybody: string
  readonly nobody: string
  readonly more: (rows: number) => string
}

export const COMMENT_WORDS: Record<Language, CommentWords> = {
  nl: {
    title: 'Wat samenvoegen doet',
    good: 'De controle vond geen problemen.',
    bad: (problems) => `**De controle vond ${counted(problems, 'probleem', 'problemen')}.** Samenvoegen kan pas als alles is opgelost:`,
    code: (files) =>
      `**Dit is ook een wijziging van het register zelf**: ${counted(files, 'bestand hoort', 'bestanden horen')} bij geen dossier. Zo’n wijziging kan bepalen wat er wordt gecontroleerd, verstuurd en getoond. De beheerder leest de wijziging onder *Files changed* en keurt die goed; pas daarna kan die worden samengevoegd.`,
    keys: 'Wie het register kan lezen',
    callFirst:
      '**Laat eerst aan de telefoon de controlecode voorlezen** door wie er een sleutel bij krijgt. Kent u de stem niet, bel dan zelf, op een nummer dat u al had. Voeg alleen samen als het precies de code is die hieronder staat. Met een sleutel leest een medewerker alle dossiers, en een trainer de eigen dossiers.',
    keyGone: 'Met een sleutel die eraf gaat, is niets te openen van wat daarna wordt gepubliceerd.',
    keyHead: ['bestand', 'sleutel', 'controlecode'],
    keyAdded: 'erbij',
    keyRemoved: 'eraf',
    untold: 'Wat samenvoegen doet, is niet te zeggen: `organisation.yml` is hier of in het register niet te lezen.',
    nothing: 'Er gaat geen brief uit en er verschuift geen datum.',
    noLetter: 'Er gaat geen brief uit.',
    unread: (files) => `Niet meegeteld: ${counted(files, 'bestand dat niet te lezen is', 'bestanden die niet te lezen zijn')}.`,
    close: (today) =>
      `Berekend op ${today}; op een latere dag kan het anders zijn. Na het samenvoegen voert het register dit uit zodra het weer kijkt.`,
    letters: 'Deze brieven gaan uit',
    dropped: 'Deze brieven gaan niet meer uit',
    letterHead: ['dossier', 'brief', 'voor de termijn van', 'genoemde datum'],
    dues: 'Deze termijnen zijn daarna anders',
    dueHead: ['dossier', 'termijn', 'was', 'wordt'],
    reminded: 'Wie wordt herinnerd',
    remindedHead: ['dossier', 'behandelaar', 'eerste herinnering'],
    toPrint: 'te printen',
    isNew: 'nieuw',
    ended: 'nagekomen of vervallen',
    everybody: 'alle medewerkers',
    nobody: 'geen',
    more: (rows) => `… en nog ${counted(rows, 'regel', 'regels')}.`,
  },
  en: {
    title: 'What merging does',
    good: 'The check found no problems.',
    bad: (problems) => `**The check found ${counted(problems, 'problem', 'problems')}.** It can be merged once everything is put right:`,
    code: (files) =>
      `**This is also a change of the code**: ${counted(files, 'file belongs', 'files belong')} to no case. Such a change can decide what is checked, sent and shown. An administrator reads it under *Files changed* and approves it; only then can it be merged.`,
    keys: 'Who can read the register',
    callFirst:
      '**First have the code read to you on the phone** by whoever gets a key here. If you do not know the voice, call them, on a number that you had already. Merge only if it is exactly the code below. With a key a member of staff reads every case, and a trainer their own.',
    keyGone: 'A key that is removed opens nothing that is published afterwards.',
    keyHead: ['file', 'key', 'code'],
    keyAdded: 'added',
    keyRemoved: 'removed',
    untold: 'What merging does cannot be told: `organisation.yml` cannot be read here or in the register.',
    nothing: 'No letter goes out and no date moves.',
    noLetter: 'No letter goes out.',
    unread: (files) => `Not counted: ${counted(files, 'file that cannot be read', 'files that cannot be read')}.`,
    close: (today) =>
      `Worked out on ${today}; on a later day it may be different. After merging, the register does this when it next looks.`,
    letters: 'These letters go out',
    dropped: 'These letters no longer go out',
    letterHead: ['case', 'letter', 'for the term of', 'date named'],
    dues: 'These terms are different afterwards',
    dueHead: ['case', 'term', 'was', 'becomes'],
    reminded: 'Who is reminded',
    remindedHead: ['case', 'handler', 'first reminder'],
    toPrint: 'to print',
    isNew: 'new',
    ended: 'kept or lapsed',
    everybody: 'all staff',
    nobody: 'none',
    more: (rows) => `… and ${counted(rows, 'more row', 'more rows')}.`,
  },
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
