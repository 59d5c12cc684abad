// Nobody who can act is left without a task: what a person must do, looked for in the tasks and flags of the plan.
import { addDays, type CalendarDate, daysFrom } from '../../procedure/calendar.ts'
import type { CasePlan } from '../../procedure/plan.ts'
import { POLICY } from '../example.ts'
import type { Fault, Letter, Register } from './life.ts'
import { deliveryOf, type Entry, entriesOf, isBefore, isWritten, lastOf, messagesOf, receiptOf, requestsOf } from './reckoning.ts'
import { findingsWith } from './register.ts'
import { somebody } from './steps.ts'

/** What calls for somebody and has neither a task nor a flag. `plan` is made right after a run. */
export function neglect(register: Register, plan: CasePlan, today: CalendarDate): Fault[] {
  const faults: Fault[] = []
  const say = (rule: string, message: string) => faults.push({ on: today, rule: `no task ${rule}`, message })
  const entries = entriesOf(register.steps)
  const standing = entries.filter(({ outOn }) => !outOn)
  const has = (kind: string) => standing.some(({ step }) => step.step === kind)
  const messages = messagesOf(register)
  const decided = standing.findLast(({ step }) => step.step === 'decided')
  const decisionTold = decided !== undefined && isTold(decided, 'decision', register)
  const withdrawn = standing.findLast(({ step }) => step.step === 'withdrawn')
  const closed = has('closed')
  const inWriting = standing.some(({ step }) => step.step === 'acknowledged' && isWritten(step.how))
  const tasks = plan.tasks.map(({ kind }) => kind)
  const flags = plan.flags.map(({ kind }) => kind)

  // A letter that did not arrive, as long as it matters and nothing later replaced it.
  register.letters.forEach((letter, index) => {
    if (deliveryOf(letter, entries) || isOnItsWay(letter)) return
    // A delay letter tells what an interim letter told, and more.
    if (register.letters.slice(index + 1).some(({ kind }) => kind === letter.kind || (letter.kind === 'interim' && kind === 'delay')))
      return
    if (
      !stillMatters(letter, {
        decided: decided !== undefined,
        decisionTold,
        withdrawn: withdrawn !== undefined,
        closed,
        messages,
        inWriting,
        isReferred: has('referred'),
      })
    )
      return
    const state = stateOf(letter)
    if (isOfMistake(letter, register)) return
    if (!plan.tasks.some((task) => task.path === letter.path || (task.letter === letter.kind && !task.path)))
      say(`letter ${letter.kind} ${state}`, `${letter.name} did not reach the client (${state}), and nobody has a task`)
    if (letter.address && !flags.includes('not-reached'))
      say(`flag not-reached`, `${letter.name} did not reach the client (${state}), and no flag says so`)
  })

  const last = register.letters.at(-1)
  if (last?.automatic && isUnattended(last, register) && !decided && !withdrawn && !closed && !flags.includes('unattended'))
    say('flag unattended', `${last.name} went out by itself, nobody has done anything since, and no flag says so`)

  const running = requestsOf(entries).findLast(({ end }) => !end)
  const referred = running?.referred[0]
  const isTermOver = ({ on }: Entry) => {
    const term = addDays(on, POLICY.mediationDays)
    return term < today && !standing.some((entry) => entry.step.step === 'informed' && entry.on > term)
  }
  if (running && !referred && !tasks.includes('refer')) say('refer', 'the client asked for the mediator, and nobody has a task')
  if (referred && !running.judged && isTermOver(referred) && !plan.tasks.length)
    say('judgment late', 'the judgment is late, and nobody has a task to tell the client')
  const handler = register.life.organisation.staff.find(({ id }) => id === register.head.handler)
  if (handler?.until && handler.until < today && !closed && !tasks.includes('new-handler'))
    say('handler', 'the handler has left, and nobody has a task')
  // With something still owed, closing needs a reason, and what is owed has a task of its own.
  if ((decisionTold || withdrawn) && !closed && !running && !tasks.includes('close'))
    if (!findingsWith(register, { on: today, step: 'closed', by: somebody(register, today, null) }, today)?.length)
      say('close', 'the case can be closed, and nobody has a task')
  // What a step asked to tell, and was never told: a letter is on file, or a task says to do it.
  for (const [entry, kind] of [
    [decided, 'decision'],
    [withdrawn, 'withdrawal'],
    [running?.referred.at(-1), 'referral'],
  ] as const) {
    if (!entry || entry.step.how || isTold(entry, kind, register)) continue
    // A withdrawal takes the place of a decision that had not been told, whichever of the two was recorded first.
    if (kind === 'decision' && withdrawn && (entry.place < withdrawn.place || isBefore(entry, withdrawn))) continue
    // Old and closed, as a case from an archive is: nobody is asked for it any more, also where all the nights since then were lost.
    if (closed && daysFrom(entry.on, today) > 28) continue
    const onFile = register.letters.some((letter) => letter.kind === kind && letter.steps > entry.place)
    const others = tasks.filter((task) => task !== 'close' && task !== 'refer' && task !== 'new-handler')
    if (!onFile && !others.length)
      say(`${kind} untold`, `"${entry.step.step}" of ${entry.on} was never told, no letter is on file, and nobody has a task`)
  }
  for (const { step, on, outOn, place } of entries) {
    if (!outOn || (step.step !== 'decided' && step.step !== 'withdrawn')) continue
    const kind = step.step === 'decided' ? 'decision' : 'withdrawal'
    const toldOn = register.letters
      .flatMap((letter) =>
        letter.kind === kind && lastOf(step.step, letter, register)?.place === place ? (deliveryOf(letter, entries)?.on ?? []) : [],
      )
      .filter((day) => day >= on && day < outOn)
    if (toldOn.length && !messages.some((message) => message.on >= outOn) && !flags.includes('to-take-back'))
      say('flag to-take-back', `a ${kind} that was told on ${toldOn[0]} was a mistake, the client has not heard so, and no flag says so`)
  }
  const receipt = receiptOf(register)
  const acknowledged = inWriting || register.letters.some(({ kind }) => kind === 'acknowledgement')
  const young = daysFrom(receipt, today) <= 28 && register.life.organisation.norms.automaticLetters && receipt >= POLICY.version
  if (!acknowledged && !decided && !withdrawn && !closed && young && !messages.some(({ what }) => what === 'decision'))
    say('acknowledgement', 'receipt was never confirmed in writing, and no letter is on file')
  for (const { kind, state, due } of plan.obligations)
    if (state === 'overdue' && !closed && !flags.includes('overdue'))
      say('flag overdue', `${kind} of ${due} is overdue, and no flag says so`)
  return faults
}

