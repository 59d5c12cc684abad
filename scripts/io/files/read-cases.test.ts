import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TODAY } from '../../bench/generate-cases.ts'
import { generateRegister } from '../../bench/generate-register.ts'
import { type Basis, type Found, readCase } from './read-case.ts'
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

const basisOf = (): Basis => {
  const { policies, organisation } = readRegister(root, TODAY)
  return { root, today: TODAY, organisation, policies, brokenVersions: [], lettersKnown: true, lettersReadable: true }
}
const found: Found[] = Array.from({ length: 2400 }, (_, at) => ({
  name: `${2015 + (at % 12)}-${String(Math.floor(at / 12) + 1).padStart(4, '0')}`,
  case: true,
  documents: at % 25 === 0,
  letters: at === 1193,
})).sort((a, b) => (a.name < b.name ? -1 : 1))

test('several threads read what one reads, in the same order', () => {
  const { cases } = readRegister(root, TODAY)
  const basis = basisOf()
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

test.each([
  ['takes a batch and never answers', 'Atomics.add(next, 0, 1)'],
  ['fails after it took a batch', "Atomics.add(next, 0, 1); throw new Error('x')"],
  ['fails before it took one', "throw new Error('x')"],
])('a thread that %s costs time only', (_, does) => {
  const thread = join(root, 'thread.mjs')
  writeFileSync(
    thread,
    `import { workerData } from 'node:worker_threads'
const { next, stage } = workerData
try { ${does} } finally { Atomics.store(stage, 0, 2); Atomics.notify(stage, 0) }`,
  )
  const basis = basisOf()
  const problems = (batches: readonly { problems: readonly unknown[] }[]) => batches.flatMap((batch) => batch.problems)
  expect(problems(readCases(found, basis, 'problems', thread))).toEqual(problems([readBatch(found, basis, 'problems')]))
})

test('a register whose organisation.yml cannot be used has no case, by threads too', () => {
  const register = readRegister(root, TODAY, { organisation: null, timeZone: 'UTC', problems: [] })
  expect(register.cases).toEqual([])
  expect(register.problems.map(({ file }) => file)).toContain('cases/2015-0150.md')
})
