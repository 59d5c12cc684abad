import { afterEach, describe, expect, test } from 'vitest'
import type { FaultKind } from '../../local/forge/faults.ts'
import { type Forge, startForge } from '../../local/forge.ts'
import { gitHubAt } from '../../testing/forge-client.ts'
import type { GitHub } from './github.ts'
import { reportHealth } from './health-issue.ts'

let forge: Forge
afterEach(() => forge.close())

async function started(): Promise<GitHub> {
  forge = await startForge({ remote: '/nowhere', automatic: () => true, now: () => '2026-11-20T23:30:00Z', pageSize: 2 })
  return gitHubAt(forge)
}

const open = () => forge.memory.state.issues.filter(({ state }) => state === 'open')

describe.each([
  ['nightly', 'De nachtrun werkt weer', 'gaan er geen brieven en herinneringen uit'],
  ['audit', 'De toegang is weer', 'De brieven gaan gewoon uit'],
] as const)('the issue about a failing %s', (watched, mended, broken) => {
  test('is opened once, closed when the run works again, and opened anew by the next failure', async () => {
    const github = await started()
    const seen: number[] = []
    for (const good of [true, false, false, true, true, false]) {
      await reportHealth(github, watched, good, 'https://forge.example/runs/1')
      seen.push(open().length)
    }
    expect(seen).toEqual([0, 1, 1, 0, 0, 1])
    expect(forge.memory.state.issues).toHaveLength(2)
    expect(forge.memory.state.issues[0]?.body).toContain(mended)
    expect(open()[0]?.body).toContain(broken)
  })

  test.each<FaultKind>(['server-error', 'cut-before', 'cut-after', 'error-after', 'half-answer', 'too-many'])(
    'is one, also where opening it meets %s',
    async (kind) => {
      const github = await started()
      forge.faults.add({ kind, on: 'issues/create' })
      await reportHealth(github, watched, false, null)
      expect(open()).toHaveLength(1)
    },
  )
})

test('the issue about the night and that about the access come and go apart', async () => {
  const github = await started()
  await reportHealth(github, 'nightly', false, null)
  await reportHealth(github, 'audit', false, null)
  await reportHealth(github, 'nightly', true, null)
  expect(open().map(({ labels }) => labels)).toEqual([['toegang-nakijken']])
})
