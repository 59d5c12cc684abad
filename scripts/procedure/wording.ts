// Dates, periods and numbers as people write them, in Dutch and English: for letters, pages and pictures alike.
import type { CalendarDate } from './calendar.ts'
import type { Language } from './case.ts'

const LOCALE: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' }

const FORMS = {
  inFull: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  inWords: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
} as const

/** Made when they are first needed: each takes some milliseconds, and most commands write few dates or none. */
const made = new Map<string, Intl.DateTimeFormat>()

function written(date: CalendarDate, language: Language, form: keyof typeof FORMS): string {
  const key = `${language} ${form}`
  const format = made.get(key) ?? new Intl.DateTimeFormat(LOCALE[language], { ...FORMS[form], timeZone: 'UTC' })
  made.set(key, format)
  return format.format(new Date(`${date}T00:00:00Z`))
}

/** `donderdag 14 januari 2027`, `Thursday 14 January 2027`. */
export function dateInFull(date: CalendarDate, language: Language): string {
  return written(date, language, 'inFull').replace(',', '')
}

/** `14 januari 2027`, `14 January 2027`. */
export function dateInWords(date: CalendarDate, language: Language): string {
  return written(date, language, 'inWords')
}

/** `14 jan 2027`, `14 Jan 2027`: where there is little room. */
export function dateShort(date: CalendarDate, language: Language): string {
  return written(date, language, 'short')
}

const AT: Record<Language, (time: string) => string> = { nl: (time) => `om ${time.replace(':', '.')} uur`, en: (time) => `at ${time}` }

/** An instant in the words of a place: `vrijdag 20 november 2026 om 00.06 uur`, `Friday 20 November 2026 at 00:06`. */
export function timeInWords(instant: string, timeZone: string, language: Language): string {
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
  const on = there.toPlainDate().toString() as CalendarDate
  return `${dateInFull(on, language)} ${AT[language](there.toPlainTime().toString({ smallestUnit: 'minute' }))}`
}

const NUMBERS: Record<Language, readonly string[]> = {
  nl: ['nul', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
}

/** Numbers to twelve in words, larger ones in digits. */
export function numberInWords(number: number, language: Language): string {
  return NUMBERS[language][number] ?? String(number)
}

/** A number of days as a period: 14 is `twee weken`, `two weeks`; 10 is `tien dagen`, `ten days`. */
export function periodInWords(days: number, language: Language): string {
  const { count, unit } = periodIn(days, language)
  return `${numberInWords(count, language)} ${unit}`
}

/** How often something comes: 14 is `elke twee weken`, `every two weeks`; 7 is `elke week`, `every week`. */
export function everyInWords(days: number, language: Language): string {
  const { count, unit } = periodIn(days, language)
  const every = language === 'nl' ? 'elke' : 'every'
  return count === 1 ? `${every} ${unit}` : `${every} ${numberInWords(count, language)} ${unit}`
}

function periodIn(days: number, language: Language): { count: number; unit: string } {
  const weeks = days % 7 === 0 && days > 0
  const count = weeks ? days / 7 : days
  const [one, many] = { nl: weeks ? ['week', 'weken'] : ['dag', 'dagen'], en: weeks ? ['week', 'weeks'] : ['day', 'days'] }[language] as [
    string,
    string,
  ]
  return { count, unit: count === 1 ? one : many }
}

/** `a, b en c`, `a, b and c`. */
export function listed(items: readonly string[], language: Language): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${language === 'nl' ? 'en' : 'and'} ${items.at(-1)}`
}
