// How the staff pages hold up with many cases: the time to build them, the size of the index, and how long a keystroke takes.
import { appendFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startServer } from '../local/server.ts'
import { staffPage } from '../local/staff-pages.ts'
import { buildStaffPages } from '../publishing/staff-pages.ts'
import { launchBrowser } from '../testing/browser.ts'
import { generateCase, TODAY } from './generate-cases.ts'
import { generateRegister } from './generate-register.ts'

export interface StaffTimes {
  readonly cases: number
  /** All pages, then again with one case changed, then with none. */
  readonly buildSeconds: number
  readonly oneChangedSeconds: number
  readonly noneChangedSeconds: number
  /** The index as HTML, in bytes. */
  readonly indexBytes: number
  /** All that opening the index takes from the server, in bytes as they lie on the disk: the page, its styles and scripts. */
  readonly openBytes: number
  /** From opening the index until it can be typed in. */
  readonly openSeconds: number
  /** From the first step into the search field until every case can be found in it. */
  readonly searchSeconds: number
  /** From a key to the next painted frame, in milliseconds: typed while the cases are being fetched, and once more when they are. */
  readonly keystroke95: number
  readonly keystrokeMedian: number
}

const WORDS = 'trainer 2019 les 2020-01 engels jansen '

/** Builds and opens the index of a generated register and types in its search field. */
export async function benchStaff(cases: number, folder: string): Promise<StaffTimes> {
  const root = join(folder, `staff-${cases}`)
  const pages = join(folder, `staff-${cases}-pages`)
  generateRegister(root, cases)
  const build = async () => {
    const started = performance.now()
    await buildStaffPages(root, TODAY, pages)
    return (performance.now() - started) / 1000
  }
  const buildSeconds = await build()
  appendFileSync(join(root, 'cases', `${generateCase(0).id}.md`), 'One line more.\n')
  const oneChangedSeconds = await build()
  const noneChangedSeconds = await build()
  const server = await startServer(0, (path) => staffPage(path, pages, root))
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const opened = performance.now()
    await page.goto(`${server.url}staff/`)
    await page.locator('#filters:not([hidden])').waitFor()
    const openSeconds = (performance.now() - opened) / 1000
    const openBytes = await page.evaluate(() =>
      performance.getEntries().reduce((sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0), 0),
    )
    // Measured in the page, from the key to the frame after it: what the person sees.
    await page.evaluate(() => {
      const times: number[] = []
      Object.assign(window, { times })
      document.querySelector('#filters')?.addEventListener(
        'input',
        ({ timeStamp }) => {
          requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - timeStamp)))
        },
        { capture: true },
      )
    })
    const search = page.locator('input[type=search]')
    const began = performance.now()
    await search.focus()
    const fetched = page
      .locator('#filters[data-cases=complete]')
      .waitFor()
      .then(() => (performance.now() - began) / 1000)
    await type(page)
    const searchSeconds = await fetched
    await search.fill('')
    await type(page)
    const times = (await page.evaluate('window.times')) as number[]
    const sorted = times.sort((a, b) => a - b)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
    return {
      cases,
      buildSeconds,
      oneChangedSeconds,
      noneChangedSeconds,
      indexBytes: statSync(join(pages, 'index.html')).size,
      openBytes,
      openSeconds,
      searchSeconds,
      keystrokeMedian: at(0.5),
      keystroke95: at(0.95),
    }
  } finally {
    await browser.close()
    await server.close()
    for (const made of [root, pages, `${pages}.build.json`]) rmSync(made, { recursive: true, force: true })
  }
}

async function type(page: Page): Promise<void> {
  for (const key of WORDS) {
    await page.keyboard.press(key === ' ' ? 'Space' : key)
    await page.waitForTimeout(40)
  }
}
