// The page of a case, in a real browser, also of hostile cases.
import { appendFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../scripts/testing/browser.ts'
import { type Seen, visitIn } from '../visit.ts'
import { ask, copyOfRegister, DESK, type Planned, planOf, type Started, start, stop } from './started.ts'

const HOSTILE = `<script>document.title = 'ran'; fetch('https://elsewhere.example/script')</script>
<img src="https://elsewhere.example/pixel" onerror="document.title='ran'"> ![remote](https://elsewhere.example/picture.png) ![local](offerte.txt)
<svg onload="document.title='ran'"></svg><style>@import "https://elsewhere.example/style.css";</style>
<iframe src="https://elsewhere.example/frame"></iframe><form action="https://elsewhere.example/form"><input name="a" autofocus onfocus="document.title='ran'"></form>
<base href="https://elsewhere.example/"><meta http-equiv="refresh" content="0;url=https://elsewhere.example/refresh">
[script](javascript:document.title='ran') [data](data:text/html,<script>1</script>) [vb](vbscript:x) [host](//elsewhere.example/host)
Factuur \u202Egnp.exe, groen\u001b[2J\u{E0041}.
Harmless words.`

/** What the renderer cannot bear; each once kept every page of every case from being built. */
const TOO_MUCH = {
  '2026-0097': `${'> '.repeat(2500)}In een citaat.\nDe tweede regel.\n`,
  '2026-0098': `${'|a'.repeat(2000)}|\n${'|-'.repeat(2000)}|\n${'x\n'.repeat(25_000)}In een tabel.\n`,
}

let browser: Browser
let started: Started
beforeAll(async () => {
  const folder = copyOfRegister()
  const hostile = join(folder, 'cases/2026-0099.md')
  cpSync(join(folder, 'cases/2026-0015.md'), hostile)
  appendFileSync(hostile, HOSTILE)
  for (const [id, text] of Object.entries(TOO_MUCH)) {
    cpSync(join(folder, 'cases/2026-0015.md'), join(folder, `cases/${id}.md`))
    appendFileSync(join(folder, `cases/${id}.md`), text)
  }
  browser = await launchBrowser()
  started = await start(folder)
})
afterAll(async () => {
  await browser?.close()
  stop(started)
})

const visit = <T>(options: BrowserContextOptions, look: (seen: Seen) => Promise<T>) => visitIn(browser, started.url, options, look)

describe('the page of a case', () => {
  test('shows the words of a hostile complaint, and nothing in them runs or asks for anything', async () => {
    await visit(DESK, async ({ page, messages, foreignRequests }) => {
      await page.goto(`${started.url}staff/2026-0099/`)
      await page.waitForTimeout(300)
      expect(await page.title()).toContain('2026-0099')
      expect(await page.locator('.own-words').textContent()).toContain('Harmless words.')
      expect(await page.locator('.own-words').locator('script,img,svg,style,iframe,form,input,base,meta').count()).toBe(0)
      for (const link of await page.locator('.own-words a[href]').all())
        expect(await link.getAttribute('href')).toMatch(/^(https?:\/\/|mailto:)/)
      const read = await page.locator('.own-words').textContent()
      expect(read).toContain('Factuur [U+202E]gnp.exe, groen[U+001B][2J[U+E0041].')
      for (const hidden of ['\u202e', '\u001b', '\u{E0041}']) expect(read).not.toContain(hidden)
      expect(read).toContain('<iframe src="https://elsewhere.example/frame">')
      expect([messages, foreignRequests]).toEqual([[], []])
    })
  })

  test('shows a complaint that cannot be laid out as it was typed, line by line, and says so', async () => {
    for (const [id, text] of Object.entries(TOO_MUCH)) {
      const { status, body } = await ask(started, `/staff/${id}/`)
      expect([id, status]).toEqual([id, 200])
      const { document } = parseHTML(body)
      expect(document.querySelector('pre.own-words')?.textContent).toContain(text)
    }
    await visit(DESK, async ({ page, messages }) => {
      await page.goto(`${started.url}staff/2026-0097/`)
      expect(await page.locator('main').textContent()).toContain('zoals hij is getypt')
      const typed = page.locator('pre.own-words')
      expect(await typed.evaluate((element) => getComputedStyle(element).whiteSpace)).toMatch(/^pre-wrap|preserve/)
      expect(messages).toEqual([])
    })
    await visit({ viewport: { width: 360, height: 800 } }, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0097/`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    })
  })

  test('shows every letter as it was sent with its record, and what the next run would send', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0007/`)
      expect(await page.locator('details.letter').count()).toBe(5)
      await page.locator('details.letter').nth(1).locator('summary').click()
      const letter = await page.locator('details.letter').nth(1).textContent()
      for (const words of [
        'Uw klacht 2026-0007: uitstelbericht',
        'Geachte Pieter Bakker',
        '250 OK',
        '<2026-0007.2026-10-12-delay@example.org>',
      ])
        expect(letter).toContain(words)
      await page.locator('.forecast summary').click()
      expect(await page.locator('.forecast').textContent()).toContain('donderdag 3 december 2026')
      expect(await page.locator('.forecast .paper').textContent()).toContain('Uw klacht 2026-0007: uitstelbericht')
    })
  })

  test('numbers the marks of the time line as the list below it', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0004/`)
      const marks = (await page.locator('.mark text').allTextContents()).map(Number).sort((a, b) => a - b)
      expect(marks).toEqual(Array.from({ length: await page.locator('.entries li').count() }, (_, index) => index + 1))
      expect(await page.locator('.mark.broken').count()).toBe(2)
    })
  })

  test('prints the whole dossier: facts, steps, letters opened, inventory, the day of printing', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0004/`)
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.dossier').isVisible()).toBe(true)
      expect(await page.locator('[data-printed-on]').textContent()).toContain(String(new Date().getFullYear()))
      for (const details of await page.locator('details.letter').all()) expect(await details.locator('pre').isVisible()).toBe(true)
      expect(await page.locator('.forecast').isVisible()).toBe(false)
      const pages = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
      expect(pages).toBeGreaterThan(2)
    })
  })

  test('hands out a document as a download', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0014/`)
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'offerte.txt' }).click()])
      expect(download.suggestedFilename()).toBe('offerte.txt')
    })
  })
})

describe('what staff must see before anything else', () => {
  const flagged = (plan: Planned, kind: string) =>
    plan.cases.filter(({ flags }) => flags.some((flag) => flag.kind === kind)).map(({ id }) => id)

  test('every flag but overdue stands on the index and on its case, in the language of the reader', async () => {
    const plan = planOf(started.root, '2026-11-20')
    const words = {
      'not-reached': [/is niet aangekomen|onbekend of/, /did not arrive|nobody knows whether/],
      unattended: [/niemand iets vastgelegd/, /nobody has gone on/],
      'to-take-back': [/niet meer geldt/, /no longer stands/],
    } as const
    await visit(DESK, async ({ page }) => {
      for (const [kind, [dutch, english]] of Object.entries(words)) {
        const ids = flagged(plan, kind)
        expect(ids.length, kind).toBeGreaterThan(0)
        for (const [path, text] of [
          ['', dutch],
          ['en/', english],
        ] as const) {
          await page.goto(`${started.url}staff/${path}`)
          const shown = await page.locator('.group.flags li').filter({ hasText: text }).locator('a').allTextContents()
          expect(new Set(shown)).toEqual(new Set(ids))
          await page.goto(`${started.url}staff/${path}${ids[0]}/`)
          expect(await page.locator('section.flags').textContent()).toMatch(text)
        }
      }
    })
  })

  test('a letter that came back says so, and one that was posted says how and when it arrived', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0017/`)
      const back = page.locator('details.letter.returned')
      expect(await back.locator('summary').textContent()).toContain('teruggekomen')
      await back.locator('summary').click()
      expect(await back.locator('.delivery').textContent()).toContain('vrijdag 13 november 2026')
      await page.goto(`${started.url}staff/2026-0011/`)
      await page.locator('details.letter').first().locator('summary').click()
      expect(await page.locator('details.letter').first().locator('.delivery').textContent()).toContain(
        'dinsdag 10 november 2026, per post',
      )
      expect(await page.locator('.entries').textContent()).toContain('brief: ontvangstbevestiging, per post')
    })
  })

  test('a letter that was written anew says which one stands for it', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0012/`)
      expect(await page.locator('details.letter').first().textContent()).toMatch(
        /Een latere brief van \S+ \d+ november 2026 kwam hiervoor in de plaats/,
      )
      expect(await page.locator('details.letter').last().textContent()).not.toContain('kwam hiervoor in de plaats')
    })
  })

  test('a decision that was taken back stays to be read, struck through, with the reason', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0020/`)
      const step = page.locator('.steps .taken-back')
      expect(await step.count()).toBe(1)
      expect(await step.textContent()).toContain('U zegde de cursus af op 12 oktober.')
      expect(await step.textContent()).toContain('Teruggenomen op donderdag 19 november 2026')
      expect(await step.textContent()).toContain('De tekst hoorde bij een andere klacht')
      const line = (selector: string) => page.locator(selector).evaluate((element) => getComputedStyle(element).textDecorationLine)
      expect(await line('.steps .taken-back strong')).toBe('line-through')
      expect(await line('.entries .taken-back > span')).toBe('line-through')
    })
  })

  test('a case leads to the cases it belongs to', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0021/`)
      await page.locator('.facts').getByRole('link', { name: '2026-0012' }).click()
      await page.waitForURL(/\/staff\/2026-0012\/$/)
    })
  })
})
