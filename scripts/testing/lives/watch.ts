// What is looked at after every run.
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { CasePlan } from '../../procedure/plan.ts'
import { metWithoutDelivery } from './deliveries.ts'
import type { Fault, Letter, Register } from './life.ts'
import { neglect } from './neglect.ts'
import { deliveryOf, entriesOf } from './reckoning.ts'
import { findingsOf } from './register.ts'
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
  /** What the last run found to look at, so that the slow checks are made once for each state of the file and of its letters. */
  seen: { letters: string; tasks: string }
}

/** Looks at a run: its letters, and the plan made right after it. */
export function watchRun(
  watch: Watch,
  { written }: { readonly written: readonly Letter[] },
  after: CasePlan,
  today: CalendarDate,
): Fault[] {
  const { register, runs } = watch
  const entries = entriesOf(register.steps)
  const undelivered = register.letters.filter((letter) => !deliveryOf(letter, entries))
  runs.push({ on: today, steps: register.steps.length, written, undelivered, tasks: after.tasks })
  const { seen } = watch
  watch.seen = stateOf(register, after)
  return [
    ...written.flatMap((letter) => untruths(register, letter, written, today)),
    ...written.flatMap((letter) => untimely(register, letter, written, today)),
    ...contradictions(register, written, today),
    ...repeats(register, written, after, today),
    ...tableFaults(register, after, today),
    ...metWithoutDelivery(register, after, today),
    ...(seen.letters === watch.seen.letters ? [] : goneBad(register, today)),
    ...(seen.tasks === watch.seen.tasks ? [] : impossibleTasks(register, after, today)),
    ...neglect(register, after, today),
  ]
}

function stateOf({ steps, head, letters }: Register, { tasks }: CasePlan): Watch['seen'] {
  const answers = letters.map(({ path, sentOn, refusedOn, returnedOn, attempts }) => [path, sentOn, refusedOn, returnedOn, attempts])
  return { letters: JSON.stringify(answers), tasks: JSON.stringify([steps.length, head, answers, tasks]) }
}

/** A file that the check let pass stays good, whatever becomes of its letters and however time goes by. */
function goneBad(register: Register, today: CalendarDate): Fault[] {
  const findings = findingsOf(register, register.file, today)
  return findings.map(({ code, message }) => ({
    on: today,
    rule: `good file gone bad ${code}`,
    message: `nobody changed the file, and the check says: ${message.en}`,
  }))
}
