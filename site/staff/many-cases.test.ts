// The overview of a register with more cases than one page holds, in a real browser.
import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TODAY } from '../../scripts/bench/generate-cases.ts'
import { generateRegister } from '../../scripts/bench/generate-register.ts'
import { type LocalServer, startServer } from '../../scripts/local/server.ts'
import { staffPage } from '../../scripts/local/staff-pages.ts'
import { buildStaffPages } from '../../scripts/publishing/staff-pages.ts'
import { launchBrowser } from '../../scripts/testing/browser.ts'
import { faults } from '../accessibility.ts'
import { type Seen, visitIn } from '../visit.ts'
import { DESK, planOf } from './started.ts'

const CASES = 480
/** An old case, and words that stand in its complaint only. */
const OLD = '2015-0001'
const OWN_WORDS = 'Het krijtend schoolbord was op.'

let folder: string
let browser: Browser
let server: LocalServer
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'many-cases-'))
  const root = join(folder, 'register')
  generateRegister(root, CASES)
  appendFileSync(join(root, 'cases', `${OLD}.md`), `\n${OWN_WORDS}\n`)
  const pages = join(folder, 'pages')
  await buildStaffPages(root, TODAY, pages)
  server = await startServer(0, (path) => staffPage(path, pages, root))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

const visit = <T>(options: BrowserContextOptions, look: (seen: Seen) => Promise<T>) => visitIn(browser, server.url, options, look)
const numbersIn = (page: Page) => page.locator('.cases tbody tr th').allTextContents()
const fetched = (page: Page) => page.locator('#filters[data-cases=complete]').waitFor()

/** All numbers of the register by whether they are closed, as the plan says. */
function planned() {
  const { cases } = planOf(join(folder, 'register'), TODAY)
  const ids = (closed: boolean) => cases.filter(({ status }) => (status === 'closed') === closed).map(({ id }) => id)
  return { open: ids(false), closed: ids(true), all: cases.map(({ id }) => id) }
}

describe('a register with many cases', () => {
  test('keeps the page small: 200 open cases, 50 closed ones, and the counts of all', async () => {
    const { open, closed } = planned()
    expect(open.length).toBeGreaterThan(200)
    expect(closed.length).toBeGreaterThan(50)
    await visit(DESK, async ({ page }) => {
      await page.goto(`${server.url}staff/`)
      expect(await page.locator('#open tbody tr').count()).toBe(200)
      expect(await page.locator('#closed tbody tr').count()).toBe(50)
      expect(await page.locator('#open-title').textContent()).toBe(`Open ${open.length}`)
      expect(await page.locator('#found').textContent()).toBe(`${CASES} klachten`)
    })
    expect(statSync(join(folder, 'pages/index.html')).size).toBeLessThan(500_000)
  })

  test('shows the whole register without JavaScript, by the year of receipt', async () => {
    await visit({ ...DESK, javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`${server.url}staff/`)
      const years = await page.locator('.by-year a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
      expect(years).toHaveLength(12)
      const found: string[] = []
      for (const path of years) {
        await page.goto(new URL(path, server.url).href)
        found.push(...(await numbersIn(page)))
      }
      expect(found.sort()).toEqual([...planned().all].sort())
    })
  })

  test('finds an old closed case by its own words, though it stands not in the page', async () => {
    const { closed } = planned()
    await visit(DESK, async ({ page }) => {
      await page.goto(`${server.url}staff/`)
      expect(await numbersIn(page)).not.toContain(OLD)
      await page.getByLabel('Zoeken').fill('SCHOOLBORD krijtend')
      await fetched(page)
      expect(await numbersIn(page)).toEqual([OLD])
      expect(closed).toContain(OLD)
      await page.locator('.cases tbody a').click()
      await page.waitForURL(`${server.url}staff/${OLD}/`)
    })
  })

  test('shows more of what was found, 40 rows and then 400 more, and all of it when asked without a filter', async () => {
    const { closed } = planned()
    await visit(DESK, async ({ page }) => {
      await page.goto(`${server.url}staff/`)
      await page.locator('#closed').getByRole('button', { name: 'Meer tonen' }).click()
      await fetched(page)
      expect(await page.locator('#closed tbody tr').count()).toBe(closed.length)
      expect(await page.locator('#closed').getByRole('button').isVisible()).toBe(false)
      await page.getByLabel('Zoeken').fill('klant')
      expect(await page.locator('#closed tbody tr').count()).toBe(40)
      expect(await page.locator('#found').textContent()).toBe(`${CASES} klachten`)
    })
  })

  test('shows the first cards of what is late, folds the others, and leads to the list for the rest', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${server.url}staff/`)
      const late = Number(/\d+/.exec((await page.locator('.group.late h3').textContent()) ?? '')?.[0])
      expect(late).toBeGreaterThan(60)
      expect(await page.locator('.group.late .card:visible').count()).toBe(12)
      await page.locator('.group.late summary').click()
      expect(await page.locator('.group.late .card:visible').count()).toBe(48)
      await page.getByRole('link', { name: `Alle ${late} staan op volgorde in de lijst` }).click()
      await fetched(page)
      expect(await page.locator('#found').textContent()).toBe(`${late} van ${CASES} klachten`)
      expect(await page.locator('#open .days.late').count()).toBe(40)
      expect(await faults(page)).toEqual([])
    })
  })

  test('says that it still searches where that takes long, and what could not be searched where that failed', async () => {
    await visit(DESK, async ({ page }) => {
      let answer = () => {}
      const held = new Promise<void>((resolve) => {
        answer = resolve
      })
      await page.route('**/search/1.json', async (route) => {
        await held
        await route.abort()
      })
      await page.goto(`${server.url}staff/`)
      await page.getByLabel('Zoeken').fill('klant')
      await page.getByText('Nog bezig met zoeken: 50% is doorzocht.').waitFor()
      answer()
      await page.getByText('Een deel van de klachten kon niet worden geladen.').waitFor()
      expect(await numbersIn(page)).not.toEqual([])
    })
  })
})
