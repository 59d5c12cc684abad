// The rows of the index: every case with what is owed next, the most pressing first.
import { receivedOn } from '../../scripts/procedure/steps.ts'
import { isDone, termOf } from '../../scripts/views/attention.ts'
import { nextOwed } from '../../scripts/views/next-owed.ts'
import { progressOf } from '../../scripts/views/progress.ts'
import { searchText } from '../../scripts/views/search-text.ts'
import type { CaseLine, SearchedLine } from './case-line.ts'
import { nameOf, type ShownCase, shownCases } from './register.ts'

/** Every case shown: open ones by what is due first, then closed ones, the latest first. */
export const caseLines: readonly CaseLine[] = shownCases.map(lineOf).sort(byUrgency)

const places = new Map(caseLines.map(({ id }, place) => [id, place]))

/** The years of receipt, the latest first, with the number of cases. */
export const years: ReadonlyMap<string, number> = countOf(caseLines, yearOf)

/** The lines of the cases of a year of receipt, by number. */
export function linesOf(year: string): CaseLine[] {
  return caseLines.filter((line) => yearOf(line) === year).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** How many cases the search reads in one go: few enough that nobody who types notices. */
const PIECE = 250

/** The pieces in which the register is searched, by name; counted from the oldest case, so that a new one changes the last piece only. */
export const pieces: ReadonlyMap<string, readonly CaseLine[]> = piecesOf([...caseLines].sort((a, b) => (a.id < b.id ? -1 : 1)))

function piecesOf(lines: readonly CaseLine[]): Map<string, readonly CaseLine[]> {
  const count = Math.ceil(lines.length / PIECE)
  return new Map(Array.from({ length: count }, (_, index) => [String(index + 1), lines.slice(index * PIECE, (index + 1) * PIECE)]))
}

const shownById = new Map(shownCases.map((one) => [one.plan.id, one]))

/** The cases of a piece as they are searched: with the words of the complaint itself, the e-mail address, course and wish. */
export function searchedLines(piece: string): SearchedLine[] {
  return (pieces.get(piece) ?? []).flatMap((line) => {
    const one = shownById.get(line.id)
    return one ? [{ ...line, place: places.get(line.id) ?? 0, text: textOf(one) }] : []
  })
}

/** How many lines there are of each, the greatest key first. */
export function countOf(lines: readonly CaseLine[], of: (line: CaseLine) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(of(line), (counts.get(of(line)) ?? 0) + 1)
  return new Map([...counts].sort(([a], [b]) => (a < b ? 1 : -1)))
}

export function yearOf({ received }: Pick<CaseLine, 'received'>): string {
  return received.slice(0, 4)
}

function lineOf({ known, plan }: ShownCase): CaseLine {
  const closed = isDone(plan)
  const next = closed ? null : nextOwed(plan)
  const progress = progressOf(plan)
  return {
    id: plan.id,
    received: receivedOn(known),
    language: known.language,
    name: known.complainant.name,
    organisation: known.complainant.organisation ?? null,
    summary: known.summary,
    handler: known.handler,
    handlerName: nameOf(known.handler),
    status: plan.status,
    category: known.category,
    closed,
    term: termOf(plan),
    next: next && { kind: next.kind, due: next.due, daysLeft: next.daysLeft, state: next.state },
    steps: progress.map(({ state }) => state[0]).join(''),
    stepsDone: progress.filter(({ on }) => on !== null).length,
  }
}

function textOf({ file, known }: ShownCase): string {
  const { complainant, summary, course, wish, about } = known
  const parts = [
    known.id,
    complainant.name,
    complainant.organisation,
    complainant.email,
    summary,
    course,
    wish,
    ...about.map(nameOf),
    file.body,
  ]
  return searchText(parts.filter(Boolean).join(' '))
}

function byUrgency(a: CaseLine, b: CaseLine): number {
  if (a.closed !== b.closed) return Number(a.closed) - Number(b.closed)
  return (a.closed ? 0 : urgency(a) - urgency(b)) || latest(a, b)
}

function urgency({ next }: CaseLine): number {
  return next?.daysLeft ?? Number.MAX_SAFE_INTEGER
}

function latest(a: CaseLine, b: CaseLine): number {
  return a.received < b.received ? 1 : a.received > b.received ? -1 : 0
}
