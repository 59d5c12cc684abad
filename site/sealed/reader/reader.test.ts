// The reader in a real browser, on a sealed site with real keys: in by words and by passkey, and every way in which it refuses.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Encrypter } from 'age-encryption'
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SEALED } from '../../../scripts/sealing/contents.ts'
import { type KeyPair, newKeyPair } from '../../../scripts/sealing/sealed-file.ts'
import { launchBrowser } from '../../../scripts/testing/browser.ts'
import { caseText, DAY } from '../../../scripts/testing/invented-case.ts'
import { acknowledgementText } from '../../../scripts/testing/invented-letter.ts'
import { memoryOf } from '../../../scripts/testing/memory-of.ts'
import { pdfText } from '../../../scripts/testing/pdf-text.ts'
import { registerFolder, removeTemporaryFolders } from '../../../scripts/testing/register-folder.ts'
import { type Keys, type TestSite, testSite } from '../../../scripts/testing/sealed-host.ts'
import { serveFolder } from '../../../scripts/testing/static-server.ts'
import { faults, overflow } from '../../accessibility.ts'
import { type Seen, visitIn } from '../../visit.ts'
import { READER_WORDS } from '../words/reader.ts'
import { keyOf } from './key.ts'
import type { Said } from './trouble.ts'

const DESK = { viewport: { width: 1280, height: 900 }, locale: 'nl-NL' }
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'nl-NL', hasTouch: true, isMobile: true }
const WORDS = 'appel boom citroen dak emmer fiets gras'
const MINUTES = 60_000
const { troubles, ...words } = READER_WORDS.nl

const DOCUMENT = '<script>document.title = "taken over"</script>'

let site: TestSite
let browser: Browser
let people: Record<'anna' | 'peter' | 'carla', KeyPair>
let built = Date.now() - 3 * 60 * MINUTES

beforeAll(async () => {
  people = { anna: await newKeyPair(), peter: await newKeyPair(), carla: await newKeyPair() }
  const root = registerFolder({
    'cases/2026-0001.md': caseText({ summary: 'Het lokaal was koud.' }, 'Jas aan in de les.\n'),
    'cases/2026-0002.md': caseText({ summary: 'De factuur klopt niet.', handler: 'bram-visser', about: [] }),
    'cases/2026-0003.md': caseText({ about: [] }),
    'cases/2026-0001/brief van de klager.html': DOCUMENT,
    'letters/2026-0001/acknowledgement.md': acknowledgementText('2026-0001'),
  })
  const [made, launched] = await Promise.all([testSite(root, DAY), launchBrowser()])
  site = made
  browser = launched
  await seal()
})
afterAll(async () => {
  await browser?.close()
  site?.close()
  removeTemporaryFolders()
})

/** Seals the site anew, a minute later than the last time. */
async function seal(
  keys: Keys = new Map([
    ['anna-jansen', [people.anna.recipient]],
    ['peter-smit', [people.peter.recipient]],
  ]),
): Promise<void> {
  built += MINUTES
  await site.seal(new Date(built).toISOString(), keys)
}

const visit = <T>(options: BrowserContextOptions, look: (seen: Seen) => Promise<T>) =>
  visitIn(browser, new URL('/', site.reader).href, options, async (seen) => {
    seen.page.setDefaultTimeout(10_000)
    return look(seen)
  })

/** A key file as the enrolment page makes one, but that its words are quickly tried. */
async function keyFile(who: keyof typeof people): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(WORDS.replaceAll(' ', '-'))
  encrypter.setScryptWorkFactor(10)
  return { name: 'sleutel.age', mimeType: 'application/octet-stream', buffer: Buffer.from(await encrypter.encrypt(people[who].identity)) }
}

async function fillIn(page: Page, typed = WORDS, who: keyof typeof people = 'anna'): Promise<void> {
  if (await page.getByLabel(words.keyFile).isVisible()) await page.getByLabel(words.keyFile).setInputFiles(await keyFile(who))
  await page.getByLabel(words.words).fill(typed)
  await page.locator('[type=submit]').click()
}

