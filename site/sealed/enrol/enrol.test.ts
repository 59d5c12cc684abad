// Making a key in a real browser, from the address that the administrator sent to the file that goes back: on a computer with passkeys, on a phone without.
import { readFileSync } from 'node:fs'
import { Decrypter } from 'age-encryption'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOrganisation } from '../../../scripts/io/files/organisation-file.ts'
import { readReaderKeys } from '../../../scripts/io/files/reader-keys.ts'
import type { Reading } from '../../../scripts/io/files/reading.ts'
import type { Language } from '../../../scripts/procedure/case.ts'
import { fingerprintOf } from '../../../scripts/sealing/fingerprint.ts'
import { unwrapWithWords, wrapWithWords } from '../../../scripts/sealing/key-file.ts'
import { newKeyPair, recipientOf } from '../../../scripts/sealing/sealed-file.ts'
import { addAuthenticator } from '../../../scripts/testing/authenticator.ts'
import { launchBrowser } from '../../../scripts/testing/browser.ts'
import { registerFolder, removeTemporaryFolders } from '../../../scripts/testing/register-folder.ts'
import { type Keys, type ShellHost, serveShell } from '../../../scripts/testing/shell-host.ts'
import { faults, overflow } from '../../accessibility.ts'
import { type Seen, visitIn } from '../../visit.ts'
import { ENROL_WORDS } from '../words/enrol.ts'
import { WORDS } from './choose-words.ts'

const { nl } = ENROL_WORDS
const FIELDS = ['first', 'second'] as const

let site: ShellHost
let browser: Browser
beforeAll(async () => {
  site = await serveShell()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  site?.close()
  removeTemporaryFolders()
})

const visit = <T>(look: (seen: Seen) => Promise<T>, options: BrowserContextOptions = {}) => visitIn(browser, site.home, options, look)

const start = (page: Page, fragment = '#anna-jansen', language: Language = 'nl') =>
  page.goto(`${site.home}${language === 'en' ? 'en/' : ''}enrol/${fragment}`)
const press = (page: Page, name: string) => page.click(`[data-part="${name}"]`)
const saidAt = (page: Page, name: string) => page.textContent(`[data-part="${name}-status"]`)
const errorAt = (page: Page, id: string) => page.textContent(`#${id}-error:not([hidden])`)
const focused = (page: Page) => page.evaluate('document.activeElement.id') as Promise<string>
/** What a person sees of the page, or of its paper. */
const shownText = (page: Page) => page.evaluate('document.body.innerText') as Promise<string>
const arrives = (page: Page, view: string) => page.waitForSelector(`[data-view="${view}"]:not([hidden])`)

/** Presses a button and reads what it saves. */
async function saved(page: Page, name: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, name)])
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) }
}

/** Makes a key up to its words, and reads them as the person does. */
async function wordsShown(page: Page): Promise<string[]> {
  await press(page, 'make')
  await arrives(page, 'words')
  return page.locator('[data-part="word-list"] li').allTextContents()
}

/** Types the two words that are asked for. */
async function answer(page: Page, words: readonly string[]): Promise<void> {
  for (const which of FIELDS) {
    const place = Number(/\d/.exec((await page.textContent(`[data-part="${which}-label"]`)) ?? '')?.[0])
    await page.fill(`#${which}-word`, words[place - 1] ?? '')
  }
  await press(page, 'check')
}

/** Makes a key and saves its file. */
async function keyMade(page: Page): Promise<{ words: string[]; file: Uint8Array }> {
  const words = await wordsShown(page)
  await press(page, 'written')
  await answer(page, words)
  await arrives(page, 'keep')
  return { words, file: (await saved(page, 'save-key')).bytes }
}

