// What goes out when it should not, and what a letter leaves out that its reader must hear.
import { addDays, type CalendarDate, daysFrom } from '../../procedure/calendar.ts'
import { policyOn } from '../../procedure/policy.ts'
import { POLICY } from '../example.ts'
import type { Fault, Letter, Register } from './life.ts'
import { readLetter } from './reading.ts'
import { dateTold, type Entry, entriesOf, lastOf, type Message, messagesOf, receiptOf, requestsOf, stoodOn } from './reckoning.ts'
import type { Meaning } from './sentences.ts'

/** How old a fact may be that still sends a letter by itself. */
const OLD = 28

const LATE = /spijt|sorry|apolog|excus/i

/** What is wrong with a letter that was just written, whatever its words claim. */
export function untimely(register: Register, letter: Letter, written: readonly Letter[], today: CalendarDate): Fault[] {
  const faults: Fault[] = []
  const say = (rule: string, message: string) =>
    faults.push({ on: today, rule: `${rule} ${letter.kind}`, message: `${letter.name}: ${message}` })
  const entries = entriesOf(register.steps)
  const standing = entries.filter(({ outOn }) => !outOn)
  const last = (...kinds: string[]) => standing.findLast(({ step }) => kinds.includes(step.step))
  const receipt = receiptOf(register)
  const { kind, body, due, automatic } = letter

  const decided = last('decided')
  const withdrawn = last('withdrawn')
  const running = requestsOf(standing).findLast(({ end }) => !end)
  const referredWithout = standing.find(
    ({ step, on }) => step.step === 'referred' && !entries.some((other) => other.step.step === 'decided' && stoodOn(other, on)),
  )
  if (kind === 'delay' || kind === 'interim') {
    const end = decided ?? withdrawn ?? referredWithout
    if (end) say('after the end', `"${end.step.step}" of ${end.on} stands, and letters about a date go on`)
  }
  if (kind === 'acknowledgement' && withdrawn) say('after the end', 'the complaint has been withdrawn')
  if (kind === 'decision' && !decided) say('without a step', 'no decision stands')
  if (kind === 'withdrawal' && !withdrawn) say('without a step', 'no withdrawal stands')
  if (kind === 'referral' && !running?.referred.length) say('without a step', 'no referral stands')

  const fact = oldestFact(letter, { receipt, decided, withdrawn, referred: running?.referred.at(-1), delayed: last('delayed') })
  if (fact && daysFrom(fact, today) > OLD) say('old', `it goes out by itself ${daysFrom(fact, today)} days after ${fact}`)

  if (kind === 'delay' && !automatic) {
    const reason = last('delayed')?.step.reason
    if (reason && !body.includes(reason)) say('left out', 'the reason that staff gave')
  }
  if (kind === 'decision' && decided && !body.includes(decided.step.letter ?? ''))
    say('left out', 'what was decided, in the words of staff')
  const before = messagesOf(register).filter(({ letter: other }) => !other || !written.includes(other))
  const byPolicy = addDays(receipt, POLICY.decisionDays)
  // Nothing is owed in a case from before the first policy version: nothing can be late.
  const governed = policyOn([POLICY], receipt) !== null
  const promised = dateTold(before) ?? byPolicy
  const told = before.some(({ what }) => what === 'decision')
  const retracted = entriesOf(register.steps).some(({ step }) => step.step === 'retracted')
  const isLate =
    kind === 'acknowledgement'
      ? !referredWithout && !written.some((other) => other.kind === 'delay') && byPolicy < today && promised < today
      : (kind === 'decision' && !referredWithout) || kind === 'delay'
        ? promised < today
        : false
  if (governed && isLate && !told && !retracted && !LATE.test(body))
    say('late unsaid', `the client was to hear by ${promised < today ? promised : due}, and it does not say that it is late`)
  const says = readLetter(body, letter.language).claims.filter(({ means }) => means === 'decision-by' || means === 'stands')
  if (letter.expected && !says.some(({ date }) => date === letter.expected))
    say('not told', `its file says that it names ${letter.expected}, and the client cannot read that in it`)
  if (!letter.expected && says.length) say('not on file', `it names ${says[0]?.date}, and its file does not say so`)
  const inBetween = readLetter(body, letter.language).claims.filter(({ means }) => means === 'hear-by').length
  if (inBetween > 3) say('too many dates', `it names ${inBetween} days on which a message comes`)
  const mistake = mistakeToSay(register, before, letter)
  if (mistake && !readLetter(body, letter.language).claims.some(({ means }) => means === mistake))
    say('left out', `what the client was told was a mistake, and this first letter since does not say so (${mistake})`)
  return faults
}

/** What a letter must take back: a decision or a withdrawal that had been told, unless something told the client since. */
function mistakeToSay(register: Register, before: readonly Message[], letter: Letter): Meaning | null {
  const entries = entriesOf(register.steps)
  for (const [kind, what, means] of [
    ['decided', 'decision', 'mistaken-decision'],
    ['withdrawn', 'withdrawal', 'mistaken-withdrawal'],
  ] as const) {
    // A withdrawal that is confirmed is not denied in the same letter.
    if (what === 'withdrawal' && letter.kind === 'withdrawal') continue
    const taken = entries.findLast(({ step, outOn, place }) => step.step === kind && outOn && place < letter.steps)
    const back = taken && entries.find(({ step, on }) => step.step === 'retracted' && step.of === kind && on === taken.outOn)
    if (!taken?.outOn || !back || back.place >= letter.steps) continue
    const told = before.some(
      (message) => message.letter?.kind === what && message.on < back.on && lastOf(kind, message.letter, register)?.place === taken.place,
    )
    const since = before.some(({ on, letter: other }) => on >= back.on || (other && other.steps > back.place))
    if (told && !since) return means
  }
  return null
}

function oldestFact(
  { kind, automatic, due }: Letter,
  facts: {
    receipt: CalendarDate
    decided: Entry | undefined
    withdrawn: Entry | undefined
    referred: Entry | undefined
    delayed: Entry | undefined
  },
): CalendarDate | null {
  switch (kind) {
    case 'acknowledgement':
      return facts.receipt
    case 'decision':
      return facts.decided?.on ?? null
    case 'withdrawal':
      return facts.withdrawn?.on ?? null
    case 'referral':
      return facts.referred?.on ?? null
    default:
      return automatic ? due : (facts.delayed?.on ?? null)
  }
}
