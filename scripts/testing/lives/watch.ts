// What is looked at after every run.
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { CasePlan } from '../../procedure/plan.ts'
import { metWithoutDelivery } from './deliveries.ts'
import type { Fault } from './life.ts'
import { neglect } from './neglect.ts'
import { deliveryOf, entriesOf } from './reckoning.ts'
import type { Letter, Register } from './register.ts'
import { contradictions, repeats } from './repeats.ts'
import { tableFaults } from './table.ts'
import { impossibleTasks } from './tasks.ts'
import { untimely } from './timing.ts'
import { untruths } from './untruths.ts'

/** A run as it is looked back on. */
export interface PastRun {
  readonly on: CalendarDate
  /** How many steps the file had. */
  readonly steps: number
  readonly written: readonly Letter[]
  /** Letters on file after it that had not reached the client. */
  readonly undelivered: readonly Letter[]
  readonly tasks: CasePlan['tasks']
}

export interface Watch {
  readonly register: Register
  readonly runs: PastRun[]
}

/** Looks at a run: its letters, and the plan made right after it. */
export function watchRun(
  { register, runs }: Watch,
  { written }: { readonly written: readonly Letter[] },
  after: CasePlan,
  today: CalendarDate,
): Fault[] {
  const entries = entriesOf(register.steps)
  const undelivered = register.letters.filter((letter) => !deliveryOf(letter, entries))
  runs.push({ on: today, steps: register.steps.length, written, undelivered, tasks: after.tasks })
  return [
    ...written.flatMap((letter) => untruths(register, letter, written, today)),
    ...written.flatMap((letter) => untimely(register, letter, written, today)),
    ...contradictions(register, written, today),
    ...repeats(register, written, after, today),
    ...tableFaults(register, after, today),
    ...metWithoutDelivery(register, after, today),
    ...impossibleTasks(register, after, today),
    ...neglect(register, after, today),
  ]
}
