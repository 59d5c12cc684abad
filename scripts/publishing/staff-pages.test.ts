// Two people on one machine, or two tests, build the staff pages at once.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CASE } from '../testing/invented-case.ts'
import { registerFolder, removeTemporaryFolders, temporaryFolder } from '../testing/register-folder.ts'
import { buildStaffPages } from './staff-pages.ts'

afterAll(removeTemporaryFolders)

test('builds of two registers at once keep to themselves', async () => {
  const registers = ['Het eerste dossier.', 'Het tweede dossier.'].map((words) => ({
    words,
    root: registerFolder({ 'cases/2026-0001.md': CASE.replace('De trainer kwam te laat.', words) }),
    pages: join(temporaryFolder('pages'), 'staff'),
  }))
  await Promise.all(registers.map(({ root, pages }) => buildStaffPages(root, '2026-11-20', pages)))
  for (const { words, pages } of registers) {
    const page = readFileSync(join(pages, '2026-0001/index.html'), 'utf8')
    expect(page).toContain(words)
    for (const other of registers) if (other.words !== words) expect(page).not.toContain(other.words)
  }
})

test('a build leaves the place alone where Astro would keep the half-made pages of every build', async () => {
  const shared = join(import.meta.dirname, '../../.astro/.prerender')
  const ofAnother = join(shared, `of-another-build-${process.pid}`)
  mkdirSync(shared, { recursive: true })
  writeFileSync(ofAnother, '')
  try {
    await buildStaffPages(registerFolder({ 'cases/2026-0001.md': CASE }), '2026-11-20', join(temporaryFolder('pages'), 'staff'))
    expect(existsSync(ofAnother)).toBe(true)
  } finally {
    rmSync(ofAnother, { force: true })
  }
})