describe.each<[string, Language, boolean, string, BrowserContextOptions]>([
  ['a computer with passkeys', 'nl', true, 'computer', { viewport: { width: 1280, height: 900 } }],
  [
    'a phone without passkeys',
    'en',
    false,
    'phone',
    {
      viewport: { width: 320, height: 640 },
      userAgent: 'Mozilla/5.0 (iPhone) Mobile',
      isMobile: true,
      hasTouch: true,
      colorScheme: 'dark',
    },
  ],
])('on %s', (_, language, hasPrf, label, options) => {
  test('a key is made, saved and handed over, and nothing secret is left behind', async () => {
    await visit(async ({ page, messages, foreignRequests }) => {
      const requests: string[] = []
      page.on('request', (request) => requests.push(`${request.url()} ${request.postData()}`))
      const authenticator = await addAuthenticator(page, hasPrf)
      const isFit = async (view: string) => {
        expect(await faults(page)).toEqual([])
        expect(await overflow(page)).toBeLessThanOrEqual(0)
        expect(await page.locator('[aria-current="step"]').count()).toBe(1)
        if (view !== 'who') expect(await focused(page)).toBe(`${view}-title`)
      }

      await start(page, '#anna-jansen&repository=example/register', language)
      await isFit('who')
      const before = await leftIn(page)
      const words = await wordsShown(page)
      expect(words).toHaveLength(WORDS)
      await isFit('words')
      await press(page, 'written')
      await isFit('check')
      await answer(page, words)
      await arrives(page, 'keep')
      await isFit('keep')
      const key = await saved(page, 'save-key')
      expect(key.name).toBe('klachtenregister-sleutel-anna-jansen.age')
      await press(page, 'make-passkey')
      const { passkeyDone, passkeyCannot } = ENROL_WORDS[language].keep
      await page.getByText((hasPrf ? passkeyDone : passkeyCannot)(`Klachtenregister – Anna, ${label}`)).waitFor()
      expect(await authenticator.passkeys()).toHaveLength(hasPrf ? 1 : 0)
      expect(await page.isVisible('[data-part="make-passkey"]')).toBe(!hasPrf)
      await press(page, 'kept')
      await arrives(page, 'pass')
      await isFit('pass')
      const code = await page.textContent('[data-part="code"]')
      const mine = await saved(page, 'save-recipients')
      await page.click('[data-part="github"] summary')
      const links = await page.locator('[data-view="pass"] a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
      await press(page, 'passed')
      await isFit('done')

      // The file to keep: by our own means, and by age alone.
      const identity = await unwrapWithWords(key.bytes, words.join(' '))
      const age = new Decrypter()
      age.addPassphrase(words.join('-'))
      expect(await age.decrypt(key.bytes, 'text')).toBe(identity)

      // The file for the administrator: as the check reads it.
      const text = new TextDecoder().decode(mine.bytes)
      const recipient = await recipientOf(identity)
      expect(mine.name).toBe('anna-jansen.txt')
      expect(text).toMatch(/^# anna-jansen, (?:computer|phone), \d{4}-\d\d-\d\d\nage1pq1\w+\n$/)
      const root = registerFolder({ [`site/keys/${mine.name}`]: text })
      const reading: Reading = { root, problems: [], files: 0 }
      expect([...readReaderKeys(reading, readOrganisation(root).organisation)]).toEqual([['anna-jansen', [recipient]]])
      expect(reading.problems).toEqual([])
      expect(code).toBe(await fingerprintOf(recipient))
      const [mail = '', proposal = '', edit = ''] = links
      expect(mail).toMatch(/^mailto:\?subject=/)
      expect(mail.length).toBeLessThan(2_000)
      expect(Object.fromEntries(new URL(proposal).searchParams)).toEqual({ filename: 'site/keys/anna-jansen.txt', value: text })
      expect(edit).toBe('https://github.com/example/register/edit/main/site/keys/anna-jansen.txt')

      // What is left behind.
      expect(messages).toEqual([])
      expect(foreignRequests).toEqual([])
      const left = (await leftIn(page)).filter((each) => !before.includes(each))
      for (const secret of [identity, identity.slice(-30), words.join(' '), words.join('-')]) {
        expect([...requests, ...left].filter((each) => each.includes(secret))).toEqual([])
      }
      expect(left.filter((each) => words.includes(each))).toEqual([])

      // What the device keeps opens with the words, and with the passkey.
      await page.goto(`${site.home}keys/`)
      const kept = await page.evaluate(() => {
        const { keyFile, passkey, label } = (window as unknown as Keys).device.keptOnDevice()
        return { keyFile: [...(keyFile ?? [])], passkey, label }
      })
      expect(Uint8Array.from(kept.keyFile)).toEqual(key.bytes)
      expect(kept.label).toBe(label)
      if (hasPrf) {
        const opened = await page.evaluate((blob) => (window as unknown as Keys).passkeys.unwrapWithPasskey(blob), kept.passkey ?? '')
        expect(opened).toBe(identity)
      } else expect(kept.passkey).toBeNull()
    }, options)
  })
})

/** Each text that a page still shows, holds in a field, or stored. */
const leftIn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const elements = [...document.querySelectorAll('*')]
    const texts = elements.flatMap((each) => [each.textContent?.trim() ?? '', String((each as HTMLInputElement).value ?? '')])
    const stored = [localStorage, sessionStorage].flatMap((storage) => Object.values(storage) as string[])
    const databases = (await indexedDB.databases()).map(({ name }) => `a database: ${name}`)
    return [
      ...texts,
      ...stored,
      ...databases,
      document.documentElement.outerHTML,
      location.href,
      JSON.stringify(history.state),
      document.cookie,
    ]
  })

