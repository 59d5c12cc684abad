// What a case asks of a person, besides what the run does by itself.
import type { CalendarDate } from './calendar.ts'
import { firstStep, type Language } from './case.ts'
import { DELIVERED_BY, deliveryOf } from './facts.ts'
import { isStillTrue, type LetterDue, type Situation } from './letters/due.ts'
import { type LetterKind, letterState } from './letters/record.ts'
import { isOwed } from './obligations.ts'
import { activeOn } from './organisation.ts'

export const TASK_KINDS = ['print', 'not-reached', 'unknown', 'write', 'refer', 'new-handler', 'close'] as const
export type TaskKind = (typeof TASK_KINDS)[number]

export interface Task {
  readonly kind: TaskKind
  readonly due: CalendarDate | null
  /** The letter it is about: where it is kept; null where it is about none. */
  readonly path: string | null
  /** The kind of that letter, or null. */
  readonly letter: LetterKind | null
}

/** The tasks of a case today. `letters` are those the run writes today: one without an address is to be printed. */
export function tasksOf(situation: Situation, letters: readonly LetterDue[]): Task[] {
  const { file, obligations, organisation, today } = situation
  const { timeZone } = organisation
  const tasks: Task[] = []
  const about = (
    kind: TaskKind,
    letter: { readonly kind: LetterKind; readonly path: string; readonly due?: CalendarDate | null | undefined },
  ) => tasks.push({ kind, due: letter.due ?? null, path: letter.path, letter: letter.kind })

  for (const [index, letter] of situation.letters.entries()) {
    if (letter.kind === 'reminder' || letter.case !== file.id || !isStillTrue(letter, situation)) continue
    const { kind, path, due } = letter
    const replaced = (other: { readonly kind: string; readonly due?: CalendarDate | null | undefined }) =>
      other.kind === kind && (other.due ?? null) === (due ?? null)
    if (letters.some(replaced) || situation.letters.slice(index + 1).some(replaced) || deliveryOf(letter, file.steps, timeZone)) continue
    const state = letterState(letter)
    if (state === 'to-print') about('print', { kind, path, due })
    if (state === 'refused') about('not-reached', { kind, path, due })
    if (state === 'unknown') about('unknown', { kind, path, due })
  }
  for (const letter of letters) if (!letter.to.address) about('print', letter)

  const open = (kind: (typeof obligations)[number]['kind']) =>
    obligations.find((obligation) => obligation.kind === kind && isOwed(obligation))
  const plain = (kind: TaskKind, due: CalendarDate | null) => tasks.push({ kind, due, path: null, letter: null })
  if (!organisation.norms.automaticLetters && !firstStep(file, 'decided')) {
    const unwritten = obligations.find(
      ({ kind, state }) =>
        ['acknowledgement', 'decision', 'new-date', 'interim'].includes(kind) && (state === 'due-soon' || state === 'overdue'),
    )
    if (unwritten) plain('write', unwritten.due)
  }
  if (situation.facts.mediations.some((mediation) => !mediation.referredOn && !mediation.acceptedOn))
    plain('refer', open('referral')?.due ?? null)
  const handler = organisation.staff.find(({ id }) => id === file.handler)
  if ((!handler || !activeOn(handler, today)) && !situation.facts.closedOn) plain('new-handler', null)
  if (open('closing')) plain('close', null)
  return tasks
}

const TEXTS: Record<Language, Record<TaskKind, (task: Task) => string>> = {
  en: {
    print: ({ path, letter }) => `Print ${path}, see that it reaches the client, and add the step "${letter && DELIVERED_BY[letter]}".`,
    'not-reached': ({ path, letter }) =>
      `The client has not been reached: the mail server refused ${path}. Correct the e-mail address, or bring the message in another way and add the step "${letter && DELIVERED_BY[letter]}".`,
    unknown: ({ path, letter }) =>
      `Nobody knows whether ${path} arrived: it was handed over twice without an answer. Ask the client, and add the step "${letter && DELIVERED_BY[letter]}".`,
    write: () => 'Write to the client: automatic letters are switched off. Add the step "acknowledged", "delayed" or "decided".',
    refer: () => 'Refer the client to the mediator and add the step "referred".',
    'new-handler': () => 'The handler no longer works here. Name another handler in the case file.',
    close: () => 'Close the case with the step "closed".',
  },
  nl: {
    print: ({ path, letter }) =>
      `Print ${path}, zorg dat de brief de klager bereikt en voeg de stap "${letter && DELIVERED_BY[letter]}" toe.`,
    'not-reached': ({ path, letter }) =>
      `De klager is niet bereikt: de mailserver weigerde ${path}. Verbeter het e-mailadres, of breng het bericht op een andere manier over en voeg de stap "${letter && DELIVERED_BY[letter]}" toe.`,
    unknown: ({ path, letter }) =>
      `Het is onbekend of ${path} is aangekomen: de brief is twee keer aangeboden zonder antwoord. Vraag het na en voeg de stap "${letter && DELIVERED_BY[letter]}" toe.`,
    write: () => 'Schrijf de klager: automatische brieven staan uit. Voeg de stap "acknowledged", "delayed" of "decided" toe.',
    refer: () => 'Verwijs de klager door naar de bemiddelaar en voeg de stap "referred" toe.',
    'new-handler': () => 'De behandelaar werkt hier niet meer. Zet een andere behandelaar in het dossier.',
    close: () => 'Sluit de klacht af met de stap "closed".',
  },
}

/** A task in words, with the next step. Never a name. */
export function taskText(task: Task, language: Language): string {
  return TEXTS[language][task.kind](task)
}
