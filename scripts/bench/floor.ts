// The floor: the least that any reader of case files has to do (read, split, YAML, schema), in a bare loop in a process of its own.
// Prints how many files it parsed. Usage: node floor.ts <folder of case files> [<folder of folders of letters>]
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FAILSAFE_SCHEMA, load } from 'js-yaml'
import { caseSchema } from '../procedure/case.ts'
import { letterSchema } from '../procedure/letters/record.ts'

const [cases = '', letters] = process.argv.slice(2)
let parsed = 0
parse(cases, caseSchema)
if (letters) for (const name of readdirSync(letters)) parse(join(letters, name), letterSchema)
console.log(parsed)

function parse(folder: string, schema: { parse(value: unknown): unknown }): void {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.md')) continue
    const text = readFileSync(join(folder, name), 'utf8')
    schema.parse(load(text.slice(4, text.indexOf('\n---', 4)), { schema: FAILSAFE_SCHEMA }))
    parsed++
  }
}
