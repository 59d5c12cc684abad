// Who must approve a change, by .github/CODEOWNERS as GitHub reads it: everything but the cases and their documents has an owner.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isOfACase } from './procedure/history.ts'

const root = join(import.meta.dirname, '..')
const LINES = readFileSync(join(root, '.github/CODEOWNERS'), 'utf8')
const FILES = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter(Boolean)

/** The owners of a path: those of the last line that fits, and there may be none on it. */
function ownersOf(path: string, lines = LINES): string[] {
  const rows = lines.split('\n').flatMap((line) => {
    const [pattern, ...owners] = line.replace(/#.*/, '').trim().split(/\s+/)
    return pattern ? [{ pattern, owners }] : []
  })
  return rows.findLast(({ pattern }) => fits(pattern, path))?.owners ?? []
}

/** As in .gitignore: one with a slash before its end counts from the top, one that ends in a slash means all that lies below. */
function fits(pattern: string, path: string): boolean {
  const anchored = /\/./.test(pattern)
  const body = pattern.replace(/^\//, '').replace(/[.+]/g, '\\$&').replaceAll('**', '\0').replaceAll('*', '[^/]*').replaceAll('\0', '.*')
  return new RegExp(`^${anchored || pattern.startsWith('/') ? '' : '(?:.*/)?'}${body}${pattern.endsWith('/') ? '.+' : '(?:/.+)?'}$`).test(
    path,
  )
}

test('every file of this repository has an owner, but the cases and their documents', () => {
  expect(FILES.filter((file) => ownersOf(file).length > 0 === isOfACase(file))).toEqual([])
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
  'site/keys/register.pub',
  'organisation.yml',
  'cases.md',
  'scripts/cases/2026-0001.md',
  'cases/README.md',
  'cases/.gitattributes',
  'cases/2026-0001/.gitattributes',
])('a change of %s waits for its owner', (path) => {
  expect(ownersOf(path)).not.toEqual([])
  expect(isOfACase(path)).toBe(false)
})

test.each(['cases/2026-0001.md', 'cases/2026-0001/brief.pdf', 'cases/2026-0001/map/README.md'])(
  'a change of %s waits for nobody',
  (path) => {
    expect(ownersOf(path)).toEqual([])
    expect(isOfACase(path)).toBe(true)
  },
)

test('the last line that fits counts: with the cases first, they would have an owner too', () => {
  const lines = LINES.split('\n')
  const moved = ['/cases/', ...lines.filter((line) => line !== '/cases/')].join('\n')
  expect(ownersOf('cases/2026-0001.md', moved)).not.toEqual([])
})
