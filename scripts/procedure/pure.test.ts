import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('.', import.meta.url)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
)

/** What would make the procedure depend on the machine it runs on, its clock or chance. */
const FORBIDDEN = [
  /from '(?!zod'|\.{1,2}\/)[^']*'/,
  /from '(?:\.\.\/)+(?:io|local)\//,
  /Date\.now|new Date\(\)|Temporal\.Now|performance\.now/,
  /\bprocess\.|\bfetch\(|Math\.random|crypto\.|console\.|import\(/,
]

/** The lines of a source that break the rule. */
function impure(source: string): string[] {
  return source.split('\n').filter((line) => FORBIDDEN.some((pattern) => pattern.test(line)))
}

test.each(files)('%s imports only zod and the procedure, and reads no clock, file, network, environment or chance', (file) => {
  expect(impure(readFileSync(new URL(file, folder), 'utf8'))).toEqual([])
})

test.each([
  "import { readFileSync } from 'node:fs'",
  "import { git } from '../io/git/git.ts'",
  "import { Octokit } from '@octokit/rest'",
  'const now = new Date()',
  'const today = Temporal.Now.plainDateISO()',
  'if (process.env.CI) return',
  "const core = await import('@actions/core')",
])('the rule finds: %s', (line) => {
  expect(impure(line)).toEqual([line])
})