test('wrong words are told at their place, and the words can be seen again', async () => {
  await visit(async ({ page }) => {
    await start(page)
    const words = await wordsShown(page)
    await press(page, 'written')
    expect(await page.locator('[data-part="word-list"] li').count()).toBe(0)
    // Right, but at another place.
    const [, asked] = /(\d)/.exec((await page.textContent('[data-part="second-label"]')) ?? '') ?? []
    await page.fill('#second-word', words[Number(asked) % WORDS] ?? '')
    await press(page, 'check')
    expect(await errorAt(page, 'first-word')).toMatch(/^Typ woord \d\.$/)
    expect(await errorAt(page, 'second-word')).toMatch(/^Dit is niet woord (\d)\. Kijk op uw papier bij nummer \1\.$/)
    expect(await focused(page)).toBe('first-word')
    expect(await faults(page)).toEqual([])
    expect(await page.getAttribute('#first-word', 'aria-describedby')).toBe('first-word-error')
    await press(page, 'again')
    await arrives(page, 'words')
    expect(await page.locator('[data-part="word-list"] li').allTextContents()).toEqual(words)
    await press(page, 'written')
    expect(await page.inputValue('#second-word')).toBe('')
    await answer(
      page,
      words.map((word) => ` ${word.toUpperCase()}.`),
    )
    await arrives(page, 'keep')
  })
})

test('nobody goes on without the key file, nor leaves before it is saved without being warned', async () => {
  await visit(async ({ page }) => {
    const warnings: string[] = []
    page.on('dialog', (dialog) => {
      warnings.push(dialog.type())
      dialog.dismiss()
    })
    await start(page)
    const words = await wordsShown(page)
    await page.close({ runBeforeUnload: true })
    await press(page, 'written')
    await answer(page, words)
    await arrives(page, 'keep')
    await press(page, 'kept')
    expect(await errorAt(page, 'save-key')).toBe(nl.keep.notSaved)
    expect(await faults(page)).toEqual([])
    expect(warnings).toEqual(['beforeunload'])
    await press(page, 'save-key')
    await press(page, 'kept')
    await arrives(page, 'pass')
    await press(page, 'passed')
    expect(await errorAt(page, 'save-recipients')).toBe(nl.pass.notSaved)
    // A copy counts as well as a file.
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await press(page, 'copy')
    await page.locator('[data-part="recipients-status"]', { hasText: nl.pass.copied }).waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^# anna-jansen, computer, .*\nage1pq1\w+\n$/)
    await press(page, 'passed')
    await arrives(page, 'done')
    const closed = page.waitForEvent('close')
    await page.close({ runBeforeUnload: true })
    await closed
    expect(warnings).toHaveLength(1)
  })
})

