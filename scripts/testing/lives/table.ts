// The obligations of a case, worked out once more from the table in the procedure, for comparison with those of the code under test.
import { addDays, type CalendarDate, earliest } from '../../procedure/calendar.ts'
import type { CasePlan } from '../../procedure/plan.ts'
import { policyOn } from '../../procedure/policy.ts'
import { POLICY } from '../example.ts'
import type { Fault, Letter, Register } from './life.ts'
import {
  deliveryOf,
  type Entry,
  endedBefore,
  entriesOf,
  isWritten,
  lastOf,
  type Message,
  messagesOf,
  receiptOf,
  requestsOf,
  stoodOn,
} from './reckoning.ts'

interface Row {
  readonly kind: string
  readonly opened: CalendarDate
  readonly due: CalendarDate
  readonly metOn: CalendarDate | null
  readonly lapsedOn: CalendarDate | null
}

/** A moment among the steps and letters of a case. */
interface Moment {
  readonly on: CalendarDate
  readonly place: number
}

/** The decision sent to the client, and where it was taken back (null: it stands). */
interface DecisionSent extends Moment {
  readonly back: Moment | null
}

const isLater = (a: Moment, b: Moment) => a.on > b.on || (a.on === b.on && a.place > b.place)
const firstAfter = <T extends Moment>(moments: readonly T[], from: Moment): T | null =>
  moments.find((moment) => isLater(moment, from)) ?? null

/** What is owed, row by row, on a day. */
export function tableOf(register: Register): Row[] {
  const entries = entriesOf(register.steps)
  const standing = entries.filter(({ outOn }) => !outOn)
  const norms = register.life.organisation.norms
  const receipt = receiptOf(register)
  const sent = decisionsSent(register, entries)
  const withdrawn = standing.find(({ step }) => step.step === 'withdrawn')?.on ?? null
  const referredWithout = standing.find(({ step, on }) => step.step === 'referred' && !decidedBy(entries, on))
  const lapse = earliest(withdrawn, referredWithout?.on ?? null)
  const { naming, counted, promisedFirst, moving } = countedMessages(register, entries, sent)

  const written = standing.find(({ step }) => step.step === 'acknowledged' && isWritten(step.how))?.on ?? null
  const acknowledged = messagesOf(register).find(({ what }) => what === 'acknowledgement')?.on ?? null
  const rows: Row[] = [
    {
      kind: 'acknowledgement',
      opened: receipt,
      due: addDays(receipt, norms.acknowledgementDays),
      metOn: earliest(acknowledged, written, sent[0]?.on ?? null),
      lapsedOn: withdrawn,
    },
  ]
  const decision = (opened: CalendarDate, due: CalendarDate, from: Moment): Row => ({
    kind: 'decision',
    opened,
    due,
    metOn: earliest(
      sent.find(({ on, back }) => on >= from.on && !(back && !isLater(back, from)))?.on ?? null,
      moving.find((message) => isLater(message, from) && message.expected > due)?.on ?? null,
    ),
    lapsedOn: lapse && lapse < opened ? opened : lapse,
  })
  const due = addDays(receipt, POLICY.decisionDays)
  rows.push(decision(receipt, promisedFirst && promisedFirst < due ? promisedFirst : due, { on: '0000-01-01' as CalendarDate, place: 0 }))
  for (const back of new Map(sent.flatMap(({ back }) => (back ? [[back.place, back]] : []))).values())
    rows.push(decision(back.on, addDays(back.on, POLICY.decisionDays), back))
  for (const message of naming)
    rows.push({
      kind: 'new-date',
      opened: message.on,
      due: message.expected,
      metOn: earliest(sent.find(({ on }) => on >= message.on)?.on ?? null, firstAfter(naming, message)?.on ?? null),
      lapsedOn: lapse,
    })
  for (const message of counted) {
    const interimDue = addDays(message.countsFrom, POLICY.interimDays)
    if (message.dateThen <= interimDue) continue
    const decided = sent.find(({ on }) => on >= message.on)?.on ?? null
    const inTime = decided !== null && decided <= interimDue
    rows.push({
      kind: 'interim',
      opened: message.on,
      due: interimDue,
      metOn: earliest(firstAfter(counted, message)?.on ?? null, inTime ? null : decided),
      lapsedOn: earliest(inTime ? decided : null, lapse),
    })
  }
  return [...rows, ...mediationRows(register, entries, standing)]
}

