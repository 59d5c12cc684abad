// The page of a case, in a real browser, also of hostile cases.
import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FLAG_LABELS } from '../../scripts/procedure/glossary.ts'
import { launchBrowser } from '../../scripts/testing/browser.ts'
import { pdfText } from '../../scripts/testing/pdf-text.ts'
import { type Seen, visitIn } from '../visit.ts'
import { ask, copyOfRegister, DESK, type Planned, planOf, type Started, start, stop } from './started.ts'

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

/** Commits what is in `folder`, as somebody of organisation.yml would. */
function commit(folder: string, name: string, email: string, at: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
    })
  git('add', '--all')
  git('-c', `user.name=${name}`, '-c', `user.email=${email}`, 'commit', '--quiet', '--allow-empty', '-m', 'Change')
}

/** Makes the folder a clone of a repository on GitHub, in which the case 2026-0014 was changed three times, the last time after the day shown. */
function withHistory(folder: string): void {
  execFileSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: folder })
  execFileSync('git', ['remote', 'add', 'origin', 'https://github.com/my-school/complaints.git'], { cwd: folder })
  const file = join(folder, 'cases/2026-0014.md')
  const text = readFileSync(file, 'utf8')
  const opened = text.replace('handler: greetje-bos', 'handler: farid-amrani').replace(/ {2}- \{ on: 2026-11-17[\s\S]*?---/, '---')
  writeFileSync(file, opened)
  commit(folder, 'Somebody Else', 'else@example.org', '2026-11-10T09:00:00Z')
  writeFileSync(file, opened.replace('handler: farid-amrani', 'handler: greetje-bos'))
  commit(folder, 'anna', 'Anna@example.org', '2026-11-18T23:30:00Z')
  writeFileSync(file, text)
  commit(folder, 'henk', '123+henkwillems-example@users.noreply.github.com', '2026-11-20T09:00:00Z')
  appendFileSync(file, 'Later toegevoegd.\n')
  commit(folder, 'henk', 'henk@example.org', '2026-11-21T09:00:00Z')
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
  const delayed = 'steps:\n  - { on: 2026-11-20, step: delayed, by: anna-jansen, expected: 2027-04-30, reason: The trainer is ill. }\n---'
  const waiting = readFileSync(join(folder, 'cases/2026-0016.md'), 'utf8').replace(/\n---/, `\n${delayed}`)
  writeFileSync(join(folder, 'cases/2026-0096.md'), waiting)
  withHistory(folder)
  browser = await launchBrowser()
  started = await start(folder)
})
afterAll(async () => {
  await browser?.close()
  stop(started)
})

