// What the register as a whole shows: how many complaints of which kind, how they ended, and how well the promises were kept.
import { type CalendarDate, daysFrom, earliest } from '../procedure/calendar.ts'
import type { Case } from '../procedure/case.ts'
import { isLate, OBLIGATION_KINDS, type Obligation, type ObligationKind } from '../procedure/obligations.ts'
import type { CasePlan } from '../procedure/plan.ts'
import { lastOf } from '../procedure/steps.ts'

/** A share as two numbers: small numbers are shown as they are. */
export interface Share {
  readonly kept: number
  readonly of: number
}

export interface Insight {
  /** The year of receipt; null for all years together. */
  readonly year: string | null
  readonly cases: number
  readonly byCategory: ReadonlyMap<string, number>
  readonly byOutcome: ReadonlyMap<string, number>
  readonly byChannel: ReadonlyMap<string, number>
  readonly byLanguage: ReadonlyMap<string, number>
  /** For each promise: how many were kept in time of those whose term has ended or that were met. */
  readonly kept: ReadonlyMap<ObligationKind, Share>
  readonly breaches: ReadonlyMap<ObligationKind, number>
  /** Days from receipt to the decision being sent, sorted; empty where none was sent. */
  readonly daysToDecision: readonly number[]
}

/** The promises that are counted, in the order of the procedure. */
export const COUNTED = OBLIGATION_KINDS

export interface Counted {
  readonly case: Case
  readonly plan: CasePlan
}

/** All years together first, then each year of receipt, the latest first. */
export function insightOf(cases: readonly Counted[]): Insight[] {
  const years = [...new Set(cases.map(({ plan }) => plan.facts.receivedOn.slice(0, 4)))].sort().reverse()
  return [
    insightIn(cases, null),
    ...years.map((year) =>
      insightIn(
        cases.filter(({ plan }) => plan.facts.receivedOn.startsWith(year)),
        year,
      ),
    ),
  ]
}

function insightIn(cases: readonly Counted[], year: string | null): Insight {
  const obligations = cases.flatMap(({ plan }) => plan.obligations)
  const of = (kind: ObligationKind) => obligations.filter((obligation) => obligation.kind === kind)
  return {
    year,
    cases: cases.length,
    byCategory: countOf(cases.map(({ case: { category } }) => category)),
    byOutcome: countOf(cases.flatMap(({ plan }) => lastOf(plan.situation.read, 'decided')?.step.outcome ?? [])),
    byChannel: countOf(cases.map(({ case: { channel } }) => channel)),
    byLanguage: countOf(cases.map(({ case: { language } }) => language)),
    kept: new Map(COUNTED.map((kind) => [kind, shareOf(of(kind))])),
    breaches: new Map(COUNTED.map((kind) => [kind, of(kind).filter(({ breached }) => breached).length])),
    daysToDecision: cases
      .flatMap(({ plan: { facts } }) => (facts.decisionSentOn ? [daysFrom(facts.receivedOn, facts.decisionSentOn)] : []))
      .sort((a, b) => a - b),
  }
}

function countOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return new Map([...counts].sort(([, a], [, b]) => b - a))
}

/** Settled: met, or broken. What is still open in time, or lapsed in time, says nothing yet. */
function shareOf(obligations: readonly Obligation[]): Share {
  const settled = obligations.filter((obligation) => isLate(obligation) || obligation.metOn)
  return { kept: settled.filter((obligation) => !isLate(obligation)).length, of: settled.length }
}

/** The middle of sorted numbers; null for none. */
export function median(sorted: readonly number[]): number | null {
  if (!sorted.length) return null
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

/** How many cases were open at the end of each month, from the first receipt to `today`. Months as `YYYY-MM`. */
export function openByMonth(cases: readonly Counted[], today: CalendarDate): { readonly month: string; readonly open: number }[] {
  const spans = cases.map(({ plan: { facts } }) => ({ from: facts.receivedOn, until: facts.closedOn }))
  const first = (earliest(today, ...spans.map(({ from }) => from)) ?? today).slice(0, 7)
  const months: { month: string; open: number }[] = []
  for (let month = first; month <= today.slice(0, 7); month = nextMonth(month)) {
    // The last day of the month as text: no date lies between it and the next month.
    const end = `${month}-99`
    months.push({ month, open: spans.filter(({ from, until }) => from <= end && (!until || until > end)).length })
  }
  return months
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
