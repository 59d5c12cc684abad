// Calendar dates without a time: every term of the procedure is counted in these. Nothing here reads the clock.
import { z } from 'zod'
import { complain, complainOfNothing } from './problem.ts'
import type { Sentence } from './sentence.ts'
import { written } from './text.ts'

/**
 * A day as `YYYY-MM-DD`. Plain text rather than Temporal.PlainDate, so that days sort, compare with `<`, go into JSON
 * and stand in golden files as they are; Temporal does the arithmetic.
 */
export type CalendarDate = string & { readonly __day: unique symbol }

/** Years, months and days that can be, for an editor; whether a month has that many days only the check sees. */
const FOR_EDITOR = {
  pattern: '^(19|[2-9]\\d)\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  patternErrorMessage: 'Write a date that exists as YYYY-MM-DD, for example 2026-11-03.',
}
const DAY = /^\d{4}-\d{2}-\d{2}$/
/** What can only be meant as a date, and so may be repeated in a message: no phone number or number of a citizen is written like it. */
const DATE_LIKE =
  /^(?:\d{1,2}[-./]\d{1,2}[-./](?:1[89]|2[01])\d{2}|(?:1[89]|2[01])\d{2}[-./]\d{1,2}[-./]\d{1,2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?)$/
/** Nothing in a register is older. */
const FIRST_YEAR = '1900'

/** The date, or null where `text` is not a day that exists: 2027-02-29 is never rolled over to 1 March. */
export function parseDate(text: string): CalendarDate | null {
  if (!DAY.test(text) || text < FIRST_YEAR) return null
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8))
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(Number(text.slice(0, 4)), month)) return null
  return text as CalendarDate
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** A literal date in code and tests. Throws where it does not exist. */
export function day(text: string): CalendarDate {
  const date = parseDate(text)
  if (!date) throw new Error(`not a date that exists: ${text}`)
  return date
}

/** The day `days` calendar days later (earlier where negative). Weekends and holidays count like any other day. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as CalendarDate
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysFrom(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}

/** The first of the dates that are not null; null where none is. */
export function earliest(...dates: readonly (CalendarDate | null)[]): CalendarDate | null {
  let first: CalendarDate | null = null
  for (const date of dates) if (date && (!first || date < first)) first = date
  return first
}

/** The last of the dates that are not null; null where none is. */
export function latest(...dates: readonly (CalendarDate | null)[]): CalendarDate | null {
  let last: CalendarDate | null = null
  for (const date of dates) if (date && (!last || date > last)) last = date
  return last
}

/** The day it is in `timeZone` at `instant` (an ISO instant): 2026-11-22T23:30Z is 23 November in Amsterdam. */
export function dateIn(timeZone: string, instant: string): CalendarDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString() as CalendarDate
}

/** Schema of a date in a file. Refuses dates that do not exist, other spellings, and times. */
export const calendarDate = written(FOR_EDITOR).transform((text, context): CalendarDate => {
  const date = parseDate(text)
  if (date) return date
  if (text === '') complainOfNothing(context)
  else complain(context, 'date', notADate(text))
  return z.NEVER
})

function notADate(text: string): Sentence {
  const isLikeOne = DATE_LIKE.test(text)
  const found: Sentence = { en: isLikeOne ? `"${text}"` : 'this', nl: isLikeOne ? `"${text}"` : 'dit' }
  if (!DAY.test(text))
    return {
      en: `${found.en} is not a date. Write it as YYYY-MM-DD, for example 2026-11-03`,
      nl: `${found.nl} is geen datum. Schrijf hem als JJJJ-MM-DD, bijvoorbeeld 2026-11-03`,
    }
  if (text < FIRST_YEAR && parseDate(`2${text.slice(1)}`))
    return {
      en: `${found.en} lies before ${FIRST_YEAR}, and nothing in a register is that old. Write the date as YYYY-MM-DD`,
      nl: `${found.nl} ligt vóór ${FIRST_YEAR}, en zo oud is niets in een register. Schrijf de datum als JJJJ-MM-DD`,
    }
  return {
    en: `${found.en} is not a date that exists. Write the date as YYYY-MM-DD`,
    nl: `${found.nl} is geen bestaande datum. Schrijf de datum als JJJJ-MM-DD`,
  }
}
