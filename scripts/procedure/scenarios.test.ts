// Golden scenarios: each file `scenarios/<what it proves>.txt` is a life in a few lines; beside it stands what it leads to, with
// every letter word for word. `npx vitest run scenarios -u` writes those anew; read the difference as the client would.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { played } from '../testing/scenario.ts'

const folder = new URL('scenarios/', import.meta.url)
const scenarios = readdirSync(folder).filter((file) => file.endsWith('.life'))

test.each(scenarios)('%s', async (file) => {
  const lines = readFileSync(new URL(file, folder), 'utf8').split('\n')
  const told = played(lines)
  expect(told).not.toContain('REFUSED')
  await expect(told).toMatchFileSnapshot(new URL(file.replace('.life', '.txt'), folder).pathname)
})
