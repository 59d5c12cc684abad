// The forms on the sealed pages, in a real browser: from the key to the letter, with the token of all and with one of one's own.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Encrypter } from 'age-encryption'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDocument } from '../../../scripts/io/files/case-files.ts'
import { git } from '../../../scripts/io/git/git.ts'
import type { Actor } from '../../../scripts/local/forge/actors.ts'
import { checkRunner } from '../../../scripts/local/forge/runner.ts'
import { type Forge, startForge } from '../../../scripts/local/forge.ts'
import { type MailCatcher, startMailCatcher } from '../../../scripts/local/mail-catcher.ts'
import type { CalendarDate } from '../../../scripts/procedure/calendar.ts'
import { type KeyPair, newKeyPair } from '../../../scripts/sealing/sealed-file.ts'
import { launchBrowser } from '../../../scripts/testing/browser.ts'
import { caseText, DAY } from '../../../scripts/testing/invented-case.ts'
import { memoryOf } from '../../../scripts/testing/memory-of.ts'
import { removeTemporaryFolders, temporaryFolder } from '../../../scripts/testing/register-folder.ts'
import { runEntry } from '../../../scripts/testing/run-entry.ts'
import { type TestSite, testSite } from '../../../scripts/testing/sealed-host.ts'
import { type SharedRegister, sharedRegister } from '../../../scripts/testing/shared-register.ts'
import { faults } from '../../accessibility.ts'
import { blocksOf } from '../../staff/letter-paragraphs.ts'
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
  shared = await sharedRegister({
    'cases/2026-0001.md': caseText({ summary: 'Het lokaal was koud.' }),
    // By letter: what is written to her is printed.
    'cases/2026-0002.md': caseText({ complainant: { name: 'Ria Post', role: 'client', address: ['Laan 1', '1000 AA Ons Dorp'] } }),
  })
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
  // The browser tells of each answer that is no good one: of those it is the page that must tell.
  page.on('console', (message) => message.text().startsWith('Failed to load resource') || messages.push(message.text()))
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
/** Another page of the register that is open. */
const goTo = (hash: string) => page.evaluate((to) => location.assign(to), hash)

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
  await expect.poll(async () => (await memoryOf(page)).includes('Canary-7f3a'), { timeout: 10_000, interval: 500 }).toBe(false)
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
  const alsoAsks = (file: string) => /connect-src 'self'([^;]*);/.exec(readFileSync(join(site.folder, file), 'utf8'))?.[1]
  expect([alsoAsks('index.html'), alsoAsks('enrol/index.html')]).toEqual([` ${new URL(forge.url).origin}`, ''])
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

/** A complaint as it stands in the form. */
const fillIn = async (): Promise<void> => {
  for (const [name, value] of Object.entries({
    'complainant.name': 'Sanne de Boer',
    'complainant.email': 'sanne@client.example',
    body: 'Zie de brief.',
  }))
    await field(name).fill(value)
  await field('complainant.role').selectOption('participant')
  await field('category').selectOption('trainer')
  await page.locator('[name="about"][value="peter-smit"]').check()
}
const onMain = (path: string) => git(shared.remote, 'show', `main:${path}`)

test('with the token of all, what stood in the draft is sent in the name of whoever unlocked the page, and merged', async () => {
  await fillIn()
  await send()
  await merge()
  await page.getByText('Dossier 2026-0003 is geopend.').waitFor()
  expect(await onMain('cases/2026-0003.md')).toContain('Canary-7f3a: de trainer kwam te laat.')
  expect(await onMain('cases/2026-0003/brief.txt')).toBe('Canary-document')
  expect((await git(shared.remote, 'log', '-1', '--format=%an <%ae>', 'main^2')).trim()).toBe('Anna Jansen <anna@example.org>')
  await page.getByRole('button', { name: 'Nog een klacht openen' }).click()
  await expect.poll(() => field('summary').inputValue()).toBe('')
})

