// What counts, taken from a case file and its letters: dates of receipt, messages, decision and mediation, as known on a day.
import { addDays, type CalendarDate, dateIn, earliest } from './calendar.ts'
import { type Case, firstStep, receivedOn, type Step, type StepName } from './case.ts'
import { claimedOn, type LetterKind, type LetterRecord, letterState } from './letters/record.ts'

/** A delay or interim letter that was sent, or a step `informed` after the first delay letter. */
export interface Message {
  readonly on: CalendarDate
  readonly kind: 'delay' | 'interim' | 'informed'
  /** The date of the decision as the client knows it after this message. */
  readonly expected: CalendarDate
}

/** One request for the mediator, from `dissatisfied` (or `referred`) to its end. */
export interface Mediation {
  readonly requestedOn: CalendarDate
  readonly referredOn: CalendarDate | null
  readonly letterSentOn: CalendarDate | null
  readonly judgedOn: CalendarDate | null
  readonly measures: boolean
  readonly executedOn: CalendarDate | null
  readonly acceptedOn: CalendarDate | null
}

export interface Facts {
  readonly receivedOn: CalendarDate
  readonly acknowledgedOn: CalendarDate | null
  /** Oldest first; none after the decision was sent or the complaint withdrawn. */
  readonly messages: readonly Message[]
  readonly decidedOn: CalendarDate | null
  /** The decision letter's sent date or the step `notified`, whichever is first: only what was sent counts. */
  readonly decisionSentOn: CalendarDate | null
  readonly withdrawnOn: CalendarDate | null
  readonly withdrawalConfirmedOn: CalendarDate | null
  readonly closedOn: CalendarDate | null
  readonly mediations: readonly Mediation[]
}

/** The case and its letters as they were known on `today`: later steps and letters are left out. Null: not received yet. */
export function asOf(
  { file, letters }: { readonly file: Case; readonly letters: readonly LetterRecord[] },
  today: CalendarDate,
  timeZone: string,
): { file: Case; letters: LetterRecord[] } | null {
  if (file.received > today) return null
  return {
    file: file.steps.some((step) => step.on > today) ? { ...file, steps: file.steps.filter((step) => step.on <= today) } : file,
    letters: letters.filter((letter) => claimedOn(letter, timeZone) <= today).map((letter) => answeredBy(letter, today, timeZone)),
  }
}

function answeredBy(letter: LetterRecord, today: CalendarDate, timeZone: string): LetterRecord {
  const answer = letter.sent ?? letter.refused
  return answer && dateIn(timeZone, answer) > today ? { ...letter, sent: undefined, refused: undefined, response: undefined } : letter
}

/** The step by which a person records that a letter of this kind reached the client otherwise than by e-mail. */
export const DELIVERED_BY: Record<LetterKind, StepName> = {
  acknowledgement: 'acknowledged',
  delay: 'informed',
  interim: 'informed',
  decision: 'notified',
  withdrawal: 'notified',
  referral: 'referred',
}

/**
 * The step by which a person recorded that the letter reached the client all the same: the first on or after its claim.
 * For letters to print, and for those the mail server refused or never answered for. Null: not recorded.
 */
export function deliveryOf(letter: LetterRecord, steps: readonly Step[], timeZone: string): Step | null {
  const state = letterState(letter)
  if (letter.kind === 'reminder' || (state !== 'to-print' && state !== 'refused' && state !== 'unknown')) return null
  const wanted = DELIVERED_BY[letter.kind]
  const claimed = claimedOn(letter, timeZone)
  return steps.find((step) => step.step === wanted && step.on >= claimed) ?? null
}

/** The day a letter reached the mail server, or the day a person recorded for one that went another way. Null: not sent. */
export function sentOn(letter: LetterRecord, steps: readonly Step[], timeZone: string): CalendarDate | null {
  return letter.sent ? dateIn(timeZone, letter.sent) : (deliveryOf(letter, steps, timeZone)?.on ?? null)
}

