// The staff pages as `npm start` serves them, in a real browser, over a copy of the register with a hostile case in it.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../scripts/testing/browser.ts'
import { faults, overflow } from '../accessibility.ts'
import { type Seen, visitIn } from '../visit.ts'

const PROJECT = join(import.meta.dirname, '../..')
const PARTS = ['organisation.yml', 'cases', 'site/policy']

const HOSTILE = `<script>document.title = 'ran'; fetch('https://elsewhere.example/script')</script>
<img src="https://elsewhere.example/pixel" onerror="document.title='ran'"> ![remote](https://elsewhere.example/picture.png) ![local](offerte.txt)
<svg onload="document.title='ran'"></svg><style>@import "https://elsewhere.example/style.css";</style>
<iframe src="https://elsewhere.example/frame"></iframe><form action="https://elsewhere.example/form"><input name="a" autofocus onfocus="document.title='ran'"></form>
<base href="https://elsewhere.example/"><meta http-equiv="refresh" content="0;url=https://elsewhere.example/refresh">
[script](javascript:document.title='ran') [data](data:text/html,<script>1</script>) [vb](vbscript:x) [host](//elsewhere.example/host)
Factuur \u202Egnp.exe, groen\u001b[2J\u{E0041}.
Harmless words.`

/** What the renderer cannot bear; each once kept every page of every case from being built. */
const TOO_MUCH = {
  '2026-0097': `${'> '.repeat(2500)}In een citaat.\nDe tweede regel.\n`,
  '2026-0098': `${'|a'.repeat(2000)}|\n${'|-'.repeat(2000)}|\n${'x\n'.repeat(25_000)}In een tabel.\n`,
}

interface Started {
  readonly url: string
  readonly folder: string
  /** The throw-away register that the pages show. */
  readonly root: string
  readonly process: ChildProcess
}

function copyOfRegister(): string {
  const folder = mkdtempSync(join(tmpdir(), 'staff-'))
  for (const part of PARTS) cpSync(join(PROJECT, part), join(folder, part), { recursive: true })
  return folder
}

/** Runs the real `npm start` on `folder` and waits until it serves. */
async function start(folder: string, ...options: string[]): Promise<Started> {
  const child = spawn(process.execPath, ['scripts/start.ts', '--root', folder, '--port', '0', ...options], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      out += chunk
      const found = /The register: (\S+)staff\//.exec(out)
      if (found?.[1]) resolve(found[1])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', () => reject(new Error(out)))
  })
  const day = options[options.indexOf('--today') + 1] ?? ''
  return { url, folder, root: join(folder, '.local', options.includes('--today') ? day : '2026-11-20', 'register'), process: child }
}

function stop(started: Started | undefined): void {
  started?.process.kill('SIGTERM')
  if (started) rmSync(started.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

let browser: Browser
let started: Started
beforeAll(async () => {
  const folder = copyOfRegister()
  const hostile = join(folder, 'cases/2026-0099.md')
  cpSync(join(folder, 'cases/2026-0015.md'), hostile)
  appendFileSync(hostile, HOSTILE)
  for (const [id, text] of Object.entries(TOO_MUCH)) {
    cpSync(join(folder, 'cases/2026-0015.md'), join(folder, `cases/${id}.md`))
    appendFileSync(join(folder, `cases/${id}.md`), text)
  }
  browser = await launchBrowser()
  started = await start(folder)
})
afterAll(async () => {
  await browser?.close()
  stop(started)
})

const visit = <T>(options: BrowserContextOptions, look: (seen: Seen) => Promise<T>) => visitIn(browser, started.url, options, look)

const DESK = { viewport: { width: 1280, height: 900 } }

interface Planned {
  readonly cases: readonly {
    readonly id: string
    readonly status: string
    readonly flags: readonly { readonly kind: string }[]
    readonly obligations: readonly { readonly kind: string; readonly state: string; readonly daysLeft: number | null }[]
  }[]
}

/** Ends with 1: what nobody can see in the words of the hostile complaint is a problem. */
function planOf(root: string, today: string): Planned {
  const args = ['scripts/plan.ts', '--root', root, '--today', today, '--json']
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: PROJECT, encoding: 'utf8' })
  expect(status).toBe(1)
  return JSON.parse(stdout)
}

