// What counts, taken from a case file and its letters as they were known on a day: receipt, messages, decision and mediation.
import { type CalendarDate, dateIn, earliest } from './calendar.ts'
import { type Case, isWritten, type StepOf } from './case.ts'
import { answeredStep, byPlace, deliveryOf, type Place, placeOf } from './letters/delivery.ts'
import { claimedOn, type LetterKind, type LetterRecord } from './letters/record.ts'
import { type Mediation, mediationsOf } from './mediation.ts'
import {
  inOrder,
  lastOf,
  type Recorded,
  readSteps,
  receivedIn,
  recordedIn,
  type StepsRead,
  standingOf,
  stepsOf,
  type TakenBack,
  takenBackAt,
} from './steps.ts'

/**
 * Something that told the client where things stand: a delivered delay or interim letter, or what a person said. A delay letter
 * whose step was taken back stays one: what the client was told binds.
 */
export interface Message extends Place {
  readonly kind: 'delay' | 'interim' | 'informed' | 'notified'
  /** The date by which it names the decision; null where it names none. An interim letter moves none that it knew. */
  readonly names: CalendarDate | null
  /** The date that its words state, whether or not it counts: an interim letter repeats what was known when it was written. */
  readonly states: CalendarDate | null
  /** The date last named, this message included; null as long as none has been named. */
  readonly expected: CalendarDate | null
  /**
   * The day from which the next interim letter is counted: that of the message. A letter that names the days of interim letters
   * counts from the day it was written, also where it was brought later; an interim letter that left early from its due date.
   */
  readonly countsFrom: CalendarDate
  /** Whether it is a letter that the mail server took. */
  readonly isMailed: boolean
  /** How many steps of the file the client has heard of with it. */
  readonly read: number
}

/** The decision reaching the client, by its letter or by a step `notified` in writing. */
export interface Telling extends Place {
  readonly decided: Recorded<StepOf<'decided'>> | null
  readonly takenBack: TakenBack | null
}

export interface Facts {
  readonly receivedOn: CalendarDate
  /** Receipt was confirmed in writing (P1). */
  readonly acknowledgedOn: CalendarDate | null
  /** Receipt was confirmed in whatever way. */
  readonly acknowledged: boolean
  /** The date by which the first acknowledgement told the client to expect the decision (T); null where it named none. */
  readonly toldBy: CalendarDate | null
  /** Where the first acknowledgement reached the client; null where none did. */
  readonly toldAt: Place | null
  /** Oldest first. None that came after the procedure had ended. */
  readonly messages: readonly Message[]
  /** The day of the decision that stands. */
  readonly decidedOn: CalendarDate | null
  /** The day on which a decision that was not taken back reached the client in writing: only what was delivered counts. */
  readonly decisionSentOn: CalendarDate | null
  /** Every decision that reached the client on or before the day on which it was taken back, if ever it was. */
  readonly tellings: readonly Telling[]
  /** Where a decision that had reached the client was taken back: the decision is owed anew from there. */
  readonly reopenings: readonly Place[]
  readonly withdrawnOn: CalendarDate | null
  readonly withdrawalConfirmedOn: CalendarDate | null
  /** The day on which the complaint went to the mediator without a decision: no letter about a decision follows. */
  readonly referredUndecidedOn: CalendarDate | null
  readonly closedOn: CalendarDate | null
  readonly mediations: readonly Mediation[]
}

/** A case and its letters as they were known on a day. */
export interface Known {
  /** The file as it lies there; of its steps only those in `read` were known. */
  readonly file: Case
  readonly read: StepsRead
  readonly letters: readonly LetterRecord[]
}

/** The case and its letters as they were known on `today`: later steps, letters and answers are left out. Null: not received yet. */
export function asOf(
  { file, letters }: { readonly file: Case; readonly letters: readonly LetterRecord[] },
  today: CalendarDate,
  timeZone: string,
): Known | null {
  if (file.received > today) return null
  return {
    file,
    read: readSteps(file.steps, today),
    letters: lettersUntil(letters, today, timeZone),
  }
}

/** The file without the steps that were not known yet. */
export function knownFile({ file, read }: Known): Case {
  return { ...file, steps: read.recorded.map(({ step }) => step) }
}

/** What was known when a step was recorded: the steps above it in the file, up to its day, and the letters of that day. */
export function knownAt({ file, letters }: Omit<Known, 'read'>, { step, index }: Recorded, timeZone: string): Known {
  return {
    file,
    read: standingOf(recordedIn(file.steps).filter((other) => other.index < index && other.step.on <= step.on)),
    letters: lettersUntil(letters, step.on, timeZone).map((letter) => withoutReturnOn(letter, step.on, timeZone)),
  }
}

