// A caught letter whose HTML tries what a page must not do, sent by real SMTP and looked at in a real browser.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTransport } from 'nodemailer'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { visitIn } from '../../site/visit.ts'
import { launchBrowser } from '../testing/browser.ts'
import { removeTemporaryFolders, temporaryFolder } from '../testing/register-folder.ts'
import { bareFrame } from './frame.ts'
import { type MailCatcher, startMailCatcher } from './mail-catcher.ts'
import { mailPage } from './mail-page.ts'
import { type LocalServer, startServer } from './server.ts'

const hostile = (elsewhere: string) => `<p style="color:red">the letter</p><script>top.location = '${elsewhere}'</script>
<img src="${elsewhere}pixel.png" onerror="document.title='ran'"><link rel="stylesheet" href="${elsewhere}x.css">
<form action="/forge/night/" method="post"><button>press</button></form><iframe src="/mail/"></iframe>
<meta http-equiv="refresh" content="0;url=${elsewhere}">`

let browser: Browser
let catcher: MailCatcher
let server: LocalServer
let elsewhere: Server
let asked: string[]
let askedElsewhere: string[]
beforeAll(async () => {
  browser = await launchBrowser()
  const folder = temporaryFolder('mail')
  catcher = await startMailCatcher(folder)
  askedElsewhere = []
  elsewhere = createServer(({ url = '' }, response) => {
    askedElsewhere.push(url)
    response.end()
  })
  await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening))
  asked = []
  server = await startServer(
    0,
    (path, { method = '' }) => {
      asked.push(`${method} ${path}`)
      return mailPage(path, { folder, day: '2026-11-20' as never, timeZone: 'Europe/Amsterdam', frame: bareFrame })
    },
    () => ['GET', 'POST'],
  )
  const transport = createTransport(catcher.url)
  const envelope = { from: 'klachten@example.org', to: '"<b>Jan</b>" <jan@example.org>' }
  const night = new Date('2026-11-19T23:06:15Z')
  await transport.sendMail({
    ...envelope,
    messageId: '<2026-0014.decision@x>',
    subject: '<i>Uw klacht</i>',
    date: night,
    text: 'plain',
    html: hostile(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`),
  })
  await transport.sendMail({ ...envelope, messageId: '<2026-0014.text@x>', subject: 'Text alone', date: night, text: '<b>plain</b>' })
  transport.close()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  elsewhere?.close()
  await catcher?.close()
  removeTemporaryFolders()
})

test('the HTML of a letter is shown, and neither runs, loads, sends nor leads anywhere', async () => {
  await visitIn(browser, server.url, {}, async ({ page }) => {
    await page.goto(`${server.url}mail/2026-0014.decision/`)
    const frame = page.frameLocator('iframe')
    expect(await frame.locator('p').evaluate((p) => getComputedStyle(p).color)).toBe('rgb(255, 0, 0)')
    await frame.locator('button').click()
    await page.waitForTimeout(300)
    expect(page.url()).toBe(`${server.url}mail/2026-0014.decision/`)
    expect(await frame.locator('p').textContent()).toBe('the letter')
    expect(askedElsewhere).toEqual([])
    expect(asked).toEqual(['GET /mail/2026-0014.decision/', 'GET /mail/2026-0014.decision/message.html'])
  })
})

test('the HTML of a letter keeps its own policy where it is opened without its page', async () => {
  const { headers } = await fetch(`${server.url}mail/2026-0014.decision/message.html`)
  expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: cid:;/)
})

test('names, subjects and text are shown as they are, and a letter sent at night on its day in the organisation’s zone', async () => {
  const list = await (await fetch(`${server.url}mail/`)).text()
  expect(list).toContain('&lt;i&gt;Uw klacht&lt;/i&gt;')
  expect(list).not.toMatch(/<i>|<b>/)
  expect(list).toContain('vrijdag 20 november 2026 om 00.06 uur')
  expect(await (await fetch(`${server.url}mail/en/`)).text()).toContain('Friday 20 November 2026 at 00:06')
  const letter = await (await fetch(`${server.url}mail/2026-0014.text/`)).text()
  expect(letter).toContain('&lt;b&gt;plain&lt;/b&gt;')
  expect(letter).not.toContain('<iframe')
})

test('where nothing was sent, the page says why', async () => {
  const pages = { folder: temporaryFolder('empty'), day: '2026-11-20' as never, timeZone: 'Europe/Amsterdam', frame: bareFrame }
  const { body } = (await mailPage('/mail/', pages)) ?? {}
  expect(body).toContain('Er is op deze dag geen brief verstuurd.')
  expect(body).toContain('Er is op deze dag geen herinnering verstuurd')
})
