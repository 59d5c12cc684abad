// The due dates as a calendar file (iCalendar, RFC 5545), to open or to subscribe to: numbers and promises only, no name of a client.
import { addDays, type CalendarDate } from '../procedure/calendar.ts'
import type { Language } from '../procedure/case.ts'
import { OBLIGATION_LABELS } from '../procedure/glossary.ts'
import type { Obligation } from '../procedure/obligations.ts'
import type { Organisation } from '../procedure/organisation.ts'
import type { CasePlan } from '../procedure/plan.ts'

/** RFC 5545, 3.1: a line is at most 75 octets long, without its end. */
const LINE_OCTETS = 75

export interface CalendarFile {
  /** What the calendar is called where it is shown. */
  readonly name: string
  readonly language: Language
  /** The day shown: the same register on the same day gives the same bytes. */
  readonly today: CalendarDate
}

/** An all-day entry for everything that is still owed in these cases, late or not, the earliest first. Lines end in CRLF. */
export function dueCalendar(plans: readonly CasePlan[], organisation: Organisation, { name, language, today }: CalendarFile): string {
  const entries = plans
    .flatMap((plan) => plan.situation.owed.map((owed) => ({ plan, owed })))
    .sort((a, b) => (a.owed.due < b.owed.due ? -1 : a.owed.due > b.owed.due ? 1 : 0))
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//complaints-register//due dates//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
    ...entries.flatMap(({ plan, owed }) => [
      'BEGIN:VEVENT',
      `UID:${plan.id}-${nameOf(owed, plan)}@${new URL(organisation.site).hostname}`,
      `DTSTAMP:${compact(today)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(owed.due)}`,
      `DTEND;VALUE=DATE:${compact(addDays(owed.due, 1))}`,
      `SUMMARY;LANGUAGE=${language}:${escaped(`${plan.id}: ${OBLIGATION_LABELS[language][owed.kind]}`)}`,
      // A day with a due date is not a day on which one is away.
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

/** An obligation by what never changes of it, so that one whose due date moves is the same entry: kind, day it opened, and its place among such. */
function nameOf(owed: Obligation, { obligations }: CasePlan): string {
  const alike = obligations.filter(({ kind, opened }) => kind === owed.kind && opened === owed.opened)
  const place = alike.findIndex(({ due }) => due === owed.due)
  return `${owed.kind}-${owed.opened}${place > 0 ? `-${place + 1}` : ''}`
}

function compact(date: CalendarDate): string {
  return date.replaceAll('-', '')
}

/** RFC 5545, 3.3.11: what has a meaning in a text is marked as plain. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|[\r\n]/g, '\\n')
}

/** RFC 5545, 3.1: a long line goes on after CRLF and a space; no character is cut in two. */
function folded(line: string): string {
  const octets = (text: string) => new TextEncoder().encode(text).length
  let length = 0
  let text = ''
  for (const character of line) {
    const more = octets(character)
    if (length + more > LINE_OCTETS) {
      text += '\r\n '
      length = 1
    }
    text += character
    length += more
  }
  return text
}
