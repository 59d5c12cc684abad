// Everything that happened or falls due in a case, in the order of days: receipt, steps, letters, due dates.
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Case, Step, Way } from '../procedure/case.ts'
import { deliveryOf } from '../procedure/letters/delivery.ts'
import type { LetterRecord } from '../procedure/letters/record.ts'
import type { Obligation } from '../procedure/obligations.ts'
import type { CasePlan } from '../procedure/plan.ts'

export type TimelineEntry = { readonly on: CalendarDate } & (
  | { readonly kind: 'received' }
  | { readonly kind: 'step'; readonly step: Step; readonly takenBack: boolean }
  | { readonly kind: 'letter'; readonly letter: LetterRecord; readonly how: Way }
  | { readonly kind: 'due'; readonly obligation: Obligation }
)

const ORDER: Record<TimelineEntry['kind'], number> = { received: 0, step: 1, letter: 2, due: 3 }

/** The time line of a case as known on the day of its plan. Letters stand on the day they reached the client; the others are left out. */
export function caseTimeline(planned: CasePlan, file: Case, timeZone: string): TimelineEntry[] {
  const { letters, read } = planned.situation
  const mistakes = new Set(read.takenBack.map(({ mistake }) => mistake.step))
  const entries: TimelineEntry[] = [
    { on: planned.facts.receivedOn, kind: 'received' },
    ...file.steps.map((step): TimelineEntry => ({ on: step.on, kind: 'step', step, takenBack: mistakes.has(step) })),
    ...letters.flatMap((letter): TimelineEntry[] => {
      const delivery = deliveryOf(letter, read, timeZone)
      return delivery ? [{ on: delivery.on, kind: 'letter', letter, how: delivery.how }] : []
    }),
    ...planned.obligations.flatMap((obligation): TimelineEntry[] =>
      obligation.state !== 'lapsed' ? [{ on: obligation.due, kind: 'due', obligation }] : [],
    ),
  ]
  return entries.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : ORDER[a.kind] - ORDER[b.kind]))
}
