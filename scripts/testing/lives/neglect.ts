// Nobody who can act is left without a task: what a person must do, looked for in the tasks and flags of the plan.
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { CasePlan } from '../../procedure/plan.ts'
import type { Fault } from './life.ts'
import { deliveryOf, entriesOf, messagesOf, requestsOf } from './reckoning.ts'
import type { Letter, Register } from './register.ts'

/** What calls for somebody and has neither a task nor a flag. */
export function neglect(register: Register, plan: CasePlan, today: CalendarDate): Fault[] {
  const faults: Fault[] = []
  const say = (rule: string, message: string) => faults.push({ on: today, rule: `no task ${rule}`, message })
  const entries = entriesOf(register.steps)
  const standing = entries.filter(({ outOn }) => !outOn)
  const messages = messagesOf(register)
  const decisionTold = messages.some(({ what, letter }) => what === 'decision' && (!letter || answersStanding(letter, register)))
  const withdrawn = standing.some(({ step }) => step.step === 'withdrawn')
  const closed = standing.some(({ step }) => step.step === 'closed')
  const kinds = plan.tasks.map(({ kind }) => String(kind))

  // A letter that did not arrive, as long as it matters and nothing later replaced it.
  register.letters.forEach((letter, index) => {
    if (deliveryOf(letter, entries) || isOnItsWay(letter)) return
    if (register.letters.slice(index + 1).some(({ kind }) => kind === letter.kind)) return
    if (!stillMatters(letter, { decisionTold, withdrawn, closed, messages })) return
    if (!plan.tasks.some(({ path }) => path === letter.path) && !plan.letters.some(({ kind }) => kind === letter.kind))
      say(`letter ${letter.kind} ${stateOf(letter)}`, `${letter.name} did not reach the client (${stateOf(letter)}), and nobody has a task`)
  })

  const running = requestsOf(entries).find(({ end }) => !end)
  if (running && !running.referred.length && !kinds.includes('refer'))
    say('refer', 'the client asked for the mediator, and nobody has a task')
  const handler = register.life.organisation.staff.find(({ id }) => id === register.head.handler)
  if (handler?.until && handler.until < today && !closed && !kinds.includes('new-handler'))
    say('handler', 'the handler has left, and nobody has a task')
  if ((decisionTold || withdrawn) && !closed && !running && !kinds.includes('close'))
    say('close', 'the case can be closed, and nobody has a task')
  return faults
}

function isOnItsWay(letter: Letter): boolean {
  return letter.address !== null && !letter.sentOn && !letter.refusedOn && letter.attempts < 2 && !letter.abandoned
}

function stateOf(letter: Letter): string {
  if (!letter.address) return 'to print'
  if (letter.refusedOn) return 'refused'
  return letter.sentOn ? 'come back' : 'unknown'
}

function answersStanding(letter: Letter, register: Register): boolean {
  const asked = entriesOf(register.steps).findLast(({ step, place }) => step.step === 'decided' && place < letter.steps)
  return asked !== undefined && !asked.outOn
}

function stillMatters(
  letter: Letter,
  {
    decisionTold,
    withdrawn,
    closed,
    messages,
  }: { decisionTold: boolean; withdrawn: boolean; closed: boolean; messages: readonly { on: CalendarDate }[] },
): boolean {
  // Whatever reached the client since says more than the letter that did not.
  if (closed || messages.some(({ on }) => on >= letter.claimedOn)) return false
  switch (letter.kind) {
    case 'acknowledgement':
    case 'delay':
    case 'interim':
      return !decisionTold && !withdrawn
    case 'decision':
      return !withdrawn
    default:
      return false
  }
}
