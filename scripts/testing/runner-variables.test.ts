import { execFileSync } from 'node:child_process'
import { expect, test, vi } from 'vitest'

function variablesOfChild(): string[] {
  return JSON.parse(execFileSync(process.execPath, ['-p', 'JSON.stringify(Object.keys(process.env))'], { encoding: 'utf8' }))
}

// Proves something where the variables are set: on a runner, and in `.ci/run`. It must not load the file that deletes them.
test('a command that a test starts sees nothing of the runner that runs the tests', () => {
  expect(variablesOfChild().filter((name) => /^(GITHUB|RUNNER)_|^SMTP_URL$|^LETTERS_KEY$/.test(name))).toEqual([])
})

test('the variables of a runner and those that the product reads are deleted, and no other', async () => {
  for (const name of ['GITHUB_EVENT_NAME', 'RUNNER_TEMP', 'SMTP_URL', 'TODAY', 'MY_GITHUB_NAME', 'MY_SMTP_URL']) vi.stubEnv(name, 'a')
  vi.resetModules()
  await import('./runner-variables.ts')
  expect(variablesOfChild().filter((name) => /GITHUB_|RUNNER_|SMTP_|^TODAY$/.test(name))).toEqual(['MY_GITHUB_NAME', 'MY_SMTP_URL'])
  vi.unstubAllEnvs()
})
