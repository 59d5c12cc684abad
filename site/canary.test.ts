// The public build never opens the folder of the cases.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leaksOf } from './leaks.ts'
import { type Build, buildCopy } from './test-build.ts'

const CANARY = 'Canary-7f3a-Wilhelmina'

/** Cases with the canary in every kind of place: fields, bodies, names of files and documents, links, broken files. */
function fillCases(root: string): void {
  const documents = join(root, 'cases/2026-0014')
  mkdirSync(documents, { recursive: true })
  const steps = `  - { on: 2026-11-04, step: acknowledged, by: anna-jansen, note: ${CANARY} }\n`
  const fields = `received: 2026-11-03\nchannel: email\ncomplainant: { name: ${CANARY}, email: ${CANARY}@example.org }\nsummary: ${CANARY}\nsteps:\n${steps}`
  writeFileSync(
    join(root, 'cases/2026-0014.md'),
    `---\n${fields}---\n# ${CANARY}\n<script>${CANARY}</script>\n![x](./2026-0014/${CANARY}.png)\n`,
  )
  writeFileSync(join(root, `cases/${CANARY}.md`), `--- broken ${CANARY}`)
  writeFileSync(join(root, `cases/${CANARY}.astro`), `<p>${CANARY}</p>`)
  writeFileSync(join(documents, `${CANARY}.png`), CANARY)
  writeFileSync(join(documents, 'letter.pdf'), CANARY)
  symlinkSync(documents, join(root, `cases/${CANARY}`))
}

/** A seeded fault: a page that shows a case. */
function leak(root: string): void {
  fillCases(root)
  const page = `---\nimport { readFileSync } from 'node:fs'\nconst text = readFileSync('cases/2026-0014.md', 'utf8')\n---\n<p>{text}</p>\n`
  writeFileSync(join(root, 'site/pages/leak.astro'), page)
}

let without: Build
let full: Build
let leaking: Build
beforeAll(async () => {
  without = await buildCopy()
  full = await buildCopy(fillCases)
  leaking = await buildCopy(leak)
})
afterAll(() => {
  for (const build of [without, full, leaking]) build?.remove()
})

const differing = (one: Build, other: Build) =>
  [...new Set([...one.files.keys(), ...other.files.keys()])].filter(
    (path) => !one.files.get(path)?.equals(other.files.get(path) ?? Buffer.of()),
  )
const leaks = ({ files }: Build) => [...files].flatMap(([path, bytes]) => leaksOf(CANARY, Buffer.concat([Buffer.from(path), bytes])))

test('a checkout without cases builds the whole site', () => {
  expect([...without.files.keys()].filter((path) => !path.startsWith('_astro/'))).toEqual([
    '2014-11-06/index.html',
    '404.html',
    'en/2014-11-06/index.html',
    'en/index.html',
    'favicon.svg',
    'index.html',
    'robots.txt',
    'sitemap.xml',
  ])
})

test('with cases full of canaries the site is the same, byte for byte', () => {
  expect(differing(without, full)).toEqual([])
})

test('no canary is in the site in any encoding', () => {
  expect(leaks(full)).toEqual([])
})

test('a page that does show a case is found both ways', () => {
  expect(differing(without, leaking)).toEqual(['leak/index.html'])
  expect(leaks(leaking)).toContain('UTF-8')
})
