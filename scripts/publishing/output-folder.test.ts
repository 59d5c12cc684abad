import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { removeTemporaryFolders, temporaryFolder, writeFiles } from '../testing/register-folder.ts'
import { refuseForeignFolder, replaceFolder } from './output-folder.ts'

afterAll(removeTemporaryFolders)

const AGE = `staff/sealed/${'a'.repeat(32)}.age`
const OURS = {
  'index.html': '',
  '_astro/a.css': '',
  'en/2014-11-06/index.html': '',
  'staff/build.json': '{}',
  'staff/en/enrol/index.html': '',
  [AGE]: '',
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = join(temporaryFolder('site'), 'out')
  mkdirSync(folder)
  writeFiles(folder, files)
  return folder
}

describe('a folder', () => {
  test.each<[what: string, files: Record<string, string>]>([
    ['that is empty', {}],
    ['that an earlier build made', OURS],
  ])('%s may be replaced', (_what, files) => {
    expect(() => refuseForeignFolder(folderWith(files))).not.toThrow()
  })

  test.each<[what: string, files: Record<string, string>, named: string]>([
    ['somebody’s file', { 'brief.docx': 'x' }, 'brief.docx'],
    ['a file of the host beside an earlier build', { ...OURS, CNAME: 'x' }, 'CNAME'],
    ['a repository around an earlier build', { ...OURS, '.git/config': 'x' }, '.git/config'],
    ['a note among the sealed files', { ...OURS, 'staff/sealed/notes.txt': 'x' }, 'staff/sealed/notes.txt'],
    ['a register', { 'cases/2026-0001.md': 'x', 'staff/build.json': '{}' }, 'cases/2026-0001.md'],
    ['a site that another program made', { 'index.html': 'x', '404.html': 'x' }, 'this command did not make.'],
  ])('with %s may not, and says so', (_what, files, named) => {
    const folder = folderWith(files)
    expect(() => refuseForeignFolder(folder)).toThrow(named)
  })

  test('that is a file or a link may not', () => {
    const folder = temporaryFolder('site')
    writeFileSync(join(folder, 'file'), 'x')
    symlinkSync(folder, join(folder, 'link'))
    for (const name of ['file', 'link']) expect(() => refuseForeignFolder(join(folder, name))).toThrow('--out is no folder')
  })
})

test('a new folder takes the place of the old one as a whole', async () => {
  const out = folderWith({ 'old.txt': 'old' })
  await replaceFolder(out, async (fresh) => writeFiles(fresh, { 'new.txt': 'new' }))
  expect(readdirSync(out)).toEqual(['new.txt'])
  expect(readdirSync(dirname(out))).toEqual(['out'])
})

test('a folder deep below one that is not there is made', async () => {
  const out = join(temporaryFolder('site'), 'a/b/out')
  await replaceFolder(out, async (fresh) => writeFiles(fresh, { 'new.txt': 'new' }))
  expect(readFileSync(join(out, 'new.txt'), 'utf8')).toBe('new')
})

test('where something fails the old one stays, and nothing of the new one', async () => {
  const out = folderWith({ 'old.txt': 'old' })
  const failing = replaceFolder(out, async (fresh) => {
    writeFiles(fresh, { 'new.txt': 'new' })
    throw new Error('the disk is full')
  })
  await expect(failing).rejects.toThrow('the disk is full')
  expect(readdirSync(out)).toEqual(['old.txt'])
  expect(readdirSync(dirname(out))).toEqual(['out'])
  const nothing = replaceFolder(out, async () => {})
  await expect(nothing).rejects.toThrow()
  expect(existsSync(join(out, 'old.txt'))).toBe(true)
})
