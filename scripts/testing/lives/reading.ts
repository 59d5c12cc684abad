// Reads a letter as the client does: sentence by sentence, and what each sentence with a date in it claims.
import type { CalendarDate } from '../../procedure/calendar.ts'
import { parseDate } from '../../procedure/calendar.ts'
import { type Meaning, SENTENCES } from './sentences.ts'

/** What a sentence says of a day. `dates` are all the dates of the sentence, in order. */
export interface Claim {
  readonly means: Meaning
  readonly date: CalendarDate
  readonly sentence: string
  /** The words that follow the date where they are somebody's own: what happened on that day. */
  readonly told: string | null
}

export interface Reading {
  readonly claims: readonly Claim[]
  /** Sentences with a date that the table does not know. */
  readonly unknown: readonly string[]
  /** Dates whose day of the week is not the one that is written. */
  readonly wrongWeekdays: readonly string[]
  readonly sentences: readonly string[]
}

const MONTHS = {
  nl: ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
}
const WEEKDAYS = {
  nl: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}
const DATES = {
  nl: new RegExp(`(?:(${WEEKDAYS.nl.join('|')}) )?(\\d{1,2}) (${MONTHS.nl.join('|')}) (\\d{4})`, 'gi'),
  en: new RegExp(`(?:(${WEEKDAYS.en.join('|')}) )?(\\d{1,2}) (${MONTHS.en.join('|')}) (\\d{4})`, 'gi'),
}
/** 2026-11-03 was a Tuesday. */
const A_MONDAY = '2026-11-02' as CalendarDate

/** The sentences of a letter and what they claim. Items of lists are sentences of their own. */
export function readLetter(body: string, language: 'nl' | 'en'): Reading {
  const claims: Claim[] = []
  const unknown: string[] = []
  const wrongWeekdays: string[] = []
  const sentences = sentencesOf(body)
  for (const sentence of sentences) {
    const dates: CalendarDate[] = []
    const plain = sentence.replace(DATES[language], (written, weekday: string | undefined, number, month: string, year) => {
      const monthNumber = MONTHS[language].findIndex((name) => name.toLowerCase() === month.toLowerCase()) + 1
      const date = parseDate(`${year}-${String(monthNumber).padStart(2, '0')}-${number.padStart(2, '0')}`)
      if (!date) throw new Error(`no such day in a letter: ${written}`)
      if (weekday && weekday.toLowerCase() !== weekdayOf(date, language).toLowerCase()) wrongWeekdays.push(written)
      dates.push(date)
      return '@'
    })
    if (!dates.length) continue
    const known = SENTENCES[language].find(([pattern]) => pattern.test(plain))
    if (!known) {
      unknown.push(sentence)
      continue
    }
    const [pattern, ...meanings] = known
    const told = pattern.exec(plain)?.groups?.told ?? null
    // Where a sentence has more dates than the table has meanings, the last meaning is that of all the others: a list of days.
    claims.push(...dates.map((date, index) => ({ means: meanings[Math.min(index, meanings.length - 1)]!, date, sentence, told })))
  }
  return { claims, unknown, wrongWeekdays, sentences }
}

function weekdayOf(date: CalendarDate, language: 'nl' | 'en'): string {
  const days = Temporal.PlainDate.from(A_MONDAY).until(date, { largestUnit: 'days' }).days
  return WEEKDAYS[language][((days % 7) + 7) % 7]!
}

function sentencesOf(body: string): string[] {
  return body.split('\n\n').flatMap((block) => {
    if (block.startsWith('- ')) return block.split(/\n(?=- )/).map((item) => item.slice(2).replaceAll('\n  ', '\n'))
    return block.split(/(?<=[.?!])\s+(?=[\p{Lu}“"])/u)
  })
}
