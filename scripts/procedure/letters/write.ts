// From the facts of a case to the letter its reader gets.
import type { CalendarDate } from '../calendar.ts'
import { addDays } from '../calendar.ts'
import type { Case, Language } from '../case.ts'
import type { Message } from '../facts.ts'
import { activeStaff, mediatorOn, type Organisation } from '../organisation.ts'
import { hasActiveHandler, type Situation } from '../situation.ts'
import { INVESTIGATION, type InvestigationStep, isInvestigation } from '../status.ts'
import { stepsOf } from '../steps.ts'
import { toTakeBack } from '../take-back.ts'
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
export function senderOf(situation: Situation): Sender {
  const { file, facts, organisation, spoken, today } = situation
  const handler = hasActiveHandler(situation) ? organisation.staff.find(({ id }) => id === file.handler) : undefined
  const signs = handler && !file.about.includes(handler.id)
  const mediator = mediatorOn(organisation, spoken.mediator, today)
  return {
    id: file.id,
    today,
    complainant: file.complainant.name,
    salutation: file.complainant.salutation ?? null,
    postalAddress: file.complainant.address ?? [],
    isPrinted: file.complainant.email === undefined,
    organisation: organisation.name,
    handler: signs ? { name: handler.name, email: handler.email, phone: handler.phone ?? null } : null,
    contact: organisation.contact,
    receivedOn: facts.receivedOn,
    channel: file.channel,
    heard: heardBesides(file, organisation),
    mediator: { name: mediator.name, email: mediator.email, phone: mediator.phone ?? null },
    mediationDays: spoken.mediationDays,
    interimDays: spoken.interimDays,
    staffCount: activeStaff(organisation, today).length,
    policyUrl: policyUrl(organisation.site, spoken.version, file.language),
    untrue: toTakeBack(situation, organisation.timeZone),
  }
}

/** Whom we hear besides the complainant: the trainer, a colleague who is no trainer, or nobody where it is about nobody. */
export function heardBesides({ about }: Case, { trainers }: Pick<Organisation, 'trainers'>): Sender['heard'] {
  if (about.some((id) => trainers.some((trainer) => trainer.id === id))) return 'trainer'
  return about.length ? 'colleague' : 'nobody'
}

/** Where a policy version stands on the public site, for ever. Dutch is the official text and has the shorter address. */
export function policyUrl(site: string, version: CalendarDate, language: Language): string {
  return `${site}/${language === 'nl' ? '' : `${language}/`}${version}/`
}

/** The steps of the investigation that were done, in the order of their days. */
export function investigated({ read, file }: Pick<Situation, 'read' | 'file'>): Happening[] {
  return stepsOf(read, ...INVESTIGATION).flatMap(({ step }) => (isTold(step.step, file) ? [{ on: step.on, what: step.step }] : []))
}

/** Whether a step of the investigation has a place in letters: no trainer has where the complaint is about nobody. */
function isTold(name: InvestigationStep, { about }: Pick<Case, 'about'>): boolean {
  return name !== 'trainer-contacted' || about.length > 0
}

/**
 * What the client has not heard of since a message (null: ever): steps recorded since, and what happened after its day. Only the
 * investigation, and what `progress` and `informed` say in `told`.
 */
export function news({ read, file }: Pick<Situation, 'read' | 'file'>, last: Message | null): Happening[] {
  return read.standing.flatMap(({ step, index }): Happening[] => {
    if (last && index < last.read && step.on <= last.on) return []
    if (isInvestigation(step.step)) return isTold(step.step, file) ? [{ on: step.on, what: step.step }] : []
    const told = step.step === 'progress' || step.step === 'informed' ? step.told : undefined
    return told ? [{ on: step.on, what: { told } }] : []
  })
}

/** The steps of the investigation that are still to come; nobody is heard where the complaint is about nobody. */
export function toDo({ read, file }: Pick<Situation, 'read' | 'file'>): InvestigationStep[] {
  return INVESTIGATION.filter((name) => stepsOf(read, name).length === 0 && isTold(name, file))
}

/** The first days of interim letters between today and the expected date, one more than are named; none on that date itself. */
export function interimDates(today: CalendarDate, expected: CalendarDate, interimDays: number): CalendarDate[] {
  const dates: CalendarDate[] = []
  for (let due = addDays(today, interimDays); due < expected && dates.length <= MOST_DATES; due = addDays(due, interimDays)) dates.push(due)
  return dates
}

/** How many dates of interim letters a delay letter names; after those it says how often they come. */
export const MOST_DATES = 3
