// The day that it is where somebody reads, by the clock of their device.
import type { CalendarDate } from '../../../scripts/procedure/calendar.ts'

export function ownDay(): CalendarDate {
  const now = new Date()
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as CalendarDate
}
