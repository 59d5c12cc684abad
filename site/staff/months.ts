// Months as people write them where there is little room.
import type { Language } from '../../scripts/procedure/case.ts'

const LOCALE: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' }

const inWords = (language: Language, month: 'short' | 'long') =>
  new Intl.DateTimeFormat(LOCALE[language], { month, year: 'numeric', timeZone: 'UTC' })

/** `2026-01` as `jan 2026`, `Jan 2026`. */
export function monthShort(month: string, language: Language): string {
  return inWords(language, 'short').format(new Date(`${month}-01T00:00:00Z`))
}

/** `2026-01` as `januari 2026`, `January 2026`. */
export function monthInWords(month: string, language: Language): string {
  return inWords(language, 'long').format(new Date(`${month}-01T00:00:00Z`))
}
