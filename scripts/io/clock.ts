// The clock, read here and nowhere else, once for each run.
import { type CalendarDate, dateIn, parseDate } from '../procedure/calendar.ts'
import { CouldNotRun } from './command.ts'

/** The clock of one run, read here and nowhere else. With `--today` it stands on that day, at the time of day it really is. */
export interface Clock {
  readonly today: CalendarDate
  /** Whether somebody named the day, so that it need not be compared with the register. */
  readonly named: boolean
  /** Now, as an ISO instant to the second. */
  readonly now: () => string
}

export function clock(today: string | undefined, timeZone: string): Clock {
  const real = () => Temporal.Now.instant().round('second')
  if (today === undefined) return { today: dateIn(timeZone, real().toString()), named: false, now: () => real().toString() }
  const day = namedDay(today)
  return {
    today: day,
    named: true,
    now: () =>
      Temporal.PlainDate.from(day)
        .toZonedDateTime({ timeZone, plainTime: real().toZonedDateTimeISO(timeZone).toPlainTime() })
        .toInstant()
        .round('second')
        .toString(),
  }
}

/** A day named on the command line. Throws CouldNotRun. */
export function namedDay(text: string): CalendarDate {
  const day = parseDate(text)
  if (!day) throw new CouldNotRun('--today needs a date that exists, as YYYY-MM-DD.')
  return day
}
