import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { removeTemporaryFolders, temporaryFolder } from '../../testing/register-folder.ts'
import { CouldNotRun } from '../command.ts'
import { placePlan, pullRequestFromEnvironment } from './pull-request.ts'

afterAll(removeTemporaryFolders)

const OWN = { full_name: 'owner/register' }

function event(text: unknown): NodeJS.ProcessEnv {
  const path = join(temporaryFolder('event'), 'event.json')
  writeFileSync(path, typeof text === 'string' ? text : JSON.stringify(text))
  return { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path }
}
const pull = (head: typeof OWN | null) => ({ number: 7, pull_request: { head: { repo: head }, base: { repo: OWN } } })

describe('the event of a pull request', () => {
  test.each([
    ['a branch of our own', event(pull(OWN)), true],
    ['a fork', event(pull({ full_name: 'somebody/register' })), false],
    ['a fork that is gone', event(pull(null)), false],
    ['Dependabot', { ...event(pull(OWN)), GITHUB_ACTOR: 'dependabot[bot]' }, false],
  ])('of %s', (_what, environment, mayComment) => {
    expect(pullRequestFromEnvironment(environment)).toEqual({ number: 7, mayComment })
  })

  test('is none for a push, or outside a workflow', () => {
    expect(pullRequestFromEnvironment({})).toBeNull()
    expect(pullRequestFromEnvironment({ ...event(pull(OWN)), GITHUB_EVENT_NAME: 'push' })).toBeNull()
  })

  test.each(['', '{', '{}', '{"number":"7"}', '[]'])('that reads %j could not be read, which is no pass', (text) => {
    expect(() => pullRequestFromEnvironment(event(text))).toThrow(CouldNotRun)
  })
})

test.each([
  ['without a token', true, /there is no GITHUB_TOKEN/],
  ['from a fork', false, /from a fork/],
])('%s the plan stands in the summary only, and that is said', async (_what, mayComment, said) => {
  const github = mayComment ? null : ({} as never)
  expect(await placePlan(github, { number: 7, mayComment }, 'x')).toMatch(said)
})
