// Flags: what everybody must see until it is put right.
import { addDays, type CalendarDate } from './calendar.ts'
import type { Case } from './case.ts'
import { type LetterOfDay, letterOfDay } from './letters/in-words.ts'
import { type LetterKind, letterName } from './letters/record.ts'
import type { ObligationKind } from './obligations.ts'
import { notReached } from './reached.ts'
import type { Situation } from './situation.ts'
import { toTakeBack } from './take-back.ts'
import { type Unattended, unattended } from './unattended.ts'

export const FLAG_KINDS = ['overdue', 'not-reached', 'unattended', 'to-take-back'] as const
export type FlagKind = (typeof FLAG_KINDS)[number]

/** One thing that must be put right, and the first day on which it could be seen. */
export type Flag =
  | { readonly kind: 'overdue'; readonly since: CalendarDate; readonly obligation: ObligationKind; readonly due: CalendarDate }
  /** `letter` is its name, such as `2026-11-17-delay`, and `why` what is known of it. */
  | {
      readonly kind: 'not-reached'
      readonly since: CalendarDate
      readonly letter: string
      readonly why: 'refused' | 'back' | 'unknown'
      readonly written: LetterOfDay
    }
  /** `letters` are the names of the letters that went out in the name of the handler since somebody last did something. */
  | {
      readonly kind: 'unattended'
      readonly since: CalendarDate
      readonly letters: readonly string[]
      readonly written: readonly LetterOfDay[]
    }
  | { readonly kind: 'to-take-back'; readonly since: CalendarDate; readonly letter: LetterKind }

/** The flags of one case, the kinds in their order. */
export function flagsOf(situation: Situation): Flag[] {
  const silent = unattended(situation)
  const { timeZone } = situation.organisation
  return [
    ...situation.owed
      .filter(({ state }) => state === 'overdue')
      .map(({ kind, due }): Flag => ({ kind: 'overdue', since: addDays(due, 1), obligation: kind, due })),
    ...notReached(situation).flatMap(({ letter, why, since }): Flag[] =>
      why === 'to-print'
        ? []
        : [{ kind: 'not-reached', since, letter: letterName(letter.path), why, written: letterOfDay(letter, timeZone) }],
    ),
    ...(silent ? [unattendedFlag(silent, timeZone)] : []),
    ...toTakeBack(situation, timeZone).map(({ kind, since }): Flag => ({ kind: 'to-take-back', since, letter: kind })),
  ]
}

function unattendedFlag({ since, letters }: Unattended, timeZone: string): Flag {
  const written = letters.map((letter) => letterOfDay(letter, timeZone))
  return { kind: 'unattended', since, letters: letters.map(({ path }) => letterName(path)), written }
}

/** The flags of a case that has any: one issue or line for each case. */
export interface FlaggedCase {
  readonly case: Case['id']
  readonly handler: string
  readonly flags: readonly Flag[]
}

/** The flags of the cases that have any. */
export function flaggedCases(
  plans: readonly { readonly id: string; readonly handler: string; readonly flags: readonly Flag[] }[],
): FlaggedCase[] {
  return plans.filter(({ flags }) => flags.length > 0).map(({ id, handler, flags }) => ({ case: id, handler, flags }))
}
