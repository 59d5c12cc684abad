import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { benchPlan } from './plan-bench.ts'
import { planTable } from './report.ts'

test('the benchmark of plan measures plan, check and floor on cases with letters, all of them valid', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    // It fails where check finds a problem, or check or floor miss a file.
    const times = benchPlan(40, folder, () => {})
    expect(times).toMatchObject({ cases: 40, letters: 160 })
    expect(times.peakMegabytes).toBeLessThan(2000)
    expect(planTable([{ ...times, planSeconds: 3, checkSeconds: 4, floorSeconds: 2 }])).toContain('1.50 times the floor')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
