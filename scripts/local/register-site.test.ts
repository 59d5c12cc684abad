// The letters that were sent and the pull requests, in a real browser, as the real `npm start` serves them.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults, overflow } from '../../site/accessibility.ts'
import { ask, copyOfRegister, DESK, type Started, start, stop } from '../../site/staff/started.ts'
import { type Seen, visitIn } from '../../site/visit.ts'
import { launchBrowser } from '../testing/browser.ts'
import { removeTemporaryFolders, temporaryFolder, writeFiles } from '../testing/register-folder.ts'

const DAY = '2026-11-20'
const NEW_CASE = `---
received: ${DAY}
channel: email
language: nl
complainant:
  name: Jan de Vries
  email: jan.de.vries@example.org
  role: participant
about: []
handler: anna-jansen
category: planning
summary: De les begon een uur te laat.
steps: []
---
In zijn eigen woorden.
`

let browser: Browser
let started: Started
let clone: string
beforeAll(async () => {
  browser = await launchBrowser()
  started = await start(copyOfRegister())
  clone = join(temporaryFolder('clone'), 'register')
  execFileSync('git', ['clone', '--quiet', join(started.root, '../remote.git'), clone])
  propose('case/2026-0042', { 'cases/2026-0042.md': NEW_CASE, 'cases/2026-0042/foto.jpg': 'a\0b' }, 'Open 2026-0042')
  propose('case/2026-0043', { 'cases/2026-0043.md': NEW_CASE.replace('planning', 'rooster') }, 'Open 2026-0043')
  propose('een-ander-rooster', { 'cases/README.md': 'x\n' }, 'Iets anders')
})
afterAll(async () => {
  await browser?.close()
  stop(started)
  removeTemporaryFolders()
})

