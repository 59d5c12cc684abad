// The due dates as a file for a calendar: those of all cases, or of one handler.
import type { Language } from '../../scripts/procedure/case.ts'
import { dueCalendar } from '../../scripts/views/due-calendar.ts'
import { nameOf, organisation, shownCases, today } from './register.ts'
import { WORDS } from './words/words.ts'

/** `handler` is an id, or null for all cases. */
export function dueFile(language: Language, handler: string | null): string {
  const plans = shownCases.map(({ plan }) => plan).filter((plan) => handler === null || plan.handler === handler)
  const name = WORDS[language].calendarName(handler && nameOf(handler))
  return dueCalendar(plans, organisation, { name, language, today })
}
