// What a case asks of a person, besides what the run does by itself. Never something that the check would refuse.
import { addDays, type CalendarDate } from './calendar.ts'
import type { Language } from './case.ts'
import { LETTER_LABELS } from './glossary.ts'
import { type LetterKind, letterName } from './letters/record.ts'
import { runningMediation } from './mediation.ts'
import { isOwed, type ObligationKind } from './obligations.ts'
import { mediatorOn } from './organisation.ts'
import { notReached } from './reached.ts'
import { hasActiveHandler, type Situation } from './situation.ts'
import { stepsOf } from './steps.ts'
import { toTakeBack } from './take-back.ts'
import { unattended } from './unattended.ts'

export const TASK_KINDS = [
  'print',
  'not-reached',
  'unknown',
  'take-back',
  'write',
  'unattended',
  'refer',
  'tell-judgment-late',
  'watch-terms',
  'new-handler',
  'close',
] as const
export type TaskKind = (typeof TASK_KINDS)[number]

export interface Task {
  readonly kind: TaskKind
  readonly due: CalendarDate | null
  /** The letter it is about: where it is kept; null where it is about none. */
  readonly path: string | null
  /** The kind of the letter it is about, also where that is not written; null where it is about none. */
  readonly letter: LetterKind | null
}

type Found = Pick<Task, 'kind'> & Partial<Task>

/** The tasks of a case today. `tooOld` are the letters that are called for and do not go out by themselves any more. */
export function tasksOf(situation: Situation, tooOld: readonly LetterKind[]): Task[] {
  const found: Found[] = [
    ...lettersToBring(situation),
    ...toTakeBack(situation, situation.organisation.timeZone).map(({ kind }): Found => ({ kind: 'take-back', letter: kind })),
    ...lettersToWrite(situation, tooOld),
    ...(unattended(situation) ? [{ kind: 'unattended' } as const] : []),
    ...aboutMediation(situation),
    ...aboutTheCase(situation),
  ]
  return found.map((task) => ({ due: null, path: null, letter: null, ...task }))
}

const WHY = { 'to-print': 'print', refused: 'not-reached', back: 'not-reached', unknown: 'unknown' } as const

function lettersToBring(situation: Situation): Found[] {
  return notReached(situation).map(({ letter: { kind, path, due }, why }) => ({ kind: WHY[why], path, letter: kind, due: due ?? null }))
}

/** The letter that would keep a promise. */
const KEEPS: Partial<Record<ObligationKind, LetterKind>> = {
  acknowledgement: 'acknowledgement',
  decision: 'delay',
  'new-date': 'delay',
  interim: 'interim',
}

function lettersToWrite({ owed, facts, organisation }: Situation, tooOld: readonly LetterKind[]): Found[] {
  const old = tooOld.map((letter): Found => ({ kind: 'write', letter }))
  if (organisation.norms.automaticLetters || facts.decidedOn) return old
  const unwritten = owed.find(({ kind, state }) => KEEPS[kind] && (state === 'due-soon' || state === 'overdue'))
  const letter = unwritten && KEEPS[unwritten.kind]
  return unwritten && letter && !tooOld.includes(letter) ? [...old, { kind: 'write', letter, due: unwritten.due }] : old
}

function aboutMediation({ facts, owed, organisation, spoken, read, today }: Situation): Found[] {
  const request = runningMediation(facts.mediations)
  if (!request) return []
  const due = owed.find(({ kind }) => kind === 'referral')?.due ?? null
  const last = request.referrals.at(-1)
  if (!last || !request.referredOn) return [{ kind: 'refer', due }]
  if (request.judgedOn) return []
  const mediator = (day: CalendarDate) => mediatorOn(organisation, spoken.mediator, day).id
  const term = addDays(request.referredOn, spoken.mediationDays)
  const told = stepsOf(read, 'informed').some(({ step }) => step.on > term)
  return [
    ...(mediator(last.step.on) !== mediator(today) ? [{ kind: 'refer', letter: 'referral' } as const] : []),
    ...(term < today && !told ? [{ kind: 'tell-judgment-late', due: term } as const] : []),
  ]
}

function aboutTheCase(situation: Situation): Found[] {
  const { facts, policy, owed } = situation
  return [
    ...(!policy && (!facts.closedOn || runningMediation(facts.mediations)) && !mayBeClosed(situation)
      ? [{ kind: 'watch-terms' } as const]
      : []),
    ...(!hasActiveHandler(situation) && (!facts.closedOn || owed.length) ? [{ kind: 'new-handler' } as const] : []),
    ...(mayBeClosed(situation) ? [{ kind: 'close' } as const] : []),
  ]
}

