import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { type Forge, startForge } from '../../local/forge.ts'
import { day } from '../../procedure/calendar.ts'
import { gitHubAt } from '../../testing/forge-client.ts'
import { CASE } from '../../testing/invented-case.ts'
import { removeTemporaryFolders } from '../../testing/register-folder.ts'
import { sharedRegister } from '../../testing/shared-register.ts'
import type { GitHub } from './github.ts'
import { GitHubFailure } from './github-answers.ts'
import { heartbeat, nightlyTrouble } from './nightly-health.ts'
import { waitingCases } from './waiting.ts'

let forge: Forge
afterEach(() => forge.close())
afterAll(removeTemporaryFolders)

async function started(remote = '/nowhere'): Promise<GitHub> {
  forge = await startForge({ remote, automatic: () => true, now: () => '2026-11-20T23:30:00Z', pageSize: 2 })
  return gitHubAt(forge)
}

describe('the age of the last good nightly run', () => {
  test.each([
    ['2026-11-20T05:00:00Z', 'success', null],
    ['2026-11-19T05:00:00Z', 'success', /The last good nightly run was 31 hours ago/],
    ['2026-11-20T05:00:00Z', 'failure', /There has been no good nightly run yet/],
  ] as const)('a run at %s that was a %s', async (at, conclusion, trouble) => {
    const github = await started()
    forge.memory.state.runs.push({ id: 1, workflow: 'nightly.yml', conclusion, at })
    const found = await nightlyTrouble(github, '2026-11-20T12:00:00Z')
    if (trouble) expect(found).toMatch(trouble)
    else expect(found).toBeNull()
  })

  test('is not that of a run that was to send nothing, however young', async () => {
    const github = await started()
    forge.memory.state.runs.push({ id: 1, workflow: 'nightly.yml', conclusion: 'success', at: '2026-11-19T05:00:00Z' })
    forge.memory.state.runs.push({
      id: 2,
      workflow: 'nightly.yml',
      conclusion: 'success',
      at: '2026-11-20T11:00:00Z',
      title: 'nothing sent',
    })
    expect(await nightlyTrouble(github, '2026-11-20T12:00:00Z')).toMatch(/The last good nightly run was 31 hours ago/)
  })

  test('that cannot be asked for is said to be unknown', async () => {
    const github = await started()
    forge.faults.add({ kind: 'forbidden' })
    expect(await nightlyTrouble(github, '2026-11-20T12:00:00Z')).toMatch(/^It could not be checked .* permission/)
  })
})

describe('the cases that wait in pull requests', () => {
  test('are read from every open one: number and day of receipt, or the day it was opened where the file cannot be read', async () => {
    const { remote, push } = await sharedRegister({ 'cases/2026-0001.md': CASE })
    const corrected = CASE.replace(
      /---\nIn zijn/,
      '  - { on: 2026-11-07, step: corrected, by: anna-jansen, field: received, from: 2026-11-03, to: 2026-11-02, reason: x }\n---\nIn zijn',
    )
    await push('a', { 'cases/2026-0031.md': CASE })
    await push('b', { 'cases/2026-0032.md': corrected, 'cases/2026-0033.md': '---\nbroken' })
    await push('c', { 'cases/2026-0001.md': `${CASE}more`, 'cases/2026-0034.md': 'x'.repeat(300_000) })
    const github = await started(remote)
    expect(await waitingCases(github, 'Europe/Amsterdam')).toEqual([
      { pull: 1, case: '2026-0031', received: '2026-11-03' },
      { pull: 2, case: '2026-0032', received: '2026-11-02' },
      { pull: 2, case: '2026-0033', received: day('2026-11-21') },
      { pull: 3, case: '2026-0034', received: day('2026-11-21') },
    ])
  })

  test('are never taken for none where GitHub fails', async () => {
    const github = await started()
    forge.faults.add({ kind: 'conflict', times: 9 })
    await expect(waitingCases(github, 'UTC')).rejects.toBeInstanceOf(GitHubFailure)
  })
})

describe('the heartbeat', () => {
  test.each([
    [200, null],
    [500, 'The service behind HEARTBEAT_URL did not answer well (500).'],
  ])('a service that answers %i', async (status, trouble) => {
    await started()
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`)
      response.writeHead(status).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    expect(await heartbeat(`http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path`)).toBe(trouble)
    expect(asked).toEqual(['GET /secret-path'])
    server.close()
  })

  test('none, one that is no address, and one that nobody answers', async () => {
    await started()
    expect(await heartbeat(undefined)).toBeNull()
    expect(await heartbeat('secret')).not.toContain('secret')
    expect(await heartbeat('http://127.0.0.1:1/secret')).toBe('The service behind HEARTBEAT_URL did not answer well (no answer).')
  })
})
