// THE TABLE: what is owed to the client, from when, until when, and what meets it. Read it from top to bottom.
// Periods come from the policy version that governs the case (published promises) and from the house norms.
import { addDays, type CalendarDate, daysFrom, earliest } from './calendar.ts'
import type { Facts, Message } from './facts.ts'
import { byPlace, type Place, placeOf } from './letters/delivery.ts'
import type { Mediation } from './mediation.ts'
import { type Norms, warningDays } from './organisation.ts'
import type { Policy } from './policy.ts'

export const OBLIGATION_KINDS = ['acknowledgement', 'decision', 'new-date', 'interim', 'referral', 'judgment', 'execution'] as const
export type ObligationKind = (typeof OBLIGATION_KINDS)[number]
export type ObligationState = 'met' | 'met-late' | 'lapsed' | 'overdue' | 'due-soon' | 'open'

/** Something owed, derived anew each time and never stored. */
export interface Obligation {
  readonly kind: ObligationKind
  readonly opened: CalendarDate
  /** The last day, that whole day included. */
  readonly due: CalendarDate
  readonly state: ObligationState
  /** True for ever once the due date has passed unmet. Never for a house norm: nobody was promised it. */
  readonly breached: boolean
  readonly metOn: CalendarDate | null
  readonly lapsedOn: CalendarDate | null
  /** due − today in days; null when met or lapsed. */
  readonly daysLeft: number | null
}

interface Owed {
  readonly opened: CalendarDate
  readonly due: CalendarDate
  readonly metOn: CalendarDate | null
  readonly lapsedOn: CalendarDate | null
}

interface Row {
  /** The step of the published policy that it comes from. */
  readonly source: string
  /** A rule of the house, which may be late and is never breached; else a published promise. */
  readonly houseNorm: boolean
  readonly owed: (facts: Facts, policy: Policy, norms: Norms) => readonly Owed[]
}

export const OBLIGATIONS: Record<ObligationKind, Row> = {
  // Receipt is confirmed by e-mail, or in writing. The policy says "on receipt"; the number of days is a house norm.
  acknowledgement: {
    source: 'P1',
    houseNorm: true,
    owed: (facts, _policy, norms) => [
      {
        opened: facts.receivedOn,
        due: addDays(facts.receivedOn, norms.acknowledgementDays),
        metOn: earliest(facts.acknowledgedOn, facts.tellings[0]?.on ?? null),
        lapsedOn: facts.withdrawnOn,
      },
    ],
  },

  // The two-week rule: a decision, or a message that names another date, within `decisionDays` of receipt, and never later than
  // the client was told. Taken back after it had been told, a decision is owed anew.
  decision: {
    source: 'P5, P6',
    houseNorm: false,
    owed: (facts, policy) => [
      decisionOwed(facts, facts.receivedOn, ...firstDue(facts, policy)),
      ...facts.reopenings.map((place) => decisionOwed(facts, place.on, addDays(place.on, policy.decisionDays), place)),
    ],
  },

  // Every date that was named is a promise of its own: a decision, or another date, by that day.
  'new-date': {
    source: 'P6',
    houseNorm: false,
    owed: (facts) =>
      facts.messages.flatMap((message, index) => {
        const due = message.names
        if (!due) return []
        const next = facts.messages.slice(index + 1).find((later) => later.names)
        const metOn = earliest(toldAfter(facts, message), next?.on ?? null)
        return [{ opened: message.on, due, metOn, lapsedOn: endedAfter(facts, message.on) }]
      }),
  },

  // The interim rule: while the date lies more than `interimDays` after the last message, another message by then.
  interim: {
    source: 'P6',
    houseNorm: false,
    owed: (facts, policy) =>
      facts.messages.flatMap((message, index) => {
        const due = interimDue(message, policy.interimDays)
        if (!due) return []
        const told = toldAfter(facts, message)
        const inTime = told !== null && told <= due
        const next = facts.messages[index + 1]
        const metOn = earliest(next?.on ?? null, inTime ? null : told)
        return [{ opened: message.on, due, metOn, lapsedOn: earliest(inTime ? told : null, endedAfter(facts, message.on)) }]
      }),
  },

  // The client asks for the mediator and is referred. The number of days is a house norm.
  referral: {
    source: 'P8',
    houseNorm: true,
    owed: (facts, _policy, norms) =>
      facts.mediations.map((mediation) => ({
        opened: mediation.requestedOn,
        due: addDays(mediation.requestedOn, norms.referralDays),
        metOn: mediation.toldOn,
        lapsedOn: earliest(mediation.acceptedOn, mediation.judgedOn),
      })),
  },

  // The four-week rule, first half: the judgment is given.
  judgment: {
    source: 'P8',
    houseNorm: false,
    owed: (facts, policy) =>
      referred(facts).map(({ mediation, referredOn }) => ({
        opened: referredOn,
        due: addDays(referredOn, policy.mediationDays),
        metOn: mediation.judgedOn,
        lapsedOn: mediation.acceptedOn,
      })),
  },

  // The four-week rule, second half: the judgment is carried out, by the same day.
  execution: {
    source: 'P8',
    houseNorm: false,
    owed: (facts, policy) =>
      referred(facts).map(({ mediation, referredOn }) => ({
        opened: referredOn,
        due: addDays(referredOn, policy.mediationDays),
        metOn: mediation.executedOn,
        lapsedOn: earliest(mediation.withoutMeasuresOn, mediation.acceptedOn),
      })),
  },
}

