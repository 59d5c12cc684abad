// What the next runs would send if nobody did anything: the letters of today, or those of the first day on which one falls due.
import { addDays, type CalendarDate } from '../procedure/calendar.ts'
import type { Case } from '../procedure/case.ts'
import type { LetterDue } from '../procedure/letters/due.ts'
import type { LetterRecord } from '../procedure/letters/record.ts'
import { isOwed } from '../procedure/obligations.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { type CasePlan, plan } from '../procedure/plan.ts'
import type { Policy } from '../procedure/policy.ts'

export interface Forecast {
  readonly on: CalendarDate
  readonly letters: readonly LetterDue[]
}

/** The next letters of a case and the day they go out; null where none is in sight. `planned` is the plan of `today`. */
export function forecast(
  planned: CasePlan,
  file: Case,
  letters: readonly LetterRecord[],
  policies: readonly Policy[],
  organisation: Organisation,
  today: CalendarDate,
): Forecast | null {
  if (planned.letters.length) return { on: today, letters: planned.letters }
  // Letters that nobody asks for go out a fixed number of days before a due date, so only those days need a look.
  const days = planned.obligations.flatMap((obligation) =>
    isOwed(obligation) && obligation.due ? [addDays(obligation.due, -organisation.norms.automaticLeadDays)] : [],
  )
  for (const on of [...new Set(days)].filter((day) => day > today).sort()) {
    const due = plan(file, letters, policies, organisation, on)?.letters ?? []
    if (due.length) return { on, letters: due }
  }
  return null
}
