// Which letters a case calls for today: what the nightly run does by itself, and what a step asked it to do.
import { addDays, type CalendarDate, daysFrom } from '../calendar.ts'
import type { Message } from '../facts.ts'
import { runningMediation } from '../mediation.ts'
import type { Obligation } from '../obligations.ts'
import type { Situation } from '../situation.ts'
import { lastOf, type Recorded, takenBackAt } from '../steps.ts'
import { answeredStep, deliveryOf } from './delivery.ts'
import { LETTER_KINDS, type Letter, type LetterKind, type LetterRecord, letterName, letterState } from './record.ts'
import type { LetterFacts, Sender } from './text.ts'
import { interimDates, investigated, MOST_DATES, news, senderOf, toDo, writeLetter } from './write.ts'

/** A letter that is to be written and sent today. `path` is where it is kept, and the idempotency key: one fact, one letter. */
export type LetterDue = Letter & { readonly case: string; readonly kind: LetterKind }

/** After how many days a letter does not go out by itself any more: nothing old mails a client. */
export const MOST_DAYS_OLD = 28

/** A letter that is called for, before it is known whether one has been written for it already. */
interface Wanted<Kind extends LetterKind> {
  /** The step that asks for it; null where none does. */
  readonly step: Recorded | null
  /** The day from which it is counted whether it is too old to go out by itself. */
  readonly since: CalendarDate
  /** The due date it answers; null where its path has none. */
  readonly due: CalendarDate | null
  /** Acknowledgement, delay and interim: the date by which the client is told to expect the decision. */
  readonly expected: CalendarDate | null
  readonly says: LetterFacts[Kind]
}

type Rules = { readonly [Kind in LetterKind]: (situation: Situation) => Wanted<Kind> | null }

/** One rule for each kind of letter; a kind without a rule does not compile. */
const RULES: Rules = {
  // Receipt is confirmed by itself (P1). The decision letter confirms it as well.
  acknowledgement: (situation) => {
    const { file, facts, today } = situation
    const decision = situation.obligations.find(({ kind }) => kind === 'decision')
    if (!owed(situation, 'acknowledgement') || facts.decidedOn || !decision) return null
    const delay = delayOfToday(situation)
    // Only a date that still binds: none does once the complaint is with the mediator before any decision (P8).
    const named = delay?.expected ?? owed(situation, 'new-date')?.due ?? null
    const other = named && named > today ? named : null
    const isOpen = decision.daysLeft !== null
    const late = missedOf(situation)
    const expected = other ?? (isOpen && decision.due >= today ? decision.due : null)
    return {
      step: null,
      since: facts.receivedOn,
      due: null,
      expected,
      says: {
        summary: file.summary,
        wish: file.wish ?? null,
        toDo: toDo(situation),
        expected,
        isOther: other !== null,
        missed: late && (late.told ?? late.due),
        referredOn: facts.referredUndecidedOn,
      },
    }
  },

  // A step `delayed` asks for a delay letter; otherwise the promise is kept even when everybody forgets (P6).
  delay: (situation) => askedDelay(situation) ?? automaticDelay(situation),

  // Interim letter, a day ahead (P6). A delay letter is a message itself and takes its place.
  interim: (situation) => {
    const { facts, policy, today } = situation
    const interim = interimOwed(situation)
    const previous = facts.messages.at(-1)
    if (!interim || !previous?.expected || previous.expected <= today || !policy) return null
    // Where a message of today holds that letter up, it goes out tomorrow: nothing says today what it will take back.
    if (RULES.delay(situation) || isDelayUnderWay(situation) || interimGivesWay(situation)) return null
    const next = addDays(later(today, interim.due), policy.interimDays)
    return {
      step: null,
      since: interim.due,
      due: interim.due,
      expected: previous.expected,
      says: {
        previous: previous.on,
        due: interim.due,
        news: news(situation, previous),
        toDo: toDo(situation),
        expected: previous.expected,
        next: next < previous.expected ? next : null,
      },
    }
  },

  // Step `decided` (P5): a second one replaces the first. A letter that has not left gives way to a withdrawal.
  decision: (situation) => {
    const { facts, read, organisation } = situation
    const decided = lastOf(read, 'decided')
    if (!decided || facts.withdrawnOn || facts.tellings.some((telling) => telling.decided?.index === decided.index)) return null
    const decidedBy = organisation.staff.find(({ id }) => id === decided.step.by)?.name ?? organisation.name
    return {
      step: decided,
      since: decided.step.on,
      due: null,
      expected: null,
      says: {
        decidedOn: decided.step.on,
        outcome: decided.step.outcome,
        text: decided.step.letter,
        decidedBy,
        isAboutDecider: situation.file.about.includes(decided.step.by),
        replaces: facts.tellings.findLast(({ takenBack }) => !takenBack)?.on ?? null,
        missed: missedOf(situation),
      },
    }
  },

  // Step `referred` (P8). A second one in the same request names another mediator.
  referral: ({ facts, spoken }) => {
    const request = runningMediation(facts.mediations)
    const referred = request?.referrals.at(-1)
    if (!request?.referredOn || !referred || referred.step.how) return null
    return {
      step: referred,
      since: referred.step.on,
      due: null,
      expected: null,
      says: {
        requestedOn: request.isAsked ? request.requestedOn : null,
        referredOn: referred.step.on,
        due: addDays(request.referredOn, spoken.mediationDays),
        isDecided: facts.decidedOn !== null,
        isAgain: request.toldOn !== null && request.referrals.length > 1,
      },
    }
  },

  // Step `withdrawn`, unless the client was told in another way.
  withdrawal: ({ facts, read }) => {
    const withdrawn = lastOf(read, 'withdrawn')
    if (!withdrawn || facts.withdrawalConfirmedOn) return null
    return { step: withdrawn, since: withdrawn.step.on, due: null, expected: null, says: { withdrawnOn: withdrawn.step.on } }
  },
}