/** What came back on that very day may have come back after the step. */
function withoutReturnOn(letter: LetterRecord, day: CalendarDate, timeZone: string): LetterRecord {
  return letter.returned && dateIn(timeZone, letter.returned) === day ? { ...letter, returned: undefined } : letter
}

function lettersUntil(letters: readonly LetterRecord[], day: CalendarDate, timeZone: string): LetterRecord[] {
  return letters.filter((letter) => claimedOn(letter, timeZone) <= day).map((letter) => answersUntil(letter, day, timeZone))
}

/** The letter without what was answered after `today`. */
function answersUntil(letter: LetterRecord, today: CalendarDate, timeZone: string): LetterRecord {
  const isLater = (instant: string | undefined) => instant !== undefined && dateIn(timeZone, instant) > today
  if (isLater(letter.sent ?? letter.refused))
    return { ...letter, sent: undefined, refused: undefined, returned: undefined, response: undefined }
  return isLater(letter.returned) ? { ...letter, returned: undefined } : letter
}

/** The facts of a case that `asOf` has cut to size. */
export function factsOf({ file, read, letters }: Known, timeZone: string): Facts {
  const delivered = letters
    .flatMap((letter) => {
      const place = deliveryOf(letter, read, timeZone)
      return place ? [{ letter, place }] : []
    })
    .sort((a, b) => byPlace(a.place, b.place) || ((a.letter.sent ?? a.letter.path) < (b.letter.sent ?? b.letter.path) ? -1 : 1))
  const ofKind = (kind: LetterKind) => delivered.filter(({ letter }) => letter.kind === kind)
  const tellings = tellingsOf(ofKind('decision'), read, timeZone)
  const undecided = referralsWithoutDecision(read)
  const messages = messagesOf(delivered, read, endsOf(tellings, undecided, read), timeZone)
  const withdrawn = lastOf(read, 'withdrawn')
  const acknowledgement = ofKind('acknowledgement')[0]
  const acknowledged = stepsOf(read, 'acknowledged')
  return {
    receivedOn: receivedIn(file.received, read),
    acknowledgedOn: earliest(acknowledgement?.place.on ?? null, acknowledged.find(({ step }) => isWritten(step.how))?.step.on ?? null),
    acknowledged: acknowledgement !== undefined || acknowledged.length > 0,
    toldBy: toldBy(acknowledgement, messages, timeZone),
    toldAt: acknowledgement?.place ?? null,
    messages,
    decidedOn: lastOf(read, 'decided')?.step.on ?? null,
    decisionSentOn: earliest(...tellings.map(({ on, takenBack }) => (takenBack ? null : on))),
    tellings,
    reopenings: reopeningsOf(tellings),
    withdrawnOn: withdrawn?.step.on ?? null,
    withdrawalConfirmedOn: withdrawn && withdrawalConfirmedOn(withdrawn, ofKind('withdrawal'), read, timeZone),
    referredUndecidedOn: earliest(...undecided.map(({ on, takenBack }) => (takenBack ? null : on))),
    closedOn: lastOf(read, 'closed')?.step.on ?? null,
    mediations: mediationsOf(
      read,
      ofKind('referral').map(({ letter, place }) => ({ on: place.on, answers: answeredStep(letter, read, timeZone)?.index ?? null })),
    ),
  }
}

interface Delivered {
  readonly letter: LetterRecord
  readonly place: Place
}

function tellingsOf(letters: readonly Delivered[], read: StepsRead, timeZone: string): Telling[] {
  const byLetter = letters.map(({ letter, place }) => {
    const step = answeredStep(letter, read, timeZone)
    return { ...place, decided: step as Recorded<StepOf<'decided'>> | null }
  })
  const byPerson = stepsOf(read, 'notified').flatMap((notified) => {
    const about = isWritten(notified.step.how) ? subjectOf(notified, read) : null
    return about?.step.step === 'decided' ? [{ ...placeOf(notified), decided: about as Recorded<StepOf<'decided'>> }] : []
  })
  return [...byLetter, ...byPerson]
    .map((telling) => ({ ...telling, takenBack: takenBackAt(read, telling.decided?.index) }))
    .filter(({ on, takenBack }) => !takenBack || on <= takenBack.by.step.on)
    .sort(byPlace)
}

/** What a step `notified` told of: the last decision or withdrawal that stood before it; null where there was none. */
export function subjectOf(notified: Recorded, { recorded }: StepsRead): Recorded<StepOf<'decided' | 'withdrawn'>> | null {
  return lastOf(standingOf(recorded.filter((other) => inOrder(other, notified) < 0)), 'decided', 'withdrawn')
}

