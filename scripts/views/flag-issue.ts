// A flag as an issue: a number, promises, dates and days; the hidden mark by which it is found again; the sentence that closes it.
import type { CalendarDate } from '../procedure/calendar.ts'
import { CASE_ID } from '../procedure/case.ts'
import { daysLeftInWords, OBLIGATION_LABELS, STATE_LABELS } from '../procedure/glossary.ts'
import type { Organisation } from '../procedure/organisation.ts'
import type { Flag } from '../procedure/reminders.ts'
import { accountOf } from './plan-difference.ts'

/** The label that all flags bear. */
export const FLAG_LABEL = 'termijn-overschreden'

const MARK = /^<!-- complaints-register: flag (\S+) -->/

/** The number of the case whose flag a text is; null where it is none. */
export function flaggedCase(body: string): string | null {
  const [, id = ''] = MARK.exec(body) ?? []
  return CASE_ID.test(id) ? id : null
}

/** Title and text of the issue of a flag. `link` gives the address of a case file. The same facts give the same text. */
export function writeFlag(flag: Flag, organisation: Organisation, link: (id: string) => string): { title: string; body: string } {
  const { case: id, overdue, notReached, handler } = flag
  const late = overdue.map(({ kind, due, daysLate }) => `| ${OBLIGATION_LABELS.nl[kind]} | ${due} | ${daysLeftInWords(-daysLate, 'nl')} |`)
  const what = overdue.length ? STATE_LABELS.nl.overdue : 'klager niet bereikt'
  const blocks = [
    `<!-- complaints-register: flag ${id} -->`,
    ...(late.length ? [['| wat wij hebben beloofd | uiterlijk | |', '|---|---|---|', ...late].join('\n')] : []),
    ...(notReached.length ? [['De klager is niet bereikt:', ...notReached.map((path) => `- \`${path}\``)].join('\n')] : []),
    `Behandelaar: \`${accountOf(handler, organisation)}\`. Dossier: ${link(id)}`,
    'Deze melding sluit vanzelf als de stap in het dossier staat en de brief verzonden is.',
  ]
  return { title: `${id}: ${what}`, body: blocks.join('\n\n') }
}

/** Title and text of the issue once nothing is overdue any more. */
export function writeFlagMet(id: string, today: CalendarDate): { title: string; body: string } {
  const sentence = `Op ${today} stond er van dossier ${id} niets meer open dat te laat is. De melding is gesloten; in het dossier blijft te zien wat te laat was.`
  return { title: `${id}: niets meer te laat`, body: `<!-- complaints-register: flag ${id} -->\n\n${sentence}` }
}
