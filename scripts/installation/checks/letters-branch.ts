// The branch of the letters. A run makes it in a young register; where there are older cases its absence may mean that it was
// lost, and every client would be written to again.
import { addDays, type CalendarDate } from '../../procedure/calendar.ts'
import type { Case } from '../../procedure/case.ts'
import { MOST_DAYS_OLD } from '../../procedure/letters/due.ts'
import { receivedOn } from '../../procedure/steps.ts'
import { type Check, checksOf, type Seen } from './check.ts'

export interface LettersBranchFacts {
  /** Whether the branch is there: in the remote repository, or in this one where it has none. */
  readonly lettersBranch: Seen<boolean>
  /** How many cases are too old for a run to make it. */
  readonly oldCases: number
}

/** How many cases were received more than 28 days before `today`. */
export function oldCasesOn(cases: readonly Pick<Case, 'received' | 'steps'>[], today: CalendarDate): number {
  return cases.filter((facts) => addDays(receivedOn(facts), MOST_DAYS_OLD) < today).length
}

/** Whether the branch is missing although no run will make it. What could not be seen is not missing. */
export function isBranchMissing({ lettersBranch, oldCases }: LettersBranchFacts): boolean {
  return 'value' in lettersBranch && !lettersBranch.value && oldCases > 0
}

export function lettersBranchChecks(facts: LettersBranchFacts): Check[] {
  const { oldCases } = facts
  return checksOf(
    'the branch letters can be used',
    facts.lettersBranch,
    () =>
      isBranchMissing(facts)
        ? [`it is missing, and ${oldCases} ${oldCases === 1 ? 'case is' : 'cases are'} older than ${MOST_DAYS_OLD} days: nothing is sent`]
        : [],
    {
      next: 'If it was lost, push it again from a clone that has it: git push origin letters. If there never was one, run npm run doctor -- --fix.',
    },
  )
}

/** What making the branch means, for `doctor --fix` to say before it does so. */
export const EMPTY_BRANCH = `the branch letters, empty: from then on no letter counts as sent. The next run writes what is owed of the last ${MOST_DAYS_OLD} days, also to clients who have it already; what is older becomes a task for a person`