function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b
}

function owed({ owed }: Pick<Situation, 'owed'>, kind: Obligation['kind']): Obligation | null {
  return owed.findLast((obligation) => obligation.kind === kind) ?? null
}

/** The promise that a delay letter would answer: the date last named, or the term of the decision. */
function promised(situation: Situation): Obligation | null {
  return situation.facts.decidedOn ? null : (owed(situation, 'new-date') ?? owed(situation, 'decision'))
}

/** The date by which the client was told to expect the decision; null where nobody ever named one. */
function toldDate({ facts, today }: Situation, { kind, opened, due }: Obligation): CalendarDate | null {
  // After a decision was taken back, what had been told before it is no promise any more.
  if (kind === 'decision' && facts.reopenings.some(({ on }) => on === opened)) return null
  const named = facts.messages.at(-1)?.expected ?? null
  if (named || kind !== 'decision') return named
  // An acknowledgement that came too late for the term named another day; what was missed is the term.
  return facts.toldBy && facts.toldBy > due && due < today ? null : facts.toldBy
}

/** The promise that a decision comes too late for: what the client was told, or the term of the policy. Null: it comes in time. */
function missedOf(situation: Situation): { readonly told: CalendarDate | null; readonly due: CalendarDate } | null {
  const open = situation.obligations.filter(({ metOn, lapsedOn, breached }) => !metOn && (!lapsedOn || breached))
  const promise = owed({ owed: open }, 'new-date') ?? owed({ owed: open }, 'decision')
  if (!promise) return null
  const told = toldDate(situation, promise)
  return (told ?? promise.due) < situation.today ? { told, due: promise.due } : null
}

/** An interim letter that is owed in the days for which letters go out by themselves; null where none is. */
function interimOwed(situation: Situation): Obligation | null {
  const interim = owed(situation, 'interim')
  return interim && !situation.facts.decidedOn && isNear(interim, situation) ? interim : null
}

function isNear({ due }: Obligation, { today, organisation }: Situation): boolean {
  return daysFrom(today, due) <= organisation.norms.automaticLeadDays
}

/** The last step `delayed`, while its letter has not been written and its date still lies ahead. */
function askedDelay(situation: Situation): Wanted<'delay'> | null {
  const step = lastOf(situation.read, 'delayed')
  const promise = promised(situation)
  if (!step || !promise || step.step.expected <= situation.today) return null
  const wanted = delay(situation, promise, { expected: step.step.expected, reason: step.step.reason, step })
  return isOnFile('delay', wanted, situation) ? null : wanted
}

/**
 * An interim letter so near the date that it confirms gives way to a delay letter, or the next one would take that date back. Counted
 * from its due date, or from today where that has passed.
 */
const DAYS_BEFORE_DATE = 2

