// From a planned register to what the outbox is to claim now: letters to clients, reminders to staff, and claims to try again.
import type { CalendarDate } from '../../procedure/calendar.ts'
import { isStillTrue, type LetterDue } from '../../procedure/letters/due.ts'
import { type LetterRecord, letterState } from '../../procedure/letters/record.ts'
import { writeReminder } from '../../procedure/letters/reminder.ts'
import { type Digest, digestsDue } from '../../procedure/reminders.ts'
import type { WaitingCase } from '../../procedure/waiting.ts'
import { readDocument, readText } from '../files/case-files.ts'
import type { PlannedRegister } from '../files/plan-register.ts'
import type { Draft } from './claim.ts'

/** What a run knows of the time: today, and which claims without an answer are old enough to be tried once more. */
export interface Moment {
  readonly today: CalendarDate
  readonly now: () => string
  readonly staleMinutes: number
}

/** The letters to clients: those due today, and claims left behind by a run that was cut off. */
export function letterDrafts(planned: PlannedRegister, moment: Moment): Draft[] {
  const stale = planned.plans.flatMap(({ situation }) =>
    situation ? situation.letters.filter((letter) => isStale(letter, moment) && isStillTrue(letter, situation)) : [],
  )
  const due = planned.plans.flatMap(({ letters, situation }) => letters.map((letter) => draftOf(letter, situation?.letters ?? [])))
  return [...stale.map((letter) => again(planned, letter)), ...due]
}

/** The reminders to staff. `link` gives the address of a case file for a number. */
export function reminderDrafts(
  planned: PlannedRegister,
  moment: Moment,
  link: (id: string) => string,
  waiting: readonly WaitingCase[] = [],
): Draft[] {
  const { plans, broken, register, today } = planned
  const stale = register.reminders.filter((letter) => isStale(letter, moment) && letter.path.includes(`/${today}-`))
  const due = digestsDue(plans, broken, register.reminders, register.organisation, today, waiting)
  return [...stale.map((letter) => again(planned, letter)), ...due.map((digest) => reminderOf(digest, today, link))]
}

/** A letter that is due, as the outbox takes it. `onFile` are the letters of its case. */
export function draftOf(letter: LetterDue, onFile: readonly LetterRecord[]): Draft {
  const { case: id, kind, path, due, expected, automatic, to, subject, body, language } = letter
  // As that letter was sent, whatever the sender's domain is by now.
  const inReplyTo = onFile.find((other) => other.path === letter.inReplyTo)?.messageId ?? null
  return { case: id, kind, path, due, expected, automatic, to, subject, body, language, inReplyTo, again: null }
}

function reminderOf(digest: Digest, today: CalendarDate, link: (id: string) => string): Draft {
  const { person, path } = digest
  const to = { name: person.name, address: person.email }
  return {
    ...writeReminder(digest, today, link),
    case: null,
    kind: 'reminder',
    path,
    due: null,
    expected: null,
    automatic: true,
    to,
    language: 'nl',
    inReplyTo: null,
    again: null,
  }
}

function isStale(letter: LetterRecord, { now, staleMinutes }: Moment): boolean {
  const age = Temporal.Instant.from(letter.claimed).until(now()).total('minutes')
  return letterState(letter) === 'claimed' && age >= staleMinutes
}

/** The same letter once more, in the words in which it was claimed. */
function again({ register }: PlannedRegister, letter: LetterRecord): Draft {
  const { body } = readDocument(readText(`${register.root}/${letter.path}`))
  return {
    case: letter.case ?? null,
    kind: letter.kind,
    path: letter.path,
    due: letter.due ?? null,
    expected: letter.expected ?? null,
    automatic: letter.automatic,
    to: { name: letter.to.name, address: letter.to.address ?? null },
    subject: letter.subject,
    body,
    language: letter.language,
    inReplyTo: letter.inReplyTo ?? null,
    again: letter,
  }
}
