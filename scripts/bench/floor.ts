// The floor: the least that any reader of case files has to do (read, split, YAML, schema), in a bare loop in a process of its own.
// Prints how many cases it parsed. Usage: node floor.ts <folder of case files>
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FAILSAFE_SCHEMA, load } from 'js-yaml'
import { caseSchema } from '../procedure/case.ts'

const folder = process.argv[2] ?? ''
let parsed = 0
for (const name of readdirSync(folder)) {
  if (!name.endsWith('.md')) continue
  const text = readFileSync(join(folder, name), 'utf8')
  caseSchema.parse(load(text.slice(4, text.indexOf('\n---', 4)), { schema: FAILSAFE_SCHEMA }))
  parsed++
}
console.log(parsed)
