// Who must approve a change, by .github/CODEOWNERS as GitHub reads it: everything but the cases and their documents has an owner.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownersOf } from './installation/checks/code-owners.ts'
import { isOfACase } from './procedure/history.ts'

const root = join(import.meta.dirname, '..')
const LINES = readFileSync(join(root, '.github/CODEOWNERS'), 'utf8')
const FILES = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter(Boolean)

const ownersHere = (path: string) => ownersOf(LINES, path)

test('every file of this repository has an owner, but the cases and their documents', () => {
  expect(FILES.filter((file) => ownersHere(file).length > 0 === isOfACase(file))).toEqual([])
  expect(FILES.filter(isOfACase).length).toBeGreaterThan(0)
})

test.each([
  'npm-shrinkwrap.json',
  '.npmrc',
  '.node-version',
  '.env',
  '.gitattributes',
  '.gitmodules',
  '.mailmap',
  '.github/workflows/nightly.yml',
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'package.json',
  'astro.config.js',
  'tsconfig.json',
  'vitest.config.mts',
  'biome.jsonc',
  'patches/nodemailer.patch',
  'node_modules/nodemailer/index.js',
  'site/policy/2027-01-01/terms.yml',
  'site/keys/anna-jansen.txt',
  'site/keys/register.pub',
  'organisation.yml',
  'cases.md',
  'scripts/cases/2026-0001.md',
  'cases/README.md',
  'cases/.gitattributes',
  'cases/2026-0001/.gitattributes',
])('a change of %s waits for its owner', (path) => {
  expect(ownersHere(path)).not.toEqual([])
  expect(isOfACase(path)).toBe(false)
})

test.each(['cases/2026-0001.md', 'cases/2026-0001/brief.pdf', 'cases/2026-0001/map/README.md'])(
  'a change of %s waits for nobody',
  (path) => {
    expect(ownersHere(path)).toEqual([])
    expect(isOfACase(path)).toBe(true)
  },
)

test('the last line that fits counts: with the cases first, they would have an owner too', () => {
  const lines = LINES.split('\n')
  const moved = ['/cases/', ...lines.filter((line) => line !== '/cases/')].join('\n')
  expect(ownersOf(moved, 'cases/2026-0001.md')).not.toEqual([])
})
