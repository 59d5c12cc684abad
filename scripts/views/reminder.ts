// The daily reminder to a member of staff: what is theirs first, then the colleagues'. Numbers, promises, dates, what to do and links:
// never a word of a complaint, nor the name of a client.
import { type CalendarDate, daysFrom } from '../procedure/calendar.ts'
import { CASE_ID } from '../procedure/case.ts'
import { flagText } from '../procedure/flag-text.ts'
import { daysLeftInWords, OBLIGATION_LABELS } from '../procedure/glossary.ts'
import type { CasePlan } from '../procedure/plan.ts'
import { PUT_BACK_ADVICE, putBackText } from '../procedure/put-back.ts'
import type { Concern, Digest } from '../procedure/reminders.ts'
import { dateInFull } from '../procedure/wording.ts'
import { toDosOf, toDoText } from './to-do.ts'

/** Where things can be opened; null where the run does not know. */
export interface Links {
  readonly caseFile: (id: string) => string | null
  readonly pull: (number: number) => string | null
  /** How something is recorded. */
  readonly help: string | null
}

/** Subject and text of a reminder, in Dutch. */
export function writeReminder(digest: Digest, today: CalendarDate, links: Links): { subject: string; body: string } {
  const { person, own, others, broken, waiting, putBacks } = digest
  const blocks = [
    `Beste ${person.name},`,
    `Dit moet er op ${dateInFull(today, 'nl')} gebeuren.`,
    ...section(
      'Van u:',
      own.map((of) => item(`Klacht ${of.plan.id}`, ownLines(of, today), links.caseFile(of.plan.id))),
    ),
    ...section(
      'Van collega’s:',
      others.map((of) => item(`Klacht ${of.plan.id}, behandelaar ${handlerOf(of.plan)}`, linesOf(of, today), links.caseFile(of.plan.id))),
    ),
    ...section(
      'Deze bestanden zijn niet te lezen. Zolang dat zo is, krijgt de klager geen bericht en worden de termijnen niet bewaakt:',
      broken.map((file) => brokenItem(file, links)),
    ),
    ...section(
      'Deze klachten staan nog in een voorstel dat niet is samengevoegd. De termijn loopt al, en er gaat geen brief uit zolang dat zo is:',
      waiting.map(({ case: id, pull, received }) =>
        item(`Klacht ${id}, ontvangen op ${dateInFull(received, 'nl')}, voorstel ${pull}`, [], links.pull(pull)),
      ),
    ),
    ...section(
      PUT_BACK_ADVICE,
      putBacks.map((note) => `- ${putBackText(note)}`),
    ),
    ...(links.help ? [`Hoe u vastlegt wat u hebt gedaan, leest u hier: ${links.help}`] : []),
    'U krijgt hooguit één herinnering per dag. Wat is vastgelegd, staat er de volgende keer niet meer in.',
  ]
  return { subject: `Klachten: ${counts(digest).join(', ')}`, body: `${blocks.join('\n\n')}\n` }
}

type Reminded = Digest['own'][number]

function counts({ own, others, broken, waiting, putBacks }: Digest): string[] {
  const all = [...own, ...others]
  const late = all.flatMap(({ concerns }) => concerns).filter(({ obligation }) => obligation.state === 'overdue').length
  const soon = all.flatMap(({ concerns }) => concerns).length - late
  // What is neither late nor due soon, and waits for somebody all the same.
  const waits = all.filter(({ concerns }) => concerns.length === 0).length
  return [
    late && `${late} te laat`,
    soon && (soon === 1 ? '1 termijn loopt bijna af' : `${soon} termijnen lopen bijna af`),
    waits && (waits === 1 ? '1 klacht vraagt aandacht' : `${waits} klachten vragen aandacht`),
    broken.length && (broken.length === 1 ? '1 bestand is niet te lezen' : `${broken.length} bestanden zijn niet te lezen`),
    waiting.length && `${waiting.length} nog niet samengevoegd`,
    putBacks.length && 'iemand schreef bij de verstuurde brieven',
  ].filter((count): count is string => typeof count === 'string')
}

function section(title: string, items: readonly string[]): string[] {
  return items.length ? [title, items.join('\n')] : []
}

/** An item of a list, with its lines below it. The address has a line to itself: so it stays whole, and can be touched. */
function item(title: string, lines: readonly string[], link: string | null): string {
  return [`- ${title}`, ...lines, ...(link ? [link] : [])].join('\n  ')
}

/** What is late or due soon, what is wrong, and what to do now. */
function ownLines(of: Reminded, today: CalendarDate): string[] {
  const { plan, flags } = of
  const toDos = toDosOf(plan).filter(
    ({ kind }, index) => kind !== 'close' && (index === 0 || plan.tasks.some((task) => task.kind === kind)),
  )
  // A flag says which letters went out in one's name; of all else the sentence that says what to do says enough.
  const silent = flags.filter(({ kind }) => kind === 'unattended')
  return [
    ...promises(of, today),
    ...silent.map((flag) => sentence(flagText(flag, 'nl'))),
    ...toDos.filter(({ kind }) => !(silent.length && kind === 'unattended')).map((toDo) => toDoText(toDo, 'nl')),
  ]
}

function linesOf(of: Reminded, today: CalendarDate): string[] {
  return [...promises(of, today), ...of.flags.map((flag) => sentence(flagText(flag, 'nl')))]
}

function promises({ concerns }: Reminded, today: CalendarDate): string[] {
  return concerns.map(({ obligation: { kind, due } }: Concern) =>
    sentence(`${daysLeftInWords(daysFrom(today, due), 'nl')}: ${OBLIGATION_LABELS.nl[kind]}, uiterlijk ${dateInFull(due, 'nl')}`),
  )
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function handlerOf({ handler, situation }: CasePlan): string {
  return situation.organisation.staff.find(({ id }) => id === handler)?.name ?? handler
}

function brokenItem(file: string, links: Links): string {
  const [, id = ''] = /^cases\/(.*)\.md$/.exec(file) ?? []
  return CASE_ID.test(id) ? item(`Klacht ${id}`, [], links.caseFile(id)) : `- ${file}`
}
