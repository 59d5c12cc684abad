// Golden scenarios: each folder holds a case, the letters on file and a day; what the plan makes of them stands beside them.
// `npx vitest run scenarios -u` writes the golden files anew; read the difference before committing it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { parseDocument, readDocument, readYamlFile } from '../io/files/case-files.ts'
import { POLICY } from '../testing/example.ts'
import { day } from './calendar.ts'
import { caseSchema } from './case.ts'
import { letterSchema } from './letters/record.ts'
import { organisationSchema } from './organisation.ts'
import { plan } from './plan.ts'
import { flagOf } from './reminders.ts'
import { taskText } from './tasks.ts'

const folder = new URL('scenarios/', import.meta.url)
const ORGANISATION = organisationSchema.parse(
  readYamlFile(readFileSync(new URL('../../organisation.yml', import.meta.url), 'utf8')).yaml.value,
)

function read<S extends z.ZodType>(url: URL, schema: S): z.output<S> {
  const parsed = parseDocument(url.pathname, readDocument(readFileSync(url, 'utf8')), schema)
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  return parsed.data
}

test.each(readdirSync(folder))('%s', async (name) => {
  const here = new URL(`${name}/`, folder)
  const id =
    readdirSync(here)
      .find((file) => /^\d{4}-\d{4}\.md$/.test(file))
      ?.slice(0, -3) ?? ''
  const today = day(readFileSync(new URL('today.txt', here), 'utf8').trim())
  const letters = existsSync(new URL('letters/', here))
    ? readdirSync(new URL('letters/', here)).map((file) => ({
        ...read(new URL(`letters/${file}`, here), letterSchema),
        path: `letters/${id}/${file}`,
      }))
    : []
  const planned = plan({ ...read(new URL(`${id}.md`, here), caseSchema), id }, letters, [POLICY], ORGANISATION, today)
  const { status, obligations = [], letters: due = [], tasks = [] } = planned ?? {}
  const summary = {
    today,
    status,
    obligations: obligations.map(({ kind, opened, due, state, breached, metOn }) => ({ kind, opened, due, state, breached, metOn })),
    letters: due.map(({ path, automatic, expected, to }) => ({ path, automatic, expected, to: to.address })),
    tasks: tasks.map((task) => taskText(task, 'en')),
    flag: planned && flagOf(planned),
  }
  await expect(`${JSON.stringify(summary, null, 2)}\n`).toMatchFileSnapshot(new URL('expected/plan.json', here).pathname)
  for (const { path, subject, body } of due) {
    await expect(`${subject}\n\n${body}`).toMatchFileSnapshot(
      new URL(`expected/${path.split('/').at(-1)?.replace('.md', '.txt')}`, here).pathname,
    )
  }
})