/** Opens the register by words, at an address such as `#/2026-0001/`. */
async function openAt(page: Page, hash = '', who: keyof typeof people = 'anna'): Promise<void> {
  await page.goto(site.reader + hash)
  await fillIn(page, WORDS, who)
  await page.locator('.reader-bar + .skip').waitFor({ state: 'attached' })
}

const heading = (page: Page) => page.locator('main h1').textContent()
const shown = (page: Page) => page.locator('html').textContent()
const toCase = async (page: Page, id: string): Promise<void> => {
  await page.locator(`.cases a[href="#/${id}/"]`).click()
  await page.getByRole('heading', { name: `Klacht ${id}` }).waitFor()
}
const toldAtDoor = (page: Page) => page.getByRole('alert').locator('h2').textContent()
const toldInPage = async (page: Page, why: Said) => {
  await page.getByRole('heading', { name: troubles[why].title }).waitFor()
  expect(await page.locator('main').textContent()).toContain(troubles[why].next)
  expect(await shown(page)).not.toContain('Jas aan')
  expect(await page.locator('html').evaluate((html) => html.getAttributeNames())).toEqual(['lang'])
}

/** A device with a passkey: what may be done to it. */
async function device(page: Page, hasPrf = true): Promise<{ cdp: CDPSession; id: string; prompts: () => number }> {
  const cdp = await page.context().newCDPSession(page)
  let prompts = 0
  cdp.on('WebAuthn.credentialAsserted', () => {
    prompts += 1
  })
  await cdp.send('WebAuthn.enable')
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ hasPrf, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return { cdp, id, prompts: () => prompts }
}

/** Everything that outlives the page or can be asked for in it, as one text. */
const allThatIsKept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const bytesIn = (name: string) =>
      new Promise<string[]>((resolve) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('success', () => {
          const { result: database } = opening
          const all = database.transaction('sealed').objectStore('sealed').getAll()
          all.addEventListener('success', () => {
            database.close()
            resolve(all.result.map((bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)))
          })
        })
      })
    const databases = await Promise.all((await indexedDB.databases()).map(async ({ name = '' }) => [name, await bytesIn(name)]))
    const globals = Object.getOwnPropertyNames(window).map((name) => {
      try {
        return JSON.stringify((window as unknown as Record<string, unknown>)[name])
      } catch {
        return name
      }
    })
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, document.cookie, location.href, history.state, globals])
  })

