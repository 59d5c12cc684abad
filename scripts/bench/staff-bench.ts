// How the staff pages hold up with many cases: the time to build them, the size of the index, and how long a keystroke takes.
import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startServer } from '../local/server.ts'
import { buildStaffPages, staffPage } from '../local/staff-pages.ts'
import { launchBrowser } from '../testing/browser.ts'
import { TODAY } from './generate-cases.ts'
import { generateRegister } from './generate-register.ts'

export interface StaffTimes {
  readonly cases: number
  readonly buildSeconds: number
  /** The index as HTML, in bytes. */
  readonly indexBytes: number
  /** From opening the index until it can be typed in. */
  readonly openSeconds: number
  /** From a key to the next painted frame, the slowest of twenty: milliseconds. */
  readonly keystroke95: number
  readonly keystrokeMedian: number
}

const WORDS = 'trainer 2019 les 2020-01 engels jansen '

/** Builds and opens the index of a generated register and types in its search field. */
export async function benchStaff(cases: number, folder: string): Promise<StaffTimes> {
  const root = join(folder, `staff-${cases}`)
  const pages = join(folder, `staff-${cases}-pages`)
  generateRegister(root, cases)
  const began = performance.now()
  await buildStaffPages(root, TODAY, pages)
  const buildSeconds = (performance.now() - began) / 1000
  const server = await startServer(0, (path) => staffPage(path, pages, root))
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const opened = performance.now()
    await page.goto(`${server.url}staff/`)
    await page.locator('#filters:not([hidden])').waitFor()
    const openSeconds = (performance.now() - opened) / 1000
    // Measured in the page, from the event to the frame after it: what the person sees.
    await page.evaluate(() => {
      const times: number[] = []
      Object.assign(window, { times })
      document.querySelector('#filters')?.addEventListener(
        'input',
        () => {
          const start = performance.now()
          requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - start)))
        },
        { capture: true },
      )
    })
    await page.locator('input[type=search]').focus()
    for (const key of WORDS) {
      await page.keyboard.press(key === ' ' ? 'Space' : key)
      await page.waitForTimeout(40)
    }
    const times = (await page.evaluate('window.times')) as number[]
    const sorted = times.sort((a, b) => a - b)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
    return {
      cases,
      buildSeconds,
      indexBytes: statSync(join(pages, 'index.html')).size,
      openSeconds,
      keystrokeMedian: at(0.5),
      keystroke95: at(0.95),
    }
  } finally {
    await browser.close()
    await server.close()
    for (const made of [root, pages]) rmSync(made, { recursive: true, force: true })
  }
}
