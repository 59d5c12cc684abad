// THE TABLE: what is owed to the client, from when, until when, and what meets it. Read it from top to bottom.
// Periods come from the policy version that governs the case (published promises) and from the house norms.
import { addDays, type CalendarDate, daysFrom, earliest } from './calendar.ts'
import { type Facts, interimDue, type Mediation } from './facts.ts'
import { type Norms, warningDays } from './organisation.ts'
import type { Policy } from './policy.ts'

export const OBLIGATION_KINDS = [
  'acknowledgement',
  'decision',
  'new-date',
  'interim',
  'referral',
  'judgment',
  'execution',
  'closing',
] as const
export type ObligationKind = (typeof OBLIGATION_KINDS)[number]
export type ObligationState = 'met' | 'met-late' | 'lapsed' | 'overdue' | 'due-soon' | 'open'

/** Something owed, derived anew each time and never stored. */
export interface Obligation {
  readonly kind: ObligationKind
  readonly opened: CalendarDate
  /** The last day; null for a task that is never overdue. */
  readonly due: CalendarDate | null
  readonly state: ObligationState
  /** True for ever once the due date has passed unmet. */
  readonly breached: boolean
  readonly metOn: CalendarDate | null
  readonly lapsedOn: CalendarDate | null
  /** due − today in days; null when met, lapsed or without due date. */
  readonly daysLeft: number | null
}

interface Owed {
  readonly opened: CalendarDate
  readonly due: CalendarDate | null
  readonly metOn: CalendarDate | null
  readonly lapsedOn: CalendarDate | null
}

interface Row {
  /** The promise it comes from: a step of the published policy, or the house norms. */
  readonly source: string
  readonly owed: (facts: Facts, policy: Policy, norms: Norms) => readonly Owed[]
}

export const OBLIGATIONS: Record<ObligationKind, Row> = {
  // Receipt is confirmed. The policy says "on receipt"; the number of days is a house norm.
  acknowledgement: {
    source: 'P1',
    owed: (facts, _policy, norms) => [
      {
        opened: facts.receivedOn,
        due: addDays(facts.receivedOn, norms.acknowledgementDays),
        metOn: facts.acknowledgedOn,
        lapsedOn: facts.withdrawnOn,
      },
    ],
  },

  // The two-week rule: a decision, or a delay letter, within `decisionDays` of receipt.
  decision: {
    source: 'P5, P6',
    owed: (facts, policy) => [
      {
        opened: facts.receivedOn,
        due: addDays(facts.receivedOn, policy.decisionDays),
        metOn: earliest(facts.decisionSentOn, delays(facts)[0]?.on ?? null),
        lapsedOn: facts.withdrawnOn,
      },
    ],
  },

  // Every date that was named is a promise of its own: a decision, or another delay letter, by that day.
  'new-date': {
    source: 'P6',
    owed: (facts) =>
      delays(facts).map((delay, index, all) => ({
        opened: delay.on,
        due: delay.expected,
        metOn: earliest(facts.decisionSentOn, all[index + 1]?.on ?? null),
        lapsedOn: facts.withdrawnOn,
      })),
  },

  // The interim rule: while the date lies more than `interimDays` after the last message, another message by then.
  interim: {
    source: 'P6',
    owed: (facts, policy) =>
      facts.messages.flatMap((message, index) => {
        const due = interimDue(message, policy.interimDays)
        if (!due) return []
        const sent = facts.decisionSentOn
        const inTime = sent !== null && sent <= due
        return [
          {
            opened: message.on,
            due,
            metOn: earliest(facts.messages[index + 1]?.on ?? null, inTime ? null : sent),
            lapsedOn: earliest(inTime ? sent : null, facts.withdrawnOn),
          },
        ]
      }),
  },

  // The client asks for the mediator and is referred. The number of days is a house norm.
  referral: {
    source: 'P8',
    owed: (facts, _policy, norms) =>
      facts.mediations.map((mediation) => ({
        opened: mediation.requestedOn,
        due: addDays(mediation.requestedOn, norms.referralDays),
        metOn: mediation.letterSentOn,
        lapsedOn: mediation.acceptedOn,
      })),
  },

  // The four-week rule, first half: the judgment is given.
  judgment: {
    source: 'P8',
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
    owed: (facts, policy) =>
      referred(facts).map(({ mediation, referredOn }) => ({
        opened: referredOn,
        due: addDays(referredOn, policy.mediationDays),
        metOn: mediation.executedOn,
        lapsedOn: earliest(mediation.measures ? null : mediation.judgedOn, mediation.acceptedOn),
      })),
  },

  // A task, never overdue.
  closing: {
    source: 'P7',
    owed: (facts) => {
      const opened = earliest(facts.decisionSentOn, facts.withdrawnOn)
      return opened ? [{ opened, due: null, metOn: facts.closedOn, lapsedOn: null }] : []
    },
  },
}

/** The delay letters that were sent, oldest first. */
function delays(facts: Facts) {
  return facts.messages.filter((message) => message.kind === 'delay')
}

function referred(facts: Facts): { mediation: Mediation; referredOn: CalendarDate }[] {
  return facts.mediations.flatMap((mediation) => (mediation.referredOn ? [{ mediation, referredOn: mediation.referredOn }] : []))
}

/** Everything that is or was owed in a case, by the day it opened, then by due date. */
export function obligationsOf(facts: Facts, policy: Policy, norms: Norms, today: CalendarDate): Obligation[] {
  return OBLIGATION_KINDS.flatMap((kind) =>
    OBLIGATIONS[kind].owed(facts, policy, norms).map((owed) => judged(kind, owed, norms, today)),
  ).sort((a, b) => order(a.opened, b.opened) || order(a.due ?? '9999', b.due ?? '9999'))
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function judged(kind: ObligationKind, owed: Owed, norms: Norms, today: CalendarDate): Obligation {
  const { opened, due } = owed
  // Whichever came first ends it; on the same day it counts as met.
  const met = owed.metOn !== null && (owed.lapsedOn === null || owed.metOn <= owed.lapsedOn)
  const metOn = met ? owed.metOn : null
  const lapsedOn = met ? null : owed.lapsedOn
  const breached = due !== null && (metOn ?? lapsedOn ?? today) > due
  const daysLeft = due !== null && !metOn && !lapsedOn ? daysFrom(today, due) : null
  const state: ObligationState = metOn
    ? breached
      ? 'met-late'
      : 'met'
    : lapsedOn
      ? 'lapsed'
      : daysLeft === null
        ? 'open'
        : daysLeft < 0
          ? 'overdue'
          : daysLeft <= warningDays(norms)
            ? 'due-soon'
            : 'open'
  return { kind, opened, due, state, breached, metOn, lapsedOn, daysLeft }
}

/** Whether it is still owed. */
export function isOwed(obligation: Pick<Obligation, 'state'>): boolean {
  return obligation.state === 'overdue' || obligation.state === 'due-soon' || obligation.state === 'open'
}