describe.each([
  ['a desk', DESK],
  ['a phone', PHONE],
])('on %s', (_, options) => {
  test('words open the register once, then a passkey does, and one prompt opens every page', async () => {
    await visit(options, async ({ page, messages, foreignRequests }) => {
      const scripts = new Set<string>()
      page.on('request', (request) => {
        if (request.url().endsWith('.js')) scripts.add(request.url().slice(site.reader.length))
      })
      const { prompts } = await device(page)
      await page.goto(site.reader)
      expect(await faults(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
      await fillIn(page)
      await page.getByRole('button', { name: words.offerYes }).click()
      await page.getByText(words.offered).waitFor()
      await page.getByRole('button', { name: words.lock }).click()
      const before = prompts()
      await page.getByRole('button', { name: words.open }).first().click()
      for (const id of ['2026-0001', '2026-0002', '2026-0003']) {
        await toCase(page, id)
        await page.goBack()
        await page.locator('.overview').waitFor()
      }
      expect(prompts() - before).toBe(1)
      await page.reload()
      await page.getByText(words.passkeyHelp).waitFor()
      expect(await shown(page)).not.toContain('2026-0001')
      await page.getByRole('button', { name: words.open }).first().click()
      await page.locator('.overview').waitFor()
      expect(messages).toEqual([])
      expect(foreignRequests.filter((address) => !address.startsWith('blob:'))).toEqual([])
      const bytes = [...scripts].map((name) => gzipSync(readFileSync(join(site.folder, name))).length)
      expect(bytes.reduce((sum, size) => sum + size)).toBeLessThan(150_000)
      expect([...scripts].join()).toContain('key-worker')
    })
  })

  test.each(['light', 'dark'] as const)('every part of the reader can be used by everybody, %s', async (colorScheme) => {
    await visit({ ...options, colorScheme }, async ({ page }) => {
      await page.clock.install({ time: Date.now() + 30 * 60 * MINUTES })
      await openAt(page, '#/2026-0001/')
      await page.locator('.reader-old', { hasText: 'uur oud' }).waitFor()
      await page.clock.runFor(14 * MINUTES + 10_000)
      await page.getByRole('button', { name: words.stay }).waitFor()
      expect(await page.getByRole('button', { name: words.offerYes }).isVisible()).toBe(true)
      expect(await faults(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
    })
  })
})

describe('an opened page', () => {
  test('looks as it does before it is sealed, on the screen and on paper', async () => {
    const own = await serveFolder(site.pages, '/staff/')
    try {
      const before = await visitIn(browser, own.home, DESK, async ({ page }) => pictures(page, (path) => page.goto(own.home + path)))
      const after = await visit(DESK, async ({ page }) => {
        await openAt(page)
        await page.getByRole('button', { name: words.offerNo }).click()
        return pictures(page, (path) => page.goto(`${site.reader}#/${path}`))
      })
      // Whether each is the same: a difference of pictures is nothing that can be read.
      expect(after.map((part, index) => JSON.stringify(part) === JSON.stringify(before[index]))).toEqual(before.map(() => true))
    } finally {
      own.close()
    }
  })

  test('is filtered, left, and found again as it was', async () => {
    await visit(DESK, async ({ page }) => {
      await openAt(page)
      await page.keyboard.press('/')
      await page.keyboard.type('jas')
      await page.getByText('1 van 3 klachten').waitFor()
      expect(page.url()).toBe(`${site.reader}#/#q=jas`)
      await toCase(page, '2026-0001')
      expect(await page.evaluate('document.activeElement.id')).toBe('content')
      expect(await page.title()).toBe('Klacht 2026-0001 · Klachtenregister')
      await page.keyboard.press('ArrowRight')
      await page.getByRole('heading', { name: 'Klacht 2026-0002' }).waitFor()
      await page.goBack()
      await page.goBack()
      await page.getByText('1 van 3 klachten').waitFor()
      await page.getByRole('link', { name: 'English' }).click()
      await page.getByText('1 of 3 complaints').waitFor()
      expect(page.url()).toBe(`${site.reader}#/en/#q=jas`)
      expect(await page.locator('.reader-bar').textContent()).toContain(READER_WORDS.en.lock)
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
    })
  })

  test('keeps how far it was scrolled, also over a lock', async () => {
    await visit(PHONE, async ({ page }) => {
      await openAt(page, '#/2026-0001/')
      await page.evaluate('scrollTo(0, 700)')
      await page.getByRole('link', { name: 'Overzicht' }).evaluate((link: HTMLElement) => link.click())
      await page.locator('.overview').waitFor()
      expect(await page.evaluate('scrollY')).toBe(0)
      await page.goBack()
      await page.getByRole('heading', { name: 'Klacht 2026-0001' }).waitFor()
      expect(await page.evaluate('scrollY')).toBe(700)
      await page.getByRole('button', { name: words.lock }).evaluate((button: HTMLElement) => button.click())
      await fillIn(page)
      await page.getByRole('heading', { name: 'Klacht 2026-0001' }).waitFor()
      expect(await page.evaluate('scrollY')).toBe(700)
    })
  })

  test('prints one letter, or the dossier without the bar', async () => {
    await visit(DESK, async ({ page }) => {
      await openAt(page, '#/2026-0001/#letter-acknowledgement')
      await page.locator('.letter:has(:target)').waitFor()
      const dossier = pdfText(await page.pdf())
        .join('')
        .replace(/\s/g, '')
      expect(dossier).toContain('Jasaan')
      expect(dossier).not.toContain('AnnaJansenOpslot')
      expect(dossier).not.toContain('uuroud')
      await page.evaluate('window.print = () => {}')
      await page.getByRole('link', { name: 'Brief afdrukken' }).click()
      const letter = pdfText(await page.pdf())
        .join('')
        .replace(/\s/g, '')
      expect(letter).toContain('Wijhebbenuwklachtontvangen.')
      expect(letter).not.toContain('Jasaan')
      await page.evaluate("dispatchEvent(new Event('afterprint'))")
      await expect.poll(() => page.url()).toBe(`${site.reader}#/2026-0001/#letter-acknowledgement`)
    })
  })

  test('hands out lists, calendars and documents under their own names, whatever is in them', async () => {
    await visit({ ...DESK, acceptDownloads: true }, async ({ page, messages }) => {
      await openAt(page)
      const saved = async (link: string): Promise<[string, string]> => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator(link).evaluate((each: HTMLElement) => each.click()),
        ])
        return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')]
      }
      const original = (name: string) => readFileSync(join(site.pages, name), 'utf8')
      expect(await saved('a[href="#/cases.csv"]')).toEqual(['cases.csv', original('cases.csv')])
      expect(await saved('a[href="#/due-anna-jansen.ics"]')).toEqual(['due-anna-jansen.ics', original('due-anna-jansen.ics')])
      await toCase(page, '2026-0001')
      expect(await saved('.documents a')).toEqual(['brief van de klager.html', DOCUMENT])
      expect(await heading(page)).toBe('Klacht 2026-0001')
      expect(messages).toEqual([])
    })
  })

  test('has plain words where a link leads to what this reader may not open', async () => {
    const insight = join(site.pages, 'insight/index.html')
    const html = readFileSync(insight, 'utf8')
    writeFileSync(insight, html.replace('</main>', '<p><a href="/staff/2026-0099/">elders</a> <a href="/mail/">post</a></p></main>'))
    await seal()
    writeFileSync(insight, html)
    await visit(DESK, async ({ page }) => {
      await openAt(page, '#/insight/')
      await page.getByText('elders post').waitFor()
      expect(await page.getByRole('link', { name: /elders|post/ }).count()).toBe(0)
      expect(await page.getByRole('link', { name: 'Overzicht' }).getAttribute('href')).toBe('#/')
    })
  })

  test('is shown to the trainer it is about, and no other', async () => {
    await visit(DESK, async ({ page }) => {
      await openAt(page, '', 'peter')
      await page.getByRole('link', { name: 'Klacht 2026-0001' }).click()
      await page.getByText('Jas aan in de les.').waitFor()
      await page.goto(`${site.reader}#/2026-0002/`)
      await toldInPage(page, 'no-such-page')
    })
  })
})

/** The overview and a case, on the screen and on paper. */
async function pictures(page: Page, go: (path: string) => Promise<unknown>): Promise<(string | string[])[]> {
  const seen: (string | string[])[] = []
  for (const [path, title] of [
    ['', 'Overzicht'],
    ['2026-0001/', 'Klacht 2026-0001'],
  ] as const) {
    await go(path)
    await page.getByRole('heading', { name: title }).waitFor()
    // What stands above the page, and what the scripts add: the pages have none of their own.
    await page.evaluate("for (const each of document.querySelectorAll('.reader-bar, button, #filters, [data-printed]')) each.remove()")
    await page.evaluate('document.activeElement.blur()')
    for (const part of ['.top', 'main', '.end']) seen.push((await page.locator(part).screenshot()).toString('base64'))
    seen.push(pdfText(await page.pdf()))
  }
  return seen
}

describe('the lock', () => {
  test('comes after a quarter of an hour in which nobody did anything, and a minute before it asks', async () => {
    await visit(DESK, async ({ page }) => {
      await page.clock.install()
      await openAt(page, '#/2026-0001/')
      await page.getByText('Jas aan').waitFor()
      await page.clock.runFor(14 * MINUTES - 10_000)
      expect(await page.getByText(words.idle).isVisible()).toBe(false)
      await page.clock.runFor(20_000)
      await page.getByRole('button', { name: words.stay }).click()
      expect(await page.getByText(words.idle).isVisible()).toBe(false)
      await page.clock.runFor(14.5 * MINUTES)
      expect(await page.getByText(words.idle).isVisible()).toBe(true)
      await page.clock.runFor(MINUTES)
      await page.getByText(words.lockedIdle).waitFor()
      expect(await shown(page)).not.toContain('Jas aan')
      expect(page.url()).toBe(`${site.reader}#/2026-0001/`)
      await fillIn(page)
      await page.getByText('Jas aan').waitFor()
    })
  })

  test('comes at once when somebody touches a computer that slept', async () => {
    await visit(DESK, async ({ page }) => {
      await page.clock.install()
      await openAt(page)
      await page.clock.setSystemTime(Date.now() + 16 * MINUTES)
      await page.mouse.move(100, 100)
      await page.getByText(words.lockedIdle).waitFor()
    })
  })

  test('comes when the page is left, also where the browser keeps it', async () => {
    await visit(DESK, async ({ page }) => {
      await openAt(page, '#/2026-0001/')
      await page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
      expect(await shown(page)).not.toContain('Jas aan')
      await page.getByText(words.locked, { exact: true }).waitFor()
    })
  })

  test('leaves no key and no page in any storage, address, part of the page, or in memory', async () => {
    await visit(DESK, async ({ page }) => {
      await openAt(page, '#/2026-0001/')
      const secret = people.anna.identity
      expect((await memoryOf(page)).includes(secret)).toBe(true)
      expect(await allThatIsKept(page)).toContain('keyFile')
      expect(await allThatIsKept(page)).not.toContain('AGE-SECRET-KEY')
      expect(await page.content()).not.toContain('AGE-SECRET-KEY')
      await page.getByRole('button', { name: words.lock }).click()
      const memory = await memoryOf(page)
      for (const gone of [secret, 'Jas aan', WORDS]) expect(memory.includes(gone), gone).toBe(false)
      expect(await page.locator('html').evaluate((html) => html.getAttributeNames())).toEqual(['lang'])
    })
  })
})

const TOKEN = 'github_pat_Canary7f3aWilhelmina'
const LAST_DAY = '2027-01-14'
/** As a form keeps it. */
const keepToken = async (page: Page): Promise<void> => {
  const key = keyOf(people.anna.identity)
  const sealed = await key.seal(Buffer.from(JSON.stringify({ token: TOKEN, lastDay: LAST_DAY })))
  await page.goto(site.reader)
  await page.evaluate(
    ([name, bytes]) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('register /klachten/staff/')
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('sealed'))
        opening.addEventListener('success', () => {
          opening.result.transaction('sealed', 'readwrite').objectStore('sealed').put(Uint8Array.from(bytes), name)
          opening.result.close()
          resolve()
        })
      }),
    [await key.nameOf('token'), [...sealed]] as const,
  )
}

