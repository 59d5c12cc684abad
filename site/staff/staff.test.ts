// The staff pages as a whole: every look, an earlier day, changes while a page is open, and the server on this machine.

import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../scripts/testing/browser.ts'
import { faults, overflow } from '../accessibility.ts'
import { type Seen, visitIn } from '../visit.ts'
import type { OpenPage } from './scripts/page.ts'
import { ask, copyOfRegister, DESK, PROJECT, type Started, start, stop } from './started.ts'

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

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) => [360, 1280].map((width) => [colorScheme, width] as const))
describe.each(LOOKS)('in %s at %i px', (colorScheme, width) => {
  test.each(['', '2026-0007/', '2026-0004/', '2026-0017/', '2026-0020/', 'insight/', 'archive/2026/', 'en/'])(
    'staff/%s: axe finds nothing, the console is silent, nothing is cut off, nothing comes from elsewhere',
    async (path) => {
      await visit({ colorScheme, viewport: { width, height: 900 } }, async ({ page, messages, foreignRequests }) => {
        await page.goto(`${started.url}staff/${path}`)
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true
        })
        expect(await faults(page)).toEqual([])
        expect(await overflow(page)).toBeLessThanOrEqual(0)
        expect(messages).toEqual([])
        expect(foreignRequests).toEqual([])
      })
    },
  )
})

