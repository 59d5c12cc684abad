import { afterAll, expect, test } from 'vitest'
import { readRegister } from '../../io/files/register.ts'
import { day } from '../../procedure/calendar.ts'
import { registerFolder, removeTemporaryFolders } from '../register-folder.ts'
import { dice, garbled } from './garble.ts'
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
