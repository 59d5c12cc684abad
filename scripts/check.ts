// npm run check: reads everything and reports every problem; with --base also what the change breaks of "kept for ever".
import { resolve } from 'node:path'
import { clock } from './io/clock.ts'
import { options, run } from './io/command.ts'
import { keptProblems } from './io/kept.ts'
import { checkRegister, timeZoneOf } from './io/register.ts'
import { json, paint, problemLine } from './io/terminal.ts'
import { annotate } from './io/workflow.ts'

await run(async () => {
  const asked = options({ root: { type: 'string' }, base: { type: 'string' }, today: { type: 'string' }, json: { type: 'boolean' } })
  const root = resolve(asked.root ?? '.')
  const { today } = clock(asked.today, timeZoneOf(root))
  const register = checkRegister(root, today)
  const problems = asked.base !== undefined ? [...register.problems, ...(await keptProblems(root, asked.base, today))] : register.problems

  if (asked.json) console.log(json({ files: register.files, problems }))
  else {
    for (const problem of problems) console.log(problemLine(problem))
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
    console.log(
      problems.length
        ? paint('red', `${register.files} files read, ${count}.`)
        : paint('green', `${register.files} files read, nothing is wrong.`),
    )
  }
  // What asks for JSON reads nothing else.
  if (!asked.json) await annotate('Check of the register', problems)
  return problems.length ? 1 : 0
})
