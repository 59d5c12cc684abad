// The forms as staff use them, in a real browser on the pages of `npm start`: from the first word to the letter in the mail, and what goes wrong on the way.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDocument } from '../../../scripts/io/files/case-files.ts'
import { withStep } from '../../../scripts/io/files/write-case.ts'
import { git } from '../../../scripts/io/git/git.ts'
import { launchBrowser } from '../../../scripts/testing/browser.ts'
import { removeTemporaryFolders, temporaryFolder } from '../../../scripts/testing/register-folder.ts'
import { faults, overflow } from '../../accessibility.ts'
import { blocksOf } from '../letter-paragraphs.ts'
import { copyOfRegister, type Started, start, stop } from '../started.ts'

const DAY = '2026-11-20'

let browser: Browser
let context: BrowserContext
let page: Page
let started: Started
let clone: string
const complaints: string[] = []
const remote = () => join(started.folder, '.local', DAY, 'remote.git')

beforeAll(async () => {
  ;[browser, started] = await Promise.all([launchBrowser(), start(copyOfRegister())])
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] })
  page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  clone = join(temporaryFolder('clone'), 'register')
  await git(started.folder, 'clone', '--quiet', remote(), clone)
})

afterAll(async () => {
  await browser?.close()
  stop(started)
  removeTemporaryFolders()
})

const open = async (path: string): Promise<void> => {
  // Another fragment alone would not load the page anew.
  await page.goto('about:blank')
  await page.goto(`${started.url}staff/${path}`)
}
const field = (name: string) => page.locator(`[name="${name}"]`)
const type = async (values: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) {
    const one = field(name).first()
    const tag = await one.evaluate((element) => (element instanceof HTMLSelectElement ? 'select' : (element as HTMLInputElement).type))
    if (tag === 'select') await one.selectOption(value)
    else if (tag === 'checkbox') await page.locator(`[name="${name}"][value="${value}"]`).check()
    else await one.fill(value)
  }
}
/** What is wrong with a field, as it is said there and read out to whoever stands in it. */
const wrong = async (name: string): Promise<string> => {
  const ids = ((await field(name).first().getAttribute('aria-describedby')) ?? '').split(' ')
  return (await page.locator(`#${ids.at(-1)}`).textContent()) ?? ''
}

interface Previewed {
  readonly path: string
  /** Paragraphs, and the items of lists. */
  readonly texts: readonly string[]
}
const previewed = (): Promise<Previewed[]> =>
  page.locator('[data-letter]').evaluateAll((papers) =>
    papers.map((paper) => ({
      path: (paper as HTMLElement).dataset.letter ?? '',
      texts: [...paper.querySelectorAll('.said')].map(({ textContent }) => textContent ?? ''),
    })),
  )
const send = () => page.getByRole('button', { name: 'Naar de controle sturen' }).click()
const merge = async (): Promise<void> => {
  await page.getByText('De controle vond geen problemen').waitFor()
  await page.getByRole('button', { name: 'Samenvoegen' }).click()
}
/** Changes `main` as somebody else does who was quicker. */
const meanwhile = async (change: (root: string) => void): Promise<void> => {
  await git(clone, 'pull', '--quiet', 'origin', 'main')
  change(clone)
  await git(clone, 'add', '--all')
  await git(clone, 'commit', '--quiet', '-m', 'Change a case')
  await git(clone, 'push', '--quiet', 'origin', 'HEAD:main')
}

const SANNE = {
  summary: 'De trainer kwam drie keer te laat.',
  body: '--- zo begint de mail\n# "kop": - en een streep\nMet vriendelijke groet',
  'complainant.name': 'Sanne de Boer',
  'complainant.email': 'sanne@example.org',
  'complainant.role': 'participant',
  about: 'peter-smit',
  category: 'trainer',
}

/** What GitHub sends along with every answer to a page. */
const CORS = { 'access-control-allow-origin': '*' }

/** The letters that were shown before they went out. */
const promised: Previewed[] = []

