// The overview, in a real browser.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../scripts/testing/browser.ts'
import { faults } from '../accessibility.ts'
import { type Seen, visitIn } from '../visit.ts'
import { copyOfRegister, DESK, PROJECT, planOf, type Started, start, stop } from './started.ts'

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

const visit = <T>(options: BrowserContextOptions, look: (seen: Seen) => Promise<T>) => visitIn(browser, started.url, options, look)

describe('the index', () => {
  test('shows each overdue case first, with the days that the plan says', async () => {
    const late = planOf(started.root, '2026-11-20')
      .cases.flatMap(({ id, status, obligations }) =>
        status === 'closed' ? [] : obligations.filter(({ state }) => state === 'overdue').map(({ daysLeft }) => [id, daysLeft] as const),
      )
      .sort((a, b) => (a[1] ?? 0) - (b[1] ?? 0))
    expect(late.length).toBeGreaterThan(3)
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      const shown = await page
        .locator('.group.overdue li')
        .evaluateAll((items) => items.map((item) => [item.getAttribute('data-case'), Number(item.getAttribute('data-days'))] as const))
      expect(shown).toHaveLength(late.length)
      expect(shown.map(([, days]) => days)).toEqual(late.map(([, days]) => days))
      expect(new Set(shown.map(([id]) => id))).toEqual(new Set(late.map(([id]) => id)))
      const first = await page.locator('.cases tbody tr th').first().textContent()
      expect(first).toBe(late[0]?.[0])
      expect(await page.locator('.group.overdue').textContent()).toContain('18 dagen te laat')
    })
  })

  test('filters by what is typed and chosen, keeps it in the address, and sorts', async () => {
    await visit(DESK, async ({ page }) => {
      const numbers = () => page.locator('.cases tbody tr th').allTextContents()
      await page.goto(`${started.url}staff/`)
      const all = (await numbers()).length
      await page.keyboard.press('/')
      await page.keyboard.type('wisniewski')
      expect(await numbers()).toEqual(['2026-0004'])
      expect(page.url()).toContain('#q=wisniewski')
      await page.reload()
      expect(await numbers()).toEqual(['2026-0004'])
      expect(await page.locator('#found').textContent()).toBe(`1 van ${all} klachten`)
      await page.getByRole('button', { name: 'Wis filters' }).click()
      await page.waitForFunction((count) => document.querySelectorAll('.cases tbody tr').length === count, all)
      await page.locator('select[name=handler]').selectOption('carla-mulder')
      await page.locator('select[name=status]').selectOption('in-mediation')
      expect(await numbers()).toEqual(['2026-0008'])
      await page.getByLabel('Zoeken').fill('niets past hierbij')
      expect(await page.locator('#nothing').isVisible()).toBe(true)
      await page.goto(`${started.url}staff/#sort=number`)
      await page.reload()
      const open = await page.locator('.cases').first().locator('tbody tr th').allTextContents()
      expect(open).toEqual([...open].sort())
    })
  })

  test('works with the keyboard from the skip link to a case', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Naar de inhoud')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/staff\/\d{4}-\d{4}\/$/)
      expect(await page.locator('h1').textContent()).toMatch(/^Klacht \d{4}-\d{4}$/)
    })
  })

  test('is whole without JavaScript', async () => {
    await visit({ ...DESK, javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      expect(await page.locator('.cases tbody tr').count()).toBe(planOf(started.root, '2026-11-20').cases.length)
      expect(await page.locator('#filters').isVisible()).toBe(false)
    })
  })

  test('remembers the language', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0004/`)
      await page.getByRole('link', { name: 'English' }).click()
      await page.waitForURL(/\/staff\/en\/2026-0004\/$/)
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
      await page.goto(`${started.url}staff/`)
      await page.waitForURL(/\/staff\/en\/$/)
      await page.getByRole('link', { name: 'Nederlands' }).click()
      await page.waitForURL(/\/staff\/$/)
      await page.goto(`${started.url}staff/insight/`)
      expect(page.url()).toBe(`${started.url}staff/insight/`)
    })
  })

  test('says kindly that there is nothing, with no case at all', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'staff-empty-'))
    cpSync(join(PROJECT, 'organisation.yml'), join(folder, 'organisation.yml'))
    cpSync(join(PROJECT, 'site/policy'), join(folder, 'site/policy'), { recursive: true })
    execFileSync('mkdir', [join(folder, 'cases')])
    const empty = await start(folder)
    try {
      await visit(DESK, async ({ page }) => {
        await page.goto(`${empty.url}staff/`)
        expect(await page.locator('main').textContent()).toContain('Er is nog geen klacht.')
        expect(await page.locator('main').textContent()).toContain('Niets is te laat')
        expect(await faults(page)).toEqual([])
        await page.goto(`${empty.url}staff/insight/`)
        expect(await page.locator('main').textContent()).toContain('Er is nog geen klacht.')
      })
    } finally {
      stop(empty)
    }
  })
})
