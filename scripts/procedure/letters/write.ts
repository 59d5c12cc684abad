// From the facts of a case to the letter its reader gets.
import type { CalendarDate } from '../calendar.ts'
import { addDays } from '../calendar.ts'
import type { Case, Language } from '../case.ts'
import { receivedOn } from '../case.ts'
import { activeOn, activeStaff, type Organisation } from '../organisation.ts'
import type { Policy } from '../policy.ts'
import { INVESTIGATION, type InvestigationStep, isInvestigation } from '../status.ts'
import { en } from './en.ts'
import { nl } from './nl.ts'
import type { LetterKind } from './record.ts'
import { asText, type Happening, type LetterFacts, type Letters, type Sender } from './text.ts'

const LETTERS: Record<Language, Letters> = { nl, en }

/** Subject and text of a letter. Throws where something that must stand in it is empty: such a letter is never sent. */
export function writeLetter<Kind extends LetterKind>(
  kind: Kind,
  language: Language,
  sender: Sender,
  facts: LetterFacts[Kind],
): { subject: string; body: string } {
  const letter = LETTERS[language][kind](sender, facts)
  const body = asText(letter)
  if (HOLE.test(withoutQuotes(`${letter.subject}\n${body}`, [sender, facts])))
    throw new Error(`the ${kind} letter of ${sender.id} has an empty place in it`)
  return { subject: letter.subject, body }
}

/** What an empty place looks like once it has become text. */
const HOLE = /\b(?:undefined|null|NaN|\[object Object\])(?=\W|$)/

/** The text without the words that came from files, in which any word may stand; the longest go first. */
function withoutQuotes(text: string, from: readonly unknown[]): string {
  return textsIn(from)
    .filter((words) => HOLE.test(words))
    .sort((a, b) => b.length - a.length)
    .reduce((rest, words) => rest.replaceAll(words, '').replaceAll(words.replaceAll('\n', '\n  '), ''), text)
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}

/** What every letter about a case knows. The handler signs, unless the handler has left or is complained about. */
export function senderOf(file: Case, policy: Policy, organisation: Organisation, today: CalendarDate): Sender {
  const handler = organisation.staff.find(({ id }) => id === file.handler)
  const signs = handler && activeOn(handler, today) && !file.about.includes(handler.id)
  const mediator = mediatorOf(policy, organisation)
  return {
    id: file.id,
    today,
    complainant: file.complainant.name,
    organisation: organisation.name,
    handler: signs ? { name: handler.name, email: handler.email, phone: handler.phone ?? null } : null,
    contact: { email: organisation.contact.email, phone: organisation.contact.phone },
    receivedOn: receivedOn(file),
    channel: file.channel,
    mediator: { name: mediator.name, email: mediator.email, phone: mediator.phone ?? null },
    mediationDays: policy.mediationDays,
    interimDays: policy.interimDays,
    staffCount: activeStaff(organisation, today).length,
    policyUrl: policyUrl(organisation.site, policy.version, file.language),
  }
}

/** The mediator a policy version names. Throws where organisation.yml does not know that id; the check reports it first. */
export function mediatorOf(policy: Policy, organisation: Organisation): Organisation['mediators'][number] {
  const mediator = organisation.mediators.find(({ id }) => id === policy.mediator)
  if (!mediator) throw new Error(`policy ${policy.version} names a mediator that organisation.yml does not know`)
  return mediator
}

/** Where a policy version stands on the public site, for ever. Dutch is the official text and has the shorter address. */
export function policyUrl(site: string, version: CalendarDate, language: Language): string {
  return `${site}/${language === 'nl' ? '' : `${language}/`}${version}/`
}

/** What has happened from `from` on (null: ever), as the client may hear it. A `note` only where the step is a message to the client. */
export function happenings(file: Case, from: CalendarDate | null): Happening[] {
  return file.steps.flatMap((step): Happening[] => {
    if (from && step.on < from) return []
    if (isInvestigation(step.step)) return [{ on: step.on, what: step.step }]
    // What was told on the day of the last message was that message.
    if (step.step === 'progress' || (step.step === 'informed' && step.on !== from))
      return step.note ? [{ on: step.on, what: { told: step.note } }] : []
    return []
  })
}

/** The steps of the investigation that are still to come. */
export function toDo(file: Case): InvestigationStep[] {
  return INVESTIGATION.filter((name) => !file.steps.some((step) => step.step === name))
}

/** The last days of the interim letters between today and the expected date; none on that date itself. */
export function interimDates(today: CalendarDate, expected: CalendarDate, interimDays: number): CalendarDate[] {
  const dates: CalendarDate[] = []
  for (let due = addDays(today, interimDays); due < expected; due = addDays(due, interimDays)) dates.push(due)
  return dates
}