test('a case is opened by keyboard alone: what is missing is said at its field, the letter stands beside it, and merged it is there', async () => {
  await open('new/')
  await page.getByText('Dit wordt dossier 2026-0024.').waitFor()
  expect(await page.locator('.deadline').textContent()).toBe('Beslissing uiterlijk vrijdag 4 december 2026.')
  await field('me').selectOption('bram-visser')
  expect(await field('handler').inputValue()).toBe('bram-visser')
  await page.getByRole('button', { name: 'Naar de controle sturen' }).press('Enter')
  expect(await wrong('summary')).toBe('Vul dit nog in.')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('summary')
  expect(await faults(page)).toEqual([])
  await type({ ...SANNE, about: 'bram-visser', received: '2026-11-21' })
  expect(await wrong('handler')).toMatch(/^De klacht gaat ook over de behandelaar/)
  expect(await wrong('received')).toMatch(/ligt na vandaag/)
  await page.getByLabel('Bram Visser').uncheck()
  await type({ about: 'peter-smit', received: DAY })
  await page
    .locator('#documents')
    .setInputFiles({ name: 'Re: klacht?.eml', mimeType: 'message/rfc822', buffer: Buffer.from('From: sanne\r\n') })
  await page.getByText('heet in het dossier “Re- klacht-.eml”').waitFor()
  await page.getByText('2026-0021: hetzelfde e-mailadres.').waitFor()
  await page.getByRole('button', { name: 'Hoort bij 2026-0021' }).press('Enter')
  expect(await field('related').inputValue()).toBe('2026-0021')
  promised.push(...(await previewed()))
  expect(promised.map(({ path }) => path)).toEqual(['letters/2026-0024/acknowledgement.md'])
  await page.getByRole('button', { name: 'Naar de controle sturen' }).press('Enter')
  await page.getByText('De controle vond geen problemen').waitFor()
  expect(await page.locator('.the-plan').textContent()).toContain('2026-0024')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Samenvoegen' }).press('Enter')
  await page.getByText('Dossier 2026-0024 is geopend.').waitFor()
  const text = await git(remote(), 'show', 'main:cases/2026-0024.md')
  expect(readDocument(text).body).toBe(`${SANNE.body}\n`)
  expect(await git(remote(), 'show', 'main:cases/2026-0024/Re- klacht-.eml')).toBe('From: sanne\r\n')
  const [author, subjects] = [
    await git(remote(), 'log', '-1', '--format=%an <%ae>', 'main^2'),
    await git(remote(), 'log', '--format=%s', 'main'),
  ]
  expect(author.trim()).toBe('Bram Visser <bram@example.org>')
  expect(subjects).not.toMatch(/Sanne|Boer|trainer/i)
})

describe('a step', () => {
  test('that delays says when interim letters follow, and shows the delay letter', async () => {
    await open('record/#2026-0015:delayed')
    await type({ expected: '2026-12-23', reason: 'Wij wachten op de trainer.' })
    expect(await page.locator('.besides').textContent()).toBe('Tussenberichten volgen op 4 december 2026 en 18 december 2026.')
    promised.push(...(await previewed()))
    await send()
    await merge()
    await page.getByText('De stap staat in dossier 2026-0015.').waitFor()
  })

  test('that decides too early is refused in words, and then shows the decision as the client will read it', async () => {
    await open('record/#2026-0018:decided')
    // A letter goes out: nothing is said of it before the outcome is known.
    await page.getByText('Zodra het formulier is ingevuld, leest u hier wat de klager krijgt.').waitFor()
    await type({ outcome: 'upheld', letter: 'Wij hebben alles bekeken.\n\nU krijgt een nieuwe les.' })
    await send()
    expect(await wrong('despite')).toMatch(/^Er is beslist voordat dit is gedaan: .*“Waarom toch\?”/)
    await type({ despite: 'De trainer is niet meer te bereiken.' })
    promised.push(...(await previewed()))
    await send()
    await merge()
    await page.getByText('De stap staat in dossier 2026-0018.').waitFor()
  })

  test('that is asked for is one button on the page of its case: the letter is posted', async () => {
    await open('2026-0011/')
    await page.getByRole('link', { name: 'Leg vast dat de brief is verstuurd' }).click()
    await field('letter').waitFor()
    expect([await field('letter').inputValue(), await field('how').inputValue()]).toEqual(['decision', 'post'])
    expect(await previewed()).toEqual([])
    await send()
    await merge()
    await page.getByText('Er gaat hierdoor geen brief uit.').waitFor()
    expect(await git(remote(), 'show', 'main:cases/2026-0011.md')).toMatch(/step: delivered\n? .*letter: decision/s)
  })

  test('that refers shows the letter to the mediator’s door, and is chosen among those that make sense now', async () => {
    await open('record/#2026-0019')
    await page.getByRole('button', { name: /^Leg de doorverwijzing vast/ }).click()
    await page.locator('[data-letter]').waitFor()
    promised.push(...(await previewed()))
    await send()
    await merge()
    await page.getByText('De stap staat in dossier 2026-0019.').waitFor()
  })

  test('that a letter came back, and then another address: the letter goes out again', async () => {
    await open('record/#2026-0016:undelivered&letter=acknowledgement')
    await type({ reason: 'Kwam terug met mailbox vol.' })
    await send()
    await merge()
    await page.getByText('De stap staat in dossier 2026-0016.').waitFor()
    await open('record/#2026-0016:change')
    await type({ 'complainant.email': 'daniel.kim@example.org' })
    promised.push(...(await previewed()))
    await send()
    await merge()
    await page.getByText('staat in dossier 2026-0016').waitFor()
  })
})