const visit = <T>(options: BrowserContextOptions, look: (seen: Seen) => Promise<T>) => visitIn(browser, started.url, options, look)

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
      const { status, body } = await ask(started, `/staff/${id}/`)
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

  test('shows every letter as it was sent, with the time in words and what is technical a click away', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0007/`)
      expect(await page.locator('details.letter').count()).toBe(5)
      const letter = page.locator('details.letter').nth(1)
      await letter.locator('summary').first().click()
      const read = await letter.textContent()
      for (const words of ['Betreft: Uw klacht 2026-0007: uitstelbericht', 'Geachte Pieter Bakker', 'vrijdag 9 oktober 2026 om 04.17 uur'])
        expect(read).toContain(words)
      expect(await letter.getByText('<2026-0007.2026-10-12-delay@example.org>').isVisible()).toBe(false)
      await letter.locator('.technical summary').click()
      expect(await letter.getByText('<2026-0007.2026-10-12-delay@example.org>').isVisible()).toBe(true)
      expect(await letter.locator('.technical').textContent()).toContain('250 OK')
      expect(await page.locator('main').textContent()).not.toMatch(/\dT\d\d:\d\d/)
    })
  })

  test('says what goes out by itself, and when', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0007/`)
      expect(await page.locator('.to-dos .forecast').textContent()).toContain('Op donderdag 3 december 2026')
      await page.locator('.to-dos .forecast summary').click()
      expect(await page.locator('.to-dos .forecast .paper').textContent()).toContain('Uw klacht 2026-0007: uitstelbericht')
      await page.goto(`${started.url}staff/2026-0001/`)
      expect(await page.locator('.to-dos').textContent()).toContain('Niets, totdat u een nieuwe stap vastlegt.')
      expect(await page.locator('.to-dos').textContent()).toContain('U hoeft nu niets te doen.')
    })
  })

  test('tells everything once, in the order of days, with today between what was and what comes', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0007/`)
      const days = await page.locator('.entries time').evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''))
      expect(days).toEqual([...days].sort())
      expect(await page.locator('.entries').getByText('Acht van de twaalf deelnemers').count()).toBe(1)
      const lines = await page.locator('.entries li').allTextContents()
      const today = lines.findIndex((line) => line.includes('vrijdag 20 november 2026') && line.includes('De dag die u ziet'))
      expect(lines.slice(today + 1).join()).toContain('Gaat automatisch uit: uitstelbericht')
      expect(lines.slice(today + 1).join()).toContain('Uiterste datum: beslissing op de genoemde datum')
      expect(lines.slice(0, today).join()).toContain('Brief: tussenbericht')
      const marks = (await page.locator('.mark text').allTextContents()).map(Number).sort((a, b) => a - b)
      expect(marks).toEqual((await page.locator('.entries .number').allTextContents()).map(Number))
      await page.goto(`${started.url}staff/2026-0004/`)
      expect(await page.locator('.mark.broken').count()).toBe(2)
    })
  })

  test.each([320, 390])('has today in view on a phone of %i px, without scripts', async (width) => {
    await visit({ viewport: { width, height: 800 }, javaScriptEnabled: false }, async ({ page }) => {
      for (const id of ['2026-0007', '2026-0004', '2026-0017', '2026-0096', '2026-0016']) {
        await page.goto(`${started.url}staff/${id}/`)
        const place = await page.locator('.life .now').boundingBox()
        expect([id, (place?.x ?? -1) > 0 && (place?.x ?? 999) < width]).toEqual([id, true])
      }
    })
  })

  test('leads to the case before and after by a link and by the arrow keys, but not while something else has the focus', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0007/`)
      await page.getByRole('link', { name: 'Volgende klacht: 2026-0008' }).click()
      await page.waitForURL(/2026-0008\/$/)
      await page.keyboard.press('ArrowLeft')
      await page.waitForURL(/2026-0007\/$/)
      await page.locator('.picture').focus()
      await page.keyboard.press('ArrowRight')
      await page.waitForTimeout(100)
      expect(page.url()).toMatch(/2026-0007\/$/)
      await page.goto(`${started.url}staff/2013-0001/`)
      expect(await page.locator('.neighbours a').allTextContents()).toEqual(['Volgende klacht: 2021-0004'])
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