/** Whether what a step asked to tell was told: by a letter that answers it, or in writing. */
function isTold(asked: Entry, kind: Letter['kind'], register: Register): boolean {
  const entries = entriesOf(register.steps)
  if (kind === 'withdrawal' && entries.some(({ step, on, outOn }) => step.step === 'notified' && !outOn && on >= asked.on)) return true
  const byLetter = register.letters.some(
    (letter) =>
      letter.kind === kind &&
      deliveryOf(letter, entries) &&
      entriesOf(register.steps.slice(0, letter.steps)).findLast(({ step }) => step.step === asked.step.step)?.place === asked.place,
  )
  return byLetter || entries.some(({ step, on, outOn }) => step.step === 'notified' && !outOn && isWritten(step.how) && on >= asked.on)
}

/** Whether nobody has recorded anything since the plan of a letter was made. */
function isUnattended(letter: Letter, register: Register): boolean {
  if (letter.kind !== 'delay') return false
  return register.steps.slice(letter.steps).every(({ step }) => ['delivered', 'undelivered', 'corrected', 'retracted'].includes(step))
}

/** Whether the step that asked for a letter was taken back: nobody is to bring it. */
function isOfMistake(letter: Letter, register: Register): boolean {
  const asking = { delay: 'delayed', decision: 'decided', referral: 'referred', withdrawal: 'withdrawn', acknowledgement: '', interim: '' }[
    letter.kind
  ]
  const asked = letter.automatic ? null : lastOf(asking, letter, register)
  return asked !== null && entriesOf(register.steps).some(({ place, outOn }) => place === asked.place && outOn !== null)
}

function isOnItsWay(letter: Letter): boolean {
  return letter.address !== null && !letter.sentOn && !letter.refusedOn && letter.attempts < 2 && !letter.abandoned
}

function stateOf(letter: Letter): string {
  if (!letter.address) return 'to print'
  if (letter.refusedOn) return 'refused'
  return letter.sentOn ? 'come back' : 'unknown'
}

/** Where a case stands, for whether a letter is still worth bringing. */
interface Stand {
  readonly decided: boolean
  readonly decisionTold: boolean
  readonly withdrawn: boolean
  readonly closed: boolean
  readonly inWriting: boolean
  readonly isReferred: boolean
  readonly messages: readonly { readonly on: CalendarDate }[]
}

function stillMatters(letter: Letter, { decided, decisionTold, withdrawn, closed, inWriting, isReferred, messages }: Stand): boolean {
  // Whatever reached the client since says more than the letter that did not.
  if (closed || messages.some(({ on }) => on >= letter.claimedOn)) return false
  switch (letter.kind) {
    case 'acknowledgement':
      return !inWriting && !decisionTold && !withdrawn
    case 'delay':
    case 'interim':
      return !isReferred && !decided && !decisionTold && !withdrawn
    case 'decision':
      return !withdrawn && !decisionTold
    default:
      return false
  }
}
