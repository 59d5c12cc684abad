// A life of one complaint as a few lines of text, played day by day through the plan: what the client reads, and where it leads.
import { addDays, type CalendarDate, day } from '../procedure/calendar.ts'
import { type Case, caseSchema } from '../procedure/case.ts'
import { caseFindings } from '../procedure/case-rules.ts'
import { flagText } from '../procedure/flag-text.ts'
import { type LetterRecord, letterName } from '../procedure/letters/record.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { plan } from '../procedure/plan.ts'
import type { Finding } from '../procedure/problem.ts'
import { recorderOf, type ToDo, toDosOf, toDoText } from '../views/to-do.ts'
import { caseWith, letterOn, organisationWith, POLICY } from './example.ts'
import { filledIn } from './ready-steps.ts'

/** What the mail server does with the letters of a run. */
const ANSWERS = {
  '': (at: string) => ({ sent: at, response: '250 OK' }),
  refused: (at: string) => ({ refused: at, response: '550 No such mailbox', sent: undefined }),
  unanswered: () => ({ sent: undefined }),
  down: () => ({ sent: undefined, attempts: '0' }),
} as const

interface Life {
  received: string
  fields: Record<string, unknown>
  steps: string[]
  letters: LetterRecord[]
  organisation: Organisation
  readonly told: string[]
}

/**
 * Plays the lines of a life. Each is one of
 * `received 2026-11-03 language=en` · `2026-11-05 trainer-contacted note=…` (a step, recorded where it stands) ·
 * `2026-11-06 run`, `… run refused`, `… run unanswered`, `… run down` · `2026-11-06..2026-12-20 run` (every day) ·
 * `2026-11-08 returned 2026-11-17-delay` · `set email=new@example.org` (or handler, about, …) · `leaves anna-jansen 2026-11-10`.
 * Gives what was sent, word for word, and how the case stands on the last day. What the check would say stands there too.
 */
export function played(lines: readonly string[]): string {
  const life: Life = { received: '', fields: {}, steps: [], letters: [], organisation: organisationWith(), told: [] }
  let today = ''
  for (const line of lines.map((text) => text.trim()).filter((text) => text && !text.startsWith('#'))) {
    const [first = '', verb = '', ...rest] = line.split(' ')
    if (first === 'received') {
      life.received = verb
      Object.assign(life.fields, fieldsIn(rest))
    } else if (first === 'set') change(life, fieldsIn([verb, ...rest]))
    else if (first === 'leaves') leave(life, verb, rest[0] ?? '')
    else if (verb === 'run') for (const on of daysIn(first)) run(life, on, (rest[0] ?? '') as keyof typeof ANSWERS)
    else if (verb === 'returned') giveBack(life, rest[0] ?? '', first)
    else life.steps.push(line)
    const last = daysIn(first).at(-1) ?? today
    if (last > today) today = last
    if (verb !== 'run' && /^\d/.test(first)) report(life, day(today), line)
  }
  return [...life.told, ...standing(life, day(today))].join('\n')
}

function fieldsIn(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.filter(Boolean).map((word) => word.split('=').map((part) => part.replaceAll('_', ' ')) as [string, string]),
  )
}

function change(life: Life, { email, salutation, address, about, ...fields }: Record<string, string>): void {
  const complainant = { name: 'Jan de Vries', role: 'participant', email: 'jan@example.org', ...(life.fields.complainant as object) }
  if (email !== undefined || salutation || address)
    life.fields.complainant = {
      ...complainant,
      ...(email !== undefined && { email: email === 'none' ? '' : email }),
      ...(salutation && { salutation }),
      ...(address && { address: address.split('/') }),
    }
  if (about !== undefined) life.fields.about = about ? about.split(',') : []
  Object.assign(life.fields, fields)
}