describe('what to do', () => {
  test('stands first, with the letter it is about and the line to record afterwards, which is copied by keyboard and says so', async () => {
    await visit({ ...DESK, permissions: ['clipboard-read', 'clipboard-write'] }, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0011/#to-do`)
      const first = page.locator('#to-do > ol > li').first()
      expect(await first.textContent()).toContain('Print de beslissing en doe die op de post.')
      expect(await first.getByRole('link', { name: 'Leg vast dat de brief is verstuurd' }).getAttribute('href')).toBe(
        '/staff/record/#2026-0011:delivered&letter=decision&how=post',
      )
      await first.locator('details.record summary').press('Enter')
      await first.getByRole('button', { name: 'Regel kopiëren' }).focus()
      await page.keyboard.press('Enter')
      await first.getByText('Gekopieerd').waitFor()
      expect(await first.locator('[role=status]').textContent()).toContain('Gekopieerd')
      const line = await page.evaluate(() => navigator.clipboard.readText())
      expect(line).toMatch(/^ {2}- \{ on: 2026-11-20, step: delivered, by: els-de-groot, letter: decision, how: post \}\n$/)
      expect(await first.getByRole('link', { name: 'GitHub' }).getAttribute('href')).toBe(
        'https://github.com/my-school/complaints/edit/main/cases/2026-0011.md',
      )
      await first.getByRole('link', { name: 'Naar de brief' }).click()
      expect(await page.locator('#sheet-decision').isVisible()).toBe(true)
    })
  })

  test('can be read and selected without scripts', async () => {
    await visit({ ...DESK, javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0011/`)
      expect(await page.locator('#to-do button').first().isVisible()).toBe(false)
      await page.locator('#to-do details.record summary').first().click()
      expect(await page.locator('#to-do code').first().isVisible()).toBe(true)
    })
  })
})

describe('on paper', () => {
  const paper = async (path: string, withNotes = false): Promise<string[]> =>
    visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/${path}`)
      if (withNotes) await page.locator('#with-notes').check()
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
      return pdfText(await page.pdf({ preferCSSPageSize: true }))
    })

  test('the dossier has everything but what is for staff, and says on each page for whom, of which day and of which case it is', async () => {
    const pages = await paper('2026-0011/')
    const whole = pages.join('')
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) {
      expect(page).toContain('Stand van vrijdag 20 november 2026')
      expect(page).toContain('Vertrouwelijk: voor de bemiddelaar en de betrokken trainer')
      expect(page).toContain('Klacht 2026-0011')
    }
    for (const words of [
      'Overgetypt van een handgeschreven brief.',
      'Een boek met grotere letters.',
      'Geachte mevrouw Terpstra',
      'Afgedrukt op',
    ])
      expect(whole).toContain(words)
    for (const words of ['gebeld', 'Te doen', 'Print de brief', 'step: delivered', 'medewerkers', 'Message-ID', 'Wie heeft wat', '250 OK'])
      expect(whole.replaceAll('de medewerkers van The Square Mile', '')).not.toContain(words)
    expect(whole).not.toMatch(/\dT\d\d:\d\d|[0-9a-f]{64}/)
  })

  test('the dossier with notes has them, and says on each page that it is for staff only', async () => {
    const pages = await paper('2026-0011/', true)
    expect(pages.join('')).toContain('gebeld')
    for (const page of pages) {
      expect(page).toContain('Met interne notities: alleen voor medewerkers')
      expect(page).not.toContain('voor de bemiddelaar en')
    }
  })

  test.each([
    [
      'to print',
      '2026-0011/#sheet-acknowledgement',
      ['A. Terpstra', 'Lindelaan 12', 'Amsterdam, maandag 9 november 2026', 'Geachte mevrouw Terpstra'],
    ],
    ['that was mailed', '2026-0007/#sheet-2026-10-12-delay', ['Pieter Bakker', 'Amsterdam, vrijdag 9 oktober 2026', 'Daan Smeets']],
    ['in English', '2026-0004/#sheet-decision', ['Tomasz', 'Amsterdam, Friday 28 August 2026', 'Subject: Your complaint']],
  ])('a letter %s is a letter of one page, with letterhead and address, and nothing else', async (_, path, words) => {
    const pages = await paper(path)
    expect(pages).toHaveLength(1)
    for (const word of [...words, 'Voorbeeldstraat 1', '+31 20 555 01 00']) expect(pages[0]).toContain(word)
    for (const word of ['Vertrouwelijk:', 'Stand van', 'Gegevens', 'Brief afdrukken', 'Verzonden', 'Bezorging'])
      expect(pages[0]).not.toContain(word)
    expect(pages[0]?.match(/Voorbeeldstraat 1/g)).toHaveLength(1)
  })
})

describe('the buttons that print', () => {
  test('print the letter they stand with, and then the page again; the dossier is never one letter', async () => {
    await visit(DESK, async ({ page }) => {
      // The browser's own window is all that is left out: what would be on paper when it opens is kept instead.
      await page.addInitScript(() => {
        const targets: (string | null)[] = []
        Object.assign(window, { targets, print: () => targets.push(document.querySelector('.paper:target')?.id ?? null) })
      })
      await page.goto(`${started.url}staff/2026-0011/#sheet-decision`)
      await page.getByRole('button', { name: 'Dossier afdrukken' }).click()
      await page.locator('.papers summary').first().click()
      await page.getByRole('link', { name: 'Brief afdrukken' }).first().click()
      expect(await page.evaluate('targets')).toEqual([null, 'sheet-acknowledgement'])
      await page.evaluate(() => dispatchEvent(new Event('afterprint')))
      expect(await page.locator('.paper:target').count()).toBe(0)
    })
  })
})