function interimGivesWay(situation: Situation): boolean {
  const interim = interimOwed(situation)
  const expected = situation.facts.messages.at(-1)?.expected
  if (!interim || !expected || promised(situation)?.kind !== 'new-date') return false
  return expected <= addDays(later(interim.due, situation.today), DAYS_BEFORE_DATE)
}

function automaticDelay(situation: Situation): Wanted<'delay'> | null {
  const { facts, organisation, owed: all, today } = situation
  const promise = promised(situation)
  if (!promise || !organisation.norms.automaticLetters) return null
  const near = all.some((obligation) => (obligation.kind === 'decision' || obligation.kind === 'new-date') && isNear(obligation, situation))
  if (!near && !interimGivesWay(situation)) return null
  // A date that was named today is not taken back today; other words of today need no letter of today while the date lies ahead.
  if (facts.toldAt?.on === today && facts.toldBy && facts.toldBy > today) return null
  if (facts.messages.some(({ on, names }) => on === today && (names || promise.due > today))) return null
  const extended = addDays(today, organisation.norms.automaticExtensionDays)
  return delay(situation, promise, { expected: extended, reason: untoldReason(situation), step: null })
}

/** The reason of the last step `delayed` where no letter that reached the client has read it. */
function untoldReason({ read, facts }: Situation): string | null {
  const step = lastOf(read, 'delayed')
  return step && !facts.messages.some((message) => message.kind === 'delay' && message.read > step.index) ? step.step.reason : null
}

function delay(
  situation: Situation,
  promise: Obligation,
  { expected, reason, step }: { readonly expected: CalendarDate; readonly reason: string | null; readonly step: Recorded | null },
): Wanted<'delay'> {
  const { facts, today, spoken } = situation
  const last = facts.messages.at(-1) ?? null
  const interims = interimDates(today, expected, spoken.interimDays)
  const interim = owed(situation, 'interim')
  return {
    step,
    since: step?.step.on ?? promise.due,
    due: promise.due,
    expected,
    says: {
      told: toldDate(situation, promise),
      due: promise.due,
      expected,
      unheard: interim && interim.due < today ? interim.due : null,
      reason,
      isAsked: step !== null,
      done: investigated(situation),
      news: news(situation, last).filter(({ what }) => typeof what !== 'string'),
      toDo: toDo(situation),
      interims: interims.slice(0, MOST_DATES),
      interimsGoOn: interims.length > MOST_DATES,
      earlierToday: last?.on === today ? dateOf(last) : null,
    },
  }
}

/** The date that a mailed letter names or repeats; null for other messages. */
function dateOf({ isMailed, states }: Message): CalendarDate | null {
  return isMailed ? states : null
}

/** Whether a delay letter waits to be brought or for an answer: no interim letter says meanwhile that the date does not change. */
function isDelayUnderWay(situation: Situation): boolean {
  const { letters, read, organisation } = situation
  const promise = promised(situation)
  return letters.some(
    (letter) =>
      letter.kind === 'delay' &&
      letter.due === promise?.due &&
      letterState(letter) !== 'not-delivered' &&
      !deliveryOf(letter, read, organisation.timeZone) &&
      !isReplaceable(letter, situation) &&
      !isOfMistake(letter, situation),
  )
}

/** The delay letter that goes out in the same run; null where none does. */
function delayOfToday(situation: Situation): Wanted<'delay'> | null {
  const wanted = RULES.delay(situation)
  return wanted && !isTooOld(wanted.since, situation.today) && !isOnFile('delay', wanted, situation) ? wanted : null
}

/** Whether the letter would have gone out without a step asking for it. */
function isAutomatic({ step }: Wanted<LetterKind>): boolean {
  return step === null
}

/** Whether what dates from `since` is too old for a letter that goes out by itself. */
export function isTooOld(since: CalendarDate, today: CalendarDate): boolean {
  return addDays(since, MOST_DAYS_OLD) < today
}

/** Whether the case was closed after the step that asks for it: whoever closed it knew that nothing goes out. */
function isClosedSince({ step }: Wanted<LetterKind>, { read }: Situation): boolean {
  const closed = lastOf(read, 'closed')
  return closed !== null && step !== null && step.index < closed.index
}