test('as of an earlier day the pages show that day, on every page, and nothing that came later', async () => {
  const earlier = await start(copyOfRegister(), '--today', '2026-10-15')
  try {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${earlier.url}staff/`)
      expect(await page.locator('.as-of').textContent()).toContain('donderdag 15 oktober 2026')
      const numbers = await page.locator('.cases tbody tr th').allTextContents()
      expect(numbers).toContain('2026-0007')
      expect(numbers).not.toContain('2026-0008')
      await page.goto(`${earlier.url}staff/2026-0007/`)
      expect(await page.locator('.as-of').isVisible()).toBe(true)
      expect(await page.locator('.history').textContent()).toContain('wordt niet door Git bewaard')
      expect(await page.locator('main').textContent()).not.toContain('tien van de twaalf')
    })
  } finally {
    stop(earlier)
  }
})

test('a page that is open shows a change of a case file by itself', async () => {
  await visit(DESK, async ({ page }) => {
    await page.goto(`${started.url}staff/2026-0016/`)
    const file = join(started.folder, 'cases/2026-0016.md')
    const text = execFileSync('cat', [file], { encoding: 'utf8' })
    writeFileSync(file, text.replace('The course started a week later than agreed.', 'The course started two weeks late.'))
    await page.getByText('The course started two weeks late.').first().waitFor({ timeout: 30_000 })
  })
})

/** The scripts of a page in one file, as another site bundles them. */
async function scriptsAlone(): Promise<string> {
  const entry = 'site/staff/scripts/page.ts'
  const lib = { entry, formats: ['iife' as const], name: 'scripts' }
  const built = await build({ root: PROJECT, configFile: false, logLevel: 'silent', publicDir: false, build: { lib, write: false } })
  const { output } = (built as Rolldown.RolldownOutput[])[0] as Rolldown.RolldownOutput
  return output[0].code
}

/** In the browser: opens one page after another in the same document, and notes what is asked of it. */
interface Reader {
  readonly went: unknown[][]
  readonly fragments: string[]
  /** Puts a page in place of the one before; one that `waits` can read nothing before `release`. */
  readonly put: (html: string, fragment: string, waits: boolean) => void
  /** Until what waited has been read, and a moment more. */
  readonly release: () => Promise<void>
}
declare global {
  var reader: Reader
  var startPage: (page: OpenPage) => void
}

describe('the scripts of a page that another site starts', () => {
  const pageAt = async (path: string) => (await ask(started, `/staff/${path}`)).body
  const put = (page: Page, html: string, fragment = '', waits = false) =>
    page.evaluate(([html, fragment, waits]) => reader.put(html, fragment, waits), [html, fragment, waits] as const)

  const empty = async (page: Page, code: string): Promise<void> => {
    await page.route('**/staff/empty', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><p></p>' }))
    await page.goto(`${started.url}staff/empty`)
    await page.addScriptTag({ content: `${code};globalThis.startPage = scripts.startPage` })
    await page.evaluate(() => {
      let ended = new AbortController()
      const { promise: gate, resolve: open } = Promise.withResolvers<void>()
      const reads: Promise<string>[] = []
      const went: unknown[][] = []
      const fragments: string[] = []
      const put: Reader['put'] = (html, fragment, waits) => {
        ended.abort()
        ended = new AbortController()
        const parsed = new DOMParser().parseFromString(html, 'text/html')
        document.documentElement.lang = parsed.documentElement.lang
        document.body.replaceWith(parsed.body)
        startPage({
          signal: ended.signal,
          read: (path) => {
            const text = (waits ? gate : Promise.resolve()).then(() => fetch(path)).then((response) => response.text())
            reads.push(text)
            return text
          },
          fragment: () => fragment,
          setFragment: (text) => fragments.push(text),
          go: (...where) => went.push(where),
          again: () => {},
          forms: null,
        })
      }
      document.addEventListener('click', (event) => {
        const link = (event.target as Element).closest('a')
        if (link) went.push([link.getAttribute('href')])
        if (link) event.preventDefault()
      })
      const release = async () => {
        open()
        await Promise.all(reads)
        await new Promise((later) => setTimeout(later, 50))
      }
      Object.assign(globalThis, { reader: { went, fragments, put, release } })
    })
  }

  test('need nothing that a phone has not, and no package', async () => {
    const code = await scriptsAlone()
    expect(code).not.toMatch(/Temporal|node:|_zod/)
    expect(gzipSync(code).byteLength).toBeLessThan(12_000)
  })

  test('work for one page after another in one document, and end with their page', async () => {
    const [code, overview, one, another] = await Promise.all([scriptsAlone(), pageAt(''), pageAt('2026-0013/'), pageAt('2026-0014/')])
    await visit(DESK, async ({ page, messages }) => {
      await empty(page, code)
      await put(page, overview, 'handler=anna-jansen', true)
      await put(page, one)
      await put(page, another)
      await page.keyboard.press('/')
      await page.keyboard.press('ArrowRight')
      expect(await page.locator('[data-print]').isVisible()).toBe(true)
      expect(await page.evaluate(() => reader.went)).toEqual([['/staff/#q='], ['/staff/2026-0015/']])
      await put(page, overview)
      await page.locator('input[type=search]').fill('2026-0014')
      await expect.poll(() => page.locator('#found').textContent()).toMatch(/^1 van \d+ klachten$/)
      await page.locator('input[type=search]').fill('')
      expect(await page.evaluate(() => reader.fragments)).toEqual(['q=2026-0014', ''])
      const cards = await page.locator('.card:visible').count()
      // What the first page asked for arrives now, too late for it.
      await page.evaluate(() => reader.release())
      expect(await page.locator('.card:visible').count()).toBe(cards)
      expect(messages).toEqual([])
    })
  })

  test('open the language that was chosen before, at the same place, instead of the page', async () => {
    const [code, overview] = await Promise.all([scriptsAlone(), pageAt('')])
    await visit(DESK, async ({ page }) => {
      await empty(page, code)
      await put(page, overview, 'term=late')
      await page.getByRole('link', { name: 'English' }).click()
      await put(page, overview, 'term=late')
      const went = await page.evaluate(() => reader.went)
      expect(went).toEqual([['/staff/en/#term=late'], ['/staff/en/#term=late', true]])
      expect(await page.locator('#filters').isHidden()).toBe(true)
    })
  })
})

describe('the local server', () => {
  test.each([
    ['a page', '/staff/', {}, 200],
    ['a name that only points here', '/staff/', { host: 'evil.example' }, 403],
    ['another port in the name', '/staff/', { host: '127.0.0.1:1' }, 403],
    ['a request from another site', '/staff/', { origin: 'https://evil.example' }, 403],
    ['a request that a browser marks as coming from elsewhere', '/staff/', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a path out of its folder', '/staff/../../organisation.yml', {}, 404],
    ['an encoded path out of its folder', '/staff/%2e%2e/%2e%2e/register/organisation.yml', {}, 404],
    ['a path out of a documents folder', '/staff/documents/2026-0014/..%2f2026-0001.md', {}, 400],
    ['a case file as a document', '/staff/documents/2026-0014.md', {}, 404],
    ['a document', '/staff/documents/2026-0014/offerte.txt', {}, 200],
    ['a letter of the register', '/letters/2026-0007/acknowledgement.md', {}, 404],
    ['a NUL in the path', '/staff/%00', {}, 400],
    ['broken escapes', '/staff/%zz', {}, 400],
  ])('%s is answered as it should be', async (_name, path, headers, status) => {
    expect((await ask(started, path, headers)).status).toBe(status)
  })

  test('listens on this machine only', () => {
    const { port } = new URL(started.url)
    const listening = execFileSync('cat', ['/proc/net/tcp'], { encoding: 'utf8' })
    const address = new RegExp(
      `^\\s*\\d+: ([0-9A-F]{8}):${Number(port).toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A`,
      'm',
    ).exec(listening)
    expect(address?.[1]).toBe('0100007F')
  })

  test('documents are never shown as pages', async () => {
    expect((await ask(started, '/staff/documents/2026-0014/offerte.txt')).type).toBe('application/octet-stream')
  })
})

test('the public site has none of these pages', () => {
  expect(existsSync(join(PROJECT, 'site/pages/staff'))).toBe(false)
})
