import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TODAY } from '../../bench/generate-cases.ts'
import { generateRegister } from '../../bench/generate-register.ts'
import { checkRegister, readRegister } from './register.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'register-'))
  generateRegister(root, 12)
  writeFileSync(join(root, 'cases/2026-0800.md'), 'no frontmatter')
  writeFileSync(join(root, 'cases/notes.txt'), '')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('a check finds in every file what a reading finds there', () => {
  const { files, problems } = readRegister(root, TODAY)
  expect(problems.map(({ file, code }) => [file, code])).toEqual([
    ['cases/2026-0800.md', 'frontmatter'],
    ['cases/notes.txt', 'file-name'],
  ])
  expect(checkRegister(root, TODAY)).toMatchObject({ files, problems })
})
