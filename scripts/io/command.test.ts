import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CouldNotRun, run } from './command.ts'

const said: string[] = []
beforeEach(() => {
  said.length = 0
  vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
})

test.each<[string, () => never | number, string]>([
  [
    'a reason of our own',
    () => {
      throw new CouldNotRun('There is no mail server. Set SMTP_URL.')
    },
    'There is no mail server. Set SMTP_URL.',
  ],
  ['a full disk', () => Number(writeFileSync('/dev/full', 'x')), 'The disk is full. Make room, and run this again.'],
  [
    'a mistake of ours',
    () => {
      throw new TypeError('Jan de Vries')
    },
    'Unexpected error (TypeError). Run it again with DEBUG=1 on your own machine to see where it happened.',
  ],
])('a command that fails by %s ends with exit code 2, and says what to do and nothing of a file', async (_what, main, words) => {
  await run(main)
  expect([process.exitCode, said]).toEqual([2, [words]])
})
