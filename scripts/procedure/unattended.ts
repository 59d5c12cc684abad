// Silence of staff: a letter went out by itself because nobody had acted, and nobody has acted since.
import type { CalendarDate } from './calendar.ts'
import type { Step, StepName } from './case.ts'
import { claimedOn, type LetterKind, type LetterRecord } from './letters/record.ts'
import type { Situation } from './situation.ts'
import type { StepsRead } from './steps.ts'

/** Steps that say what became of letters and of mistakes, not that somebody went on with the case. */
const BOOKKEEPING: readonly StepName[] = ['delivered', 'undelivered', 'corrected', 'retracted']

export interface Unattended {
  readonly since: CalendarDate
  readonly letters: readonly (LetterRecord & { readonly kind: LetterKind })[]
}

/**
 * Where the last letter went out by itself and nobody has recorded anything since: its day, and the letters that went out in the
 * name of the handler in that silence. Null where somebody goes on, or where no decision is owed any more.
 */
export function unattended(situation: Situation): Unattended | null {
  const { letters, owed, read, facts, organisation } = situation
  if (facts.decidedOn || !owed.some(({ kind }) => kind === 'decision' || kind === 'new-date')) return null
  const inOrder = letters.toSorted((a, b) => (a.claimed < b.claimed ? -1 : 1))
  const last = inOrder.at(-1)
  if (!last || !isBySilence(last, inOrder.at(-2)?.steps ?? 0, read) || isWorkIn(read, last.steps, Number.POSITIVE_INFINITY)) return null
  const silent = inOrder.flatMap((letter) => {
    const { kind, steps } = letter
    return kind !== 'reminder' && isBySilence(letter, steps, read) && !isWorkIn(read, steps, last.steps) ? [{ ...letter, kind }] : []
  })
  return { since: claimedOn(last, organisation.timeZone), letters: silent }
}

/** An automatic delay letter; or an interim letter with no step to tell of, `before` being what the letter before it had read. */
function isBySilence({ kind, automatic, steps }: LetterRecord, before: number, read: StepsRead): boolean {
  return kind === 'delay' ? automatic : kind === 'interim' && !isWorkIn(read, before, steps)
}

/** Whether somebody recorded work in the steps from the index `from` up to `to`. */
function isWorkIn({ recorded }: StepsRead, from: number, to: number): boolean {
  return recorded.some(({ step, index }) => index >= from && index < to && isWork(step))
}

function isWork(step: Step): boolean {
  return !BOOKKEEPING.includes(step.step)
}