describe('the index', () => {
  test('shows each overdue case first, with the days that the plan says', async () => {
    const late = planOf(started.root, '2026-11-20')
      .cases.flatMap(({ id, status, obligations }) =>
        status === 'closed' ? [] : obligations.filter(({ state }) => state === 'overdue').map(({ daysLeft }) => [id, daysLeft] as const),
      )
      .sort((a, b) => (a[1] ?? 0) - (b[1] ?? 0))
    expect(late.length).toBeGreaterThan(3)
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      const shown = await page
        .locator('.group.overdue li')
        .evaluateAll((items) => items.map((item) => [item.getAttribute('data-case'), Number(item.getAttribute('data-days'))] as const))
      expect(shown).toHaveLength(late.length)
      expect(shown.map(([, days]) => days)).toEqual(late.map(([, days]) => days))
      expect(new Set(shown.map(([id]) => id))).toEqual(new Set(late.map(([id]) => id)))
      const first = await page.locator('.cases tbody tr th').first().textContent()
      expect(first).toBe(late[0]?.[0])
      expect(await page.locator('.group.overdue').textContent()).toContain('18 dagen te laat')
    })
  })

  test('filters by what is typed and chosen, keeps it in the address, and sorts', async () => {
    await visit(DESK, async ({ page }) => {
      const numbers = () => page.locator('.cases tbody tr th').allTextContents()
      await page.goto(`${started.url}staff/`)
      const all = (await numbers()).length
      await page.keyboard.press('/')
      await page.keyboard.type('wisniewski')
      expect(await numbers()).toEqual(['2026-0004'])
      expect(page.url()).toContain('#q=wisniewski')
      await page.reload()
      expect(await numbers()).toEqual(['2026-0004'])
      expect(await page.locator('#found').textContent()).toBe(`1 van ${all} klachten`)
      await page.getByRole('button', { name: 'Wis filters' }).click()
      await page.waitForFunction((count) => document.querySelectorAll('.cases tbody tr').length === count, all)
      await page.locator('select[name=handler]').selectOption('carla-mulder')
      await page.locator('select[name=status]').selectOption('in-mediation')
      expect(await numbers()).toEqual(['2026-0008'])
      await page.getByLabel('Zoeken').fill('niets past hierbij')
      expect(await page.locator('#nothing').isVisible()).toBe(true)
      await page.goto(`${started.url}staff/#sort=number`)
      await page.reload()
      const open = await page.locator('.cases').first().locator('tbody tr th').allTextContents()
      expect(open).toEqual([...open].sort())
    })
  })

  test('works with the keyboard from the skip link to a case', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Naar de inhoud')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/staff\/\d{4}-\d{4}\/$/)
      expect(await page.locator('h1').textContent()).toMatch(/^Klacht \d{4}-\d{4}$/)
    })
  })

  test('is whole without JavaScript', async () => {
    await visit({ ...DESK, javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`${started.url}staff/`)
      expect(await page.locator('.cases tbody tr').count()).toBe(planOf(started.root, '2026-11-20').cases.length)
      expect(await page.locator('#filters').isVisible()).toBe(false)
    })
  })

  test('remembers the language', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0004/`)
      await page.getByRole('link', { name: 'English' }).click()
      await page.waitForURL(/\/staff\/en\/2026-0004\/$/)
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
      await page.goto(`${started.url}staff/`)
      await page.waitForURL(/\/staff\/en\/$/)
      await page.getByRole('link', { name: 'Nederlands' }).click()
      await page.waitForURL(/\/staff\/$/)
      await page.goto(`${started.url}staff/insight/`)
      expect(page.url()).toBe(`${started.url}staff/insight/`)
    })
  })

  test('says kindly that there is nothing, with no case at all', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'staff-empty-'))
    cpSync(join(PROJECT, 'organisation.yml'), join(folder, 'organisation.yml'))
    cpSync(join(PROJECT, 'site/policy'), join(folder, 'site/policy'), { recursive: true })
    execFileSync('mkdir', [join(folder, 'cases')])
    const empty = await start(folder)
    try {
      await visit(DESK, async ({ page }) => {
        await page.goto(`${empty.url}staff/`)
        expect(await page.locator('main').textContent()).toContain('Er is nog geen klacht.')
        expect(await page.locator('main').textContent()).toContain('Niets is te laat')
        expect(await faults(page)).toEqual([])
        await page.goto(`${empty.url}staff/insight/`)
        expect(await page.locator('main').textContent()).toContain('Er is nog geen klacht.')
      })
    } finally {
      stop(empty)
    }
  })
})

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) => [360, 1280].map((width) => [colorScheme, width] as const))
describe.each(LOOKS)('in %s at %i px', (colorScheme, width) => {
  test.each(['', '2026-0007/', '2026-0004/', '2026-0017/', '2026-0020/', 'insight/', 'en/'])(
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

describe('the page of a case', () => {
  test('shows the words of a hostile complaint, and nothing in them runs or asks for anything', async () => {
    await visit(DESK, async ({ page, messages, foreignRequests }) => {
      await page.goto(`${started.url}staff/2026-0099/`)
      await page.waitForTimeout(300)
      expect(await page.title()).toContain('2026-0099')
      expect(await page.locator('.own-words').textContent()).toContain('Harmless words.')
      expect(await page.locator('.own-words').locator('script,img,svg,style,iframe,form,input,base,meta').count()).toBe(0)
      for (const link of await page.locator('.own-words a[href]').all())
        expect(await link.getAttribute('href')).toMatch(/^(https?:\/\/|mailto:)/)
      const read = await page.locator('.own-words').textContent()
      expect(read).toContain('Factuur [U+202E]gnp.exe, groen[U+001B][2J[U+E0041].')
      for (const hidden of ['\u202e', '\u001b', '\u{E0041}']) expect(read).not.toContain(hidden)
      expect(read).toContain('<iframe src="https://elsewhere.example/frame">')
      expect([messages, foreignRequests]).toEqual([[], []])
    })
  })

  test('shows a complaint that cannot be laid out as it was typed, line by line, and says so', async () => {
    for (const [id, text] of Object.entries(TOO_MUCH)) {
      const { status, body } = await ask(`/staff/${id}/`)
      expect([id, status]).toEqual([id, 200])
      const { document } = parseHTML(body)
      expect(document.querySelector('pre.own-words')?.textContent).toContain(text)
    }
    await visit(DESK, async ({ page, messages }) => {
      await page.goto(`${started.url}staff/2026-0097/`)
      expect(await page.locator('main').textContent()).toContain('zoals hij is getypt')
      const typed = page.locator('pre.own-words')
      expect(await typed.evaluate((element) => getComputedStyle(element).whiteSpace)).toMatch(/^pre-wrap|preserve/)
      expect(messages).toEqual([])
    })
    await visit({ viewport: { width: 360, height: 800 } }, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0097/`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    })
  })

  test('shows every letter as it was sent with its record, and what the next run would send', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0007/`)
      expect(await page.locator('details.letter').count()).toBe(5)
      await page.locator('details.letter').nth(1).locator('summary').click()
      const letter = await page.locator('details.letter').nth(1).textContent()
      for (const words of [
        'Uw klacht 2026-0007: uitstelbericht',
        'Geachte Pieter Bakker',
        '250 OK',
        '<2026-0007.2026-10-12-delay@example.org>',
      ])
        expect(letter).toContain(words)
      await page.locator('.forecast summary').click()
      expect(await page.locator('.forecast').textContent()).toContain('donderdag 3 december 2026')
      expect(await page.locator('.forecast .paper').textContent()).toContain('Uw klacht 2026-0007: uitstelbericht')
    })
  })

  test('numbers the marks of the time line as the list below it', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0004/`)
      const marks = (await page.locator('.mark text').allTextContents()).map(Number).sort((a, b) => a - b)
      expect(marks).toEqual(Array.from({ length: await page.locator('.entries li').count() }, (_, index) => index + 1))
      expect(await page.locator('.mark.broken').count()).toBe(2)
    })
  })

  test('prints the whole dossier: facts, steps, letters opened, inventory, the day of printing', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0004/`)
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.dossier').isVisible()).toBe(true)
      expect(await page.locator('[data-printed-on]').textContent()).toContain(String(new Date().getFullYear()))
      for (const details of await page.locator('details.letter').all()) expect(await details.locator('pre').isVisible()).toBe(true)
      expect(await page.locator('.forecast').isVisible()).toBe(false)
      const pages = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
      expect(pages).toBeGreaterThan(2)
    })
  })

  test('hands out a document as a download', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0014/`)
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'offerte.txt' }).click()])
      expect(download.suggestedFilename()).toBe('offerte.txt')
    })
  })
})

