import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { dropRunnerVariables } from './runner-variables.ts'

test('a command that a test starts sees nothing of the runner that runs the tests', () => {
  const seen: string[] = JSON.parse(
    execFileSync(process.execPath, ['-p', 'JSON.stringify(Object.keys(process.env))'], { encoding: 'utf8' }),
  )
  expect(seen.filter((name) => /^(GITHUB|RUNNER)_/.test(name))).toEqual([])
})

test('the variables of a runner are dropped, and no other', () => {
  const environment = {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'pull_request',
    RUNNER_TEMP: '/tmp',
    CI: 'true',
    TZ: 'UTC',
    MY_GITHUB_NAME: 'a',
  }
  dropRunnerVariables(environment)
  expect(environment).toEqual({ CI: 'true', TZ: 'UTC', MY_GITHUB_NAME: 'a' })
})