function reopeningsOf(tellings: readonly Telling[]): Place[] {
  const places = new Map<number, Place>()
  for (const { takenBack } of tellings) if (takenBack) places.set(takenBack.by.index, placeOf(takenBack.by))
  return [...places.values()].sort(byPlace)
}

/** Referrals on whose day no decision stood, also those that were taken back since. */
function referralsWithoutDecision(read: StepsRead): { readonly on: CalendarDate; readonly takenBack: TakenBack | null }[] {
  return read.recorded.flatMap(({ step, index }) => {
    if (step.step !== 'referred') return []
    if (lastOf(standingOf(read.recorded.filter((other) => other.step.on <= step.on)), 'decided')) return []
    return [{ on: step.on, takenBack: takenBackAt(read, index) }]
  })
}

/** A stretch of days in which no message counts: after the first day and before the last; no last day where it goes on. */
interface Ended {
  readonly after: CalendarDate
  readonly before: CalendarDate | null
}

/**
 * When the procedure had ended: the decision told, until it was taken back; the complaint withdrawn, or with the mediator without
 * a decision. A withdrawal or referral that was taken back has ended nothing: what the client was told meanwhile was told.
 */
function endsOf(
  tellings: readonly Telling[],
  undecided: readonly { readonly on: CalendarDate; readonly takenBack: TakenBack | null }[],
  read: StepsRead,
): Ended[] {
  return [
    ...tellings.map(({ on, takenBack }) => ({ after: on, before: takenBack?.by.step.on ?? null })),
    ...undecided.flatMap(({ on, takenBack }) => (takenBack ? [] : [{ after: on, before: null }])),
    ...stepsOf(read, 'withdrawn').map(({ step }) => ({ after: step.on, before: null })),
  ]
}

function messagesOf(delivered: readonly Delivered[], read: StepsRead, ends: readonly Ended[], timeZone: string): Message[] {
  const said = [
    ...delivered.flatMap(({ letter, place }) => {
      if (letter.kind !== 'delay' && letter.kind !== 'interim') return []
      const { kind, expected = null, steps } = letter
      const written = letter.print ? place.on : claimedOn(letter, timeZone)
      const countsFrom = kind === 'interim' && letter.due && letter.due > written ? letter.due : written
      return [{ ...place, kind, expected, countsFrom, read: steps, isMailed: Number.isInteger(place.after) }]
    }),
    ...stepsOf(read, 'informed', 'notified').flatMap((recorded) => {
      const { step, index } = recorded
      if (step.step === 'notified' && isWritten(step.how)) return []
      const expected = step.step === 'informed' ? (step.expected ?? null) : null
      return [{ ...placeOf(recorded), kind: step.step, expected, countsFrom: step.on, read: index + 1, isMailed: false }]
    }),
  ].sort(byPlace)
  const messages: Message[] = []
  let last: Message | null = null
  for (const { on, after, kind, expected: states, countsFrom, read, isMailed } of said) {
    if (ends.some((end) => end.after < on && (!end.before || on < end.before))) continue
    const named: CalendarDate | null = last?.names ?? null
    // An interim letter repeats a date. Written before a later one was recorded, it told the client the nearer date, which binds.
    const isNearer = last !== null && named !== null && states !== null && states < named && read < last.read
    const names = states && states > on && (kind !== 'interim' || !named || isNearer) ? states : null
    const message: Message = { on, after, kind, names, states, expected: names ?? named, countsFrom, read, isMailed }
    if (names) last = message
    messages.push(message)
  }
  return messages
}

function toldBy(acknowledgement: Delivered | undefined, messages: readonly Message[], timeZone: string): CalendarDate | null {
  const expected = acknowledgement?.letter.expected
  if (!acknowledgement || !expected || expected <= acknowledgement.place.on) return null
  const { letter, place } = acknowledgement
  const written = claimedOn(letter, timeZone)
  // A date that was told before it and recorded since is denied by it; one that was told after it was written makes it old news.
  const isKnown = ({ on, read }: Message) => on >= written || read <= letter.steps
  return messages.some((message) => message.names && byPlace(message, place) < 0 && isKnown(message)) ? null : expected
}

function withdrawalConfirmedOn(withdrawn: Recorded, letters: readonly Delivered[], read: StepsRead, timeZone: string): CalendarDate | null {
  const notified = stepsOf(read, 'notified').find((step) => subjectOf(step, read)?.index === withdrawn.index)
  const letter = letters.find((one) => answeredStep(one.letter, read, timeZone)?.index === withdrawn.index)
  return earliest(notified?.step.on ?? null, letter?.place.on ?? null)
}
