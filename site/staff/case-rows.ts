// The rows of the index: every case with what is owed next, the most pressing first.
import type { CalendarDate } from '../../scripts/procedure/calendar.ts'
import type { Obligation } from '../../scripts/procedure/obligations.ts'
import { concernsOf } from '../../scripts/procedure/reminders.ts'
import { receivedOn } from '../../scripts/procedure/steps.ts'
import { nextOwed } from '../../scripts/views/next-owed.ts'
import { type Progress, progressOf } from '../../scripts/views/progress.ts'
import type { ShownCase } from './register.ts'

export interface Row {
  readonly shown: ShownCase
  readonly received: CalendarDate
  /** What is owed first; null where nothing with a date is owed, or nobody can meet it any more. */
  readonly next: Obligation | null
  readonly progress: readonly Progress[]
  readonly closed: boolean
}

/** All rows: open cases by what is due first, then closed ones, the latest first. */
export function rowsOf(cases: readonly ShownCase[]): Row[] {
  const rows = cases.map((shown): Row => {
    const closed = shown.plan.status === 'closed' && concernsOf(shown.plan).length === 0
    return {
      shown,
      received: receivedOn(shown.known),
      next: closed ? null : nextOwed(shown.plan),
      progress: progressOf(shown.plan),
      closed,
    }
  })
  return rows.sort((a, b) => Number(a.closed) - Number(b.closed) || (a.closed ? latest(a, b) : urgency(a) - urgency(b) || latest(a, b)))
}

function urgency({ next }: Row): number {
  return next?.daysLeft ?? Number.MAX_SAFE_INTEGER
}

function latest(a: Row, b: Row): number {
  return a.received < b.received ? 1 : a.received > b.received ? -1 : 0
}
