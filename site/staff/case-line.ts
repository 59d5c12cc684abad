// One case as a line of a table: the facts that pages and the search carry, and what stands in each cell. Runs in the browser as well.
import type { CalendarDate } from '../../scripts/procedure/calendar.ts'
import type { Case, Language } from '../../scripts/procedure/case.ts'
import { CATEGORY_LABELS, daysLeftInWords, OBLIGATION_LABELS, STATUS_LABELS } from '../../scripts/procedure/glossary.ts'
import type { Obligation } from '../../scripts/procedure/obligations.ts'
import type { Status } from '../../scripts/procedure/status.ts'
import { dateInWords } from '../../scripts/procedure/wording.ts'
import type { ProgressState } from '../../scripts/views/progress.ts'
import { searchText } from '../../scripts/views/search-text.ts'
import { overview as en } from './words/en/overview.ts'
import { overview as nl } from './words/nl/overview.ts'

export const OVERVIEW_WORDS = { nl, en }

/** Plain data, in no language: what the index shows of a case, and what its filters read. */
export interface CaseLine {
  readonly id: string
  readonly received: CalendarDate
  /** The language of the case: of its summary. */
  readonly language: Language
  readonly name: string
  readonly organisation: string | null
  readonly summary: string
  /** The id, and the name, of the handler. */
  readonly handler: string
  readonly handlerName: string
  readonly status: Status
  readonly category: Case['category']
  /** Whether it stands among the closed ones. */
  readonly closed: boolean
  /** Whether something of it is late or due soon. */
  readonly term: 'late' | 'soon' | null
  /** What is owed first; null where nothing with a date is owed. */
  readonly next: Pick<Obligation, 'kind' | 'due' | 'daysLeft' | 'state'> | null
  /** The eight steps, a letter each: the first of its state. */
  readonly steps: string
  readonly stepsDone: number
}

/** A line that can be searched: its place in the order of what is due first, and the words of its file. */
export interface SearchedLine extends CaseLine {
  readonly place: number
  /** All that is searched and is the same in every language, as `searchText` makes it. */
  readonly text: string
}

const STATES: Readonly<Record<string, ProgressState>> = { d: 'done', l: 'late', o: 'open', n: 'not-needed' }

/** What stands in each cell of a row; null for what is left out. */
export interface Cells {
  readonly number: string
  readonly received: string
  readonly who: string
  readonly of: string | null
  readonly summary: string
  readonly handler: string
  readonly status: string
  readonly promise: string | null
  readonly days: string | null
  readonly none: string | null
  readonly steps: string
}

export function cellsOf(line: CaseLine, language: Language): Cells {
  const { nothingOwed, stepsDone } = OVERVIEW_WORDS[language]
  const { next } = line
  return {
    number: line.id,
    received: dateInWords(line.received, language),
    who: line.name,
    of: line.organisation && `· ${line.organisation}`,
    summary: line.summary,
    handler: line.handlerName,
    status: STATUS_LABELS[language][line.status],
    promise: next && OBLIGATION_LABELS[language][next.kind],
    days: next && daysLeftInWords(next.daysLeft ?? 0, language),
    none: next ? null : nothingOwed,
    steps: stepsDone(line.stepsDone, statesOf(line).filter((state) => state === 'late').length),
  }
}

/** The states of the eight steps, in their order. */
export function statesOf({ steps }: Pick<CaseLine, 'steps'>): ProgressState[] {
  return [...steps].flatMap((letter) => STATES[letter] ?? [])
}

/** `late`, `soon` or `later`: how the days are coloured. */
export function urgencyOf({ next }: Pick<CaseLine, 'next'>): string {
  return next?.state === 'overdue' ? 'late' : next?.state === 'due-soon' ? 'soon' : 'later'
}

/** What is searched besides the words of the file: what the cells say, and the subject, in the language of the page. */
export function labelsOf(line: CaseLine, language: Language): string {
  const { received, handler, status, promise } = cellsOf(line, language)
  return searchText(`${received} ${handler} ${status} ${promise ?? ''} ${CATEGORY_LABELS[language][line.category]}`)
}
