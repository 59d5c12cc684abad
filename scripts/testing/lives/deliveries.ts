// Nothing is met without a mail server's yes or a step that says so.
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { CasePlan } from '../../procedure/plan.ts'
import type { Fault, Register } from './life.ts'
import { entriesOf, isWritten, messagesOf } from './reckoning.ts'

/** Obligations that are said to be met on a day on which nothing reached the client. */
export function metWithoutDelivery(register: Register, { obligations }: CasePlan, today: CalendarDate): Fault[] {
  const messages = messagesOf(register)
  const entries = entriesOf(register.steps)
  const told = (on: CalendarDate, ...whats: string[]) => messages.some((message) => message.on === on && whats.includes(message.what))
  const named = (on: CalendarDate) => messages.some((message) => message.on === on && message.expected && message.expected > on)
  const done = (on: CalendarDate, kind: string, written?: boolean) =>
    entries.some(({ step, on: day }) => day === on && step.step === kind && (!written || isWritten(step.how)))
  return obligations.flatMap(({ kind, metOn, due }): Fault[] => {
    if (!metOn) return []
    const evidence: Record<string, () => boolean> = {
      acknowledgement: () => told(metOn, 'acknowledgement', 'decision') || done(metOn, 'acknowledged', true),
      decision: () => told(metOn, 'decision') || named(metOn),
      'new-date': () => told(metOn, 'decision') || named(metOn),
      interim: () => told(metOn, 'decision', 'delay', 'interim', 'informed', 'spoken'),
      referral: () =>
        told(metOn, 'referral') || entries.some(({ step, on }) => on === metOn && step.step === 'referred' && step.how !== undefined),
      judgment: () => done(metOn, 'judged'),
      execution: () => done(metOn, 'executed'),
    }
    return evidence[kind]?.() === false
      ? [
          {
            on: today,
            rule: `met without delivery ${kind}`,
            message: `${kind}${due ? ` of ${due}` : ''} is met on ${metOn}, and nothing says that anything reached the client that day`,
          },
        ]
      : []
  })
}