/** Pushes a branch from main as a member of staff does. */
function propose(branch: string, files: Readonly<Record<string, string>>, subject: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Anna', '-c', 'user.email=anna@example.org', ...args], { cwd: clone, stdio: 'pipe' })
  git('fetch', '--quiet', 'origin')
  git('checkout', '--quiet', '-B', branch, 'origin/main')
  writeFiles(clone, files)
  git('add', '--all')
  git('commit', '--quiet', '-m', subject)
  git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`)
}

const visit = <T>(options: BrowserContextOptions, look: (seen: Seen) => Promise<T>) => visitIn(browser, started.url, options, look)

/** The address of the page of a pull request, by its title. */
async function pullPage(page: Page, title: string, list = 'forge/'): Promise<string> {
  await page.goto(started.url + list)
  return (await page.getByRole('link', { name: title }).first().getAttribute('href'))?.slice(1) ?? ''
}

const PAGES = ['mail/', 'mail/en/', 'mail/2026-0014.decision/', 'forge/', 'forge/en/', 'forge/night/', 'forge/en/night/']
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) => [320, 1280].map((width) => [colorScheme, width] as const))

describe.each(LOOKS)('in %s at %i px', (colorScheme, width) => {
  test('axe finds nothing, the console is silent, nothing is cut off, nothing comes from elsewhere', async () => {
    await visit({ colorScheme, viewport: { width, height: 900 } }, async ({ page, messages, foreignRequests }) => {
      const pulls = [await pullPage(page, 'Open 2026-0042'), await pullPage(page, 'Open 2026-0043', 'forge/en/')]
      for (const path of [...PAGES, ...pulls]) {
        await page.goto(started.url + path)
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true
          // axe asks the letter in its frame, which answers nobody; its title is tested with the letters.
          for (const frame of document.querySelectorAll('iframe')) frame.remove()
        })
        expect([path, await faults(page), await overflow(page)]).toEqual([path, [], 0])
      }
      expect([messages, foreignRequests]).toEqual([[], []])
    })
  })
})

test('the menu is that of the staff pages, and marks the page one is on', async () => {
  await visit(DESK, async ({ page }) => {
    const menu = async (path: string) => {
      await page.goto(started.url + path)
      const links = await page
        .locator('.top nav a')
        .evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('aria-current')]))
      return { links: links.map(([text]) => text), current: links.filter(([, current]) => current).map(([text]) => text) }
    }
    const { links } = await menu('staff/')
    expect(links).toHaveLength(6)
    expect(await menu('mail/')).toEqual({ links, current: ['Verzonden brieven'] })
    expect(await menu('forge/')).toEqual({ links, current: ['Wijzigingsvoorstellen'] })
    await page.getByRole('link', { name: 'English' }).click()
    expect(page.url()).toBe(`${started.url}forge/en/`)
    await page.getByRole('link', { name: 'Letters sent' }).click()
    expect(await page.locator('h1').textContent()).toBe('Letters sent')
  })
})

test.each([
  ['nl', ['mail/', 'forge/', 'forge/night/'], /\b(the|and|with|sent|check|letter)\b/i],
  ['en', ['mail/en/', 'forge/en/', 'forge/en/night/'], /\b(het|een|niet|wordt|zijn|brief|dossier|voorstel|klacht)\b/i],
] as const)('a page in %s has no word of the other language that is not marked as such', async (language, paths, foreign) => {
  await visit(DESK, async ({ page }) => {
    for (const path of [...paths, await pullPage(page, 'Open 2026-0043', paths[1])]) {
      await page.goto(started.url + path)
      const words = await page.evaluate((own) => {
        for (const other of document.querySelectorAll('body [lang], code, script, .difference, .branch'))
          if (other.getAttribute('lang') !== own) other.remove()
        return document.body.textContent ?? ''
      }, language)
      expect([path, foreign.exec(words)?.[0]]).toEqual([path, undefined])
    }
  })
})

describe('the letters that were sent', () => {
  test('stand apart from the reminders, each with its day and time in words, its receiver and its case', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}mail/`)
      const [letters, reminders] = [page.locator('section').nth(0), page.locator('section').nth(1)]
      expect(await letters.locator('h2').textContent()).toMatch(/^Brieven aan klagers \d+$/)
      const row = letters.locator('tr', { hasText: '2026-0014: beslissing' })
      expect(await row.textContent()).toMatch(/Ruben Kuipers <ruben@example\.org>vrijdag 20 november 2026 om \d\d\.\d\d uur2026-0014$/)
      expect(await reminders.textContent()).not.toMatch(/Uw klacht|Your complaint/)
      expect(await reminders.locator('tbody tr').count()).toBeGreaterThan(3)
      await row.getByRole('link', { name: '2026-0014', exact: true }).click()
      expect(page.url()).toBe(`${started.url}staff/2026-0014/`)
    })
  })

  test('are shown as the receiver sees them, with the plain text and the headers one click away', async () => {
    await visit(DESK, async ({ page, messages }) => {
      await page.goto(`${started.url}mail/2026-0014.decision/`)
      expect(await page.locator('iframe').getAttribute('title')).toBe('Zoals de ontvanger de brief ziet')
      await page.frameLocator('iframe').getByText('Onze beslissing: uw klacht is gegrond.').waitFor()
      expect(await page.locator('pre').first().isVisible()).toBe(false)
      await page.getByText('De brief als gewone tekst').click()
      expect(await page.locator('pre').first().textContent()).toContain('Onze beslissing: uw klacht is gegrond.')
      expect(await page.locator('pre').last().textContent()).toContain('Message-ID: <2026-0014.decision@example.org>')
      expect(messages).toEqual([])
    })
  })
})

test('a branch of another name is listed as ignored, with what to do', async () => {
  await visit(DESK, async ({ page }) => {
    await page.goto(`${started.url}forge/`)
    const section = page.locator('section', { hasText: 'Branches die niet meetellen' })
    expect(await section.locator('li').allTextContents()).toEqual(['een-ander-rooster'])
    expect(await section.textContent()).toContain('git push origin HEAD:case/2026-0042')
  })
})