test('the back button leads to the step before, and a page that is loaded again to the first', async () => {
  await visit(async ({ page }) => {
    await start(page)
    await keyMade(page)
    await press(page, 'kept')
    await arrives(page, 'pass')
    await page.goBack()
    await arrives(page, 'keep')
    await page.goForward()
    await arrives(page, 'pass')
    await page.reload()
    await arrives(page, 'who')
    await page.goBack()
    expect(await page.locator('[data-view]:not([hidden])').getAttribute('data-view')).toBe('who')
  })
})

test('a passkey whose prompt is cancelled is told in words, and everything goes on without it', async () => {
  await visit(async ({ page }) => {
    const authenticator = await addAuthenticator(page, true)
    await authenticator.verifies(false)
    await start(page)
    await keyMade(page)
    await press(page, 'make-passkey')
    await page.locator('[data-part="make-passkey-status"]', { hasText: nl.keep.passkeyCancelled }).waitFor()
    await page.uncheck('#here')
    await press(page, 'make-passkey')
    expect(await saidAt(page, 'make-passkey')).toBe(nl.keep.passkeyNeedsHere)
    expect(await page.evaluate('Object.keys(localStorage).filter((name) => /keyFile|passkey/.test(name))')).toEqual([])
    await press(page, 'kept')
    await arrives(page, 'pass')
  })
})

