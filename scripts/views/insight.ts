// What the register as a whole shows: what came in, how it ended, how well the terms were kept, and what is open now.
import { type CalendarDate, daysFrom, earliest } from '../procedure/calendar.ts'
import type { Case, Outcome } from '../procedure/case.ts'
import { endOf } from '../procedure/mediation.ts'
import { isLate, OBLIGATION_KINDS, OBLIGATIONS, type Obligation, type ObligationKind } from '../procedure/obligations.ts'
import type { CasePlan } from '../procedure/plan.ts'
import { lastOf } from '../procedure/steps.ts'
import { isDone, termOf } from './attention.ts'
import type { Workload } from './workload.ts'

/** A share as two numbers: small numbers are shown as they are. */
export interface Share {
  readonly kept: number
  readonly of: number
}

/** A term that was missed, or that is overdue. */
export interface LateTerm {
  readonly id: string
  readonly kind: ObligationKind
  readonly due: CalendarDate
  /** Until it was met or lapsed, or until today. */
  readonly daysLate: number
  readonly isOverdue: boolean
}

/** How a complaint stands: the outcome of its decision, or why there is none. */
export type Ending = Outcome | 'withdrawn' | 'undecided'

export interface ReceivedCase {
  readonly id: string
  readonly receivedOn: CalendarDate
  readonly category: Case['category']
  readonly ending: Ending
}

export interface YearInsight {
  readonly year: string
  /** Of the complaints received in the year, the most frequent first. The ways it ended add up to `received`. */
  readonly received: number
  /** By number. */
  readonly cases: readonly ReceivedCase[]
  readonly byCategory: ReadonlyMap<string, number>
  readonly byOutcome: ReadonlyMap<Ending, number>
  readonly byChannel: ReadonlyMap<string, number>
  readonly byLanguage: ReadonlyMap<string, number>
  /** Of the terms that ended in the year and were met or missed: how many were met in time. What ended early and was not missed says nothing. */
  readonly kept: ReadonlyMap<ObligationKind, Share>
  /** The same of the published promises together, without the house norms. */
  readonly promises: Share
  /** The terms among them that were missed, oldest due date first. */
  readonly late: readonly LateTerm[]
  /** Of the decisions sent in the year: days from receipt, sorted. */
  readonly daysToDecision: readonly number[]
}

export interface Counted {
  readonly case: Case
  readonly plan: CasePlan
}

interface Term extends Obligation {
  readonly id: string
}

const isIn = (year: string) => (date: CalendarDate | null) => date?.startsWith(year) ?? false

/** Each year from the first complaint to that of `today`, the latest first. */
export function insightOf(cases: readonly Counted[], today: CalendarDate): YearInsight[] {
  const terms = cases.flatMap(({ plan: { id, obligations } }) => obligations.map((obligation) => ({ ...obligation, id })))
  const settled = terms.filter((term) => isLate(term) || term.metOn)
  const [first, last] = [firstReceived(cases) ?? today, today].map((date) => Number(date.slice(0, 4))) as [number, number]
  return Array.from({ length: last - first + 1 }, (_, back) => insightIn(String(last - back).padStart(4, '0'), cases, settled, today))
}

function insightIn(year: string, cases: readonly Counted[], settled: readonly Term[], today: CalendarDate): YearInsight {
  const within = isIn(year)
  const received = cases.filter(({ plan }) => within(plan.facts.receivedOn))
  const ended = settled.filter(({ due }) => within(due))
  return {
    year,
    received: received.length,
    cases: received
      .map(({ case: { category }, plan }) => ({ id: plan.id, receivedOn: plan.facts.receivedOn, category, ending: endingOf(plan) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    byCategory: countOf(received.map(({ case: { category } }) => category)),
    byOutcome: countOf(received.map(({ plan }) => endingOf(plan))),
    byChannel: countOf(received.map(({ case: { channel } }) => channel)),
    byLanguage: countOf(received.map(({ case: { language } }) => language)),
    kept: new Map(OBLIGATION_KINDS.map((kind) => [kind, shareOf(ended.filter((term) => term.kind === kind))])),
    promises: shareOf(ended.filter(({ kind }) => !OBLIGATIONS[kind].houseNorm)),
    late: ended
      .filter(isLate)
      .map((term) => lateTerm(term, today))
      .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1)),
    daysToDecision: cases
      .flatMap(({ plan: { facts } }) =>
        facts.decisionSentOn && within(facts.decisionSentOn) ? [daysFrom(facts.receivedOn, facts.decisionSentOn)] : [],
      )
      .sort((a, b) => a - b),
  }
}

function endingOf({ situation, facts }: CasePlan): Ending {
  if (facts.withdrawnOn) return 'withdrawn'
  return lastOf(situation.read, 'decided')?.step.outcome ?? 'undecided'
}

function countOf<Name extends string>(values: readonly Name[]): Map<Name, number> {
  const counts = new Map<Name, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return new Map([...counts].sort(([, a], [, b]) => b - a))
}

function shareOf(settled: readonly Term[]): Share {
  return { kept: settled.filter((term) => !isLate(term)).length, of: settled.length }
}

function lateTerm({ id, kind, due, metOn, lapsedOn, state }: Term, today: CalendarDate): LateTerm {
  return { id, kind, due, daysLate: daysFrom(due, metOn ?? lapsedOn ?? today), isOverdue: state === 'overdue' }
}

/** The middle of sorted numbers; null for none. */
export function median(sorted: readonly number[]): number | null {
  if (!sorted.length) return null
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

/** The open cases of each handler by id, the most first. What is open and late is the same here as on the overview. */
export function openByHandler(cases: readonly Counted[]): ReadonlyMap<string, Pick<Workload, 'open' | 'late'>> {
  const open = Map.groupBy(
    cases.flatMap(({ plan }) => (isDone(plan) ? [] : [plan])),
    ({ handler }) => handler,
  )
  return new Map(
    [...open]
      .map(([handler, own]) => [handler, { open: own.length, late: own.filter((plan) => termOf(plan) === 'late').length }] as const)
      .sort(([, a], [, b]) => b.open - a.open),
  )
}

/** The first day of receipt; null without a case. */
export function firstReceived(cases: readonly Counted[]): CalendarDate | null {
  return earliest(...cases.map(({ plan }) => plan.facts.receivedOn))
}

/** How many cases were open at the end of each month, from the first receipt to `today`. Months as `YYYY-MM`. */
export function openByMonth(cases: readonly Counted[], today: CalendarDate): { readonly month: string; readonly open: number }[] {
  const spans = cases.map(({ plan }) => openSpans(plan))
  const first = (firstReceived(cases) ?? today).slice(0, 7)
  const months: { month: string; open: number }[] = []
  for (let month = first; month <= today.slice(0, 7); month = nextMonth(month)) {
    // The last day of the month as text: no date lies between it and the next month.
    const end = `${month}-99`
    months.push({ month, open: spans.filter((own) => own.some(({ from, until }) => from <= end && (!until || until > end))).length })
  }
  return months
}

/** From receipt to closing, and each request for the mediator: that opens a closed case again. */
function openSpans({ facts }: CasePlan): { readonly from: CalendarDate; readonly until: CalendarDate | null }[] {
  const requests = facts.mediations.map((request) => ({ from: request.requestedOn, until: endOf(request) }))
  return [{ from: facts.receivedOn, until: facts.closedOn }, ...requests]
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