/** Whether a decision stood on that day. */
function decidedBy(entries: readonly Entry[], on: CalendarDate): boolean {
  return entries.some((entry) => entry.step.step === 'decided' && stoodOn(entry, on))
}

function mediationRows(register: Register, entries: readonly Entry[], standing: readonly Entry[]): Row[] {
  const norms = register.life.organisation.norms
  const rows: Row[] = []
  for (const { first, referred, judged, executed, end } of requestsOf(standing)) {
    const accepted = end?.step.step === 'accepted' ? end.on : null
    const letter = register.letters
      .filter(({ kind }) => kind === 'referral')
      .filter((letter) => referred.some(({ place }) => place === lastOf('referred', letter, register)?.place))
      .map((letter) => deliveryOf(letter, entries)?.on ?? null)
    const told = referred.find(({ step }) => step.how !== undefined)?.on ?? null
    rows.push({
      kind: 'referral',
      opened: first.on,
      due: addDays(first.on, norms.referralDays),
      metOn: earliest(told, ...letter),
      lapsedOn: earliest(accepted, judged?.on ?? null),
    })
    const called = referred[0]
    if (!called) continue
    const due = addDays(called.on, POLICY.mediationDays)
    rows.push({ kind: 'judgment', opened: called.on, due, metOn: judged?.on ?? null, lapsedOn: accepted })
    const without = end?.step.step === 'judged' ? end.on : null
    rows.push({ kind: 'execution', opened: called.on, due, metOn: executed?.on ?? null, lapsedOn: earliest(without, accepted) })
  }
  return rows
}

/** Each time a decision was sent, in order; without those of a decision that was taken back before it was told. */
function decisionsSent(register: Register, entries: readonly Entry[]): DecisionSent[] {
  const sent: DecisionSent[] = []
  const add = (moment: Moment, decided: Entry | undefined) => {
    if (!decided) return
    const now = entries.find(({ place }) => place === decided.place)
    const back = now?.outOn && now.outPlace !== null ? { on: now.outOn, place: now.outPlace } : null
    if (!back || moment.on <= back.on) sent.push({ on: moment.on, place: moment.place, back })
  }
  for (const letter of register.letters) {
    if (letter.kind !== 'decision') continue
    const delivered = deliveryOf(letter, entries)
    if (delivered) add(delivered, lastOf('decided', letter, register) ?? undefined)
  }
  for (const entry of entries) {
    if (entry.step.step !== 'notified' || entry.outOn || !isWritten(entry.step.how)) continue
    const last = endedBefore(entries, entry)
    if (last?.step.step === 'decided') add(entry, last)
  }
  return sent.sort((a, b) => (isLater(b, a) ? -1 : 1))
}

interface Naming extends Moment {
  readonly letter: Letter | null
  readonly expected: CalendarDate
}
interface Counted extends Moment {
  /** Its own day; of an interim letter that left before the due date it answers, that due date. */
  readonly countsFrom: CalendarDate
  /** The date that the client expected the decision by after it. */
  readonly dateThen: CalendarDate
}

/** Whether the plan of a letter had read a message: its step, or that its letter had been sent. */
function isKnownTo(letter: Letter, message: Naming): boolean {
  // Brought by hand after something newer had been told, it is old news to whoever reads its date.
  if (message.on >= letter.claimedOn) return true
  // A delay letter of the same run is known: the acknowledgement names its date.
  return message.letter ? message.letter.claimedOn <= letter.claimedOn : message.place < letter.steps
}

/** Whether a letter was written before a message was recorded, though the client had it first. */
function isUnread(message: Naming | undefined, letter: Letter | null): boolean {
  return message !== undefined && message.letter === null && letter !== null && message.place >= letter.steps
}

/** The day from which two weeks are counted: what a letter says of days it says from its own day, whoever brings it. */
function countsFrom({ on, what, letter }: Pick<Message, 'on' | 'what' | 'letter'>, entries: readonly Entry[]): CalendarDate {
  if (!letter) return on
  const isBrought =
    letter.address !== null && entries.some(({ step, outOn }) => step.step === 'delivered' && step.letter === letter.name && !outOn)
  // Where those days have passed when it is brought, they are counted from then.
  const said = what === 'interim' && letter.due && letter.due > letter.claimedOn ? letter.due : letter.claimedOn
  if (isBrought && letter.claimedOn < on) return addDays(said, POLICY.interimDays) > on ? said : on
  return what === 'interim' && letter.due && letter.due > on ? letter.due : on
}