/** The letters to write today, with their texts; and the kinds of those that are called for and too old to go out by themselves. */
export function lettersDue(situation: Situation): { readonly letters: readonly LetterDue[]; readonly tooOld: readonly LetterKind[] } {
  const { file, organisation } = situation
  const taken = new Set(situation.letters.map(({ path }) => path))
  const letters: LetterDue[] = []
  const tooOld: LetterKind[] = []
  for (const kind of LETTER_KINDS) {
    const wanted = RULES[kind](situation)
    if (!wanted || (isAutomatic(wanted) && !organisation.norms.automaticLetters) || isOnFile(kind, wanted, situation)) continue
    if (isTooOld(wanted.since, situation.today)) {
      if (!isClosedSince(wanted, situation)) tooOld.push(kind)
      continue
    }
    const again = situation.letters.find((letter) => isUnsent(letter, situation) && answers(letter, kind, wanted, situation))
    const path = again?.path ?? freePath(file.id, kind, wanted.due, taken)
    taken.add(path)
    letters.push(letterOf(kind, wanted, path, situation))
  }
  return { letters, tooOld }
}

function letterOf(kind: LetterKind, wanted: Wanted<LetterKind>, path: string, situation: Situation): LetterDue {
  const { file, letters } = situation
  const { name, email } = file.complainant
  const first = kind === 'acknowledgement' ? undefined : letters.find((other) => other.kind === 'acknowledgement' && other.sent)
  return {
    case: file.id,
    kind,
    path,
    due: wanted.due ?? undefined,
    expected: wanted.expected ?? undefined,
    automatic: isAutomatic(wanted),
    to: { name, address: email },
    language: file.language,
    inReplyTo: first?.messageId,
    steps: (situation.read.recorded.at(-1)?.index ?? -1) + 1,
    ...writeLetter(kind, file.language, senderFor(kind, situation), wanted.says as never),
  }
}

/** What the letter knows of its sender; a withdrawal that is confirmed is not denied in the same letter. */
function senderFor(kind: LetterKind, situation: Situation): Sender {
  const sender = senderOf(situation)
  return { ...sender, untrue: sender.untrue.filter((untrue) => kind !== 'withdrawal' || untrue.kind !== 'withdrawal') }
}

/** Whether a letter never left and is written anew in its place. One that a step names stays as it is. */
function isUnsent(letter: LetterRecord, { read }: Situation): boolean {
  const name = letterName(letter.path)
  return (
    letterState(letter) === 'not-delivered' &&
    !read.recorded.some(({ step }) => (step.step === 'delivered' || step.step === 'undelivered') && step.letter === name)
  )
}

function freePath(id: string, kind: LetterKind, due: CalendarDate | null, taken: ReadonlySet<string>): string {
  const base = `letters/${id}/${due ? `${due}-` : ''}${kind}`
  for (let number = 1; ; number++) {
    const path = number === 1 ? `${base}.md` : `${base}-${number}.md`
    if (!taken.has(path)) return path
  }
}

/** Whether a letter on file answers what is wanted: the same step, or without a step the same due date. */
function answers(letter: LetterRecord, kind: LetterKind, { step, due }: Wanted<LetterKind>, situation: Situation): boolean {
  if (letter.kind !== kind) return false
  const answered = answeredStep(letter, situation.read, situation.organisation.timeZone)
  return step ? answered?.index === step.index : (letter.due ?? null) === due
}

/**
 * Whether what is wanted has been written already. A letter that was delivered answers its step; what no step asked for is wanted
 * only as long as nothing delivered has met it, so only a letter that did not arrive can stand in its way.
 */
function isOnFile(kind: LetterKind, wanted: Wanted<LetterKind>, situation: Situation): boolean {
  const { letters, read, organisation } = situation
  return letters.some((letter) => {
    if (!answers(letter, kind, wanted, situation)) return false
    if (deliveryOf(letter, read, organisation.timeZone)) return wanted.step !== null
    return letterState(letter) !== 'not-delivered' && !isReplaceable(letter, situation) && !isOfMistake(letter, situation)
  })
}

/** A letter that did not arrive and is written anew: the address is another one now, or the date it names has passed. */
function isReplaceable(letter: LetterRecord, { file, today }: Situation): boolean {
  if (letter.abandoned || (letter.expected && letter.expected < today)) return true
  return letterState(letter) !== 'claimed' && (letter.to.address ?? null) !== (file.complainant.email ?? null)
}

/** Whether the step that asked for a letter was taken back. */
export function isOfMistake(letter: LetterRecord, { read, organisation }: Pick<Situation, 'read' | 'organisation'>): boolean {
  const step = answeredStep(letter, read, organisation.timeZone)
  return step !== null && takenBackAt(read, step.index) !== null
}