test('without one, a token of one’s own is asked for once, looked at by GitHub, and there again after the lock', async () => {
  await seal(null)
  const token = (may: Actor['may']) => forge.tokenFor({ login: 'annajansen-example', kind: 'person', may })
  const own = token(MAY)
  await openAt('#/record/#2026-0001:delayed')
  const access = page.locator('form.access')
  const fillToken = async (value: string, until = '2027-11-19') => {
    await access.locator('[name=token]').fill(value)
    await access.locator('[name=lastDay]').fill(until)
    await access.getByRole('button', { name: 'Toegang controleren' }).click()
  }
  await fillToken('github_pat_nobodys')
  await access.getByText('GitHub neemt deze toegangscode niet aan').waitFor()
  await fillToken(token({ ...MAY, 'pull-requests': 'read' }))
  await access.getByText('“Pull requests: Read and write”').waitFor()
  await fillToken(own, '2026-11-19')
  await access.getByText('Kies een dag van vandaag').waitFor()
  expect(await faults(page)).toEqual([])
  await fillToken(own)
  await field('expected').fill('2026-12-11')
  await field('reason').fill('Wij wachten op de trainer.')
  expect(await allThatLies()).not.toContain(own)
  await page.getByRole('button', { name: words.lock }).click()
  await expect.poll(async () => (await memoryOf(page)).includes(own), { timeout: 10_000, interval: 500 }).toBe(false)
  await openAt('#/record/#2026-0001:delayed')
  await page.getByText('U stuurt in met uw eigen toegangscode.').waitFor()
  await page.getByText('Hier staat wat u eerder hebt getypt').waitFor()
  await send()
  await merge()
  await page.getByText('De stap staat in dossier 2026-0001.').waitFor()
  expect(await onMain('cases/2026-0001.md')).toContain('Wij wachten op de trainer.')
  await page.getByRole('link', { name: 'Naar dossier 2026-0001' }).click()
  await page.getByRole('heading', { name: 'Klacht 2026-0001' }).waitFor()
  // When it has ended, it is asked for again.
  await page.clock.setFixedTime('2027-11-20T12:00:00Z')
  await openAt('#/record/#2026-0001:delayed')
  await page.getByText('Uw toegangscode voor GitHub werkte tot en met 19 november 2027.').waitFor()
  await access.waitFor()
})

test('the night sends the letters of both, and sealed again both stand in the register', async () => {
  await git(shared.root, 'pull', '--quiet', 'origin', 'main')
  const { output } = await runEntry('nightly', ['--root', shared.root, '--today', DAY], { SMTP_URL: mail.url })
  const caught = readdirSync(MAIL).filter((name) => name.endsWith('.eml'))
  expect(caught.map((name) => name.replace(/^\d+-|\.eml$/g, '')).sort(), output).toEqual([
    '2026-0001.2026-12-04-delay',
    '2026-0001.acknowledgement',
    '2026-0003.acknowledgement',
    'staff.2026-11-20-anna-jansen',
  ])
  await site.rebuild()
  await seal(null)
  await openAt('')
  await page.locator('.cases a[href="#/2026-0003/"]').click()
  await page.getByText('Canary-7f3a: de trainer kwam te laat.').first().waitFor()
  await page.locator('#letter-acknowledgement').waitFor({ state: 'attached' })
  expect(messages).toEqual([])
  expect([...asked].filter((origin) => origin !== 'null').sort()).toEqual([new URL(site.reader).origin, new URL(forge.url).origin].sort())
})

// With the same steps on the local pages, which the long run has as well.
test.runIf(import.meta.env.MODE === 'long')(
  'a decision, a letter posted, one that came back, and a referral are recorded the same way, and each letter is the one that was shown',
  async () => {
    await page.clock.setFixedTime(`${DAY}T12:00:00Z`)
    const shown = new Map<string, string[]>()
    const record = async (hash: string, id: string, values: Readonly<Record<string, string>>): Promise<void> => {
      await goTo(hash)
      await page.getByRole('link', { name: `Dossier ${id}` }).waitFor()
      for (const [name, value] of Object.entries(values)) {
        const isChoice = await field(name).evaluate((element) => element instanceof HTMLSelectElement)
        await (isChoice ? field(name).selectOption(value) : field(name).fill(value))
      }
      for (const paper of await page.locator('[data-letter]').all())
        shown.set((await paper.getAttribute('data-letter')) ?? '', await paper.locator('.said').allTextContents())
      await send()
      await merge()
      await page.getByText(`in dossier ${id}.`).first().waitFor()
    }
    await record('#/record/#2026-0003:decided', '2026-0003', { outcome: 'upheld', letter: 'U krijgt een nieuwe les.', despite: 'Spoed.' })
    await record('#/record/#2026-0002:delivered&letter=acknowledgement&how=post', '2026-0002', {})
    await record('#/record/#2026-0001:undelivered&letter=acknowledgement', '2026-0001', { reason: 'Mailbox vol.' })
    await record('#/record/#2026-0001:change', '2026-0001', { 'complainant.email': 'new@client.example' })
    await record('#/record/#2026-0002:referred', '2026-0002', { despite: 'De klager vraagt er nu al om.' })
    await git(shared.root, 'pull', '--quiet', 'origin', 'main')
    const { output } = await runEntry('nightly', ['--root', shared.root, '--today', DAY], { SMTP_URL: mail.url })
    expect([...shown.keys()].sort(), output).toEqual([
      'letters/2026-0001/acknowledgement-2.md',
      'letters/2026-0002/referral.md',
      'letters/2026-0003/decision.md',
    ])
    for (const [path, texts] of shown) {
      const sent = readDocument(await git(shared.remote, 'show', `letters:${path.slice('letters/'.length)}`)).body
      expect(texts).toEqual(blocksOf(sent).flat())
    }
    expect(await onMain('cases/2026-0002.md')).toMatch(/step: delivered\n? .*letter: acknowledgement/s)
    expect(messages).toEqual([])
  },
)
