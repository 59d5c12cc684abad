// The staff pages as a whole: every look, an earlier day, changes while a page is open, and the server on this machine.

import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../scripts/testing/browser.ts'
import { faults, overflow } from '../accessibility.ts'
import { type Seen, visitIn } from '../visit.ts'
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
      expect(await page.locator('.history').textContent()).toContain('deze map wordt niet door Git bewaard')
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
