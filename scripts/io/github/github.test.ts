import { afterEach, describe, expect, test } from 'vitest'
import type { Fault, FaultKind } from '../../local/forge/faults.ts'
import { type Forge, startForge } from '../../local/forge.ts'
import { gitHubAt } from '../../testing/forge-client.ts'
import { CouldNotRun } from '../command.ts'
import { type GitHub, gitHubFromEnvironment } from './github.ts'
import { GitHubFailure, waitBeforeRetry } from './github-answers.ts'

let forge: Forge
afterEach(() => forge.close())

/** What became of a call under faults: how often it was made, how long it waited, and how it failed. */
async function under(faults: readonly Fault[], work: (github: GitHub) => Promise<unknown>, timeout?: number) {
  forge = await startForge({ remote: '/nowhere' })
  for (const fault of faults) forge.faults.add(fault)
  const waits: number[] = []
  const failure = await work(gitHubAt(forge, (wait) => waits.push(wait), timeout)).then(
    () => null,
    (error: unknown) => error,
  )
  if (failure !== null && !(failure instanceof GitHubFailure)) throw failure
  return { calls: forge.transcript.length, waits, failure, issues: forge.memory.state.issues.length }
}

const list = (github: GitHub) => github.issues('x')
const create = (github: GitHub) => github.createIssue({ title: 'a title', body: 'a body' }, 'x', null)

describe('what passes is tried again', () => {
  test.each<[FaultKind, number[]]>([
    ['server-error', [1000]],
    ['cut-before', [1000]],
    ['cut-after', [1000]],
    ['half-answer', [1000]],
    ['secondary-limit', [7000]],
    ['too-many', [7000]],
  ])('a list that meets %s once', async (kind, waits) => {
    expect(await under([{ kind, retryAfter: 7 }], list)).toEqual({ calls: 2, waits, failure: null, issues: 0 })
  })

  test('an answer that takes too long counts as lost', async () => {
    expect(await under([{ kind: 'slow', milliseconds: 4000 }], list, 1500)).toMatchObject({ waits: [1000], failure: null })
  })

  test('a second page that fails is read again, and no list is ever cut short', async () => {
    forge = await startForge({ remote: '/nowhere', pageSize: 2 })
    const github = gitHubAt(forge)
    for (const title of ['1', '2', '3']) await github.createIssue({ title, body: '' }, 'x', null)
    forge.faults.add({ kind: 'slow', milliseconds: 0 })
    forge.faults.add({ kind: 'half-answer' })
    expect(await github.issues('x')).toHaveLength(3)
  })

  test.each<FaultKind>(['secondary-limit', 'too-many'])(
    'also what must not be done twice, where %s says that it was not done',
    async (kind) => {
      expect(await under([{ kind }], create)).toMatchObject({ failure: null, issues: 1 })
    },
  )
})

describe('what must not be done twice is never tried again blindly', () => {
  test.each<[FaultKind, number]>([
    ['server-error', 0],
    ['cut-before', 0],
    ['cut-after', 1],
    ['error-after', 1],
    ['half-answer', 1],
  ])('an issue whose answer meets %s', async (kind, issues) => {
    const found = await under([{ kind }], create)
    expect(found).toMatchObject({ calls: 1, waits: [], issues })
    expect((found.failure as GitHubFailure).perhapsDone).toBe(true)
  })
})

describe('what stays wrong ends in a plain sentence', () => {
  test.each<[FaultKind, number | null, RegExp]>([
    ['unauthorised', 401, /^GitHub could not list the issues \(401\): the token is not valid any more/],
    ['forbidden', 403, /^GitHub could not list the issues \(403\): the token may not do this\. Give the job the permission/],
    ['missing', 404, /\(404\): it is not there, or the token may not see it/],
    ['conflict', 409, /\(409\): it was changed by somebody else/],
    ['unprocessable', 422, /\(422\): it does not accept what was sent/],
    ['too-many', 429, /\(429\): too many calls in a short time/],
    ['secondary-limit', 403, /\(403\): too many calls in a short time/],
    ['server-error', 500, /\(500\): it is out of order/],
    ['cut-before', null, /\(no answer\): the connection was lost/],
  ])('%s', async (kind, status, message) => {
    const { failure } = await under([{ kind, times: 9 }], list)
    expect(failure).toMatchObject({ status, message: expect.stringMatching(message) })
  })

  test('without a word of what was sent, or the token', async () => {
    const { failure } = await under([{ kind: 'unprocessable', times: 9 }], create)
    expect(failure?.message).not.toMatch(/a title|a body/)
    expect(failure?.message).not.toContain(forge?.environment.GITHUB_TOKEN)
  })

  test('a limit that asks for more than a minute and a half is left to the next run', async () => {
    expect(await under([{ kind: 'too-many', retryAfter: 3600 }], list)).toMatchObject({ waits: [], failure: { status: 429 } })
  })
})

test('a call is repeated three times at most, ever more slowly', () => {
  const lost = { status: null, headers: {} }
  expect([0, 1, 2, 3].map((attempt) => waitBeforeRetry(lost, true, attempt))).toEqual([1000, 3000, 9000, null])
})

test('without a token there is no GitHub, and without a repository the token is no use', () => {
  expect(gitHubFromEnvironment({})).toBeNull()
  expect(() => gitHubFromEnvironment({ GITHUB_TOKEN: 'x' })).toThrow(CouldNotRun)
  expect(() => gitHubFromEnvironment({ GITHUB_TOKEN: 'x', GITHUB_REPOSITORY: 'a/../b' })).toThrow(CouldNotRun)
})
