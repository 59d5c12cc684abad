// The clock, read here and nowhere else, once for each run.
import { addDays, type CalendarDate, dateIn, parseDate } from '../procedure/calendar.ts'
import { CouldNotRun } from './command.ts'

/** The clock of one run. With `--today` it starts on that day, at the time of day it really is, and goes on from there. */
export interface Clock {
  /** The one day of the run, however long it takes. */
  readonly today: CalendarDate
  /** The day on which the run really began; another one than `today` where somebody named a day. */
  readonly realDay: CalendarDate
  /** Whether somebody named the day, so that it need not be compared with the register. */
  readonly named: boolean
  readonly timeZone: string
  /** Now, as an ISO instant to the second: past the end of `today` where the run goes on after midnight. */
  readonly now: () => string
}

export function clock(today: string | undefined, timeZone: string): Clock {
  const real = () => Temporal.Now.instant().round('second')
  const began = real()
  const realDay = dateIn(timeZone, began.toString())
  const day = today === undefined ? realDay : namedDay(today)
  const plainTime = began.toZonedDateTimeISO(timeZone).toPlainTime()
  const start = today === undefined ? began : Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime }).toInstant()
  return { today: day, realDay, named: today !== undefined, timeZone, now: () => start.add(began.until(real())).toString() }
}

/** Whether midnight has passed since the run began. */
export function isDayOver({ today, timeZone, now }: Clock): boolean {
  return dateIn(timeZone, now()) > today
}

/** Now, but the last second of the run's day once that is over: a claim bears the day for which it was planned. */
export function nowWithinDay(clock: Clock): string {
  if (!isDayOver(clock)) return clock.now()
  const { today, timeZone } = clock
  return Temporal.PlainDate.from(addDays(today, 1)).toZonedDateTime({ timeZone }).toInstant().subtract({ seconds: 1 }).toString()
}

/** A day named on the command line. Throws CouldNotRun. */
export function namedDay(text: string): CalendarDate {
  const day = parseDate(text)
  if (!day) throw new CouldNotRun('--today needs a date that exists, as YYYY-MM-DD.')
  return day
}

/** The real time, in seconds since 1970, whatever day somebody named: signatures and the days of keys go by it. */
export function realSeconds(): number {
  return Math.floor(Temporal.Now.instant().epochMilliseconds / 1000)
}

/** The real instant, to the second: `2026-11-24T18:14:03Z`. A build is as old as it is, whatever day it shows. */
export function realInstant(): string {
  return Temporal.Now.instant().round({ smallestUnit: 'second', roundingMode: 'floor' }).toString()
}
