// The page with the figures, in a real browser: for a register of samples and for one of a single case.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../scripts/testing/browser.ts'
import { caseText } from '../../scripts/testing/invented-case.ts'
import { faults, overflow } from '../accessibility.ts'
import { type Seen, visitIn } from '../visit.ts'
import { monthChart } from './charts.ts'
import { ask, copyOfRegister, DESK, type Started, start, stop } from './started.ts'

let browser: Browser
let started: Started
beforeAll(async () => {
  browser = await launchBrowser()
  started = await start(copyOfRegister())
})
afterAll(async () => {
  await browser?.close()
  stop(started)
})

const PHONE = { viewport: { width: 320, height: 700 } }
const visit = <T>(options: typeof DESK, look: (seen: Seen) => Promise<T>) => visitIn(browser, started.url, options, look)
const textOf = (body: string) => parseHTML(body).document.querySelector('main')?.textContent ?? ''

describe('the figures of the samples', () => {
  test('begin with what is open, what is late, the promises kept and the days to a decision', async () => {
    const { document } = parseHTML((await ask(started, '/staff/insight/')).body)
    const shown = [...document.querySelectorAll('.key-figures > div')].map((one) => one.textContent)
    expect(shown).toHaveLength(4)
    expect(shown[0]).toMatch(/^Nu open\s?\d+ klachten/)
    expect(shown[1]).toMatch(/^Nu te laat\s?\d+ open klachten/)
    expect(shown[2]).toMatch(/^Beloften op tijd in 2026\s?\d+ van \d+ beloften/)
    expect(shown[3]).toMatch(/^Dagen tot de beslissing in 2026\s?\d+/)
    expect(textOf((await ask(started, '/staff/insight/')).body)).toContain('sinds de eerste, van 13 mei 2013')
  })

  test('say what was late this year, with the way to each case', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/insight/`)
      const row = page
        .locator('.this-year .late tbody tr')
        .filter({ hasText: '2026-0004' })
        .filter({ hasText: 'oordeel van de bemiddelaar' })
      expect(await row.textContent()).toContain('2 november 2026')
      expect(await row.textContent()).toContain('18 dagen, nog niet gedaan')
      await row.getByRole('link').click()
      expect(page.url()).toBe(`${started.url}staff/2026-0004/`)
    })
  })

  test('are read on a phone: no sideways scrolling, and no label under 12 px', async () => {
    await visit(PHONE, async ({ page }) => {
      await page.goto(`${started.url}staff/insight/`)
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      const heights = await page.evaluate(() =>
        [...document.querySelectorAll<SVGSVGElement>('svg.chart')].flatMap((svg) => {
          const shown = svg.getBoundingClientRect().width
          return shown ? [(12 * shown) / svg.viewBox.baseVal.width] : []
        }),
      )
      expect(heights).toHaveLength(1)
      expect(heights[0]).toBeGreaterThanOrEqual(11.9)
    })
  })

  test('are all in English on the English page', async () => {
    const words = textOf((await ask(started, '/staff/en/insight/')).body)
    expect(words).toContain('The year 2026, up to 20 November 2026')
    for (const dutch of ['klacht', 'termijn', 'beslissing', 'Beloften', ' van ', 'mrt', 'mei ', 'okt']) expect(words).not.toContain(dutch)
  })
})

test('a single complaint is told in sentences, without a picture of it', async () => {
  const folder = copyOfRegister()
  rmSync(join(folder, 'cases'), { recursive: true })
  mkdirSync(join(folder, 'cases'))
  writeFileSync(join(folder, 'cases/2026-0001.md'), caseText({ received: '2026-11-19' }))
  const one = await start(folder)
  try {
    const { body } = await ask(one, '/staff/insight/')
    expect(body).not.toMatch(/<svg|class="bars"/)
    for (const words of [
      '1 klacht die nog niet is afgesloten',
      'Er kwam 1 klacht binnen.',
      'Er is nu 1 klacht open.',
      'Er liep dit jaar nog geen belofte af.',
    ])
      expect(textOf(body)).toContain(words)
    await visitIn(browser, one.url, PHONE, async ({ page }) => {
      await page.goto(`${one.url}staff/insight/`)
      expect(await faults(page)).toEqual([])
    })
  } finally {
    stop(one)
  }
})

describe('the picture of months', () => {
  const months = (count: number, first = 0) =>
    Array.from({ length: count }, (_, index) => ({
      month: `20${20 + Math.floor((index + first) / 12)}-${String(((index + first) % 12) + 1).padStart(2, '0')}`,
      name: `m${index}`,
      open: index % 7,
    }))

  test.each([
    [3, 284],
    [13, 284],
    [24, 820],
    [36, 820],
  ])('of %i months in %i px has no two labels over each other, and none over an edge', (count, width) => {
    for (let first = 0; first < 12; first++) {
      const svg = monthChart(months(count, first), width, 'klachten', 'Open')
      const places = [...svg.matchAll(/<text x="([\d.]+)" y="182"/g)].map(([, x]) => Number(x))
      expect(places.length).toBeGreaterThan(0)
      for (const [index, x] of places.entries()) {
        if (index) expect(x - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(56)
        expect(x).toBeGreaterThanOrEqual(28)
        expect(x).toBeLessThanOrEqual(width - 24)
      }
    }
  })

  test('sets the month that runs apart', () => {
    expect(monthChart(months(12), 284, 'klachten', 'Open').match(/class="running"/g)).toHaveLength(1)
  })
})
