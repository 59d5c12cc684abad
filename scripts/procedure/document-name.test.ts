import { expect, test } from 'vitest'
import { isGoodPath, LONGEST_PATH, nameEverywhere, nameFault } from './document-name.ts'

const FOLDER = 'cases/2026-0014/'

test.each([
  'brief.pdf',
  'Offerte 2.pdf',
  'zoë.txt',
  '王.png',
  '😀.txt',
  '.verborgen',
  'a.b.c',
  "l'été.pdf",
  'a&b;c$(d).txt',
  '-rf',
  'CONtract.pdf',
  'console.log',
  'x'.repeat(184),
])('%s is the name of a document', (name) => {
  expect(nameFault(FOLDER + name)).toBeNull()
})

// After Microsoft's "Naming Files, Paths, and Namespaces", Git's core.protectNTFS, and HFS+.
test.each<[name: string, about: string]>([
  ['caf\udce9.pdf', 'UTF-8'],
  ['a\nb.txt', 'nobody can see'],
  ['a\tb.txt', 'nobody can see'],
  ['a\x1bb.txt', 'nobody can see'],
  ['brief\u202Efdp.exe', 'nobody can see'],
  ['a\u200Bb.txt', 'nobody can see'],
  ['a\u{E0041}.txt', 'nobody can see'],
  ['\u3164', 'nobody can see'],
  ['\u00A0', 'nobody can see'],
  ['a.txt.', 'Windows'],
  ['a.txt ', 'Windows'],
  [' a.txt', 'Windows'],
  ['a\\b.txt', 'Windows'],
  ['a"b.txt', 'Windows'],
  ['Re: klacht.eml', 'Windows'],
  ['a?.txt', 'Windows'],
  ['CON', 'Windows'],
  ['nul.txt', 'Windows'],
  ['Lpt1.tar.gz', 'Windows'],
  ['x'.repeat(LONGEST_PATH), `${LONGEST_PATH} characters`],
  ['王'.repeat(90), '255 bytes'],
])('%j is a name that not every machine can hold or show', (name, about) => {
  expect(nameFault(FOLDER + name)?.en).toContain(about)
  expect(isGoodPath(`${FOLDER}map/${name}`)).toBe(false)
  expect(isGoodPath(`${FOLDER}${name}/a.txt`)).toBe(false)
})

test.each([
  ['é.txt', 'e\u0301.txt'],
  ['Brief.PDF', 'brief.pdf'],
  ['STRASSE', 'straße'],
  ['İ', 'i̇'],
])('%s and %s are one name to some machine', (one, other) => {
  expect(nameEverywhere(one)).toBe(nameEverywhere(other))
})