describe('a token of one’s own', () => {
  const warning = (page: Page) => page.locator('[data-token-end]')

  test('is warned of on every page before it ends, in memory until the lock, on the device only sealed, and gone when its owner says so', async () => {
    await visit(PHONE, async ({ page }) => {
      await page.clock.setFixedTime(`${LAST_DAY}T12:00:00Z`)
      await keepToken(page)
      await openAt(page, '#/2026-0001/')
      await warning(page).getByText('14 januari 2027, vandaag dus').waitFor()
      expect(await overflow(page)).toBe(0)
      expect(await faults(page)).toEqual([])
      expect((await memoryOf(page)).includes(TOKEN)).toBe(true)
      await page.getByRole('button', { name: words.lock }).click()
      expect((await memoryOf(page)).includes(TOKEN)).toBe(false)
      expect(await allThatIsKept(page)).toMatch(/register \/klachten\/staff\/.*age-encryption/)
      expect(await allThatIsKept(page)).not.toContain(TOKEN)
      await page.clock.setFixedTime('2027-01-15T12:00:00Z')
      await fillIn(page)
      await warning(page).getByText('werkte tot en met 14 januari 2027').waitFor()
      await page.getByRole('button', { name: words.tokenForget }).click()
      await page.getByRole('button', { name: words.tokenNo }).click()
      await page.getByRole('button', { name: words.tokenForget }).click()
      await page.getByRole('button', { name: words.tokenYes }).click()
      await page.getByText(words.tokenForgotten).waitFor()
      expect(await warning(page).isVisible()).toBe(false)
      expect(await allThatIsKept(page)).not.toContain('age-encryption')
    })
  })

  test('is not warned of earlier, nor shown to somebody else at the same machine', async () => {
    await visit(DESK, async ({ page }) => {
      await page.clock.setFixedTime('2026-12-30T12:00:00Z')
      await keepToken(page)
      await openAt(page)
      await page.getByRole('button', { name: words.lock }).click()
      await page.clock.setFixedTime(`${LAST_DAY}T12:00:00Z`)
      await page.reload()
      await page.getByRole('button', { name: words.otherFile }).click()
      await fillIn(page, WORDS, 'peter')
      await page.locator('.reader-bar + .skip').waitFor({ state: 'attached' })
      expect((await memoryOf(page)).includes(TOKEN)).toBe(false)
      expect(await warning(page).isVisible()).toBe(false)
    })
  })
})

