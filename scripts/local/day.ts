// The day that `npm start` shows.
import { isInvented } from '../installation/checks/setup.ts'
import { clock, namedDay } from '../io/clock.ts'
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Organisation } from '../procedure/organisation.ts'

/** The day on which the invented cases show every state. */
const SAMPLES_DAY = '2026-11-20'

/** The day that was asked for; else the samples' own day, or the real one in a register of one's own. Throws CouldNotRun for no date. */
export function dayToShow(asked: string | undefined, organisation: Organisation): CalendarDate {
  if (asked !== undefined) return namedDay(asked)
  return isInvented(organisation) ? namedDay(SAMPLES_DAY) : clock(undefined, organisation.timeZone).today
}

/** The day in a sentence, and how to choose another. */
export function dayLine(asked: string | undefined, day: CalendarDate): string {
  const samples = asked === undefined && day === SAMPLES_DAY ? ', the day of the samples' : ''
  return `The register as of ${day}${samples} (another day: npm start -- --today YYYY-MM-DD)`
}
