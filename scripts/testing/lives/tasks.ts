// What the plan asks of people, done as the pages say: every step that they offer to record must be one that the check lets pass.
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { CasePlan } from '../../procedure/plan.ts'
import { type ToDo, toDosOf, toDoText } from '../../views/to-do.ts'
import { filledIn } from '../ready-steps.ts'
import type { Fault, Register, WrittenStep } from './life.ts'
import { findingsWith } from './register.ts'
import { somebody } from './steps.ts'
import { TOLD } from './words.ts'

/** The steps that record what is to be done, as somebody records them today who fills in the marked places. */
export function stepsToTake({ records }: ToDo, today: CalendarDate, register: Register): WrittenStep[] {
  const by = somebody(register, today, null)
  return records.map((record) => filledIn(record, today, by, TOLD[register.head.language][0]) as unknown as WrittenStep)
}

/** Everything that people are asked to record and that the check refuses. */
export function impossibleTasks(register: Register, plan: CasePlan, today: CalendarDate): Fault[] {
  return toDosOf(plan).flatMap((toDo) =>
    stepsToTake(toDo, today, register).flatMap((step) => {
      const findings = findingsWith(register, step, today)
      if (findings && !findings.length) return []
      const why = findings?.map(({ code, message }) => `${code}: ${message.en}`).join('; ') ?? 'its fields are refused'
      const message = `“${toDoText(toDo, 'en')}” asks for "${step.step}", and the check says: ${why}`
      return [{ on: today, rule: `task-refused ${toDo.kind} ${step.step}`, message }]
    }),
  )
}