test('what merging does is told in the language of the page', async () => {
  await visit(DESK, async ({ page }) => {
    const headings = async (list: string) => {
      await page.goto(started.url + (await pullPage(page, 'Open 2026-0042', list)))
      return page.locator('.plan h2').allTextContents()
    }
    expect(await headings('forge/')).toContain('Deze brieven gaan uit')
    expect((await headings('forge/en/')).join()).toMatch(/letters/)
    expect(await page.locator('.plan').textContent()).not.toMatch(/brieven|nachtrun/)
  })
})

test('a pull request says which problems its check found, and offers no button', async () => {
  await visit(DESK, async ({ page }) => {
    await page.goto(started.url + (await pullPage(page, 'Open 2026-0043')))
    expect(await page.locator('.check').textContent()).toBe('De controle vond problemen')
    expect(await page.locator('.problems li').allTextContents()).toEqual([expect.stringMatching(/^cases\/2026-0043\.md.*category/)])
    expect(await page.locator('main button').count()).toBe(0)
  })
})

test('a pull request is read, merged and carried out by the keyboard and without JavaScript', async () => {
  await visit({ ...DESK, javaScriptEnabled: false }, async ({ page }) => {
    await page.goto(started.url + (await pullPage(page, 'Open 2026-0042')))
    expect(await page.locator('.difference tbody tr').nth(1).locator('td').allTextContents()).toEqual(['', '2', '+', `received: ${DAY}`])
    expect(await page.locator('.file').last().textContent()).toContain('Grootte: 3 bytes.')
    await page.getByRole('button', { name: 'Samenvoegen' }).press('Enter')

    await page.getByText('Samengevoegd op vrijdag 20 november 2026.').waitFor()
    expect(await page.locator('main').textContent()).toContain('ontvangstbevestiging')
    const merged = page.url()
    await page.getByRole('link', { name: 'Naar dossier 2026-0042' }).press('Enter')
    await page.getByText('In zijn eigen woorden.').first().waitFor()

    await page.goto(merged)
    await page.getByRole('button', { name: 'Nachtrun nu uitvoeren' }).press('Enter')
    await page.getByText('De nachtrun van vrijdag 20 november 2026 is klaar.').waitFor({ timeout: 30_000 })
    const row = page.locator('tr', { hasText: '2026-0042' })
    expect(await row.textContent()).toBe('2026-0042ontvangstbevestigingverstuurdlees de e-mail')
    await row.getByRole('link', { name: 'lees de e-mail: 2026-0042 ontvangstbevestiging' }).press('Enter')
    await page.frameLocator('iframe').getByText('Geachte Jan de Vries,').waitFor()

    await page.goto(`${started.url}forge/`)
    expect(await page.locator('section', { hasText: 'Samengevoegd en gesloten' }).locator('li').textContent()).toMatch(
      /^#\d+ Open 2026-0042, samengevoegd op vrijdag 20 november 2026 · 2026-0042$/,
    )
  })
})

test.each([
  ['a letter is only read', 'mail/', {}, 405],
  ['a staff page is only read', 'staff/', {}, 405],
  ['nothing is run for a page elsewhere', 'forge/night/', { origin: 'https://elsewhere.example' }, 403],
  ['nothing is merged for a page elsewhere', 'forge/pulls/1/merge', { 'sec-fetch-site': 'cross-site' }, 403],
  ['nothing is run under a name that only points here', 'forge/night/', { host: 'evil.example' }, 403],
  ['what is not there is not merged', 'forge/pulls/999/merge', {}, 409],
  ['a list is only read', 'forge/', {}, 404],
])('%s', async (_what, path, headers, status) => {
  expect((await ask(started, `/${path}`, headers, 'POST')).status).toBe(status)
})