test('the night sends exactly the letters that were shown, and the case stands on the overview', async () => {
  const mail = join(started.folder, '.local', DAY, 'mail')
  const before = new Set(readdirSync(mail))
  await page.goto(`${started.url}forge/`)
  await page.getByRole('button', { name: 'Nachtrun nu uitvoeren' }).click()
  await page.getByText('is klaar.').waitFor({ timeout: 60_000 })
  expect(promised.map(({ path }) => path)).toEqual([
    'letters/2026-0024/acknowledgement.md',
    'letters/2026-0015/2026-12-02-delay.md',
    'letters/2026-0018/decision.md',
    'letters/2026-0019/referral-2.md',
    'letters/2026-0016/acknowledgement-2.md',
  ])
  for (const { path, texts } of promised) {
    const sent = readDocument(await git(remote(), 'show', `letters:${path.slice('letters/'.length)}`)).body
    expect(texts).toEqual(blocksOf(sent).flat())
  }
  const caught = readdirSync(mail).filter((name) => name.endsWith('.eml') && !before.has(name))
  expect(caught.map((name) => name.replace(/^\d+-|\.eml$/g, '')).sort()).toEqual(
    promised.map(({ path }) => path.slice('letters/'.length, -3).replace('/', '.')).sort(),
  )
  await page.goto(`${started.url}staff/`)
  await page.getByRole('link', { name: '2026-0024' }).first().waitFor()
})

