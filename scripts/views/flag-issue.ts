// A flag as an issue: a number, promises, dates and days; the hidden mark by which it is found again; the sentence that closes it.
import { type CalendarDate, daysFrom } from '../procedure/calendar.ts'
import { CASE_ID } from '../procedure/case.ts'
import { flagText } from '../procedure/flag-text.ts'
import type { FlaggedCase } from '../procedure/flags.ts'
import { daysLeftInWords, FLAG_LABELS, OBLIGATION_LABELS } from '../procedure/glossary.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { accountOf } from './plan-difference.ts'

/** The label that all flags bear. */
export const FLAG_LABEL = 'termijn-overschreden'

const MARK = /^<!-- complaints-register: flag (\S+) -->/

/** The number of the case whose flag a text is; null where it is none. */
export function flaggedCase(body: string): string | null {
  const [, id = ''] = MARK.exec(body) ?? []
  return CASE_ID.test(id) ? id : null
}

/** Title and text of the issue of a flagged case. `link` gives the address of a case file. The same facts give the same text. */
export function writeFlag(
  { case: id, flags, handler }: FlaggedCase,
  organisation: Organisation,
  today: CalendarDate,
  link: (id: string) => string,
): { title: string; body: string } {
  const late = flags.flatMap((flag) =>
    flag.kind === 'overdue'
      ? [`| ${OBLIGATION_LABELS.nl[flag.obligation]} | ${flag.due} | ${daysLeftInWords(daysFrom(today, flag.due), 'nl')} |`]
      : [],
  )
  const others = flags.flatMap((flag) => (flag.kind === 'overdue' ? [] : [`- ${flagText(flag, 'nl')}`]))
  const kinds = [...new Set(flags.map(({ kind }) => FLAG_LABELS.nl[kind]))]
  const blocks = [
    `<!-- complaints-register: flag ${id} -->`,
    ...(late.length ? [['| wat wij hebben beloofd | uiterlijk | |', '|---|---|---|', ...late].join('\n')] : []),
    ...(others.length ? [others.join('\n')] : []),
    `Behandelaar: \`${accountOf(handler, organisation)}\`. Dossier: ${link(id)}`,
    'Deze melding sluit vanzelf als in het dossier staat dat het is opgelost.',
  ]
  return { title: `${id}: ${kinds.join(', ')}`, body: blocks.join('\n\n') }
}

/** Title and text of the issue once nothing is overdue any more. */
export function writeFlagMet(id: string, today: CalendarDate): { title: string; body: string } {
  const sentence = `Op ${today} stond er van dossier ${id} niets meer open dat gemeld moet worden. De melding is gesloten; in het dossier blijft te zien wat er was.`
  return { title: `${id}: niets meer te melden`, body: `<!-- complaints-register: flag ${id} -->\n\n${sentence}` }
}