/** The term of the decision; or the day the client was told in the acknowledgement where that is no later, and from where it was told. */
function firstDue({ receivedOn, toldBy, toldAt }: Facts, policy: Policy): [due: CalendarDate, from: Place | null] {
  const term = addDays(receivedOn, policy.decisionDays)
  return toldBy && toldBy <= term ? [toldBy, toldAt] : [term, null]
}

/** A decision owed by `due`; only what comes after the place `from` moves it, or whatever comes where that is null. */
function decisionOwed(facts: Facts, opened: CalendarDate, due: CalendarDate, from: Place | null): Owed {
  const moved = facts.messages.find((message) => message.names && message.names > due && (!from || byPlace(message, from) > 0))
  return {
    opened,
    due,
    metOn: earliest(toldAfter(facts, from && from.on > opened ? null : from), moved?.on ?? null),
    lapsedOn: endedAfter(facts, opened),
  }
}

/** The first day on which the decision reached the client after a place (null: ever), unless it had been taken back by then. */
function toldAfter({ tellings }: Facts, place: Place | null): CalendarDate | null {
  const telling = tellings.find(
    ({ on, takenBack }) => !place || (on >= place.on && (!takenBack || byPlace(placeOf(takenBack.by), place) > 0)),
  )
  return telling?.on ?? null
}

/** The day from which nothing more is owed about a decision, at once where that was before: the complaint withdrawn, or with the mediator without one. */
function endedAfter({ withdrawnOn, referredUndecidedOn }: Facts, opened: CalendarDate): CalendarDate | null {
  const ended = earliest(withdrawnOn, referredUndecidedOn)
  return ended && ended < opened ? opened : ended
}

/** Until when the client may wait for the next message after `message`; null where the decision is expected before. */
export function interimDue({ on, countsFrom, expected }: Message, interimDays: number): CalendarDate | null {
  const counted = addDays(countsFrom, interimDays)
  // What had passed when the message arrived cannot be kept any more.
  const due = counted > on ? counted : addDays(on, interimDays)
  return expected && expected > due ? due : null
}

function referred(facts: Facts): { mediation: Mediation; referredOn: CalendarDate }[] {
  return facts.mediations.flatMap((mediation) => (mediation.referredOn ? [{ mediation, referredOn: mediation.referredOn }] : []))
}

/** Everything that is or was owed in a case, by the day it opened, then by due date, then in the order of the table. */
export function obligationsOf(facts: Facts, policy: Policy, norms: Norms, today: CalendarDate): Obligation[] {
  return OBLIGATION_KINDS.flatMap((kind) =>
    OBLIGATIONS[kind].owed(facts, policy, norms).map((owed) => obligation(kind, owed, norms, today)),
  ).sort((a, b) => order(a.opened, b.opened) || order(a.due, b.due))
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function obligation(kind: ObligationKind, owed: Owed, norms: Norms, today: CalendarDate): Obligation {
  const { opened, due } = owed
  // Whichever came first ends it; on the same day it counts as met.
  const met = owed.metOn !== null && (owed.lapsedOn === null || owed.metOn <= owed.lapsedOn)
  const metOn = met ? owed.metOn : null
  const lapsedOn = met ? null : owed.lapsedOn
  const late = (metOn ?? lapsedOn ?? today) > due
  const daysLeft = metOn || lapsedOn ? null : daysFrom(today, due)
  const state = metOn ? (late ? 'met-late' : 'met') : lapsedOn ? 'lapsed' : openState(daysLeft ?? 0, norms)
  return { kind, opened, due, state, breached: late && !OBLIGATIONS[kind].houseNorm, metOn, lapsedOn, daysLeft }
}

function openState(daysLeft: number, norms: Norms): ObligationState {
  if (daysLeft < 0) return 'overdue'
  return daysLeft <= warningDays(norms) ? 'due-soon' : 'open'
}

/** Whether it is still owed. */
export function isOwed(obligation: Pick<Obligation, 'state'>): boolean {
  return obligation.state === 'overdue' || obligation.state === 'due-soon' || obligation.state === 'open'
}

/** Whether it was or is late, house norms included. */
export function isLate({ state, breached }: Pick<Obligation, 'state' | 'breached'>): boolean {
  return breached || state === 'overdue' || state === 'met-late'
}
