// The house: which folder may import from which, and what the pure folders may touch. Tests may import anything.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { describe, expect, test } from 'vitest'

/** From the ground up. A file imports from its own folder and from floors below; the longest name that fits is its folder. */
const FLOORS = [
  ['scripts/procedure/'],
  ['scripts/views/', 'scripts/public-text/', 'scripts/sealing/'],
  ['scripts/incoming/'],
  ['scripts/io/'],
  ['scripts/io/files/', 'scripts/io/mail/'],
  ['scripts/io/git/', 'scripts/io/plan-output.ts'],
  ['scripts/io/github/'],
  ['scripts/io/intake/'],
  ['scripts/io/night/'],
  ['scripts/installation/', 'site/'],
  ['site/staff/'],
  ['site/sealed/'],
  ['scripts/publishing/'],
  ['scripts/local/'],
  ['scripts/testing/'],
  ['scripts/bench/'],
  // The entries.
  ['scripts/', ''],
]
const FOLDERS = FLOORS.flat()

/** Folders that give the same answer to the same question on every machine and every day. */
const PURE = ['scripts/procedure/', 'scripts/views/', 'scripts/public-text/', 'scripts/incoming/', 'scripts/installation/checks/']

/** What the pages are made from. The public ones never come near a reader of cases: they read these two files of io. */
const PAGES_MAY_IMPORT = [
  'site/',
  'scripts/procedure/',
  'scripts/views/',
  'scripts/public-text/',
  'scripts/sealing/',
  'scripts/io/files/',
  'scripts/io/git/case-history.ts',
  'scripts/io/git/repository-address.ts',
]
const PUBLIC_PAGES_READ_WITH = ['scripts/io/files/case-files.ts', 'scripts/io/files/policy-text.ts', 'scripts/io/files/text-file.ts']

/** What depends on the machine, its clock or chance. */
const IMPURE = [
  /Date\.now|new Date\(\)|Temporal\.Now|performance\.now/,
  /\bprocess\.|\bfetch\(|Math\.random|\bcrypto\.|console\.|\bimport\(|import\.meta\.env/,
]

/** Sources by their path, with what each imports: a path of the project, or the name of a package. */
type Imports = ReadonlyMap<string, readonly string[]>

const sources = new Map(
  ['scripts/**/*.{ts,mjs}', 'site/**/*.{ts,astro,mjs}', '*.{ts,mjs}']
    .flatMap((pattern) => globSync(pattern))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => [file, readFileSync(file, 'utf8')]),
)
const imports: Imports = new Map([...sources].map(([file, source]) => [file, importsOf(file, source)]))

function importsOf(file: string, source: string): string[] {
  const code = file.endsWith('.astro') ? (source.split(/^---$/m)[1] ?? '') : source
  const written = /^(?:import|export)\s(?:[\w\s{},*$]*\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm
  return [...code.matchAll(written)].map(([, name, called]) => named(file, name ?? called ?? ''))
}

function named(from: string, name: string): string {
  return name.startsWith('.') ? normalize(join(dirname(from), name)) : name
}

const folderOf = (file: string): string =>
  FOLDERS.filter((folder) => file.startsWith(folder)).reduce((longest, folder) => (folder.length > longest.length ? folder : longest), '')
const floorOf = (file: string): number => FLOORS.findIndex((folders) => folders.includes(folderOf(file)))
const within = (file: string, folders: readonly string[]): boolean => folders.some((folder) => file.startsWith(folder))

/** `a → b` for each import that satisfies `wrong`. Packages are left out. */
function edges(all: Imports, wrong: (from: string, to: string) => boolean): string[] {
  return [...all].flatMap(([from, targets]) => targets.filter((to) => all.has(to) && wrong(from, to)).map((to) => `${from} → ${to}`))
}

const climbing = (all: Imports): string[] => edges(all, (from, to) => folderOf(from) !== folderOf(to) && floorOf(to) >= floorOf(from))

const strayPages = (all: Imports): string[] =>
  edges(all, (from, to) => {
    if (!from.startsWith('site/')) return false
    if (!within(to, PAGES_MAY_IMPORT)) return true
    return !from.startsWith('site/staff/') && to.startsWith('scripts/io/') && !PUBLIC_PAGES_READ_WITH.includes(to)
  })

/** The imports that a pure file may not have: any package but zod, any file that is not pure. */
const impureImports = (all: Imports): string[] =>
  [...all].flatMap(([from, targets]) =>
    within(from, PURE) ? targets.filter((to) => to !== 'zod' && !within(to, PURE)).map((to) => `${from} → ${to}`) : [],
  )

const impureLines = (source: string): string[] => source.split('\n').filter((line) => IMPURE.some((pattern) => pattern.test(line)))

/** Circles of imports as `a → b → a`, imports of types included. */
function circlesIn(all: Imports): string[] {
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file)
    if (start >= 0) circles.push([...path.slice(start), file].join(' → '))
    if (start >= 0 || done.has(file)) return
    for (const to of all.get(file) ?? []) visit(to, [...path, file])
    done.add(file)
  }
  for (const file of all.keys()) visit(file, [])
  return circles
}

