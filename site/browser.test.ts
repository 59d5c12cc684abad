// The built pages in a real browser: what people with and without a screen reader, a mouse, a wide screen or a printer get.
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../scripts/testing/browser.ts'
import { type StaticServer, serveFolder } from '../scripts/testing/static-server.ts'
import { faults, overflow } from './accessibility.ts'
import { type Build, buildCopy } from './test-build.ts'
import { type Seen, visitIn } from './visit.ts'

const PAGES = ['', 'en/', '2014-11-06/', 'en/2014-11-06/', '404.html']

let build: Build
let server: StaticServer
let browser: Browser
beforeAll(async () => {
  build = await buildCopy()
  server = await serveFolder(build.dist)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  build?.remove()
})

const visit = <T>(options: BrowserContextOptions, look: (seen: Seen) => Promise<T>) => visitIn(browser, server.home, options, look)

/** The contrast of two colours as a browser writes them, `rgb(35, 31, 26)`, by the formula of WCAG 2. */
function contrast(...colours: readonly [string, string]): number {
  const [dark = 0, light = 0] = colours
    .map((colour) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const share = Number(part) / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    })
    .sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) => [320, 1280].map((width) => [colorScheme, width] as const))

describe.each(LOOKS)('in %s at %i px', (colorScheme, width) => {
  test.each(PAGES)('/%s: axe finds nothing, nothing is on the console, nothing comes from elsewhere, nothing is cut off', async (path) => {
    await visit({ colorScheme, viewport: { width, height: 800 } }, async ({ page, messages, foreignRequests }) => {
      await page.goto(server.home + path)
      expect(await faults(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      expect(messages).toEqual([])
      expect(foreignRequests).toEqual([])
    })
  })
})

test('a page with too little contrast, a foreign picture, an inline style and a word too long is found', async () => {
  await visit({ viewport: { width: 320, height: 800 } }, async ({ page, messages, foreignRequests }) => {
    await page.route('https://elsewhere.example/**', (route) => route.abort())
    await page.route(`${server.home}bad/`, async (route) => {
      const html = build.files.get('index.html')?.toString() ?? ''
      const body = `<p style="color:red">x</p><img src="https://elsewhere.example/x.png"><p><font color="#666">faint</font></p><pre>${'long'.repeat(99)}</pre>`
      await route.fulfill({ contentType: 'text/html', body: html.replace('<main id="main" tabindex="-1">', `$&${body}`) })
    })
    await page.goto(`${server.home}bad/`)
    const found = (await faults(page)).join()
    expect(found).toContain('color-contrast-enhanced: <font color="#666">')
    expect(found).toContain('image-alt')
    expect(messages.join()).toContain('Content Security Policy')
    expect(await overflow(page)).toBeGreaterThan(0)
    await page.setContent('<img src="https://elsewhere.example/y.png">')
    expect(foreignRequests).toContain('https://elsewhere.example/y.png')
  })
})

test.each(['light', 'dark'] as const)('the labels of the drawing stand out by 7 to 1, its lines by 3 to 1: %s', async (colorScheme) => {
  await visit({ colorScheme }, async ({ page }) => {
    await page.goto(server.home)
    const colours = (selector: string, property: string) =>
      page.locator(selector).evaluateAll((found, name) => found.map((each) => getComputedStyle(each).getPropertyValue(name)), property)
    const [paper = ''] = await colours('.picture', 'background-color')
    const labels = await colours('.line text', 'fill')
    const lines = [...(await colours('.line line', 'stroke')), ...(await colours('.line circle:not(.perhaps)', 'fill'))]
    expect(labels.length).toBeGreaterThan(10)
    for (const label of labels) expect(contrast(label, paper)).toBeGreaterThanOrEqual(7)
    for (const line of lines) expect(contrast(line, paper)).toBeGreaterThanOrEqual(3)
  })
  expect(contrast('rgb(255, 255, 255)', 'rgb(0, 0, 0)')).toBe(21)
})

test('the first key press reaches the skip link, which shows itself and leads to the text', async () => {
  await visit({ viewport: { width: 1280, height: 800 } }, async ({ page }) => {
    await page.goto(server.home)
    await page.keyboard.press('Tab')
    const skip = page.locator('.skip:focus')
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.className')).toBe('button')
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
  })
})

test('on a small phone the way to complain is on the first screen', async () => {
  await visit({ viewport: { width: 360, height: 640 } }, async ({ page }) => {
    await page.goto(server.home)
    const button = await page.locator('.complain .button').boundingBox()
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(640)
  })
})

test('the drawing is hidden from screen readers, and the list below it says the same with every step', async () => {
  await visit({}, async ({ page }) => {
    await page.goto(server.home)
    const tree = await page.locator('.picture').ariaSnapshot()
    for (const text of [
      'Bij ontvangst',
      'Binnen twee weken',
      'elke twee weken',
      'Binnen vier weken',
      ...Array.from({ length: 8 }, (_, index) => `link "Stap ${index + 1}"`),
    ])
      expect(tree).toContain(text)
    expect(tree).not.toContain('dag 14')
  })
})

test.each([
  ['Dutch', ''],
  ['English', 'en/'],
])('the %s page prints on two sheets of A4', async (_, path) => {
  await visit({ colorScheme: 'dark' }, async ({ page }) => {
    await page.goto(server.home + path)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2)
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12]/)
  })
})

test('on a very wide screen the text grows, and its lines stay short enough to read', async () => {
  await visit({ viewport: { width: 3840, height: 2160 } }, async ({ page }) => {
    await page.goto(server.home)
    const [size, width] = (await page.evaluate(
      `[parseFloat(getComputedStyle(document.body).fontSize), document.querySelector('.prose p').getBoundingClientRect().width]`,
    )) as [number, number]
    expect(size).toBeGreaterThan(22)
    expect(width / size).toBeLessThan(45)
  })
})