describe('who changed what', () => {
  const told = (path: string) =>
    visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/${path}`)
      await page.locator('.history summary').click()
      return (await page.locator('.changes > li').allTextContents()).map((text) => text.replace(/\s+/g, ' '))
    })

  test('is told from the history of the register, the latest first, by the names of staff and as of the day shown', async () => {
    const changes = await told('2026-0014/')
    expect(changes).toHaveLength(3)
    expect(changes[0]).toContain('vrijdag 20 november 2026 om 10.00 uur, Henk Willems')
    expect(changes[0]).toContain('Stap vastgelegd: beslist (20 november 2026)')
    expect(changes[1]).toContain('donderdag 19 november 2026 om 00.30 uur, Anna Jansen')
    expect(changes[1]).toContain('Behandelaar gewijzigd: eerst Farid Amrani, nu Greetje Bos')
    expect(changes[2]).toContain('Somebody Else')
    expect(changes[2]).toContain('Dossier aangemaakt')
    expect(changes[2]).toContain('Stuk toegevoegd: offerte.txt')
  })

  test('is told in English on an English page', async () => {
    expect((await told('en/2026-0014/')).join()).toContain('Handler changed: at first Farid Amrani, now Greetje Bos')
  })
})

describe('what staff must see before anything else', () => {
  const flagged = (plan: Planned, kind: string) =>
    plan.cases.filter(({ flags }) => flags.some((flag) => flag.kind === kind)).map(({ id }) => id)

  test('every flag but overdue stands on the index and on its case, in the language of the reader', async () => {
    const plan = planOf(started.root, '2026-11-20')
    const words = {
      'not-reached': [/is niet aangekomen|onbekend of/, /did not arrive|nobody knows whether/i],
      unattended: [/niemand iets vastgelegd/, /nobody has gone on/],
      'to-take-back': [/niet meer geldt/, /no longer stands/],
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
          const label = FLAG_LABELS[path === '' ? 'nl' : 'en'][kind as keyof typeof words]
          const cards = page.locator('.card').filter({ has: page.locator('.flag', { hasText: label }) })
          const shown = await cards.evaluateAll((all) => all.map((card) => card.getAttribute('data-case')))
          expect(new Set(shown)).toEqual(new Set(ids))
          await page.goto(`${started.url}staff/${path}${ids[0]}/`)
          expect((await page.locator('#to-do, section.flags').allTextContents()).join()).toMatch(text)
        }
      }
    })
  })

  test('a letter that came back says so, and one that was posted says how and when it arrived', async () => {
    await visit(DESK, async ({ page }) => {
      await page.goto(`${started.url}staff/2026-0017/`)
      const back = page.locator('details.letter.returned')
      expect(await back.locator('summary').first().textContent()).toContain('teruggekomen')
      await back.locator('summary').first().click()
      expect(await back.locator('.delivery').first().textContent()).toContain('vrijdag 13 november 2026')
      await page.goto(`${started.url}staff/2026-0011/`)
      await page.locator('details.letter').first().locator('summary').first().click()
      expect(await page.locator('details.letter').first().locator('.delivery').first().textContent()).toContain(
        'dinsdag 10 november 2026, per post',
      )
      expect(await page.locator('.entries .letter').first().textContent()).toMatch(/Brief: ontvangstbevestiging\s*per post/)
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
      const step = page.locator('.entries .taken-back')
      expect(await step.count()).toBe(1)
      expect(await step.textContent()).toContain('U zegde de cursus af op 12 oktober.')
      expect(await step.textContent()).toContain('Teruggenomen op donderdag 19 november 2026')
      expect(await step.textContent()).toContain('De tekst hoorde bij een andere klacht')
      const line = (selector: string) => page.locator(selector).evaluate((element) => getComputedStyle(element).textDecorationLine)
      expect(await line('.entries .taken-back .title')).toBe('line-through')
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