describe('the house', () => {
  test('is read whole: every folder holds sources, and every relative import is found', () => {
    expect(FOLDERS.filter((folder) => ![...sources.keys()].some((file) => folderOf(file) === folder))).toEqual([])
    expect(PURE.filter((folder) => ![...sources.keys()].some((file) => file.startsWith(folder)))).toEqual([])
    const unread = [...imports].flatMap(([file, targets]) =>
      targets.filter((to) => /^(?:scripts|site)\/.*\.(?:ts|astro|mjs)$/.test(to) && !imports.has(to)).map((to) => `${file} → ${to}`),
    )
    expect(unread).toEqual([])
    expect(imports.get('site/components/Picture.astro')).toContain('site/components/Line.astro')
  })

  test('has no import that runs back up', () => {
    expect(climbing(imports)).toEqual([])
  })

  test('has no circle of imports', () => {
    expect(circlesIn(imports)).toEqual([])
  })

  test('makes its pages from the rules, the views, the public text and the reader alone', () => {
    expect(strayPages(imports)).toEqual([])
  })

  test('keeps its pure folders pure', () => {
    expect(impureImports(imports)).toEqual([])
    expect([...sources].filter(([file]) => within(file, PURE)).flatMap(([, source]) => impureLines(source))).toEqual([])
  })
})

describe('a fault is found', () => {
  const house = (...files: [string, ...string[]][]): Imports => new Map(files.map(([file, ...targets]) => [file, targets]))

  test.each([
    ['the rules import a view', 'scripts/procedure/plan.ts', 'scripts/views/progress.ts'],
    ['a view imports the public text beside it', 'scripts/views/progress.ts', 'scripts/public-text/timeline.ts'],
    ['Git imports GitHub', 'scripts/io/git/git.ts', 'scripts/io/github/github.ts'],
    ['io imports an entry', 'scripts/io/clock.ts', 'scripts/plan.ts'],
    ['a page for everybody imports a page for staff', 'site/site.ts', 'site/staff/register.ts'],
    ['what runs imports what only tests use', 'scripts/local/server.ts', 'scripts/testing/browser.ts'],
  ])('%s', (_, from, to) => {
    expect(climbing(house([from, to], [to]))).toEqual([`${from} → ${to}`])
    expect(climbing(house([to, from], [from]))).toEqual(floorOf(from) === floorOf(to) ? [`${to} → ${from}`] : [])
  })

  test.each([
    ['a page sends mail', 'site/staff/register.ts', 'scripts/io/mail/mail.ts'],
    ['a page writes to the branch of letters', 'site/staff/register.ts', 'scripts/io/git/letters-branch.ts'],
    ['a page writes to a terminal', 'site/staff/components/Needs.astro', 'scripts/io/terminal.ts'],
    ['a public page reads cases', 'site/published.ts', 'scripts/io/files/register.ts'],
  ])('%s', (_, from, to) => {
    expect(strayPages(house([from, to], [to]))).toEqual([`${from} → ${to}`])
  })

  test('two files import each other, or three in a ring', () => {
    expect(circlesIn(house(['a', 'b', 'c'], ['b', 'a'], ['c', 'd'], ['d', 'e'], ['e', 'c']))).toEqual(['a → b → a', 'c → d → e → c'])
    expect(circlesIn(house(['a', 'b', 'c'], ['b', 'c'], ['c']))).toEqual([])
  })

  test.each(['node:fs', '@octokit/rest', 'scripts/io/git/git.ts'])('a rule imports %s', (to) => {
    expect(impureImports(house(['scripts/procedure/plan.ts', 'zod', 'scripts/procedure/case.ts', to]))).toEqual([
      `scripts/procedure/plan.ts → ${to}`,
    ])
  })

  test.each([
    'const now = new Date()',
    'const today = Temporal.Now.plainDateISO()',
    'if (process.env.CI) return',
    "const core = await import('@actions/core')",
    'const chance = Math.random()',
    'const base = import.meta.env.BASE_URL',
  ])('a rule says: %s', (line) => {
    expect(impureLines(line)).toEqual([line])
  })

  test.each([
    ["import type { A } from './a.ts'", 'scripts/views/a.ts'],
    ["import {\n  a,\n} from './a.ts'", 'scripts/views/a.ts'],
    ["export { a } from '../a.ts'", 'scripts/a.ts'],
    ["import './a.ts'", 'scripts/views/a.ts'],
    ["const a = await import('./a.ts')", 'scripts/views/a.ts'],
  ])('an import is read however it is written: %s', (source, target) => {
    expect(importsOf('scripts/views/view.ts', source)).toEqual([target])
  })
})
