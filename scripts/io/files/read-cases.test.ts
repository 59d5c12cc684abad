import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TODAY } from '../../bench/generate-cases.ts'
import { generateRegister } from '../../bench/generate-register.ts'
import { readOrganisation } from './organisation-file.ts'
import { type Found, readCase } from './read-case.ts'
import { readBatch, readCases } from './read-cases.ts'
import { readRegister } from './register.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'register-'))
  generateRegister(root, 2400)
  writeFileSync(join(root, 'cases/2015-0150.md'), 'no frontmatter')
  writeFileSync(join(root, 'cases/2026-0190.md'), '---\nreceived: 2026-02-30\n---\n')
  mkdirSync(join(root, 'letters/2020-0100'), { recursive: true })
  writeFileSync(join(root, 'letters/2020-0100/decision.md'), 'no frontmatter')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('several threads read what one reads, in the same order', () => {
  const { policies, cases } = readRegister(root, TODAY)
  const { organisation } = readOrganisation(root)
  const basis = { root, today: TODAY, organisation, policies, brokenVersions: [], lettersReadable: true }
  const found: Found[] = Array.from({ length: 2400 }, (_, at) => ({
    name: `${2015 + (at % 12)}-${String(Math.floor(at / 12) + 1).padStart(4, '0')}`,
    case: true,
    documents: at % 25 === 0,
    letters: at === 1193,
  })).sort((a, b) => (a.name < b.name ? -1 : 1))
  const alone = readBatch(found, basis, 'everything')
  for (const wanted of ['everything', 'problems'] as const) {
    const batches = readCases(found, basis, wanted)
    expect(batches.flatMap(({ cases }) => cases)).toEqual(wanted === 'everything' ? alone.cases : [])
    expect(batches.flatMap(({ problems }) => problems)).toEqual(alone.problems)
    expect(batches.reduce((sum, { files }) => sum + files, 0)).toBe(alone.files)
  }
  expect(alone.problems.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['cases/2015-0150.md', 'letters/2020-0100/decision.md', 'cases/2026-0190.md']),
  )
  expect(cases.length).toBe(2400 - 3)
  expect(readCase({ root, problems: [], files: 0 }, found[0]!, basis).case?.file).toBe('cases/2015-0001.md')
})

test('a register whose organisation.yml cannot be used has no case, by threads too', () => {
  const register = readRegister(root, TODAY, { organisation: null, timeZone: 'UTC', problems: [] })
  expect(register.cases).toEqual([])
  expect(register.problems.map(({ file }) => file)).toContain('cases/2015-0150.md')
})
