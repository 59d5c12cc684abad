// Everything that happened, falls due or goes out in a case, in the order of days: receipt, steps, letters, due dates, and what comes next.
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Case, Step } from '../procedure/case.ts'
import { cameBackOn, type Delivery, deliveryOf } from '../procedure/letters/delivery.ts'
import type { LetterDue } from '../procedure/letters/due.ts'
import { claimedOn, type LetterRecord } from '../procedure/letters/record.ts'
import { isOwed, type Obligation } from '../procedure/obligations.ts'
import type { CasePlan } from '../procedure/plan.ts'
import type { TakenBack } from '../procedure/steps.ts'
import type { Forecast } from './forecast.ts'

export type TimelineEntry = { readonly on: CalendarDate } & (
  | { readonly kind: 'received' }
  | { readonly kind: 'step'; readonly step: Step; readonly takenBack: TakenBack | null }
  /** `back`: the day it came back. Neither that nor a delivery: it was written on that day, and nothing says that it arrived. */
  | { readonly kind: 'letter'; readonly letter: LetterRecord; readonly delivery: Delivery | null; readonly back: CalendarDate | null }
  | { readonly kind: 'due'; readonly obligation: Obligation }
  | { readonly kind: 'forecast'; readonly letter: LetterDue }
)

const ORDER: Record<TimelineEntry['kind'], number> = { received: 0, step: 1, letter: 2, due: 3, forecast: 4 }

/**
 * The time line of a case as known on the day of its plan. A letter stands on the day it reached the client, else on the day it was
 * written. A due date that lies ahead and is kept already is left out, as one that has lapsed is. `next` is what goes out by itself.
 */
export function caseTimeline(planned: CasePlan, file: Case, timeZone: string, next: Forecast | null): TimelineEntry[] {
  const { letters, read, today } = planned.situation
  const entries: TimelineEntry[] = [
    { on: planned.facts.receivedOn, kind: 'received' },
    ...file.steps.map(
      (step): TimelineEntry => ({
        on: step.on,
        kind: 'step',
        step,
        takenBack: read.takenBack.find(({ mistake }) => mistake.step === step) ?? null,
      }),
    ),
    ...letters.map((letter): TimelineEntry => {
      const delivery = deliveryOf(letter, read, timeZone)
      const back = delivery ? null : cameBackOn(letter, read, timeZone)
      return { on: delivery?.on ?? claimedOn(letter, timeZone), kind: 'letter', letter, delivery, back }
    }),
    ...planned.obligations.flatMap((obligation): TimelineEntry[] => {
      const isOver = obligation.state === 'lapsed' || (!isOwed(obligation) && obligation.due > today)
      return isOver ? [] : [{ on: obligation.due, kind: 'due', obligation }]
    }),
    ...(next?.letters ?? []).map((letter): TimelineEntry => ({ on: next?.on ?? today, kind: 'forecast', letter })),
  ]
  return entries.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : ORDER[a.kind] - ORDER[b.kind]))
}

/** Whether it is still to come on `today`: what goes out, and what is owed today or later. */
export function isAhead(entry: TimelineEntry, today: CalendarDate): boolean {
  return entry.kind === 'forecast' || (entry.kind === 'due' && isOwed(entry.obligation) && entry.on >= today)
}