describe('the reader refuses', () => {
  test.each<[Said, string | null, string]>([
    ['no-key-file', null, WORDS],
    ['not-a-key-file', 'Geachte heer, mevrouw', WORDS],
    ['no-words', 'anna', ' '],
    ['wrong-words', 'anna', `${WORDS} haak`],
    ['not-a-reader', 'carla', WORDS],
  ])('at the door, and says why: %s', async (why, file, typed) => {
    await visit(DESK, async ({ page }) => {
      await page.goto(site.reader)
      const buffer = Buffer.from(file ?? '')
      const chosen = file === 'anna' || file === 'carla' ? await keyFile(file) : { name: 'brief.docx', mimeType: '', buffer }
      if (file) await page.getByLabel(words.keyFile).setInputFiles(chosen)
      await page.getByLabel(words.words).fill(typed)
      await page.locator('[type=submit]').click()
      expect(await toldAtDoor(page)).toBe(troubles[why].title)
      expect(await page.getByRole('alert').textContent()).toContain(troubles[why].next)
      expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert')
      expect(await faults(page)).toEqual([])
      // Whoever was refused tries again without typing all of it once more.
      expect(await page.getByLabel(words.words).inputValue()).toBe(typed)
    })
  })

  const spoiled = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte)))
  test.each<[Said, string, (page: Page) => Promise<unknown>]>([
    ['offline', 'without a connection', (page) => page.context().setOffline(true)],
    [
      'strange',
      'where a network wants somebody to sign in first',
      (page) => answered(page, () => Buffer.from('<h1>Welkom in het hotel</h1>')),
    ],
    ['damaged', 'what one byte is wrong of', (page) => answered(page, spoiled)],
    [
      'damaged',
      'what is in truth another page',
      async (page) =>
        answered(
          page,
          (
            (other) => () =>
              other
          )(await anyFile()),
        ),
    ],
    ['incomplete', 'what the host has not, or not yet', (page) => page.route(`**/${SEALED}*`, (route) => route.fulfill({ status: 404 }))],
  ])('and says %s: %s', async (why, _, spoil) => {
    await visit(DESK, async ({ page }) => {
      await openAt(page)
      await spoil(page)
      await page.locator('.cases a[href="#/2026-0001/"]').click()
      await toldInPage(page, why)
      expect(await page.title()).toContain(troubles[why].title)
      expect(await faults(page)).toEqual([])
      await page.context().setOffline(false)
      await page.unroute(`**/${SEALED}*`)
      await page.getByRole('button', { name: words.again }).click()
      await page.getByRole('heading', { name: 'Klacht 2026-0001' }).waitFor()
      expect(page.url()).toBe(`${site.reader}#/2026-0001/`)
    })
  })

  test('an older build than this device has seen', async () => {
    await visit(DESK, async ({ page }) => {
      await openAt(page)
      await page.getByRole('button', { name: words.lock }).click()
      const newest = built
      built -= 60 * MINUTES
      await seal()
      await fillIn(page)
      expect(await toldAtDoor(page)).toBe(troubles.older.title)
      expect(await shown(page)).not.toContain('2026-0001')
      built = newest
      await seal()
      await fillIn(page)
      await page.locator('.overview').waitFor()
    })
  })

  test('a passkey that is dismissed, deleted, or of no use, and the words still open', async () => {
    await visit(DESK, async ({ page }) => {
      const { cdp, id } = await device(page)
      await openAt(page)
      await page.getByRole('button', { name: words.offerYes }).click()
      await page.getByText(words.offered).waitFor()
      await page.reload()
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false })
      await page.getByRole('button', { name: words.open }).first().click()
      expect(await toldAtDoor(page)).toBe(troubles.cancelled.title)
      await cdp.send('WebAuthn.clearCredentials', { authenticatorId: id })
      await page.getByRole('button', { name: words.open }).first().click()
      expect(await toldAtDoor(page)).toBe(troubles.cancelled.title)
      await fillIn(page)
      await page.getByText(words.offer).waitFor()
    })
  })

  test('a passkey that cannot open the key, or is another one', async () => {
    await visit(DESK, async ({ page }) => {
      const { cdp, id } = await device(page)
      const blobs: Record<string, string>[] = []
      for (const _ of ['first', 'second']) {
        await openAt(page)
        await page.getByRole('button', { name: words.offerYes }).click()
        await page.getByText(words.offered).waitFor()
        blobs.push(JSON.parse((await page.evaluate(keptPasskey)) ?? '{}'))
        await page.evaluate('localStorage.clear()')
      }
      const [first, second] = blobs
      await page.evaluate(keepPasskey, JSON.stringify({ ...first, file: second?.file }))
      await page.reload()
      await page.getByRole('button', { name: words.open }).first().click()
      expect(await toldAtDoor(page)).toBe(troubles['passkey-gone'].title)

      const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })
      await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: id })
      const plain = await device(page, false)
      for (const credential of credentials) await plain.cdp.send('WebAuthn.addCredential', { authenticatorId: plain.id, credential })
      await page.evaluate(keepPasskey, JSON.stringify(first))
      await page.reload()
      await page.getByRole('button', { name: words.open }).first().click()
      expect(await toldAtDoor(page)).toBe(troubles['no-passkey'].title)
    })
  })

  test('the offer of a passkey where the device cannot, or somebody does not want it', async () => {
    await visit(DESK, async ({ page }) => {
      const { cdp, id } = await device(page, false)
      await openAt(page)
      await page.getByRole('button', { name: words.offerYes }).click()
      await page.getByText(words.cannotOffer).waitFor()
      await page.reload()
      await fillIn(page)
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false })
      await page.getByRole('button', { name: words.offerYes }).click()
      await page.getByText(words.notOffered).waitFor()
      expect(await page.getByRole('button', { name: words.offerYes }).isVisible()).toBe(true)
    })
  })

  test('to run inside another page', async () => {
    await visit(DESK, async ({ page }) => {
      const body = `<iframe src="${site.reader}#/2026-0001/"></iframe>`
      await page.route('**/around.html', (route) => route.fulfill({ contentType: 'text/html', body }))
      await page.goto(`${site.reader}around.html`)
      const frame = page.frameLocator('iframe')
      expect(await frame.locator('h1').textContent()).toBe(words.framed.title)
      expect(await frame.getByRole('link').getAttribute('target')).toBe('_blank')
      expect(await frame.locator('input').count()).toBe(0)
    })
  })

  test.each([
    ['over a connection that is not secure', words.insecure.title, 'http://klachten.example.org/klachten/staff/', ''],
    ['in a browser that is too old', words.tooOldBrowser.title, null, 'delete window.Worker'],
  ])('to run %s', async (_, title, address, script) => {
    await visit(DESK, async ({ page }) => {
      await page.addInitScript(script)
      await page.route('http://klachten.example.org/**', async (route) => {
        const path = route
          .request()
          .url()
          .replace(/^.*\/staff\//, '')
        await route.fulfill({ path: join(site.folder, path || 'index.html') })
      })
      await page.goto(address ?? site.reader)
      expect(await heading(page)).toBe(title)
      expect(await page.locator('input').count()).toBe(0)
    })
  })

  test('without JavaScript, in words', async () => {
    await visit({ ...DESK, javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(site.reader)
      await page.getByText(words.noScript).waitFor({ state: 'attached' })
    })
  })
})

