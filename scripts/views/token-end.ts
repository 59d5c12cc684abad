// How long a token of one's own still works: GitHub ends it on a day, and from then on nothing can be sent.
import type { CalendarDate } from '../procedure/calendar.ts'

/** From so many days before its last one somebody is told: long enough for a holiday. */
const TOLD_BEFORE = 14
const DAY_MS = 86_400_000

export interface TokenEnd {
  readonly state: 'good' | 'ending' | 'ended'
  /** Whole days until its last one: 0 on that day, below 0 after it. */
  readonly days: number
}

/** `lastDay` is the last on which it works. Without Temporal, which not every browser has: this is asked on every page. */
export function tokenEnd(lastDay: CalendarDate, today: CalendarDate): TokenEnd {
  const days = (Date.parse(lastDay) - Date.parse(today)) / DAY_MS
  if (days < 0) return { state: 'ended', days }
  return { state: days <= TOLD_BEFORE ? 'ending' : 'good', days }
}
