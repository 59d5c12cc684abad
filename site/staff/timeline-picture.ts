// Where the marks of a time line stand: days to positions, marks that would touch one above the other.
import { addDays, type CalendarDate, daysFrom } from '../../scripts/procedure/calendar.ts'
import { isAhead, type TimelineEntry } from '../../scripts/views/case-timeline.ts'

export const WIDTH = 820
const LEFT = 96
const RIGHT = 36
const MARK = 22

const LANES = ['step', 'letter', 'due'] as const
export type Lane = (typeof LANES)[number]

export interface Mark {
  /** Counts from 1, as in the list below the picture. */
  readonly number: number
  readonly x: number
  readonly y: number
  readonly lane: Lane
  readonly broken: boolean
  /** Whether it is still to come. */
  readonly ahead: boolean
}

export interface Picture {
  readonly height: number
  readonly marks: readonly Mark[]
  readonly lanes: readonly { readonly lane: Lane; readonly y: number }[]
  readonly ticks: readonly { readonly on: CalendarDate; readonly x: number }[]
  readonly today: number
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** The picture of a case from its receipt to its last day, today included. Sizes in the units of an SVG of `WIDTH`. */
export function pictureOf(entries: readonly TimelineEntry[], today: CalendarDate): Picture {
  const days = [...entries.map(({ on }) => on), today].sort()
  const [from, to] = [days[0] ?? today, days.at(-1) ?? today]
  const span = Math.max(1, daysFrom(from, to))
  const at = (on: CalendarDate) => LEFT + ((WIDTH - LEFT - RIGHT) * daysFrom(from, on)) / span
  const marks: Mark[] = []
  const lanes: { lane: Lane; y: number }[] = []
  let top = 30
  for (const lane of LANES) {
    const own = entries.map((entry, index) => ({ entry, number: index + 1 })).filter(({ entry }) => laneOf(entry) === lane)
    const ends: number[] = []
    const placed = own.map(({ entry, number }) => {
      const x = at(entry.on)
      const free = ends.findIndex((end) => end + MARK <= x)
      const row = free < 0 ? ends.length : free
      ends[row] = x
      return { number, x, row, lane, broken: entry.kind === 'due' && entry.obligation.breached, ahead: isAhead(entry, today) }
    })
    const rows = Math.max(1, ends.length)
    lanes.push({ lane, y: top + (rows * (MARK + 2)) / 2 })
    marks.push(...placed.map(({ row, ...mark }) => ({ ...mark, y: top + row * (MARK + 2) + MARK / 2 + 1 })))
    top += rows * (MARK + 2) + 12
  }
  return { height: top + 26, marks, lanes, ticks: ticksOf(from, to, span).map((on) => ({ on, x: at(on) })), today: at(today), from, to }
}

/** The row of the picture in which an entry stands. */
export function laneOf({ kind }: Pick<TimelineEntry, 'kind'>): Lane {
  if (kind === 'received') return 'step'
  return kind === 'forecast' ? 'letter' : kind
}

/** About eight days for the axis: weeks, fortnights, months or years apart. */
function ticksOf(from: CalendarDate, to: CalendarDate, span: number): CalendarDate[] {
  const apart = [7, 14, 28, 56, 91, 182, 365].find((days) => span / days <= 8) ?? Math.ceil(span / 8)
  const ticks: CalendarDate[] = []
  for (let on = from; on <= to; on = addDays(on, apart)) ticks.push(on)
  return ticks
}
