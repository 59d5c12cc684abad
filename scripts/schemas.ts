// npm run schemas: writes what editors are told about organisation.yml and terms.yml into docs/schemas/, from the rules themselves.
import { writeFileSync } from 'node:fs'
import { options, run } from './io/command.ts'
import { EDITOR_SCHEMAS } from './views/editor-schemas.ts'

await run(() => {
  options({})
  for (const [name, schema] of Object.entries(EDITOR_SCHEMAS)) {
    const file = `docs/schemas/${name}.json`
    writeFileSync(new URL(`../${file}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`)
    console.log(`${file} written.`)
  }
  return 0
})
