// The whole product is this function and what feeds and follows it: facts in, kept promises out, as plain data.
import type { CalendarDate } from './calendar.ts'
import type { Case } from './case.ts'
import { asOf, type Facts } from './facts.ts'
import { type Flag, flagsOf } from './flags.ts'
import { type LetterDue, lettersDue } from './letters/due.ts'
import type { LetterRecord } from './letters/record.ts'
import type { Obligation } from './obligations.ts'
import type { Organisation } from './organisation.ts'
import { firstPolicy, type Policy, policyOn } from './policy.ts'
import { type Situation, situationOf } from './situation.ts'
import { type Status, statusOf } from './status.ts'
import { receivedIn } from './steps.ts'
import { type Task, tasksOf } from './tasks.ts'

export interface CasePlan {
  readonly id: string
  readonly status: Status
  /** The version that governs the case for ever; null for a case from before the first: facts only, no obligations. */
  readonly policy: CalendarDate | null
  readonly handler: string
  readonly facts: Facts
  readonly obligations: readonly Obligation[]
  readonly letters: readonly LetterDue[]
  readonly tasks: readonly Task[]
  readonly flags: readonly Flag[]
  /** What the plan was made of, as it was known today. */
  readonly situation: Situation
}

/**
 * What is owed, due, to be sent and to be done in one case on `today`, and nothing else: sends nothing, reads no clock.
 * Later steps and letters are left out. Null where the case had not been received yet. Throws where there is no policy version.
 */
export function plan(
  file: Case,
  letters: readonly LetterRecord[],
  policies: readonly Policy[],
  organisation: Organisation,
  today: CalendarDate,
): CasePlan | null {
  const known = asOf({ file, letters: letters.filter((letter) => letter.case === file.id) }, today, organisation.timeZone)
  if (!known) return null
  const policy = policyOn(policies, receivedIn(file.received, known.read))
  const situation = situationOf(known, policy, policy ?? firstPolicy(policies), organisation, today)
  const { facts, obligations } = situation
  const due = lettersDue(situation)
  return {
    id: file.id,
    status: statusOf(facts, known.read),
    policy: policy?.version ?? null,
    handler: file.handler,
    facts,
    obligations,
    letters: due.letters,
    tasks: tasksOf(situation, due.tooOld),
    flags: flagsOf(situation),
    situation,
  }
}
