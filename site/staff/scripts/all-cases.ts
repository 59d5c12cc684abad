// Every case of the register, fetched in pieces when somebody searches, the latest first.
import type { Language } from '../../../scripts/procedure/case.ts'
import { searchWords } from '../../../scripts/views/search-text.ts'
import { labelsOf, type SearchedLine } from '../case-line.ts'
import type { OpenPage } from './open-page.ts'

export interface Entry {
  readonly line: SearchedLine
  /** What is searched besides the text of the file, in the language of the page. */
  readonly labels: string
}

/** What is asked for, by the names of the fields of the form; an empty one asks for everything. */
export type Wanted = Readonly<Record<string, string>>

export interface AllCases {
  /** The cases read so far that fit, in the order asked for. */
  readonly matching: (wanted: Wanted) => readonly Entry[]
  /** The part of the register that has been read: 1 when all of it has. */
  readonly read: () => number
  /** Whether a piece could not be read. */
  readonly failed: () => boolean
}

/** Begins to fetch, and calls `arrived` after each piece, read or not, as long as the page is there. */
export function fetchCases(
  { read: textOf, signal }: OpenPage,
  pieces: readonly string[],
  language: Language,
  arrived: () => void,
): AllCases {
  let entries: Entry[] = []
  let orders = new Map<string, readonly Entry[]>()
  let last: { readonly wanted: Wanted; readonly found: readonly Entry[] } | null = null
  let read = 0
  let failed = false
  const take = (lines: readonly SearchedLine[]): void => {
    entries = [...entries, ...lines.map((line) => ({ line, labels: labelsOf(line, language) }))]
    orders = new Map()
    last = null
  }
  // All are asked for at once. Each is read in a moment of its own, so that typing goes on in between.
  const texts = pieces.map((name) => textOf(`/staff/search/${name}.json`))
  const readAll = async (): Promise<void> => {
    for (const text of texts) {
      const piece = await text
      if (signal.aborted) return
      if (piece === null) failed = true
      else take(JSON.parse(piece))
      read += 1
      arrived()
      await new Promise((next) => setTimeout(next))
    }
  }
  void readAll()
  const inOrder = (name: string): readonly Entry[] => {
    const known = orders.get(name) ?? [...entries].sort(ORDERS[name] ?? byPlace)
    orders.set(name, known)
    return known
  }
  return {
    matching: (wanted) => {
      // Who types on looks among what was found.
      const among = last && narrows(last.wanted, wanted) ? last.found : inOrder(wanted.sort ?? '')
      last = { wanted, found: among.filter(fitting(wanted)) }
      return last.found
    },
    read: () => read / pieces.length,
    failed: () => failed,
  }
}

/** Whether all that is wanted now was wanted before: only more of the search has been typed. */
function narrows(before: Wanted, now: Wanted): boolean {
  return Object.keys(now).every((name) => (name === 'q' ? (now.q ?? '').startsWith(before.q ?? '') : now[name] === before[name]))
}

/** What each filter compares with. */
const KEYS: Readonly<Record<string, (line: SearchedLine) => string | null>> = {
  handler: ({ handler }) => handler,
  term: ({ term }) => term,
  status: ({ status }) => status,
  year: ({ received }) => received.slice(0, 4),
  category: ({ category }) => category,
}

function fitting(wanted: Wanted): (entry: Entry) => boolean {
  const words = searchWords(wanted.q ?? '')
  const keys = Object.entries(KEYS).filter(([name]) => wanted[name])
  return ({ line, labels }) =>
    keys.every(([name, of]) => of(line) === wanted[name]) && words.every((word) => labels.includes(word) || line.text.includes(word))
}

const byPlace = (a: Entry, b: Entry): number => a.line.place - b.line.place

const by =
  (of: (line: SearchedLine) => string, direction: 1 | -1 = 1) =>
  (a: Entry, b: Entry): number =>
    of(a.line) < of(b.line) ? -direction : of(a.line) > of(b.line) ? direction : byPlace(a, b)

const ORDERS: Readonly<Record<string, (a: Entry, b: Entry) => number>> = {
  received: by(({ received }) => received, -1),
  number: by(({ id }) => id),
  handler: by(({ handlerName }) => handlerName),
}
