import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readRegister } from '../../io/files/register.ts'
import { day } from '../../procedure/calendar.ts'
import { registerFolder, removeTemporaryFolders } from '../register-folder.ts'
import { dice, garbled } from './garble.ts'
import { HEAVY_TEXTS } from './heavy-texts.ts'
import { readGarbled } from './read-garbled.ts'

afterAll(removeTemporaryFolders)

test('the reader reads or refuses each of five thousand garbled files, naming the place, and never crashes', () => {
  const { organisation, policies } = readRegister(registerFolder(), day('2026-11-22'))
  const around = { organisation: organisation!, policy: policies[0]! }
  const roll = dice(20261122)
  const codes = new Set<string>()
  for (let file = 0; file < 5000; file++) for (const { code } of readGarbled(garbled(roll), around)) codes.add(code)
  // A garbler that only ever breaks the first line would prove nothing.
  expect([...codes]).toEqual(
    expect.arrayContaining([
      'anchor',
      'alias',
      'tag',
      'yaml',
      'duplicate-key',
      'unknown-key',
      'missing',
      'choice',
      'date',
      'characters',
      'encoding',
      'frontmatter',
      'unknown-person',
    ]),
  )
})

test('texts of a quarter of a megabyte that are all of one piece are read to their end, not back and forth', () => {
  // All of them take a second or two. One that is read back and forth takes thirty seconds by itself.
  const out = execFileSync(process.execPath, [join(import.meta.dirname, 'read-heavy.ts')], {
    encoding: 'utf8',
    timeout: 25_000,
    killSignal: 'SIGKILL',
  })
  expect(out.trim().split('\n')).toHaveLength(HEAVY_TEXTS.length)
})