/** The facts of a case that `asOf` has cut to size. */
export function factsOf(file: Case, letters: readonly LetterRecord[], timeZone: string): Facts {
  const sent = letters.flatMap((letter) => {
    const on = sentOn(letter, file.steps, timeZone)
    return on ? [{ letter, on }] : []
  })
  const sentOf = (kind: LetterKind) => earliest(...sent.filter(({ letter }) => letter.kind === kind).map(({ on }) => on))
  const stepOn = (name: StepName) => firstStep(file, name)?.on ?? null
  const after = (name: StepName, from: CalendarDate | null) =>
    from ? (file.steps.find((step) => step.step === name && step.on >= from)?.on ?? null) : null

  const decidedOn = stepOn('decided')
  const withdrawnOn = stepOn('withdrawn')
  const decisionSentOn = earliest(sentOf('decision'), after('notified', decidedOn))
  const end = earliest(decisionSentOn, withdrawnOn)
  return {
    receivedOn: receivedOn(file),
    acknowledgedOn: earliest(sentOf('acknowledgement'), stepOn('acknowledged')),
    messages: messagesOf(sent, file.steps, timeZone).filter((message) => !end || message.on <= end),
    decidedOn,
    decisionSentOn,
    withdrawnOn,
    withdrawalConfirmedOn: earliest(sentOf('withdrawal'), after('notified', withdrawnOn)),
    closedOn: stepOn('closed'),
    mediations: mediationsOf(
      file.steps,
      sent.filter(({ letter }) => letter.kind === 'referral').map(({ on }) => on),
    ),
  }
}

function messagesOf(sent: readonly { letter: LetterRecord; on: CalendarDate }[], steps: readonly Step[], timeZone: string): Message[] {
  // A step that records the delivery of a letter is that letter's date, not a message of its own.
  const deliveries = new Set(sent.map(({ letter }) => deliveryOf(letter, steps, timeZone)))
  const told = [
    ...sent.flatMap(({ letter, on }) =>
      letter.kind === 'delay' || letter.kind === 'interim'
        ? [{ on, kind: letter.kind, expected: letter.expected ?? null, at: letter.sent ?? '' }]
        : [],
    ),
    ...steps.flatMap((step) =>
      step.step === 'informed' && !deliveries.has(step) ? [{ on: step.on, kind: step.step, expected: null, at: '' }] : [],
    ),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : rank(a.kind) - rank(b.kind) || (a.at < b.at ? -1 : 1)))
  const messages: Message[] = []
  let expected: CalendarDate | null = null
  for (const { on, kind, expected: named } of told) {
    if (kind === 'delay') expected = named
    // Only a delay letter moves the date; before the first one nothing counts as an interim message.
    if (expected) messages.push({ on, kind, expected })
  }
  return messages
}

/** Of two messages on one day the delay letter comes first: it is what makes the other one a message. */
function rank(kind: Message['kind']): number {
  return kind === 'delay' ? 0 : 1
}

function mediationsOf(steps: readonly Step[], letters: readonly CalendarDate[]): Mediation[] {
  const rounds: { -readonly [K in keyof Mediation]: Mediation[K] }[] = []
  for (const step of steps) {
    let round = rounds.at(-1)
    if (step.step === 'dissatisfied' || step.step === 'referred') {
      if (!round || isOver(round)) {
        round = {
          requestedOn: step.on,
          referredOn: null,
          letterSentOn: null,
          judgedOn: null,
          measures: false,
          executedOn: null,
          acceptedOn: null,
        }
        rounds.push(round)
      }
      if (step.step === 'referred') round.referredOn ??= step.on
    } else if (round && !isOver(round)) {
      if (step.step === 'judged') {
        round.judgedOn ??= step.on
        round.measures = step.measures !== undefined
      } else if (step.step === 'executed') round.executedOn ??= step.on
      else if (step.step === 'accepted') round.acceptedOn ??= step.on
    }
  }
  // Each request is answered by one referral letter, in order.
  const referred = rounds.filter((round) => round.referredOn)
  for (const [index, on] of letters.entries()) {
    const round = referred[index]
    if (round) round.letterSentOn = on
  }
  return rounds
}

/** Whether a mediation has come to its end: accepted, carried out, or judged without measures. */
export function isOver(mediation: Mediation): boolean {
  return mediation.acceptedOn !== null || mediation.executedOn !== null || (mediation.judgedOn !== null && !mediation.measures)
}

/** Until when the client may wait for the next message after `message`; null where the decision is expected before. */
export function interimDue(message: Message, interimDays: number): CalendarDate | null {
  const due = addDays(message.on, interimDays)
  return message.expected > due ? due : null
}
