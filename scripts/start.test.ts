// `npm start` in a real browser: a pull request made with plain Git, its plan, the merge, and the nightly run that keeps to the plan.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { faults } from '../site/accessibility.ts'
import { withStep } from './io/files/write-case.ts'
import { git } from './io/git/git.ts'
import { type Contents, type Entry, entryName } from './sealing/contents.ts'
import { unwrapWithWords } from './sealing/key-file.ts'
import { openFile, recipientOf } from './sealing/sealed-file.ts'
import { launchBrowser } from './testing/browser.ts'
import { removeTemporaryFolders, temporaryFolder } from './testing/register-folder.ts'

const PROJECT = join(import.meta.dirname, '..')
const DAY = '2026-11-20'

let source: string
let started: ChildProcess
let output = ''
let browser: Browser
let page: Page
let forge: string
const complaints: string[] = []

beforeAll(async () => {
  source = temporaryFolder('start')
  for (const part of ['organisation.yml', 'cases', 'site/policy']) cpSync(join(PROJECT, part), join(source, part), { recursive: true })
  started = spawn(process.execPath, [join(PROJECT, 'scripts/start.ts'), '--root', source, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [started.stdout, started.stderr]) stream?.on('data', (text) => (output += text))
  await vi.waitFor(() => expect(output).toMatch(/Ctrl\+C ends this/), { timeout: 110_000, interval: 200 })
  forge = /Pull requests: +(\S+)/.exec(output)?.[1] ?? ''
  browser = await launchBrowser()
  page = await browser.newPage()
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
})

afterAll(async () => {
  await browser?.close()
  const ended = new Promise((resolve) => started?.once('exit', resolve))
  started?.kill('SIGTERM')
  await ended
  removeTemporaryFolders()
})

/** A clone of the register's remote, as a member of staff has one. */
async function clone(): Promise<string> {
  const folder = join(temporaryFolder('clone'), 'register')
  await git(source, 'clone', '--quiet', join(source, '.local', DAY, 'remote.git'), folder)
  return folder
}

async function push(root: string, branch: string): Promise<void> {
  await git(root, 'add', '--all')
  await git(root, 'commit', '--quiet', '-m', `Change ${branch}`)
  await git(root, 'push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${branch}`)
}

/** The cells of the rows below a heading of the plan. A date holds spaces at which no line breaks. */
async function rows(heading: string): Promise<string[][]> {
  const table = page.locator('.plan h4', { hasText: heading }).locator('xpath=following-sibling::table[1]')
  return table
    .locator('tbody tr')
    .evaluateAll((lines) =>
      lines.map((line) => [...line.querySelectorAll('td')].map((cell) => cell.textContent?.trim().replaceAll('\u00a0', ' ') ?? '')),
    )
}

test('npm start says what the README shows of it', () => {
  const [, shown = ''] = /^```text\n(.*?)^```$/ms.exec(readFileSync(join(PROJECT, 'README.md'), 'utf8')) ?? []
  const lines = shown.split('\n').filter((line) => line && line !== '…')
  const withoutPorts = (text: string) => text.replace(/(127\.0\.0\.1|localhost):\d+/g, '$1')
  const said = withoutPorts(output).split('\n')
  expect(lines.length).toBeGreaterThan(10)
  expect(lines.map(withoutPorts).filter((line) => !said.includes(line))).toEqual([])
})

const sealedSite = () => /The sealed site: (\S+?)staff\//.exec(output)?.[1] ?? ''

test('a case opened and a step added by plain Git appear with their plan; merged, the next run sends what the plan said', async () => {
  const root = await clone()
  const opened = readFileSync(join(root, 'cases/2026-0016.md'), 'utf8')
  writeFileSync(join(root, 'cases/2026-0042.md'), opened)
  const delayed = join(root, 'cases/2026-0015.md')
  const step = { on: DAY, step: 'delayed', by: 'daan-smeets', expected: '2026-12-15', reason: 'Wij wachten op de trainer.' }
  writeFileSync(delayed, withStep(readFileSync(delayed, 'utf8'), step))
  await push(root, 'case/2026-0042')

  await page.goto(forge)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Wijzigingsvoorstellen')
  await page.getByText('De controle vond geen problemen').waitFor()
  expect(await rows('Deze brieven gaan uit')).toEqual([
    ['2026-0015', 'uitstelbericht', '2 december 2026', '15 december 2026'],
    ['2026-0042', 'ontvangstbevestiging', '', '4 december 2026'],
  ])
  expect(await rows('Deze termijnen zijn daarna anders')).toEqual([
    ['2026-0015', 'beslissing of uitstelbericht', '2 december 2026', 'nagekomen of vervallen'],
    ['2026-0015', 'tussenbericht', 'nieuw', '4 december 2026'],
    ['2026-0015', 'beslissing op de genoemde datum', 'nieuw', '15 december 2026'],
    ['2026-0042', 'beslissing of uitstelbericht', 'nieuw', '4 december 2026'],
  ])
  expect(await faults(page)).toEqual([])

  const mail = join(source, '.local', DAY, 'mail')
  const before = new Set(readdirSync(mail))
  await page.getByRole('button', { name: 'Samenvoegen' }).click()
  await page.getByText('Samengevoegd op').waitFor()
  await page.getByRole('button', { name: 'Nachtrun nu uitvoeren' }).click()
  await page.getByText('is klaar.').waitFor({ timeout: 60_000 })
  const sent = readdirSync(mail).filter((name) => name.endsWith('.eml') && !before.has(name))
  expect(sent.map((name) => name.replace(/^\d+-|\.eml$/g, '')).sort()).toEqual(['2026-0015.2026-12-02-delay', '2026-0042.acknowledgement'])
})

test('a change that breaks a case cannot be merged, and says where it is broken', async () => {
  // What was merged above reaches the pages some seconds later, and would load this page anew while it is looked at.
  await page.route('**/staff/changes', (route) => route.fulfill({ status: 204 }))
  const root = await clone()
  writeFileSync(
    join(root, 'cases/2026-0001.md'),
    readFileSync(join(root, 'cases/2026-0001.md'), 'utf8').replace(/received: \S+/, 'received: 2026-02-30'),
  )
  await push(root, 'case/broken')
  await page.goto(forge)
  await page.getByRole('link', { name: 'Change case/broken' }).click()
  expect(await page.locator('.problems').textContent()).toMatch(/cases\/2026-0001\.md, regel 2, received: "2026-02-30"/)
  expect(await page.getByRole('button', { name: 'Samenvoegen' }).count()).toBe(0)
  expect(await faults(page)).toEqual([])
})

test('the page shows the flags of what is late, and asks nothing of anybody else', async () => {
  await page.goto(forge)
  expect(await page.locator('li', { hasText: '2026-0005: termijn overschreden' }).count()).toBe(1)
  expect(complaints).toEqual([])
})

test('the start page leads to the pull requests, and files of one’s own join what was merged', async () => {
  const start = /The register: +(\S+?)staff\//.exec(output)?.[1] ?? ''
  await page.goto(`${start}forge/`)
  expect(page.url()).toBe(forge)
  const root = await clone()
  writeFileSync(join(root, 'cases/2026-0044.md'), readFileSync(join(root, 'cases/2026-0016.md'), 'utf8'))
  await push(root, 'main')
  writeFileSync(join(source, 'cases/2026-0043.md'), readFileSync(join(source, 'cases/2026-0016.md'), 'utf8'))
  const remote = join(source, '.local', DAY, 'remote.git')
  const files = () => git(remote, 'ls-tree', '--name-only', 'main', 'cases/').then((names) => names.split('\n'))
  const all = ['cases/2026-0042.md', 'cases/2026-0043.md', 'cases/2026-0044.md']
  await expect.poll(files, { timeout: 40_000, interval: 500 }).toEqual(expect.arrayContaining(all))
})

/** The key in the file that `npm start` names first. To open it takes a second of work: once is enough. */
function namedKey(): Promise<string> {
  const [, file = ''] = /^ {2}(\S+\.age)/m.exec(output) ?? []
  const [, words = ''] = /with the words: (.+)/.exec(output) ?? []
  return unwrapWithWords(readFileSync(join(source, file)), words)
}

/** What a key leads to on the sealed site. */
async function sealedContents(site: string, key: string): Promise<Contents> {
  const read = async (name: string, identity: string) => {
    const answer = await fetch(`${site}staff/sealed/${name}`)
    return new TextDecoder().decode(await openFile(new Uint8Array(await answer.arrayBuffer()), identity))
  }
  const { group, contents } = JSON.parse(await read(await entryName(await recipientOf(key)), key)) as Entry
  return JSON.parse(await read(contents, await read(group, key)))
}

test('the sealed site is sealed when somebody asks for it, goes by the name of this machine, and answers no page elsewhere', async () => {
  expect(sealedSite()).toMatch(/^http:\/\/localhost:\d+\/$/)
  expect((await fetch(`${sealedSite()}staff/`, { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403)
  // Not even keys were made before.
  expect(existsSync(join(source, '.local', DAY, 'keys'))).toBe(false)
  const first = await fetch(`${sealedSite()}staff/`)
  expect([first.status, first.headers.get('refresh')]).toEqual([503, '2'])
})

// On two cores that do much else it takes a minute to seal the samples, and twice that to have a change in them.
test.runIf(import.meta.env.MODE === 'long')(
  'the sealed site opens with the key that is named, and follows every change',
  async () => {
    await vi.waitFor(() => expect(output).toMatch(/, trainer$/m), { timeout: 100_000, interval: 200 })
    expect(await (await fetch(`${sealedSite()}staff/`)).text()).toContain('<!DOCTYPE html>')
    const key = await namedKey()
    const pages = async () => Object.keys((await sealedContents(sealedSite(), key)).pages)
    expect(await pages()).toEqual(expect.arrayContaining(['', 'en/2026-0014/']))
    writeFileSync(join(source, 'cases/2026-0045.md'), readFileSync(join(source, 'cases/2026-0016.md'), 'utf8'))
    await expect.poll(pages, { timeout: 100_000, interval: 500 }).toContain('2026-0045/')
  },
  200_000,
)

test('a port that is taken is told at once, and nothing keeps running', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo
  const args = [join(PROJECT, 'scripts/start.ts'), '--root', source, '--today', '2026-11-21', '--port', String(port - 1)]
  const ended = await new Promise<readonly [number | null, string]>((resolve) => {
    const child = execFile(process.execPath, args, { timeout: 50_000 }, (_error, _stdout, stderr) => resolve([child.exitCode, stderr]))
  })
  taken.close()
  expect(ended).toEqual([2, `Port ${port} is taken. Choose another: npm start -- --port ${port + 10}.\n`])
})
