// npm run plan: what is due, overdue, and would be sent. Changes nothing, sends nothing.
import { resolve } from 'node:path'
import { clock } from './io/clock.ts'
import { CouldNotRun, options, run } from './io/command.ts'
import { readOrganisation } from './io/files/organisation-file.ts'
import { planRegister } from './io/files/plan-register.ts'
import { planJson, planTable } from './io/plan-output.ts'
import { json, problemLine } from './io/terminal.ts'
import { CASE_ID } from './procedure/case.ts'

await run(() => {
  const asked = options({ root: { type: 'string' }, case: { type: 'string' }, today: { type: 'string' }, json: { type: 'boolean' } })
  if (asked.case !== undefined && !CASE_ID.test(asked.case)) throw new CouldNotRun('--case needs the number of a case, such as 2026-0014.')
  const root = resolve(asked.root ?? '.')
  const own = readOrganisation(root)
  const planned = planRegister(root, clock(asked.today, own.timeZone).today, own, asked.case)
  if (asked.case && !planned.plans.length && !planned.problems.length)
    throw new CouldNotRun(`There is no case ${asked.case} on ${planned.today}.`)
  if (asked.json) console.log(json(planJson(planned)))
  else {
    console.log(planTable(planned))
    for (const problem of planned.problems) console.log(problemLine(problem))
  }
  return planned.problems.length ? 1 : 0
})
