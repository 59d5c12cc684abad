// What a change of a case does to its letters: those that go out because of it, and those that go out no more. The plan of the nightly run itself.
import type { CalendarDate } from '../../../scripts/procedure/calendar.ts'
import type { Case } from '../../../scripts/procedure/case.ts'
import type { LetterDue } from '../../../scripts/procedure/letters/due.ts'
import type { LetterRecord } from '../../../scripts/procedure/letters/record.ts'
import type { Organisation } from '../../../scripts/procedure/organisation.ts'
import { plan } from '../../../scripts/procedure/plan.ts'
import type { Policy } from '../../../scripts/procedure/policy.ts'

/** What letters are planned with. */
export interface Basis {
  readonly organisation: Organisation
  readonly policies: readonly Policy[]
  readonly letters: readonly LetterRecord[]
  readonly today: CalendarDate
}

export interface LetterChanges {
  /** Written by the next run because of the change, or in other words than without it. */
  readonly letters: readonly LetterDue[]
  /** Not written any more. */
  readonly dropped: readonly LetterDue[]
}

/** `before` is null for a new case. Throws where the plan cannot be made, such as for a case that nothing but its form would refuse. */
export function lettersThatChange(before: Case | null, after: Case, basis: Basis): LetterChanges {
  const then = before ? lettersOf(before, basis) : []
  const now = lettersOf(after, basis)
  return {
    letters: now.filter(
      (letter) => !then.some(({ path, body, subject }) => path === letter.path && body === letter.body && subject === letter.subject),
    ),
    dropped: then.filter((letter) => !now.some(({ path }) => path === letter.path)),
  }
}

function lettersOf(file: Case, { organisation, policies, letters, today }: Basis): readonly LetterDue[] {
  return plan(file, letters, policies, organisation, today)?.letters ?? []
}
