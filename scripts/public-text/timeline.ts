// The time line of the policy page, as numbers: its stages with the steps of each, and on which day and where each mark stands.
import type { Terms } from '../procedure/policy.ts'
import type { StepKey } from './policy-facts.ts'

/** A stage of the procedure and the steps that belong to it, in the order in which a complaint meets them. */
export interface Stage {
  readonly kind: 'receipt' | 'investigation' | 'decision' | 'delay' | 'closing' | 'mediation'
  readonly steps: readonly StepKey[]
}

export const STAGES: readonly Stage[] = [
  { kind: 'receipt', steps: ['P1'] },
  { kind: 'investigation', steps: ['P2', 'P3', 'P4'] },
  { kind: 'decision', steps: ['P5'] },
  { kind: 'delay', steps: ['P6'] },
  { kind: 'closing', steps: ['P7'] },
  { kind: 'mediation', steps: ['P8'] },
]

/** A day on the line and where it stands: `at` in percent of the width. */
export interface Mark {
  readonly day: number
  readonly at: number
}

/** A mark that has a label only where there is room for it. */
export type LabelledMark = Mark & { readonly labelled: boolean }

export interface Timeline {
  /** Day 0: receipt of the complaint. */
  readonly receipt: LabelledMark
  /** The last day for the decision, or for the message that it takes longer (P5, P6). */
  readonly decision: Mark
  /** The days of the first interim messages, where it takes that long (P6), and whether there is room for a label at each. */
  readonly interim: readonly LabelledMark[]
  /** Day 0 of a line of its own: the referral to the mediator. */
  readonly referral: LabelledMark
  /** On that line: the last day for judgment and execution (P8). */
  readonly mediation: Mark
}

const INTERIM_SHOWN = 2
/** Labels closer than this part of the width, in percent, would touch on a phone. */
const LABEL_WIDTH = 18

/** Where the days of `terms` stand on a line; both lines, of the complaint and of the mediation, have the same scale. */
export function timeline(terms: Terms): Timeline {
  const { decisionDays, interimDays, mediationDays } = terms
  const length = Math.max(decisionDays + INTERIM_SHOWN * interimDays, mediationDays)
  const mark = (day: number): Mark => ({ day, at: Math.round((day / length) * 1000) / 10 })
  return {
    receipt: startBefore(mark(decisionDays)),
    decision: mark(decisionDays),
    interim: labelled(
      mark(decisionDays),
      Array.from({ length: INTERIM_SHOWN }, (_, index) => mark(decisionDays + (index + 1) * interimDays)),
    ),
    referral: startBefore(mark(mediationDays)),
    mediation: mark(mediationDays),
  }
}

/** Day 0, with a label where `next` stands far enough away. */
function startBefore(next: Mark): LabelledMark {
  return { day: 0, at: 0, labelled: next.at >= LABEL_WIDTH }
}

/** The marks with a label at each that stands far enough from the labelled one before it, `first` being labelled. */
function labelled(first: Mark, marks: readonly Mark[]): LabelledMark[] {
  let { at } = first
  return marks.map((mark) => {
    const room = mark.at - at >= LABEL_WIDTH
    if (room) at = mark.at
    return { ...mark, labelled: room }
  })
}
