// How the sealed site holds up with many cases: the time to make it, the bytes of a page, and how long a reader waits for the index.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { realInstant } from '../io/clock.ts'
import { planRegister } from '../io/files/plan-register.ts'
import { KEY_WORDS, keysOfReaders } from '../local/copy-reader-keys.ts'
import { keysToSealTo } from '../publishing/keys-to-seal-to.ts'
import { publish, siteOf } from '../publishing/sealed-site.ts'
import { unwrapWithWords } from '../sealing/key-file.ts'
import { recipientOf } from '../sealing/sealed-file.ts'
import { launchBrowser } from '../testing/browser.ts'
import { type Files, type Found, readAs } from '../testing/sealed-register.ts'
import { serveFolder } from '../testing/static-server.ts'
import { TODAY } from './generate-cases.ts'
import { generateRegister } from './generate-register.ts'
import { type SealingCost, sealingCosts, type Way } from './sealing-costs.ts'

export interface SealedTimes {
  readonly cases: number
  /** What staff can open: pages in both languages, pieces of the search, lists, documents. */
  readonly pages: number
  /** All sealed files, with the trainers' pages, all that leads to pages, and what hides how many there are. */
  readonly files: number
  /** The whole: the public site, the reader and the staff pages built, and all of it sealed. */
  readonly publishSeconds: number
  /** Of that, from the first page to the last file. */
  readonly sealSeconds: number
  /** A page of staff on average, sealed. */
  readonly pageBytes: number
  /** All that the host keeps of the sealed files. */
  readonly hostBytes: number
  readonly costs: Readonly<Record<Way, SealingCost>>
  readonly reader: ReaderTimes
}

/** As a member of staff finds it in the browser, the host on the same machine. */
export interface ReaderTimes {
  /** The scripts that the reader loads, as a host sends them, compressed. */
  readonly scriptBytes: number
  /** From the press of the button, words and key file given, until the index can be used; the work that the words ask for is in it. */
  readonly unlockSeconds: number
  /** From the first step into the search field until every case can be found in it. */
  readonly searchSeconds: number
}

const PROJECT = join(import.meta.dirname, '../..')

/** Of how many pages the costs are measured. */
const SAMPLE = 200

/** Seals a generated register, and opens it. `tell` hears what is going on. */
export async function benchSealed(cases: number, folder: string, tell: (line: string) => void): Promise<SealedTimes> {
  const [root, keyFolder, out] = ['', '-keys', '-out'].map((part) => join(folder, `sealed-${cases}${part}`)) as [string, string, string]
  try {
    tell(`${cases} cases: sealing`)
    generateRegister(root, cases)
    // The public page has the words of a policy, which a generated register lacks.
    cpSync(join(PROJECT, 'site/policy'), join(root, 'site/policy'), { recursive: true })
    const planned = planRegister(root, TODAY)
    const [staff] = await keysOfReaders(root, keyFolder, planned.register.organisation, TODAY)
    if (!staff) throw new Error('the generated register has nobody who reads')
    const { keys } = keysToSealTo(root, planned.register.organisation, TODAY)
    const site = siteOf(planned, keys, { built: realInstant(), commit: null, day: TODAY }, null)
    const started = performance.now()
    let sealing = 0
    const { files } = await publish(site, out, () => {
      sealing ||= performance.now()
    })
    const ended = performance.now()
    const sealed = join(out, 'staff/sealed')
    const { contents, page } = await asStaff(sealed, staff.file)
    const [addresses, pages] = [Object.keys(contents.pages), Object.values(contents.pages)]
    tell(`${cases} cases: other ways of sealing`)
    const every = Math.ceil(pages.length / SAMPLE)
    const costs = await sealingCosts(await Promise.all(addresses.filter((_, index) => index % every === 0).map(page)))
    tell(`${cases} cases: reading`)
    return {
      cases,
      pages: pages.length,
      files,
      publishSeconds: (ended - started) / 1000,
      sealSeconds: (ended - sealing) / 1000,
      pageBytes: pages.reduce((sum, { file }) => sum + statSync(join(sealed, file)).size, 0) / pages.length,
      hostBytes: readdirSync(sealed).reduce((sum, name) => sum + statSync(join(sealed, name)).size, 0),
      costs,
      reader: await readAsStaff(out, staff.file),
    }
  } finally {
    for (const made of [root, keyFolder, out]) rmSync(made, { recursive: true, force: true })
  }
}

/** What the key file leads to. Each file is read when it is asked for: all of them together are too much. */
async function asStaff(sealed: string, keyFile: string): Promise<Found> {
  const identity = await unwrapWithWords(readFileSync(keyFile), KEY_WORDS)
  const files: Files = { has: (name) => existsSync(join(sealed, name)), get: (name) => readFileSync(join(sealed, name)) }
  const found = await readAs({ identity, recipient: await recipientOf(identity) }, files)
  if (!found) throw new Error('the key file opens nothing')
  return found
}

async function readAsStaff(out: string, keyFile: string): Promise<ReaderTimes> {
  const host = await serveFolder(out)
  const browser: Browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const scripts: Promise<number>[] = []
    page.on('requestfinished', (request) => {
      if (new URL(request.url()).pathname.endsWith('.js')) scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
    })
    await page.goto(`${host.home}staff/`)
    await page.locator('#key-file').setInputFiles(keyFile)
    await page.locator('#key-words').fill(KEY_WORDS)
    const pressed = performance.now()
    await page.locator('form:has(#key-words) button[type=submit]').click()
    await page.locator('#filters:not([hidden])').waitFor()
    const unlockSeconds = (performance.now() - pressed) / 1000
    const began = performance.now()
    await page.locator('input[type=search]').focus()
    await page.locator('#filters[data-cases=complete]').waitFor()
    const searchSeconds = (performance.now() - began) / 1000
    const scriptBytes = (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0)
    return { scriptBytes, unlockSeconds, searchSeconds }
  } finally {
    await browser.close()
    host.close()
  }
}