/** Whether everything has come to its end, so that nothing is left but to close the case. */
function mayBeClosed({ facts, obligations }: Situation): boolean {
  if (facts.closedOn || runningMediation(facts.mediations) || obligations.some(isOwed)) return false
  return facts.decisionSentOn !== null || facts.withdrawnOn !== null || facts.referredUndecidedOn !== null
}

/** The step that records that a letter which does not go out by itself was told in another way. */
const INSTEAD: Record<LetterKind, string> = {
  acknowledgement: 'acknowledged',
  delay: 'informed',
  interim: 'informed',
  decision: 'notified',
  referral: 'referred',
  withdrawal: 'notified',
}

const TEXTS: Record<Language, Record<TaskKind, (task: Task) => string>> = {
  en: {
    print: ({ path }) =>
      `Print ${path}, see that it reaches the client, and add the step "delivered" with letter: ${nameOf(path)} and how it went.`,
    'not-reached': ({ path }) =>
      `The client has not been reached: ${path} was refused or came back. Correct the address, or bring the letter in another way and add the step "delivered" with letter: ${nameOf(path)}.`,
    unknown: ({ path }) =>
      `Nobody knows whether ${path} arrived: it was handed over twice without an answer. Ask the client, and add the step "delivered" or "undelivered" with letter: ${nameOf(path)}.`,
    'take-back': () =>
      'The client was told something that was a mistake. Tell the client what no longer stands, and add the step "informed" with told.',
    write: ({ letter }) =>
      `Tell the client: the ${letter && LETTER_LABELS.en[letter]} does not go out by itself. Then add the step "${letter && INSTEAD[letter]}"${letter === 'delay' ? ', with the date that you named in expected' : ''}.`,
    unattended: () =>
      'Nobody has done anything since the last letter that went out by itself. Go on with the investigation, and add what was done.',
    refer: ({ letter }) =>
      letter
        ? 'The mediator has left. Refer the client to the successor and add the step "referred".'
        : 'Refer the client to the mediator and add the step "referred".',
    'tell-judgment-late': () => 'The judgment is late. Tell the client where it stands, and add the step "informed" with told.',
    'watch-terms': () => 'This case is older than the first policy version: a person must watch its terms.',
    'new-handler': () => 'The handler no longer works here. Name another handler in the case file.',
    close: () => 'Close the case with the step "closed".',
  },
  nl: {
    print: ({ path }) =>
      `Print ${path}, zorg dat de brief de klager bereikt en voeg de stap "delivered" toe, met letter: ${nameOf(path)} en hoe het ging.`,
    'not-reached': ({ path }) =>
      `De klager is niet bereikt: ${path} is geweigerd of teruggekomen. Verbeter het adres, of breng de brief op een andere manier over en voeg de stap "delivered" toe, met letter: ${nameOf(path)}.`,
    unknown: ({ path }) =>
      `Het is onbekend of ${path} is aangekomen: de brief is twee keer aangeboden zonder antwoord. Vraag het na en voeg de stap "delivered" of "undelivered" toe, met letter: ${nameOf(path)}.`,
    'take-back': () =>
      'De klager heeft iets te horen gekregen wat een vergissing was. Zeg de klager wat niet meer geldt en voeg de stap "informed" toe, met told.',
    write: ({ letter }) =>
      `Laat het de klager weten: ${letter && LETTER_LABELS.nl[letter]} gaat niet vanzelf uit. Voeg daarna de stap "${letter && INSTEAD[letter]}" toe${letter === 'delay' ? ', met in expected de datum die u noemde' : ''}.`,
    unattended: () =>
      'Sinds de laatste brief die vanzelf uitging, heeft niemand iets gedaan. Ga door met het onderzoek en leg vast wat er is gedaan.',
    refer: ({ letter }) =>
      letter
        ? 'De bemiddelaar is weg. Verwijs de klager door naar de opvolger en voeg de stap "referred" toe.'
        : 'Verwijs de klager door naar de bemiddelaar en voeg de stap "referred" toe.',
    'tell-judgment-late': () => 'Het oordeel is te laat. Zeg de klager hoe het ermee staat en voeg de stap "informed" toe, met told.',
    'watch-terms': () => 'Dit dossier is ouder dan de eerste klachtenregeling: iemand moet zelf de termijnen bewaken.',
    'new-handler': () => 'De behandelaar werkt hier niet meer. Zet een andere behandelaar in het dossier.',
    close: () => 'Sluit de klacht af met de stap "closed".',
  },
}

function nameOf(path: string | null): string {
  return path ? letterName(path) : ''
}

/** A task in words, with the next step. Never a name. */
export function taskText(task: Task, language: Language): string {
  return TEXTS[language][task.kind](task)
}
