// The pages that are sealed: what a trainer may read, and nothing of another case; and nothing on any of them that only one machine has.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildWithAstro, STAFF_PAGES } from '../../scripts/publishing/astro.ts'
import { copyCode } from '../../scripts/publishing/code-copy.ts'
import { launchBrowser } from '../../scripts/testing/browser.ts'
import { caseText } from '../../scripts/testing/invented-case.ts'
import { acknowledgementText } from '../../scripts/testing/invented-letter.ts'
import { ORGANISATION } from '../../scripts/testing/invented-organisation.ts'
import { registerFolder, removeTemporaryFolders, temporaryFolder } from '../../scripts/testing/register-folder.ts'
import { type StaticServer, serveFolder } from '../../scripts/testing/static-server.ts'
import { faults, overflow } from '../accessibility.ts'
import { leaksOf } from '../leaks.ts'
import { visitIn } from '../visit.ts'

const DAY = '2026-12-01'
const GONE = `trainers:
  - { id: luis-ortega, name: Luis Ortega, email: luis@example.org, until: 2026-11-30 }
  - { id: ingrid-vos, name: Ingrid Vos, email: ingrid@example.org }
  - { id: james-hill, name: James Hill, email: james@example.org }`

/** A case with a word of its own, `Geheim0011`, in every place where somebody writes something. */
function secretive(number: string, about: readonly string[], fields: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  const word = `Geheim${number}`
  const steps = [
    { on: '2026-11-21', step: 'trainer-contacted', by: 'anna-jansen', note: `Notitie ${word}` },
    { on: '2026-11-23', step: 'progress', by: 'anna-jansen', told: `Verteld ${word}` },
  ]
  const complainant = { name: `Naam ${word}`, email: `${word}@client.example`, organisation: `Bedrijf ${word}`, role: 'client' }
  return {
    [`cases/2026-${number}.md`]: caseText(
      { complainant, course: `Cursus ${word}`, wish: `Wens ${word}`, summary: `Klacht ${word}`, about, steps, ...fields },
      `In eigen woorden ${word}.\n`,
    ),
    [`cases/2026-${number}/stuk-${word}.txt`]: word,
    [`letters/2026-${number}/acknowledgement.md`]: acknowledgementText(`2026-${number}`, {
      to: { name: `Naam ${word}`, address: `${word}@client.example` },
      subject: `Betreft ${word}`,
      body: `Brief ${word}.\n`,
    }),
  }
}

const CLOSED = [
  { on: '2026-11-20', step: 'acknowledged', by: 'anna-jansen', how: 'email' },
  { on: '2026-11-21', step: 'withdrawn', by: 'anna-jansen' },
  { on: '2026-11-23', step: 'closed', by: 'anna-jansen', despite: 'De klager wil geen brief meer.' },
]
/** Whom each case is about. 2026-0012 belongs to 2026-0013. */
const ABOUT: Readonly<Record<string, readonly string[]>> = {
  '0011': ['peter-smit'],
  '0012': ['mary-oconnor'],
  '0013': ['peter-smit', 'mary-oconnor'],
  '0014': [],
  '0015': ['luis-ortega'],
  '0016': ['peter-smit', 'luis-ortega'],
}

let pages: string
let browser: Browser
let host: StaticServer
beforeAll(async () => {
  const root = registerFolder({
    'organisation.yml': ORGANISATION.replace('trainers:', GONE),
    ...Object.assign({}, ...Object.entries(ABOUT).map(([number, about]) => secretive(number, about))),
    ...secretive('0013', ABOUT['0013'] ?? [], { related: ['2026-0012'] }),
    'cases/2026-0017.md': caseText({ about: ['ingrid-vos'], steps: CLOSED }),
  })
  const copy = temporaryFolder('code')
  pages = join(temporaryFolder('pages'), 'staff')
  copyCode(root, copy)
  await buildWithAstro(copy, STAFF_PAGES, { REGISTER: root, REGISTER_DAY: DAY, STAFF_SEALED: '1', STAFF_OUT: pages })
  host = await serveFolder(pages, '/staff/')
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  host?.close()
  removeTemporaryFolders()
})

const read = (path: string) => readFileSync(join(pages, path, 'index.html'))
const built = (pattern: string) =>
  globSync(pattern, { cwd: pages })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()

test('there is a page for each trainer who works here, and for each case about one of them, in both languages', () => {
  const wanted = ['2026-0011', '2026-0012', '2026-0013', '2026-0016', '2026-0017', 'ingrid-vos', 'james-hill', 'mary-oconnor', 'peter-smit']
  for (const language of ['', 'en/']) expect(built(`${language}trainers/*`)).toEqual(wanted.map((id) => `${language}trainers/${id}`))
})