describe('what staff must see before anything else', () => {
  const flagged = (plan: Planned, kind: string) =>
    plan.cases.filter(({ flags }) => flags.some((flag) => flag.kind === kind)).map(({ id }) => id)

  test('every flag but overdue stands on the index and on its case, in the language of the reader', async () => {
    const plan = planOf(started.root, '2026-11-20')
    const words = {
      'not-reached': ['niet bereikt', 'has not been reached'],
      unattended: ['niemand iets vastgelegd', 'nobody has gone on'],
      'to-take-back': ['niet meer geldt', 'no longer stands'],
    } as const
    await visit(DESK, async ({ page }) => {
      for (const [kind, [dutch, english]] of Object.entries(words)) {
        const ids = flagged(plan, kind)
        expect(ids.length, kind).toBeGreaterThan(0)
        for (const [path, text] of [
          ['', dutch],
          ['en/', english],
        ] as const) {
          await page.goto(`${started.url}staff/${path}`)
          const shown = await page.locator('.group.flags li').filter({ hasText: text }).locator('a').allTextContents()
          expect(new Set(shown)).toEqual(new Set(ids))
          await page.goto(`${started.url}staff/${path}${ids[0]}/`)
          expect(await page.locator('section.flags').textContent()).toContain(text)
        }
      }
    })
  })

  test('a letter that came back says so, and one that was posted says how and when it arrived', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0017/`)
      const back = page.locator('details.letter.returned')
      expect(await back.locator('summary').textContent()).toContain('teruggekomen')
      await back.locator('summary').click()
      expect(await back.locator('.delivery').textContent()).toContain('vrijdag 13 november 2026')
      await page.goto(`${started.url}staff/2026-0011/`)
      await page.locator('details.letter').first().locator('summary').click()
      expect(await page.locator('details.letter').first().locator('.delivery').textContent()).toContain(
        'dinsdag 10 november 2026, per post',
      )
      expect(await page.locator('.entries').textContent()).toContain('brief: ontvangstbevestiging, per post')
    })
  })

  test('a letter that was written anew says which one stands for it', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0012/`)
      expect(await page.locator('details.letter').first().textContent()).toMatch(
        /Een latere brief van \S+ \d+ november 2026 kwam hiervoor in de plaats/,
      )
      expect(await page.locator('details.letter').last().textContent()).not.toContain('kwam hiervoor in de plaats')
    })
  })

  test('a decision that was taken back stays to be read, struck through, with the reason', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0020/`)
      const step = page.locator('.steps .taken-back')
      expect(await step.count()).toBe(1)
      expect(await step.textContent()).toContain('U zegde de cursus af op 12 oktober.')
      expect(await step.textContent()).toContain('Teruggenomen op donderdag 19 november 2026')
      expect(await step.textContent()).toContain('De tekst hoorde bij een andere klacht')
      const line = (selector: string) => page.locator(selector).evaluate((element) => getComputedStyle(element).textDecorationLine)
      expect(await line('.steps .taken-back strong')).toBe('line-through')
      expect(await line('.entries .taken-back > span')).toBe('line-through')
    })
  })

  test('a case leads to the cases it belongs to', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0021/`)
      await page.locator('.facts').getByRole('link', { name: '2026-0012' }).click()
      await page.waitForURL(/\/staff\/2026-0012\/$/)
    })
  })
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

/** The status of a request with headers of our own choosing, which a browser would not let us send. */
function ask(path: string, headers: Record<string, string> = {}): Promise<{ status: number; type: string; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port, host } = new URL(started.url)
    get({ hostname, port, path, headers: { host, ...headers } }, (response: IncomingMessage) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body }))
    }).on('error', reject)
  })
}

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
    expect((await ask(path, headers)).status).toBe(status)
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
    expect((await ask('/staff/documents/2026-0014/offerte.txt')).type).toBe('application/octet-stream')
  })
})

test('the public site has none of these pages', () => {
  expect(existsSync(join(PROJECT, 'site/pages/staff'))).toBe(false)
})
