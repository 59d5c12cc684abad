// Pages that are kept from the build before are the pages that a whole build would make.
import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { pageSources } from '../io/files/page-sources.ts'
import { git } from '../io/git/git.ts'
import { caseText } from '../testing/invented-case.ts'
import { acknowledgementText } from '../testing/invented-letter.ts'
import { registerFolder, removeTemporaryFolders, temporaryFolder, writeFiles } from '../testing/register-folder.ts'
import { buildStaffPages } from './staff-pages.ts'

afterAll(removeTemporaryFolders)

const DAY = '2026-11-24'
/** Every file below `folder` by its path, with what is in it. */
function filesIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    paths
      .map(({ parentPath, name }) => [join(parentPath, name).slice(folder.length), join(parentPath, name)])
      .map(([path = '', file = '']) => [path, readFileSync(file, 'latin1')]),
  )
}

const commitAll = async (root: string) => {
  await git(root, 'add', '--all')
  await git(root, '-c', 'user.name=Anna Jansen', '-c', 'user.email=anna@example.org', 'commit', '--quiet', '--message', 'Save')
}

test('after changes of each kind, the pages kept and the pages built anew are those of a whole build', async () => {
  const numbers = ['0001', '0002', '0003', '0004', '0005', '0006', '0007', '0008']
  const root = registerFolder({
    ...Object.fromEntries(numbers.map((number) => [`cases/2026-${number}.md`, caseText()])),
    'cases/2026-0002.md': caseText({ related: ['2026-0008', '2026-0009'] }),
    'cases/2026-0020.md': caseText(),
    'cases/2026-0022.md': caseText(),
    'cases/2025-0001.md': caseText({ received: '2025-12-31' }),
    'cases/2026-0004/offerte.txt': 'Offerte',
    'cases/2026-0005/offerte.txt': 'Offerte',
    'letters/2026-0003/acknowledgement.md': acknowledgementText('2026-0003'),
  })
  await git(root, 'init', '--quiet')
  await commitAll(root)
  writeFiles(root, { 'cases/2026-0021.md': caseText() })
  const pages = join(temporaryFolder('pages'), 'staff')
  await buildStaffPages(root, DAY, pages)
  const untouched = [join(pages, '2026-0006/index.html'), join(pages, 'en/2026-0006/index.html')]
  for (const page of untouched) appendFileSync(page, '<!-- kept -->')
  rmSync(join(pages, 'en/2026-0007'), { recursive: true })

  // Who saved it is on its page, and was not before.
  await commitAll(root)
  writeFiles(root, {
    'cases/2026-0001.md': caseText({ summary: 'De trainer kwam niet.' }),
    'letters/2026-0003/acknowledgement.md': acknowledgementText('2026-0003', { subject: 'Uw klacht van vandaag' }),
    'cases/2026-0004/rekening.txt': 'Rekening',
    'cases/2026-0005/offerte.txt': 'Offerte '.repeat(1000),
    // Only the case that names this one changes with it.
    'cases/2026-0009.md': caseText(),
  })
  for (const gone of ['2025-0001', '2026-0008']) rmSync(join(root, `cases/${gone}.md`))
  await buildStaffPages(root, DAY, pages)
  for (const page of untouched) {
    const text = readFileSync(page, 'utf8')
    expect(text.endsWith('<!-- kept -->')).toBe(true)
    writeFileSync(page, text.slice(0, -'<!-- kept -->'.length))
  }
  const whole = join(temporaryFolder('pages'), 'staff')
  await buildStaffPages(root, DAY, whole)
  expect(filesIn(pages)).toEqual(filesIn(whole))
})

test('another day is built whole', async () => {
  const root = registerFolder({ 'cases/2026-0001.md': caseText() })
  const pages = join(temporaryFolder('pages'), 'staff')
  for (const [day, late] of [
    ['2026-12-05', '1 dag te laat'],
    ['2026-12-06', '2 dagen te laat'],
  ] as const) {
    await buildStaffPages(root, day, pages)
    expect(readFileSync(join(pages, '2026-0001/index.html'), 'utf8')).toContain(late)
  }
})

describe('all pages are built anew', () => {
  const project = temporaryFolder('project')
  for (const part of ['package.json', 'package-lock.json', 'tsconfig.json', 'site', 'scripts'])
    cpSync(join(import.meta.dirname, '../..', part), join(project, part), { recursive: true })
  const root = registerFolder({ 'cases/2026-0001.md': caseText() })
  /** As the code of the copied project says it. */
  const common = () =>
    execFileSync(process.execPath, [
      '--eval',
      `import(${JSON.stringify(join(project, 'scripts/io/files/page-sources.ts'))}).then(({ pageSources }) => console.log(pageSources(${JSON.stringify(root)}, '${DAY}').common))`,
    ]).toString()

  test.each([
    ['a style', project, 'site/staff/styles/staff.css'],
    ['a script of a page', project, 'site/staff/scripts/print.ts'],
    ['a word', project, 'site/staff/words/nl/frame.ts'],
    ['a rule', project, 'scripts/procedure/obligations.ts'],
    ['the version of a package', project, 'package-lock.json'],
    ['organisation.yml', root, 'organisation.yml'],
    ['a policy version', root, 'site/policy/2014-11-06/terms.yml'],
  ])('when %s changes', (_name, folder, file) => {
    const before = common()
    expect(common()).toBe(before)
    appendFileSync(join(folder, file), '\n')
    expect(common()).not.toBe(before)
  })

  test('when the day does', () => {
    expect(pageSources(root, '2026-11-25').common).not.toBe(pageSources(root, DAY).common)
  })
})
