// Documents with names that some machine, terminal or mail cannot hold: each is one problem, and all the rest goes on.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import naughty from 'big-list-of-naughty-strings' with { type: 'json' }
import { afterAll, expect, test } from 'vitest'
import { day } from '../../procedure/calendar.ts'
import { CASE } from '../../testing/invented-case.ts'
import { registerFolder, removeTemporaryFolders } from '../../testing/register-folder.ts'
import { planRegister } from './plan-register.ts'

afterAll(removeTemporaryFolders)

const TODAY = day('2026-11-22')
const FOLDER = 'cases/2026-0001'
const FILES = { 'cases/2026-0001.md': CASE, 'cases/2026-0002.md': CASE, [`${FOLDER}/brief.txt`]: 'x' }

/** A name given by its bytes: one character each. */
const bytes = (name: string): Buffer => Buffer.from(name, 'latin1')
function document(root: string, ...names: (string | Buffer)[]): void {
  for (const name of names) {
    const path = Buffer.concat([Buffer.from(join(root, FOLDER, '/')), Buffer.from(name)])
    mkdirSync(path.subarray(0, path.lastIndexOf('/')), { recursive: true })
    writeFileSync(path, 'x')
  }
}

/** Folders so deep that the path is longer than any call to the system takes. Git makes such ones folder by folder, as this does. */
function deepDocument(root: string): void {
  const here = process.cwd()
  process.chdir(join(root, FOLDER))
  for (let level = 0; level < 45; level++) {
    mkdirSync('d'.repeat(100))
    process.chdir('d'.repeat(100))
  }
  writeFileSync('x.txt', 'x')
  process.chdir(here)
}

test.each<[what: string, make: (root: string) => void, file: RegExp]>([
  ['in Latin-1', (root) => document(root, bytes('caf\xe9.pdf')), /\/caf\uFFFD\.pdf$/],
  ['in the folder of another system', (root) => document(root, bytes('bijlagen\xff/a.pdf')), /\/bijlagen\uFFFD$/],
  ['in half a character of UTF-16', (root) => document(root, bytes('a\xed\xa0\x80.txt')), /\/a\uFFFD{3}\.txt$/],
  ['with a line break', (root) => document(root, 'a\nb.txt'), /\/a\uFFFDb\.txt$/],
  ['with an escape', (root) => document(root, 'a\x1b[2Jb.txt'), /\/a\uFFFD\[2Jb\.txt$/],
  ['that reads backwards', (root) => document(root, 'a\u202efdp.exe'), /\/a\uFFFDfdp\.exe$/],
  ['that ends with a dot', (root) => document(root, 'a.txt.'), /\/a\.txt\.$/],
  ['that Windows refuses', (root) => document(root, 'Re: klacht.eml'), /\/Re: klacht\.eml$/],
  ['as another with its accents in pieces', (root) => document(root, '\u00e9.txt', 'e\u0301.txt'), /\/\u00e9\.txt$/],
  ['as another but for capitals', (root) => document(root, 'BRIEF.txt'), /\/brief\.txt$/],
  ['far down', deepDocument, /^cases\/2026-0001\/d{100}\/d{100}$/],
])('a document with a name %s is one problem, and both cases are planned', (_, make, file) => {
  const root = registerFolder(FILES)
  make(root)
  const { problems, plans, register } = planRegister(root, TODAY)
  expect(problems).toEqual([expect.objectContaining({ code: 'file-name', file: expect.stringMatching(file) })])
  expect(problems[0]?.file).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u)
  expect(plans.map(({ id }) => id)).toEqual(['2026-0001', '2026-0002'])
  const [own] = register.cases
  // Every one that is left can be named in an address of the staff pages.
  for (const path of own?.documents ?? []) expect(() => encodeURIComponent(path)).not.toThrow()
  expect(own?.documents.some((path) => path.endsWith('.txt'))).toBe(true)
})

test('documents named after five hundred strings that trouble programs are each read, or one problem each', () => {
  const root = registerFolder(FILES)
  const names = new Set(
    naughty.filter((name) => name && !/[/\0]/.test(name) && !['.', '..'].includes(name) && Buffer.byteLength(name) <= 255),
  )
  expect(names.size).toBeGreaterThan(250)
  document(root, ...names)
  const { problems, plans, register } = planRegister(root, TODAY)
  expect(plans).toHaveLength(2)
  expect(register.cases[0]?.documents).toHaveLength(names.size + 1)
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['file-name']))
})
