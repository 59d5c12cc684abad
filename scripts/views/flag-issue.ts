// A flag as an issue: a number, promises, dates and days; the hidden mark by which it is found again; the sentence that closes it.
import { type CalendarDate, daysFrom } from '../procedure/calendar.ts'
import { CASE_ID, type Language } from '../procedure/case.ts'
import { flagText } from '../procedure/flag-text.ts'
import type { FlaggedCase } from '../procedure/flags.ts'
import { daysLeftInWords, FLAG_LABELS, OBLIGATION_LABELS } from '../procedure/glossary.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { dateInWords } from '../procedure/wording.ts'
import { englishPart } from './english-part.ts'
import { accountOf } from './plan-difference.ts'

/** The label that all flags bear. */
export const FLAG_LABEL = 'termijn-overschreden'

const MARK = /^<!-- complaints-register: flag (\S+) -->/

/** The number of the case whose flag a text is; null where it is none. */
export function flaggedCase(body: string): string | null {
  const [, id = ''] = MARK.exec(body) ?? []
  return CASE_ID.test(id) ? id : null
}

const WORDS = {
  nl: {
    head: '| wat wij hebben beloofd | uiterlijk | |',
    handler: 'Behandelaar',
    file: 'Dossier',
    closes: 'Deze melding sluit vanzelf als in het dossier staat dat het is opgelost.',
    met: (id: string, on: string) =>
      `Op ${on} was er bij klacht ${id} niets meer te melden. De melding is gesloten; in het dossier blijft te zien wat er was.`,
  },
  en: {
    head: '| what we promised | due | |',
    handler: 'Handler',
    file: 'Case file',
    closes: 'This issue closes by itself once the case file says that it is solved.',
    met: (id: string, on: string) =>
      `On ${on} nothing was left to report of complaint ${id}. The issue is closed; the case file still shows what there was.`,
  },
} as const satisfies Record<Language, object>

/**
 * Title and text of the issue of a flagged case, in Dutch and below it in English. `link` gives the address of a case file. The same
 * facts give the same text.
 */
export function writeFlag(
  flagged: FlaggedCase,
  organisation: Organisation,
  today: CalendarDate,
  link: (id: string) => string,
): { title: string; body: string } {
  const { case: id, flags, handler } = flagged
  const account = accountOf(handler, organisation)
  const textIn = (language: Language) => {
    const words = WORDS[language]
    const ends = `${words.handler}: \`${account}\`. ${words.file}: ${link(id)}`
    return [...flagsIn(flagged, today, language), ends, words.closes].join('\n\n')
  }
  const kinds = [...new Set(flags.map(({ kind }) => FLAG_LABELS.nl[kind]))]
  return { title: `${id}: ${kinds.join(', ')}`, body: [markOf(id), textIn('nl'), englishPart(textIn('en'))].join('\n\n') }
}

/** What is overdue as a table, all else as a list. */
function flagsIn({ flags }: FlaggedCase, today: CalendarDate, language: Language): string[] {
  const late = flags.flatMap((flag) =>
    flag.kind === 'overdue'
      ? [
          `| ${OBLIGATION_LABELS[language][flag.obligation]} | ${dateInWords(flag.due, language).replaceAll(' ', '\u00A0')} | ${daysLeftInWords(daysFrom(today, flag.due), language)} |`,
        ]
      : [],
  )
  const others = flags.flatMap((flag) => (flag.kind === 'overdue' ? [] : [`- ${flagText(flag, language)}`]))
  return [
    ...(late.length ? [[WORDS[language].head, '|---|---|---|', ...late].join('\n')] : []),
    ...(others.length ? [others.join('\n')] : []),
  ]
}

/** Title and text of the issue once nothing is overdue any more. */
export function writeFlagMet(id: string, today: CalendarDate): { title: string; body: string } {
  const textIn = (language: Language) => WORDS[language].met(id, dateInWords(today, language))
  return { title: `${id}: niets meer te melden`, body: [markOf(id), textIn('nl'), englishPart(textIn('en'))].join('\n\n') }
}

/** The hidden first line by which the issue is found again. */
function markOf(id: string): string {
  return `<!-- complaints-register: flag ${id} -->`
}
