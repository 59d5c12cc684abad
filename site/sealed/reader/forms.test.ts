// The forms on the sealed pages, in a real browser: from the key to the letter, with the token of all and with one of one's own.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Encrypter } from 'age-encryption'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { git } from '../../../scripts/io/git/git.ts'
import { checkRunner } from '../../../scripts/local/forge/runner.ts'
import { type Forge, startForge } from '../../../scripts/local/forge.ts'
import { type MailCatcher, startMailCatcher } from '../../../scripts/local/mail-catcher.ts'
import type { CalendarDate } from '../../../scripts/procedure/calendar.ts'
import { type KeyPair, newKeyPair } from '../../../scripts/sealing/sealed-file.ts'
import { launchBrowser } from '../../../scripts/testing/browser.ts'
import { caseText, DAY } from '../../../scripts/testing/invented-case.ts'
import { removeTemporaryFolders, temporaryFolder } from '../../../scripts/testing/register-folder.ts'
import { runEntry } from '../../../scripts/testing/run-entry.ts'
import { type TestSite, testSite } from '../../../scripts/testing/sealed-host.ts'
import { type SharedRegister, sharedRegister } from '../../../scripts/testing/shared-register.ts'
import { READER_WORDS } from '../words/reader.ts'

const WORDS = 'appel boom citroen dak emmer fiets gras'
const words = READER_WORDS.nl
/** What exactly such a token may that the drawings ask for. */
const MAY = { contents: 'write', 'pull-requests': 'write', actions: 'read' } as const
const MAIL = temporaryFolder('mail')

let shared: SharedRegister
let forge: Forge
let mail: MailCatcher
let site: TestSite
let browser: Browser
let context: BrowserContext
let page: Page
let anna: KeyPair
let bram: KeyPair
let formsToken: string
let built = Date.now() - 3_600_000
const messages: string[] = []
const asked = new Set<string>()

beforeAll(async () => {
  ;[anna, bram] = (await Promise.all([newKeyPair(), newKeyPair()])) as [KeyPair, KeyPair]
  shared = await sharedRegister({ 'cases/2026-0001.md': caseText({ summary: 'Het lokaal was koud.' }) })
  forge = await startForge({
    remote: shared.remote,
    automatic: (branch) => branch.startsWith('case/'),
    checker: checkRunner(shared.remote, DAY as CalendarDate),
    now: () => `${DAY}T09:00:00Z`,
  })
  formsToken = forge.tokenFor({ login: 'klachten-bot', kind: 'person', may: MAY })
  const { GITHUB_API_URL, GITHUB_REPOSITORY } = forge.environment
  ;[site, browser, mail] = await Promise.all([
    testSite(shared.root, DAY, { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_SERVER_URL: '' }),
    launchBrowser(),
    startMailCatcher(MAIL),
  ])
  await seal(formsToken)
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' })
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.on('console', (message) => messages.push(message.text()))
  page.on('pageerror', (error) => messages.push(error.message))
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([forge?.close(), mail?.close()])
  site?.close()
  removeTemporaryFolders()
})

const seal = (token: string | null) => {
  built += 60_000
  const keys = new Map([
    ['anna-jansen', [anna.recipient]],
    ['bram-visser', [bram.recipient]],
  ])
  return site.seal(new Date(built).toISOString(), keys, token)
}

async function keyFile({ identity }: KeyPair) {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(WORDS.replaceAll(' ', '-'))
  encrypter.setScryptWorkFactor(10)
  return { name: 'sleutel.age', mimeType: 'application/octet-stream', buffer: Buffer.from(await encrypter.encrypt(identity)) }
}
/** Opens the register by words, at an address such as `#/new/`. */
async function openAt(hash: string, who = anna): Promise<void> {
  await page.goto('about:blank')
  await page.goto(site.reader + hash)
  if (!(await page.getByLabel(words.keyFile).isVisible())) await page.getByRole('button', { name: words.otherFile }).click()
  await page.getByLabel(words.keyFile).setInputFiles(await keyFile(who))
  await page.getByLabel(words.words).fill(WORDS)
  await page.locator('[type=submit]').click()
  await page.locator('.reader-bar + .skip').waitFor({ state: 'attached' })
}
const field = (name: string) => page.locator(`[name="${name}"]`)
const send = () => page.getByRole('button', { name: 'Naar de controle sturen' }).click()
const merge = async (): Promise<void> => {
  await page.getByText('De controle vond geen problemen').waitFor()
  await page.getByRole('button', { name: 'Samenvoegen' }).click()
}

test('what is typed is there again after the lock, for its owner alone, and lies on the device only sealed', async () => {
  await openAt('#/new/')
  await field('summary').fill('Canary-7f3a: de trainer kwam te laat.')
  await page.locator('#documents').setInputFiles({ name: 'brief.txt', mimeType: 'text/plain', buffer: Buffer.from('Canary-document') })
  await page.getByText('brief.txt').first().waitFor()
  // Locked before the moment is over after which a draft is kept.
  await page.getByRole('button', { name: words.lock }).click()
  expect(await page.content()).not.toContain('Canary')
  expect(await allThatLies()).toMatch(/age-encryption/)
  expect(await allThatLies()).not.toMatch(/Canary|summary|github_pat/)
  await openAt('#/new/', bram)
  await page.getByRole('button', { name: 'Naar de controle sturen' }).waitFor()
  expect(await field('summary').inputValue()).toBe('')
  await openAt('#/new/')
  await page.getByText('Hier staat wat u eerder hebt getypt').waitFor()
  expect(await field('summary').inputValue()).toBe('Canary-7f3a: de trainer kwam te laat.')
  await page.getByText('brief.txt').first().waitFor()
  expect(messages).toEqual([])
  expect([...asked].filter((origin) => origin !== 'null')).toEqual([new URL(site.reader).origin])
})

/** Everything that the browser keeps for this site, as one text. */
const allThatLies = (): Promise<string> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('register /klachten/staff/')
    await new Promise((resolve) => opening.addEventListener('success', resolve))
    const all = opening.result.transaction('sealed').objectStore('sealed').getAll()
    await new Promise((resolve) => all.addEventListener('success', resolve))
    opening.result.close()
    const lying = all.result.map((bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes))
    return JSON.stringify([lying, { ...localStorage }, { ...sessionStorage }])
  })
