// What a case asks of a person, besides what the run does by itself. Never something that the check would refuse.
import { addDays, type CalendarDate, earliest } from './calendar.ts'
import { claimedOn, type LetterKind } from './letters/record.ts'
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
  /** The day on which that letter was written, or on which the client was told what is to be taken back; null where it is not written. */
  readonly letterOn: CalendarDate | null
}

type Found = Pick<Task, 'kind'> & Partial<Task>

/** The tasks of a case today. `tooOld` are the letters that are called for and do not go out by themselves any more. */
export function tasksOf(situation: Situation, tooOld: readonly LetterKind[]): Task[] {
  const found: Found[] = [
    ...lettersToBring(situation),
    ...toTakeBack(situation, situation.organisation.timeZone).map(
      ({ kind, toldOn }): Found => ({ kind: 'take-back', letter: kind, letterOn: toldOn }),
    ),
    ...lettersToWrite(situation, tooOld),
    ...(unattended(situation) ? [{ kind: 'unattended' } as const] : []),
    ...aboutMediation(situation),
    ...aboutTheCase(situation),
  ]
  return found.map((task) => ({ due: null, path: null, letter: null, letterOn: null, ...task }))
}

const WHY = { 'to-print': 'print', refused: 'not-reached', back: 'not-reached', unknown: 'unknown' } as const

/** What the letter with the decision meets once it is delivered; no due date stands in its name. */
const MET_BY_DECISION: readonly ObligationKind[] = ['decision', 'new-date']

function lettersToBring(situation: Situation): Found[] {
  const { timeZone } = situation.organisation
  return notReached(situation).map(({ letter, why }) => ({
    kind: WHY[why],
    path: letter.path,
    letter: letter.kind,
    letterOn: claimedOn(letter, timeZone),
    due: letter.due ?? (letter.kind === 'decision' ? decisionDue(situation) : null),
  }))
}

function decisionDue({ owed }: Situation): CalendarDate | null {
  return earliest(...owed.flatMap(({ kind, due }) => (MET_BY_DECISION.includes(kind) ? [due] : [])))
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
