import { afterEach, expect, test } from 'vitest'
import { type Forge, startForge } from '../../local/forge.ts'
import type { PutBack } from '../../procedure/put-back.ts'
import { gitHubAt } from '../../testing/forge-client.ts'
import { PUT_BACK_LABEL } from '../../views/put-back-issue.ts'
import { tellOnGitHub } from './put-backs-on-github.ts'

let forge: Forge
afterEach(() => forge.close())

const ids = (count: number, of: string) => Array.from({ length: count }, (_, n) => of + String(n).padStart(39, '0'))
const putBack = (commit: string, changes: number): PutBack => ({
  commit: commit.repeat(40),
  at: '2026-11-20T23:30:00Z',
  unsigned: ids(changes, 'f'),
})

test('what was put back is one issue each time, also once somebody has closed it, and the next time is another', async () => {
  forge = await startForge({ remote: '/nowhere', pageSize: 1 })
  const github = gitHubAt(forge)
  const issues = () => forge.memory.state.issues
  await tellOnGitHub(github, [putBack('a', 2)], 'Europe/Amsterdam')
  await github.updateIssue(issues()[0]!.number, { state: 'closed', body: issues()[0]!.body })
  await tellOnGitHub(github, [putBack('a', 2), putBack('b', 30)], 'Europe/Amsterdam')
  expect(issues().map(({ state, labels }) => [state, labels])).toEqual([
    ['closed', [PUT_BACK_LABEL]],
    ['open', [PUT_BACK_LABEL]],
  ])
  // The day is that of the organisation; the commits are named as far as they fit.
  expect(issues()[0]?.body).toContain('zaterdag 21 november 2026: 2 wijzigingen, teruggezet door aaaa')
  expect(issues()[0]?.body).toContain(`- ${ids(2, 'f').join('\n- ')}\n`)
  expect(issues()[1]?.body).toContain('- en nog 10')
})
