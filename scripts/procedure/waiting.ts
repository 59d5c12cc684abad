// Complaints that wait in a pull request: their terms run from the day of receipt, while the register does not know them yet.
import { addDays, type CalendarDate } from './calendar.ts'

/** A case that an open pull request would open. */
export interface WaitingCase {
  readonly pull: number
  readonly case: string
  /** The day of receipt; where the file cannot be read, the day on which the pull request was opened. */
  readonly received: CalendarDate
}

/** How many days after receipt a case may wait before staff are reminded. */
const MOST_DAYS = 1

/** The cases that have waited too long, the oldest first. `known` are the numbers that the register has already. */
export function waitingTooLong(waiting: readonly WaitingCase[], known: ReadonlySet<string>, today: CalendarDate): WaitingCase[] {
  return waiting
    .filter(({ case: id, received }) => !known.has(id) && addDays(received, MOST_DAYS) <= today)
    .sort((a, b) => (a.received < b.received ? -1 : a.received > b.received ? 1 : a.case < b.case ? -1 : 1))
}

/** The number of the case that a file of a pull request opens; null for any other file. */
export function openedCase(path: string, status: string): string | null {
  const [, id = null] = /^cases\/(\d{4}-\d{4})\.md$/.exec(path) ?? []
  return status === 'added' || status === 'renamed' || status === 'copied' ? id : null
}
