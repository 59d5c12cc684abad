// The whole product is this function and what feeds and follows it: facts in, kept promises out, as plain data.
import type { CalendarDate } from './calendar.ts'
import { type Case, receivedOn } from './case.ts'
import { asOf, type Facts, factsOf } from './facts.ts'
import { type LetterDue, lettersDue, type Situation } from './letters/due.ts'
import type { LetterRecord } from './letters/record.ts'
import { type Obligation, obligationsOf } from './obligations.ts'
import type { Organisation } from './organisation.ts'
import { type Policy, policyOn } from './policy.ts'
import { type Status, statusOf } from './status.ts'
import { type Task, tasksOf } from './tasks.ts'

export interface CasePlan {
  readonly id: string
  readonly status: Status
  /** The version that governs the case for ever; null for a case from before the first: facts only. */
  readonly policy: CalendarDate | null
  readonly handler: string
  readonly facts: Facts
  readonly obligations: readonly Obligation[]
  readonly letters: readonly LetterDue[]
  readonly tasks: readonly Task[]
  /** What the plan was made of, as it was known today; null where no policy governs the case. */
  readonly situation: Situation | null
}

/**
 * What is owed, due, to be sent and to be done in one case on `today`, and nothing else: sends nothing, reads no clock.
 * Later steps and letters are left out. Null where the case had not been received yet.
 */
export function plan(
  file: Case,
  letters: readonly LetterRecord[],
  policies: readonly Policy[],
  organisation: Organisation,
  today: CalendarDate,
): CasePlan | null {
  const known = asOf({ file, letters }, today, organisation.timeZone)
  if (!known) return null
  const facts = factsOf(known.file, known.letters, organisation.timeZone)
  const policy = policyOn(policies, receivedOn(known.file))
  const head = { id: file.id, status: statusOf(facts, known.file.steps), policy: policy?.version ?? null, handler: file.handler, facts }
  if (!policy) return { ...head, obligations: [], letters: [], tasks: [], situation: null }
  const obligations = obligationsOf(facts, policy, organisation.norms, today)
  const situation: Situation = { ...known, facts, obligations, policy, organisation, today }
  const due = lettersDue(situation)
  return { ...head, obligations, letters: due, tasks: tasksOf(situation, due), situation }
}