function countedMessages(register: Register, entries: readonly Entry[], sent: readonly DecisionSent[]) {
  const ends: { on: CalendarDate; backOn: CalendarDate | null }[] = sent.map(({ on, back }) => ({ on, backOn: back?.on ?? null }))
  // What was taken back has ended nothing: what the client was told meanwhile was told.
  for (const { step, on, outOn } of entries)
    if (!outOn && (step.step === 'withdrawn' || (step.step === 'referred' && !decidedBy(entries, on)))) ends.push({ on, backOn: null })
  const silent = (on: CalendarDate) => ends.some((end) => on > end.on && !(end.backOn && on >= end.backOn))
  const all: Message[] = messagesOf(register).filter(({ what }) => ['delay', 'interim', 'informed', 'spoken'].includes(what))
  const naming: Naming[] = []
  const counted: Counted[] = []
  let date: CalendarDate | null = null
  for (const { on, place, what, expected, letter } of all) {
    if (silent(on)) continue
    const names =
      expected !== null && expected > on && (what !== 'interim' || !date || (expected < date && isUnread(naming.at(-1), letter)))
    if (names) {
      date = expected
      naming.push({ on, place, expected, letter })
    }
    if (date)
      counted.push({
        on,
        place,
        countsFrom: countsFrom({ on, what, letter }, entries),
        dateThen: date,
      })
  }
  const acknowledgement = messagesOf(register).find(({ what }) => what === 'acknowledgement')
  const { letter } = acknowledgement ?? {}
  if (!letter || !acknowledgement?.expected || acknowledgement.expected <= acknowledgement.on)
    return { naming, counted, promisedFirst: null, moving: naming }
  // What was told before it and recorded since: the acknowledgement did not know of it, and promised its own date.
  const before = naming.filter((message) => isLater(acknowledgement, message))
  const known = before.some((message) => isKnownTo(letter, message))
  // What comes after the term of the policy moves nothing: the term governs.
  return known || acknowledgement.expected > addDays(receiptOf(register), POLICY.decisionDays)
    ? { naming, counted, promisedFirst: null, moving: naming }
    : { naming, counted, promisedFirst: acknowledgement.expected, moving: naming.filter((message) => !before.includes(message)) }
}

/** Where the obligations of the code under test are not those of the table. */
export function tableFaults(register: Register, { obligations }: CasePlan, today: CalendarDate): Fault[] {
  const governed = policyOn([POLICY], receiptOf(register)) !== null
  const wanted = (governed ? tableOf(register) : []).map((row) => lineOf(row, today))
  const found = obligations.map(
    ({ kind, opened, due, metOn, lapsedOn, breached }) =>
      `${kind} ${opened}–${due} ${metOn ? `met ${metOn}` : lapsedOn ? `lapsed ${lapsedOn}` : 'owed'}${breached ? ' breached' : ''}`,
  )
  const missing = wanted.filter((line) => !found.includes(line))
  const extra = found.filter((line) => !wanted.includes(line))
  if (!missing.length && !extra.length) return []
  const kind = (missing[0] ?? extra[0] ?? '').split(' ')[0]
  return [
    {
      on: today,
      rule: `table ${kind}`,
      message: `by the table: ${missing.join('; ') || 'nothing'}; in the plan: ${extra.join('; ') || 'nothing'}`,
    },
  ]
}

function lineOf({ kind, opened, due, metOn, lapsedOn }: Row, today: CalendarDate): string {
  const met = metOn && !(lapsedOn && lapsedOn < metOn)
  const settled = met ? metOn : lapsedOn
  const house = kind === 'acknowledgement' || kind === 'referral'
  const breached = !house && (settled ?? today) > due
  return `${kind} ${opened}–${due} ${met ? `met ${metOn}` : lapsedOn ? `lapsed ${lapsedOn}` : 'owed'}${breached ? ' breached' : ''}`
}
