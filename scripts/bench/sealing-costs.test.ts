import { expect, test } from 'vitest'
import { sealedTable } from './report.ts'
import { sealingCosts } from './sealing-costs.ts'

test('what a page costs is measured in each way: a stanza for the group, and one for each reader where it is sealed to persons', async () => {
  const costs = await sealingCosts([new Uint8Array(1000), new Uint8Array(3000)])
  expect(costs.group.bytes).toBeGreaterThan(1600)
  expect(costs.persons.bytes).toBeGreaterThan(8 * 1500 + costs.group.bytes)
  expect(costs.older.bytes).toBeLessThan(300)
  const reader = { scriptBytes: 60_000, unlockSeconds: 1, searchSeconds: 2 }
  const table = sealedTable([
    { ...{ cases: 2, pages: 12, files: 64, publishSeconds: 9, sealSeconds: 1, pageBytes: 9000, hostBytes: 600_000 }, costs, reader },
  ])
  expect(table).toMatch(/^2 cases +12 pages in 64 files +9\.00 s +1\.00 s +9 kB +600 kB +1\.00 s +2\.00 s +60 kB$/m)
  expect(table).toMatch(/to each of nine readers +\d+\.\d ms +\d+ bytes on top/)
})
