// Tasks, done as their words say: the steps that a task asks for must be steps that the check lets pass.
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { CasePlan } from '../../procedure/plan.ts'
import { taskText } from '../../procedure/tasks.ts'
import type { Fault, Register, WrittenStep } from './life.ts'
import { findingsWith } from './register.ts'
import { simplestStep } from './steps.ts'

type Task = CasePlan['tasks'][number]

const STEPS =
  /\b(acknowledged|trainer-contacted|complainant-contacted|background-reviewed|discussed|delayed|informed|progress|decided|notified|withdrawn|closed|dissatisfied|referred|accepted|judged|executed|delivered|undelivered|corrected|retracted)\b/g

/** The steps that the words of a task name in quotes, each in its simplest form. Empty: it asks for something else than a step. */
export function stepsToTake(task: Task, today: CalendarDate, register: Register): { text: string; choices: WrittenStep[] } {
  const text = taskText(task, 'en')
  const quoted = [...text.matchAll(/["“`']([a-z-]+)["”`']/g)].map(([, name]) => name ?? '')
  const kinds = [...new Set(quoted.filter((name) => name.match(STEPS)?.[0] === name))]
  const letter = task.path?.split('/').at(-1)?.replace('.md', '') ?? null
  return { text, choices: kinds.map((kind) => simplestStep(kind, today, register, letter, text)) }
}

/** Every task that asks for what the check refuses. Where its words leave a choice ("a" or "b"), one of them must pass. */
export function impossibleTasks(register: Register, { tasks }: CasePlan, today: CalendarDate): Fault[] {
  return tasks.flatMap((task) => {
    const { text, choices } = stepsToTake(task, today, register)
    const refused = choices.flatMap((step) => {
      const findings = findingsWith(register, step, today)
      if (findings && !findings.length) return []
      return [
        { step: step.step, why: findings?.map(({ code, message }) => `${code}: ${message.en}`).join('; ') ?? 'its fields are refused' },
      ]
    })
    const choice = /["”] or ["“]/.test(text)
    if (choice && refused.length < choices.length) return []
    return refused.map(({ step, why }) => ({
      on: today,
      rule: `task-refused ${task.kind} ${step}`,
      message: `the task “${text}” asks for "${step}", and the check says: ${why}`,
    }))
  })
}
