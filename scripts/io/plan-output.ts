// A plan as tools read it, and as a table for people: numbers, promises and dates, never a name.

import { flagText } from '../procedure/flag-text.ts'
import { daysLeftInWords, LETTER_LABELS, OBLIGATION_LABELS, STATUS_LABELS } from '../procedure/glossary.ts'
import { concernsOf } from '../procedure/reminders.ts'
import { taskText } from '../procedure/task-text.ts'
import { nextOwed } from '../views/next-owed.ts'
import { problemAsData } from '../views/problem-in-words.ts'
import type { PlannedRegister } from './files/plan-register.ts'
import { paint, table } from './terminal.ts'

/** What `plan --json` prints: dates as YYYY-MM-DD, what is absent as null. */
export function planJson({ today, plans, problems }: PlannedRegister) {
  return {
    today,
    cases: plans.map(({ id, status, policy, handler, obligations, letters, tasks, flags }) => ({
      id,
      status,
      policy,
      handler,
      obligations: obligations.map(({ kind, opened, due, state, breached, metOn, daysLeft }) => ({
        kind,
        opened,
        due,
        state,
        breached,
        metOn,
        daysLeft,
      })),
      letters: letters.map(({ kind, path, to, expected, automatic }) => ({
        kind,
        path,
        to: to.address ?? null,
        expected: expected ?? null,
        automatic,
      })),
      tasks: tasks.map((task) => ({ kind: task.kind, due: task.due, text: taskText(task, 'en') })),
      flags: flags.map((flag) => ({ ...flag, text: flagText(flag, 'en') })),
    })),
    problems: problems.map(problemAsData),
  }
}

/** Every open case on a line, the most pressing first, and below it what would be sent. */
export function planTable({ today, plans, broken }: PlannedRegister): string {
  const open = plans.filter((plan) => plan.status !== 'closed' || concernsOf(plan).length > 0)
  const rows = open
    .map((plan) => ({ plan, next: nextOwed(plan) }))
    .sort((a, b) => (a.next?.daysLeft ?? 9999) - (b.next?.daysLeft ?? 9999))
    .map(({ plan, next }) => [
      plan.id,
      STATUS_LABELS.en[plan.status],
      next ? OBLIGATION_LABELS.en[next.kind] : '',
      next?.due ?? '',
      next?.daysLeft == null ? '' : urgent(next.daysLeft),
    ])
  const letters = plans.flatMap(({ letters }) => letters)
  const closed = plans.length - open.length
  return [
    paint(
      'bold',
      `The register on ${today}: ${open.length} open, ${closed} closed${broken.length ? `, ${broken.length} files that cannot be used` : ''}.`,
    ),
    rows.length ? table([['case', 'status', 'owed next', 'due', ''], ...rows]) : 'No case is open.',
    '',
    letters.length
      ? `${letters.length === 1 ? 'One letter' : `${letters.length} letters`} would be written:`
      : 'No letter would be written.',
    ...letters.map(
      ({ case: id, kind, due, expected, to }) =>
        `  ${id}  ${LETTER_LABELS.en[kind]}${due ? `, due ${due}` : ''}${expected ? `, decision expected ${expected}` : ''}${to.address ? '' : ', to print'}`,
    ),
    ...plans.flatMap(({ id, tasks }) =>
      tasks.filter(({ kind }) => kind !== 'close').map((task) => `  ${id}  to do: ${taskText(task, 'en')}`),
    ),
  ].join('\n')
}

function urgent(daysLeft: number): string {
  const words = daysLeftInWords(daysLeft, 'en')
  return daysLeft < 0 ? paint('red', words) : daysLeft <= 1 ? paint('yellow', words) : words
}