const keptPasskey = () => localStorage.getItem('register /klachten/staff/ passkey')
const keepPasskey = (blob: string) => localStorage.setItem('register /klachten/staff/ passkey', blob)

/** From now on every sealed file comes as `change` makes it. */
async function answered(page: Page, change: (bytes: Buffer) => Buffer): Promise<void> {
  await page.route(`**/${SEALED}*`, async (route) => route.fulfill({ body: change(await (await route.fetch()).body()) }))
}

async function anyFile(): Promise<Buffer> {
  const [name = ''] = readdirSync(join(site.folder, SEALED))
  return readFileSync(join(site.folder, SEALED, name))
}

describe('a newer build', () => {
  test('is opened by who reads on, and says so', async () => {
    await visit(DESK, async ({ page }) => {
      await openAt(page)
      await seal()
      await toCase(page, '2026-0001')
      await page.getByText(words.renewed).waitFor()
      await page.keyboard.press('ArrowRight')
      await page.getByRole('heading', { name: 'Klacht 2026-0002' }).waitFor()
      expect(await page.getByText(words.renewed).isVisible()).toBe(false)
    })
  })

  test('is found within the hour, and shown when somebody wants it', async () => {
    await visit(DESK, async ({ page }) => {
      await page.clock.install()
      await openAt(page, '#/2026-0001/')
      await seal()
      for (let quarter = 0; quarter < 7; quarter++) {
        await page.mouse.move(quarter, 100)
        await page.clock.runFor(10 * MINUTES)
      }
      await page.getByRole('button', { name: words.showNewer }).click()
      await page.getByText(words.newer).waitFor({ state: 'hidden' })
      expect(await heading(page)).toBe('Klacht 2026-0001')
    })
  })

  test('locks out who is no reader of it any more', async () => {
    await visit(DESK, async ({ page }) => {
      await openAt(page)
      await seal(new Map([['bram-visser', [people.carla.recipient]]]))
      await page.locator('.cases a[href="#/2026-0001/"]').click()
      expect(await toldAtDoor(page)).toBe(troubles['not-a-reader'].title)
      expect(await shown(page)).not.toContain('2026-0002')
      await seal()
    })
  })
})