function leave(life: Life, id: string, until: string): void {
  const gone = <P extends { readonly id: string }>(people: readonly P[]) =>
    people.map((person) =>
      person.id === id ? { ...person, until: day(until), ...(id === 'shona-ackerman' && { successor: 'mo-haddad' }) } : person,
    )
  const { staff, mediators } = life.organisation
  const successor = { id: 'mo-haddad', name: 'Mo Haddad', email: 'mo@example.org' }
  life.organisation = { ...life.organisation, staff: gone(staff), mediators: [...gone(mediators), successor] as typeof mediators }
}

function daysIn(text: string): string[] {
  if (!/^\d{4}-/.test(text)) return []
  const [from = '', to = from] = text.split('..')
  const days: string[] = []
  for (let on = day(from); on <= to; on = addDays(on, 1)) days.push(on)
  return days
}

function fileOf({ received, steps, fields }: Life) {
  return caseWith(received, steps, fields)
}

function run(life: Life, today: string, answer: keyof typeof ANSWERS): void {
  const planned = plan(fileOf(life), life.letters, [POLICY], life.organisation, day(today))
  for (const { path, kind, subject, body, to, due, expected, automatic, steps } of planned?.letters ?? []) {
    const at = `${today}T08:00:00Z`
    const mailed = { to, ...ANSWERS[answer](at) }
    const printed = { to: { name: to.name }, print: 'true', attempts: '0', sent: undefined }
    const fields = { path, due, expected, automatic: String(automatic), steps: String(steps), subject, claimed: at }
    life.letters.push(letterOn(today, kind, { ...fields, ...(to.address ? mailed : printed), case: fileOf(life).id }))
    const outcome = to.address ? answer || 'sent' : 'to print'
    life.told.push(`=== ${today}: ${letterName(path)}, ${outcome}`, `${subject}\n\n${body}`)
  }
}

function giveBack(life: Life, name: string, on: string): void {
  life.letters = life.letters.map((letter) => (letterName(letter.path) === name ? { ...letter, returned: `${on}T09:00:00Z` } : letter))
}

/** What happened, and what the check says of the file as it is then. */
function report(life: Life, today: CalendarDate, line: string): void {
  const file = fileOf(life)
  const found = findingsOf(file, life, today).map(({ path, message }) => `    check: ${path.join('.')}: ${message.en}`)
  life.told.push(`--- ${line}`, ...found)
}

function findingsOf(file: Case, { organisation, letters }: Life, today: CalendarDate): Finding[] {
  return caseFindings(file, { organisation, policy: POLICY, letters, today })
}

function standing(life: Life, today: CalendarDate): string[] {
  const planned = plan(fileOf(life), life.letters, [POLICY], life.organisation, today)
  if (!planned) return [`On ${today} nothing has been received.`]
  return [
    `\nOn ${today}: ${planned.status}.`,
    ...planned.obligations.map(
      ({ kind, opened, due, state, metOn, breached }) =>
        `  ${kind} ${opened} > ${due}: ${state}${metOn ? ` ${metOn}` : ''}${breached ? ', BREACHED' : ''}`,
    ),
    ...toDosOf(planned).flatMap((toDo) => [
      `  to do${toDo.due ? ` by ${toDo.due}` : ''}: ${toDoText(toDo, 'en')}`,
      ...refusedOf(toDo, recorderOf(planned), life, today),
    ]),
    ...planned.flags.map((flag) => `  flag ${flag.kind} since ${flag.since}: ${flagText(flag, 'en')}`),
    '',
  ]
}

/** What the check says of the ready lines of something to do, once they are filled in and stand in the file. */
function refusedOf({ records }: ToDo, by: string | null, life: Life, today: CalendarDate): string[] {
  return records.flatMap((record) => {
    const step = filledIn(record, today, by ?? 'carla-mulder')
    const { id, ...fields } = fileOf(life)
    const { steps } = caseSchema.parse({ ...fields, steps: [step] })
    const found = findingsOf({ ...fields, id, steps: [...fields.steps, ...steps] }, life, today)
    return found.flatMap(({ path, message }) => (path[1] === fields.steps.length ? [`    REFUSED ${record.step}: ${message.en}`] : []))
  })
}