test('a second device opens the same key with its file and its words', async () => {
  const words = ['appel', 'fiets', 'molen', 'gracht', 'dijk', 'regen', 'tulp']
  const file = await wrapWithWords((await newKeyPair()).identity, words.join(' '))
  await visit(async ({ page, messages }) => {
    await start(page)
    await press(page, 'have')
    await arrives(page, 'open')
    const choose = (name: string, bytes: Uint8Array) =>
      page.setInputFiles('#key-file', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
    await press(page, 'open')
    expect([await errorAt(page, 'key-file'), await errorAt(page, 'key-words')]).toEqual([nl.open.noFile, nl.open.noWords])
    await choose('photo.jpg', Uint8Array.of(0xff, 0xd8))
    await page.fill('#key-words', words.join(' '))
    await press(page, 'open')
    await page.locator('#key-file-error', { hasText: nl.open.notAKeyFile }).waitFor()
    await choose('key.age', file)
    await page.fill('#key-words', words.slice(1).join(' '))
    await press(page, 'open')
    await page.locator('#key-words-error', { hasText: nl.open.wrongWords }).waitFor()
    await page.fill('#key-words', words.join('\n').toUpperCase())
    await press(page, 'open')
    await arrives(page, 'keep')
    expect(await faults(page)).toEqual([])
    expect(await page.inputValue('#key-words')).toBe('')
    expect((await saved(page, 'save-key')).bytes).toEqual(file)
    await press(page, 'kept')
    await arrives(page, 'pass')
    expect(await page.isVisible('[data-part="known-key"]')).toBe(true)
    // The administrator knows this key.
    await press(page, 'passed')
    await arrives(page, 'done')
    expect(messages).toEqual([])

    // From now on the words are enough here.
    await start(page, '#anna-jansen&')
    await page.reload()
    expect(await page.isVisible('[data-part="has-key"]')).toBe(true)
    await press(page, 'have')
    await page.fill('#key-words', words.join(' '))
    await press(page, 'open')
    await arrives(page, 'keep')
  })
})

test('a new key on the same device takes the place of the old one, and uses its passkey', async () => {
  await visit(async ({ page }) => {
    const authenticator = await addAuthenticator(page, true)
    const done = page.locator('[data-part="make-passkey-status"]', { hasText: 'Klachtenregister – Anna, computer' })
    const passkey = () => page.evaluate(`localStorage.getItem('register /staff/ passkey')`)
    await start(page)
    await keyMade(page)
    await press(page, 'make-passkey')
    await done.waitFor()
    const first = await passkey()
    await page.reload()
    await keyMade(page)
    // What the passkey opened was the old key.
    expect(await passkey()).toBeNull()
    await press(page, 'make-passkey')
    await done.waitFor()
    expect(await passkey()).not.toBe(first)
    expect(await authenticator.passkeys()).toHaveLength(1)
  })
})

test('who comes without an address of their own is asked who they are', async () => {
  await visit(async ({ page }) => {
    // A host without a name has no passkeys.
    await page.goto(`${site.home.replace('localhost', '127.0.0.1')}enrol/`)
    await page.fill('#label', ' ')
    await press(page, 'make')
    expect([await errorAt(page, 'id'), await errorAt(page, 'label')]).toEqual([nl.who.noId, nl.who.noLabel])
    expect(await focused(page)).toBe('id')
    expect(await page.getAttribute('#id', 'aria-describedby')).toBe('id-error id-help')
    await page.fill('#id', 'Els de Groot')
    await page.fill('#label', 'laptop, thuis\n# van Els')
    const { file } = await keyMade(page)
    expect(file.length).toBeGreaterThan(100)
    expect(await page.isVisible('[data-part="passkey"]')).toBe(false)
    await press(page, 'kept')
    const { name, bytes } = await saved(page, 'save-recipients')
    expect(name).toBe('els-de-groot.txt')
    expect(new TextDecoder().decode(bytes)).toMatch(/^# els-de-groot, laptop thuis van Els, /)
    expect(await page.isVisible('[data-part="github"]')).toBe(false)
  })
})

test('the page in the other language starts anew, and says so where something would be lost', async () => {
  await visit(async ({ page }) => {
    const questions: string[] = []
    let isAgreed = false
    page.on('dialog', (dialog) => {
      questions.push(dialog.message())
      return isAgreed ? dialog.accept() : dialog.dismiss()
    })
    await start(page)
    await wordsShown(page)
    await press(page, 'other-language')
    expect(await page.isVisible('[data-view="words"]')).toBe(true)
    isAgreed = true
    await press(page, 'other-language')
    await page.waitForURL(`${site.home}en/enrol/#anna-jansen`)
    expect(questions).toEqual([nl.switchLoses, nl.switchLoses])
    await press(page, 'other-language')
    await page.waitForURL(`${site.home}enrol/#anna-jansen`)
    expect(questions).toHaveLength(2)
  })
})

test('the sheet to print has the words, and nothing but the sheet is printed', async () => {
  await visit(async ({ page }) => {
    await start(page)
    const words = await wordsShown(page)
    await page.emulateMedia({ media: 'print' })
    const printed = await shownText(page)
    expect(words.filter((word) => !printed.includes(word))).toEqual([])
    expect(printed).toContain(site.home)
    expect(printed).not.toContain(nl.more)
    await page.emulateMedia({ media: null })
    await press(page, 'written')
    expect(await page.textContent('[data-part="sheet-words"]')).toBe('')
  })
})

test('where no key can be made the page says why', async () => {
  await visit(
    async ({ page }) => {
      await start(page)
      expect(await shownText(page)).toContain(`${nl.title}\n\n${nl.noScript}`)
    },
    { javaScriptEnabled: false },
  )
  await visit(async ({ page }) => {
    await page.addInitScript('Object.defineProperty(window, "isSecureContext", { value: false })')
    await start(page)
    expect(await shownText(page)).toContain(`${nl.title}\n\n${nl.unable.insecure}`)
  })
  await visit(async ({ page }) => {
    await page.setContent(`<iframe src="${site.home}enrol/"></iframe>`)
    const frame = page.frameLocator('iframe')
    expect(await frame.getByRole('alert').textContent()).toBe(`${nl.unable.framed} ${site.home}enrol/`)
    expect(await frame.locator('[data-view]:visible').count()).toBe(0)
  })
})