test('a device forgets its key only when somebody says so twice', async () => {
  await visit(PHONE, async ({ page }) => {
    await keepToken(page)
    await openAt(page)
    await page.locator('#me').selectOption({ index: 1 })
    await page.reload()
    await page.getByText(words.keyFileHere).waitFor()
    await page.getByRole('button', { name: words.forget }).click()
    await page.getByRole('button', { name: words.forgetNo, exact: true }).click()
    await page.getByRole('button', { name: words.forget }).click()
    await page.getByRole('button', { name: words.forgetYes }).click()
    await page.getByText(words.forgotten).waitFor()
    await expect.poll(() => allThatIsKept(page)).not.toMatch(/keyFile|staff-|age-encryption/)
    expect(await page.getByLabel(words.keyFile).isVisible()).toBe(true)
  })
})

test('a device keeps the key file only where somebody wants it, and the language they chose', async () => {
  await visit({ ...DESK, locale: 'en-GB' }, async ({ page }) => {
    await page.goto(site.reader)
    expect(await heading(page)).toBe(READER_WORDS.en.title)
    await page.getByRole('button', { name: words.ownName }).click()
    await page.getByLabel(words.keepFile).uncheck()
    await fillIn(page)
    await page.getByRole('heading', { name: 'Overzicht' }).waitFor()
    await page.reload()
    expect(await heading(page)).toBe(words.title)
    expect(await page.getByLabel(words.keyFile).isVisible()).toBe(true)
  })
})

test('words may be pasted as they stand on paper, one below the other', async () => {
  await visit({ ...DESK, permissions: ['clipboard-read', 'clipboard-write'] }, async ({ page }) => {
    await page.goto(site.reader)
    await page.evaluate((text) => navigator.clipboard.writeText(text), WORDS.replaceAll(' ', '\n'))
    await page.getByLabel(words.words).focus()
    await page.keyboard.press('ControlOrMeta+v')
    expect(await page.getByLabel(words.words).inputValue()).toBe(WORDS)
    await page.getByLabel(words.showWords).check()
    expect(await page.getByLabel(words.words).getAttribute('type')).toBe('text')
  })
})
