// The overview, in a real browser.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../scripts/testing/browser.ts'
import { faults, overflow } from '../accessibility.ts'
import { type Seen, visitIn } from '../visit.ts'
import { ask, copyOfRegister, DESK, PROJECT, planOf, type Started, start, stop } from './started.ts'

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

/** The numbers of the cases that stand in the tables now. */
const numbersIn = (page: Page) => page.locator('.cases tbody tr th').allTextContents()
/** Until every case of the register has been fetched. */
const fetched = (page: Page) => page.locator('#filters[data-cases=complete]').waitFor()

describe('the overview', () => {
  test('shows each case that is late once and first, with the days that the plan says', async () => {
    const late = planOf(started.root, '2026-11-20')
      .cases.filter(({ status }) => status !== 'closed')
      .map(({ id, obligations }) => ({
        id,
        days: obligations.filter(({ state }) => state === 'overdue').map(({ daysLeft }) => daysLeft ?? 0),
      }))
      .filter(({ days }) => days.length)
      .sort((a, b) => Math.min(...a.days) - Math.min(...b.days))
    expect(late.length).toBeGreaterThan(3)
    expect(late.some(({ days }) => days.length > 1)).toBe(true)
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      const cards = page.locator('.group.late .card')
      expect(await cards.evaluateAll((all) => all.map((card) => card.getAttribute('data-case')))).toEqual(late.map(({ id }) => id))
      for (const [index, { days }] of late.entries()) {
        const shown = await cards
          .nth(index)
          .locator('[data-days]')
          .evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-days'))))
        expect(shown).toEqual(expect.arrayContaining(days))
      }
      expect((await numbersIn(page))[0]).toBe(late[0]?.id)
      const all = await page.locator('.card').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-case')))
      expect(new Set(all).size).toBe(all.length)
    })
  })

  test('says of each case what to do next, leading to the place where it is done, and keeps a space before the days', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      const card = page.locator('.card[data-case="2026-0004"]')
      expect(await card.textContent()).toMatch(/oordeel van de bemiddelaar: 18 dagen te laat \(uiterlijk 2 november 2026\)/)
      expect(await card.locator('.do a').getAttribute('href')).toBe('/staff/2026-0004/#to-do')
      expect(await card.locator('.do').textContent()).toMatch(/\. en nog \d+ ding/)
      expect(await page.locator('.cases tr', { hasText: '2026-0004' }).textContent()).toMatch(/bemiddelaar\s+18 dagen te laat/)
      expect(await page.locator('.group.waiting .card[data-case="2026-0009"]').textContent()).toContain('Sluit de klacht af.')
    })
  })

  test('filters by what is typed and chosen, keeps it in the address, and sorts', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      const all = (await numbersIn(page)).length
      expect(await page.locator('#found').textContent()).toBe(`${all} klachten`)
      await page.keyboard.press('/')
      await page.keyboard.type('wisniewski')
      await fetched(page)
      expect(await numbersIn(page)).toEqual(['2026-0004'])
      expect(await page.locator('#now').isVisible()).toBe(false)
      expect(page.url()).toContain('#q=wisniewski')
      await page.reload()
      await fetched(page)
      expect(await numbersIn(page)).toEqual(['2026-0004'])
      expect(await page.locator('#found').textContent()).toBe(`1 van ${all} klachten`)
      await page.getByLabel('Zoeken').fill('terpstra')
      expect(await numbersIn(page)).toEqual(['2026-0011'])
      await page.locator('#filters summary').click()
      await page.getByRole('button', { name: 'Filters wissen' }).click()
      expect(await numbersIn(page)).toHaveLength(all)
      expect(await page.locator('#now').isVisible()).toBe(true)
      await page.locator('select[name=handler]').selectOption('carla-mulder')
      await page.locator('select[name=status]').selectOption('in-mediation')
      expect(await numbersIn(page)).toEqual(['2026-0008'])
      await page.getByLabel('Zoeken').fill('niets past hierbij')
      expect(await page.locator('#nothing').isVisible()).toBe(true)
      await page.goto(`${started.url}staff/#sort=number`)
      await page.reload()
      await fetched(page)
      const open = await page.locator('#open tbody tr th').allTextContents()
      expect(open).toEqual([...open].sort())
      await page.goto(`${started.url}staff/#term=late`)
      await page.reload()
      await fetched(page)
      const late = await page.locator('.group.late .card').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-case')))
      expect(await numbersIn(page)).toEqual(late)
    })
  })

  test.each([
    ['e-mail address', 'tomasz@example.org', '2026-0004'],
    ['subject, in the language of the page', 'facturering', '2026-0003'],
    ['wish', 'een boek met grotere letters', '2026-0011'],
    ['course', 'engels voor senioren', '2026-0011'],
    ['words of the complaint itself', 'paspoorten en vergunningen', '2026-0007'],
    ['name of the trainer', 'peter smit', '2026-0001'],
  ])('finds a case by its %s, and does not show it', async (_, typed, id) => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      const shown = async () => (await page.locator('.card, .cases').allTextContents()).join(' ').toLowerCase()
      expect(await shown()).not.toContain(typed)
      await page.getByLabel('Zoeken').fill(typed)
      await fetched(page)
      expect(await numbersIn(page)).toContain(id)
      expect(await shown()).not.toContain(typed)
    })
  })

  test('draws a found row as it stood in the page', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      const rows = () =>
        page.locator('.cases tbody tr').evaluateAll((all) => all.map((row) => row.outerHTML.replace(/>\s+</g, '><')).sort())
      const given = await rows()
      await page.locator('#filters summary').click()
      await page.locator('select[name=sort]').selectOption('number')
      await fetched(page)
      expect(await rows()).toEqual(given)
    })
  })

  test('shows only mine with one click, remembers it, and says so', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      const mine = page.getByRole('button', { name: 'Alleen van mij' })
      expect(await mine.isVisible()).toBe(false)
      const all = await numbersIn(page)
      await page.getByLabel('Ik ben').selectOption('greetje-bos')
      await fetched(page)
      const own = await numbersIn(page)
      expect(own.length).toBeGreaterThan(1)
      expect(own.length).toBeLessThan(all.length)
      const handlers = () => page.locator('.card:visible').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-handler')))
      expect(new Set(await handlers())).toEqual(new Set(['greetje-bos']))
      expect(await page.locator('.group.late h3').textContent()).toBe(
        `Te laat (${await page.locator('.group.late .card:visible').count()})`,
      )
      expect(await page.locator('#found').textContent()).toBe(`Alleen van Greetje Bos: ${own.length} van ${all.length} klachten`)
      await page.goto(`${started.url}staff/`)
      await page.reload()
      await fetched(page)
      expect(await numbersIn(page)).toEqual(own)
      expect(await mine.getAttribute('aria-pressed')).toBe('true')
      await mine.focus()
      await page.keyboard.press('Enter')
      expect(await numbersIn(page)).toEqual(all)
      expect(new Set(await handlers()).size).toBeGreaterThan(1)
      await page.goto(`${started.url}staff/`)
      await page.reload()
      expect(await numbersIn(page)).toEqual(all)
      expect(await page.getByLabel('Ik ben').inputValue()).toBe('greetje-bos')
      expect(await faults(page)).toEqual([])
    })
  })

  test('says who has how many, and shows the cases of whoever is clicked', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      await page.getByText('Werkverdeling').click()
      const row = page.locator('.workload tr', { hasText: 'Farid Amrani' })
      expect(await row.locator('td').allTextContents()).toEqual(['3', '2', '0'])
      await row.getByRole('link').click()
      await fetched(page)
      expect(await page.locator('#open tbody tr').count()).toBe(3)
      expect(await page.locator('.group.late .card:visible').count()).toBe(2)
      expect(page.url()).toContain('#handler=farid-amrani')
    })
  })

  test('works with the keyboard from the skip link to a case', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Naar de inhoud')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q')
      await page.keyboard.type('wisniewski')
      await fetched(page)
      for (let presses = 0; presses < 10; presses++) {
        await page.keyboard.press('Tab')
        if (await page.evaluate(() => document.activeElement?.textContent === '2026-0004')) break
      }
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/staff\/2026-0004\/$/)
      expect(await page.locator('h1').textContent()).toMatch(/^Klacht \d{4}-\d{4}$/)
    })
  })

  test('is reached by the key / from every page, but not while somebody types', async () => {
    await visit(DESK, async ({ page }) => {
      for (const [from, to] of [
        ['insight/', ''],
        ['2026-0004/', ''],
        ['archive/2026/', ''],
        ['en/2026-0004/', 'en/'],
      ]) {
        await page.goto(`${started.url}staff/${from}`)
        await page.keyboard.press('/')
        await page.waitForURL(`${started.url}staff/${to}**`)
        await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'q')
      }
      await page.keyboard.type('a/b')
      expect(await page.locator('input[name=q]').inputValue()).toBe('a/b')
    })
  })

  test('has on a phone the search before the cards, and nothing wider than 320 px', async () => {
    await visit({ viewport: { width: 320, height: 800 } }, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      const top = async (selector: string) => (await page.locator(selector).first().boundingBox())?.y ?? 0
      expect(await top('input[name=q]')).toBeLessThan(await top('.card'))
      expect(await top('input[name=q]')).toBeLessThan(800)
      for (const details of await page.locator('details').all())
        await details.evaluate((one: HTMLDetailsElement) => {
          one.open = true
        })
      expect(await overflow(page)).toBeLessThanOrEqual(0)
    })
  })

  test('is on paper a list without search fields and buttons', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('input:visible, select:visible, button:visible, summary:visible').count()).toBe(0)
      expect(await page.locator('.card:visible').count()).toBeGreaterThan(10)
      expect(await page.locator('#open').isVisible()).toBe(true)
      expect(await page.locator('#closed').isVisible()).toBe(false)
      expect(await page.locator('h1').textContent()).toContain('vrijdag 20 november 2026')
    })
  })

  test('is whole without JavaScript', async () => {
    await visit({ ...DESK, javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      expect(await page.locator('.cases tbody tr').count()).toBe(planOf(started.root, '2026-11-20').cases.length)
      expect(await page.locator('#filters').isVisible()).toBe(false)
      await page.getByRole('link', { name: '2021', exact: true }).click()
      expect(await numbersIn(page)).toEqual(['2021-0004'])
      await page.getByRole('link', { name: 'Terug naar het overzicht' }).click()
      expect(await page.locator('.card').first().isVisible()).toBe(true)
    })
  })

  test('hands out the list for Excel and the due dates, in the language of the page', async () => {
    const list = await ask(started, '/staff/cases.csv')
    expect(list.type).toBe('text/csv; charset=utf-8')
    expect(list.body.split('\r\n')[0]).toBe(
      '\uFEFF"Nummer";"Ontvangen";"Klager";"Organisatie";"Klacht";"Behandelaar";"Status";"Eerstvolgende belofte";"Uiterlijk";"Nog";"Stappen"',
    )
    expect(list.body.split('\r\n')).toHaveLength(planOf(started.root, '2026-11-20').cases.length + 2)
    expect((await ask(started, '/staff/en/cases.csv')).body).toContain('"Number";"Received";"Complainant"')
    const everybody = await ask(started, '/staff/due.ics')
    const own = await ask(started, '/staff/due-farid-amrani.ics')
    expect(everybody.type).toBe('text/calendar; charset=utf-8')
    const entries = ({ body }: { body: string }) => body.match(/^UID:.*$/gm) ?? []
    expect(entries(own).length).toBeGreaterThan(2)
    expect(entries(everybody)).toEqual(expect.arrayContaining(entries(own)))
    expect(entries(everybody).length).toBeGreaterThan(entries(own).length)
    expect(own.body).toContain('X-WR-CALNAME:Klachten: termijnen van Farid Amrani')
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
        expect(await page.getByText('Er is niets te laat en er loopt geen termijn af.').isVisible()).toBe(true)
        expect(await page.locator('main').textContent()).toContain('cases/2026-0001.md')
        expect(await faults(page)).toEqual([])
        await page.goto(`${empty.url}staff/insight/`)
        expect(await page.locator('main').textContent()).toContain('Er is nog geen klacht.')
      })
    } finally {
      stop(empty)
    }
  })
})