describe('what goes wrong on the way', () => {
  test('a number that somebody else took meanwhile becomes the next, and that is said', async () => {
    await open('new/')
    await page.getByText('Dit wordt dossier 2026-0025.').waitFor()
    await type({ ...SANNE, 'complainant.email': 'lars@example.org', 'complainant.name': 'Lars Vink' })
    await meanwhile((root) => execFileSync('cp', [join(root, 'cases/2026-0024.md'), join(root, 'cases/2026-0025.md')]))
    await send()
    await page.getByText('Nummer 2026-0025 is intussen gebruikt. Dit dossier krijgt nummer 2026-0026.').waitFor()
  })

  test('a connection that is lost is said with what to do; what was typed is there, and it goes on', async () => {
    await open('record/#2026-0007:progress')
    await type({ told: 'Wij hebben de trainer gesproken.' })
    await context.route(/\/api\//, (route) => route.abort('internetdisconnected'))
    await send()
    await page.getByText('Er is geen verbinding met GitHub').waitFor()
    expect(await field('told').inputValue()).toBe('Wij hebben de trainer gesproken.')
    await context.unroute(/\/api\//)
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await page.getByText('De controle loopt').waitFor()
  })

  test('a case that somebody changed meanwhile: the step is put behind it where it is right, and both are shown where it is not', async () => {
    const step = { on: DAY, step: 'withdrawn', by: 'anna-jansen' }
    await open('record/#2026-0013:progress')
    await type({ told: 'Wij hebben de trainer gesproken.' })
    await meanwhile((root) => changeCase(root, '2026-0013', { on: DAY, step: 'trainer-contacted', by: 'anna-jansen' }))
    await send()
    await page.getByText('Uw stap is daarachter gezet').waitFor()
    // And once more, in the moment between the check and the button.
    await page.getByText('De controle vond geen problemen').waitFor()
    await meanwhile((root) => changeCase(root, '2026-0013', { on: DAY, step: 'complainant-contacted', by: 'anna-jansen' }))
    await page.getByRole('button', { name: 'Samenvoegen' }).click()
    await page.getByText('dit voorstel past er niet meer op').waitFor()
    expect(await field('told').inputValue()).toBe('Wij hebben de trainer gesproken.')
    await page.getByRole('button', { name: 'Opnieuw sturen' }).click()
    await merge()
    await page.getByText('De stap staat in dossier 2026-0013.').waitFor()
    await open('record/#2026-0013:decided')
    await type({ outcome: 'upheld', letter: 'U hebt gelijk.', despite: 'Spoed.' })
    await meanwhile((root) => changeCase(root, '2026-0013', step))
    await send()
    await page.getByText('uw stap past daar niet meer bij').waitFor()
    expect(await page.locator('.side-by-side').textContent()).toMatch(/step: withdrawn.*U hebt gelijk\./s)
    expect(await field('letter').inputValue()).toBe('U hebt gelijk.')
  })

  test('a token that GitHub does not take, one that has expired, one with too few rights, and a merge that a rule refuses: each is said, and it goes on', async () => {
    let good = ''
    await context.route('**/staff/forms-place', async (route) => {
      const place = (await (await route.fetch()).json()) as { token: string }
      good = place.token
      await route.fulfill({ json: { ...place, token: null } })
    })
    await open('record/#2026-0020:discussed')
    await type({ token: 'github_pat_of_last_year' })
    await page.keyboard.press('Enter')
    await page.getByText('GitHub neemt deze toegangscode niet aan').waitFor()
    expect(await wrong('token')).toContain('Maak een nieuwe')
    expect(await faults(page)).toEqual([])
    await type({ token: good })
    await page.keyboard.press('Enter')
    await field('on').waitFor()
    await context.unroute('**/staff/forms-place')
    await type({ note: 'Gebeld, een half uur.' })
    // Expired since: the forge itself says no.
    await context.route(/\/git\/blobs$/, (route) =>
      route.continue({ headers: { ...route.request().headers(), authorization: 'token gone' } }),
    )
    await send()
    await page.getByText('GitHub neemt deze toegangscode niet aan').waitFor()
    expect(await field('note').inputValue()).toBe('Gebeld, een half uur.')
    // Made anew with too few rights, as GitHub says it.
    const lacking = { status: 403, json: { message: 'Resource not accessible by personal access token' }, headers: CORS }
    await context.unroute(/\/git\/blobs$/)
    await context.route(/\/git\/blobs$/, (route) => (route.request().method() === 'POST' ? route.fulfill(lacking) : route.continue()))
    await type({ token: good })
    await page.keyboard.press('Enter')
    await page.getByText('Met deze toegangscode mag dit niet').waitFor()
    expect(await field('note').inputValue()).toBe('Gebeld, een half uur.')
    await context.unroute(/\/git\/blobs$/)
    await type({ token: good })
    await page.keyboard.press('Enter')
    // A rule of the repository that only GitHub knows.
    const rule = {
      status: 405,
      json: { message: 'Repository rule violations found\n\nAt least 1 approving review is required.' },
      headers: CORS,
    }
    await context.route(/\/merge$/, (route) => (route.request().method() === 'PUT' ? route.fulfill(rule) : route.continue()))
    await merge()
    await page.getByText('Een regel van de repository houdt dit tegen (“At least 1 approving review is required.”)').waitFor()
    expect(await field('note').inputValue()).toBe('Gebeld, een half uur.')
    await context.unroute(/\/merge$/)
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await page.getByText('De stap staat in dossier 2026-0020.').waitFor()
  })

  test('a tab that is closed loses nothing', async () => {
    await open('record/#2026-0020:informed')
    await type({ told: 'Wij bellen morgen terug.' })
    await page.getByText('Wat u typt, wordt bewaard').waitFor()
    await page.waitForResponse((response) => response.url().includes('/drafts/') && response.request().method() === 'PUT')
    await page.close({ runBeforeUnload: true })
    page = await context.newPage()
    await open('record/#2026-0020:informed')
    await page.getByText('Hier staat wat u eerder hebt getypt').waitFor()
    expect(await field('told').inputValue()).toBe('Wij bellen morgen terug.')
  })
})

function changeCase(root: string, id: string, step: object): void {
  const file = join(root, `cases/${id}.md`)
  writeFileSync(file, withStep(readFileSync(file, 'utf8'), step))
}

test.each([
  [320, 'light', 'new/'],
  [320, 'dark', 'record/#2026-0019'],
  [1280, 'dark', 'record/#2026-0004:judged'],
  [320, 'light', 'record/#2026-0014:change'],
  [1280, 'light', 'en/record/#2026-0014:retracted'],
] as const)('at %i px in %s, %s is whole, and axe finds nothing', async (width, colorScheme, path) => {
  const own = await browser.newContext({ viewport: { width, height: 800 }, colorScheme })
  const look = await own.newPage()
  await look.goto(`${started.url}staff/${path}`)
  await look.locator('button.main, .step-choice').first().waitFor()
  expect(await faults(look)).toEqual([])
  expect(await overflow(look)).toBeLessThanOrEqual(0)
  await own.close()
})

test('no page complained in its console', () => {
  expect(complaints).toEqual([])
})