describe.each(['trainers/', 'en/trainers/'])('%s', (folder) => {
  test.each(Object.keys(ABOUT).filter((number) => !['0014', '0015'].includes(number)))(
    'the page of case %s holds all that is in its file, and nothing of another one',
    (number) => {
      const page = read(`${folder}2026-${number}`)
      const text = page.toString()
      for (const place of ['Naam', 'Bedrijf', 'Cursus', 'Wens', 'Klacht', 'eigen woorden', 'Notitie', 'Verteld', 'Betreft', 'Brief'])
        expect(text).toContain(`${place} Geheim${number}`)
      expect(text).toContain(`/staff/documents/2026-${number}/stuk-Geheim${number}.txt`)
      const mayName = number === '0013' ? ['0013', '0012'] : [number]
      for (const other of Object.keys(ABOUT).filter((each) => each !== number)) {
        expect(leaksOf(`Geheim${other}`, page)).toEqual([])
        if (!mayName.includes(other)) expect(leaksOf(`2026-${other}`, page)).toEqual([])
      }
    },
  )

  test.each([
    ['peter-smit', ['0011', '0013', '0016']],
    ['mary-oconnor', ['0012', '0013']],
    ['james-hill', []],
  ])('the index of %s holds the own cases and no other', (trainer, own) => {
    const page = read(folder + trainer)
    for (const number of Object.keys(ABOUT)) {
      const isOwn = (own as string[]).includes(number)
      expect(page.includes(`Klacht Geheim${number}`)).toBe(isOwn)
      if (!isOwn) for (const word of [`Geheim${number}`, `2026-${number}`]) expect(leaksOf(word, page)).toEqual([])
    }
  })

  test('no page holds what is work for the staff, a way to another page than the own ones, or a script', () => {
    for (const path of built(`${folder}*/index.html`)) {
      const text = readFileSync(join(pages, path), 'utf8')
      expect(text).not.toMatch(/to-dos|data-copy|neighbours|class="flags"|id="filters"|with-notes|workload|github\.com|<script/)
      const [, id] = /trainers\/(2026-\d{4})/.exec(path) ?? []
      const own = new RegExp(`^/staff/(?:en/)?(?:${id ?? '2026-\\d{4}'}/|documents/${id}/[^"]+|favicon\\.svg|assets/[^"]+)?$`)
      expect([...text.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, address]) => address).filter((one) => !own.test(one ?? ''))).toEqual(
        [],
      )
    }
  })
})

test.each([
  ['2026-0011', 'Alleen u en de medewerkers kunnen dit lezen. Houd het vertrouwelijk'],
  ['2026-0013', 'Alleen de betrokken trainers en de medewerkers kunnen dit lezen. Houd het vertrouwelijk'],
  ['2026-0016', 'Alleen u en de medewerkers kunnen dit lezen. Houd het vertrouwelijk'],
  ['2026-0011', 'Neem contact op met de behandelaar, Anna Jansen: +31 20 555 01 00 of anna@example.org.'],
  ['james-hill', 'Er is geen klacht waarbij u betrokken bent. U hoeft niets te doen.'],
  ['ingrid-vos', 'Er loopt nu geen klacht waarbij u betrokken bent.'],
  ['ingrid-vos', 'Een afgesloten klacht blijft hier staan zolang u voor ons werkt.'],
])('trainers/%s says: %s', (page, words) => {
  expect(read(`trainers/${page}`).toString()).toContain(words)
})

describe.each([
  ['light', 1280],
  ['dark', 320],
] as const)('in %s at %i px', (colorScheme, width) => {
  test.each(['peter-smit', 'james-hill', 'ingrid-vos', '2026-0011'])(
    'trainers/%s: axe finds nothing and nothing is cut off',
    async (path) => {
      await visitIn(browser, host.home, { colorScheme, viewport: { width, height: 900 } }, async ({ page }) => {
        await page.goto(`${host.home}trainers/${path}/`)
        expect(await faults(page)).toEqual([])
        expect(await overflow(page)).toBeLessThanOrEqual(0)
      })
    },
  )
})

test('what a trainer prints has the notes, and says on each page for whom it is', async () => {
  await visitIn(browser, host.home, { viewport: { width: 1280, height: 900 } }, async ({ page }) => {
    await page.goto(`${host.home}trainers/2026-0011/`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('Notitie Geheim0011').isVisible()).toBe(true)
    expect(await page.locator('html').getAttribute('data-paper-readers')).toBe('Vertrouwelijk: voor de betrokken trainer en de medewerkers')
    await page.goto(`${host.home}trainers/2026-0011/#sheet-acknowledgement`)
    expect(await page.locator('.paper:target').isVisible()).toBe(true)
    expect(await page.locator('.reading-as').isVisible()).toBe(false)
  })
})

test('no page holds a way to what only one machine has, or a script that runs there', () => {
  const all = built('**/*.html')
  expect(all.filter((path) => path.includes('frame/'))).toEqual([])
  for (const path of all) expect(readFileSync(join(pages, path), 'utf8')).not.toMatch(/"\/(?:mail|forge)\/|<script|EventSource/)
})
