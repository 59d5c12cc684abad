// Request paths as other people's static servers are attacked with them: out of the folder, through links, as no path at all.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { removeTemporaryFolders, temporaryFolder, writeFiles } from '../testing/register-folder.ts'
import { type StaticServer, serveFolder } from '../testing/static-server.ts'
import { type LocalServer, startServer } from './server.ts'
import { changes, staffPage } from './staff-pages.ts'

const SECRET = 'nobody may read this'

/** A folder of pages beside what must stay inside, with links that lead there; in it, documents of a register. */
function hostedFolder(): string {
  const top = temporaryFolder('hosted')
  writeFiles(top, {
    'pages/index.html': 'the index',
    'pages/evil.html': 'a page',
    'pages/2026-0001/index.html': 'a case',
    'pages/é ö.html': 'a page',
    'secret.txt': SECRET,
    'pages-beside/secret.txt': SECRET,
    'register/organisation.yml': SECRET,
    'register/cases/2026-0001.md': SECRET,
    'register/cases/2026-0001/letter.txt': 'a document',
    'register/cases/2026-0001/map/letter.txt': 'a document',
  })
  symlinkSync('../secret.txt', join(top, 'pages/link.txt'))
  symlinkSync('evil.html', join(top, 'pages/inside.html'))
  symlinkSync('..', join(top, 'pages/up'))
  symlinkSync('../../organisation.yml', join(top, 'register/cases/2026-0001/link.txt'))
  symlinkSync('..', join(top, 'register/cases/2026-0001/up'))
  symlinkSync('loop', join(top, 'pages/loop'))
  return top
}

let [server, host, dangling] = [] as unknown as [LocalServer, StaticServer, StaticServer]
beforeAll(async () => {
  const top = hostedFolder()
  const open = changes()
  server = await startServer(0, (path) => {
    if (path === '/staff/broken') throw new Error('this page is\u001b[2J broken')
    return path === '/staff/changes' ? open.answer : staffPage(path, join(top, 'pages'), join(top, 'register'))
  })
  host = await serveFolder(join(top, 'pages'), '/staff/')
  mkdirSync(join(top, 'bare'))
  writeFileSync(join(top, 'bare/index.html'), 'the index')
  dangling = await serveFolder(join(top, 'bare'))
})
afterAll(async () => {
  await server.close()
  for (const one of [host, dangling]) one.close()
  removeTemporaryFolders()
})
afterEach(() => vi.restoreAllMocks())

interface Answered {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

function ask(url: string, path: string, method = 'GET'): Promise<Answered> {
  const { hostname, port, host: name } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers: { host: name } }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }))
    })
    asked.on('error', reject).end()
  })
}

/** The status of a request line as it is, which no client would send. */
function status(url: string, line: string): Promise<number> {
  const { hostname, port, host: name } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(port), hostname, () =>
      socket.write(`${line} HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`),
    )
    socket.once('data', (answer) => {
      resolve(Number(String(answer).split(' ')[1]))
      socket.destroy()
    })
    socket.on('error', reject)
  })
}

const FOUND = [
  '/staff/',
  '/staff/index.html',
  '/staff/evil.html',
  '/staff/2026-0001/',
  '/staff/%C3%A9%20%C3%B6.html',
  '/staff/evil.html?a=/../',
  '/staff/x/../evil.html',
]
const DOCUMENTS = ['/staff/documents/2026-0001/letter.txt', '/staff/documents/2026-0001/map/letter.txt']
const NOT_FOUND = [
  '/staff/index.html/',
  '/staff/evil.html/x',
  '/staff/evil.html/index.html/',
  '/staff/2026-0001',
  '/staff/missing',
  '/staff/.hidden',
  `/staff/${'a'.repeat(300)}`,
  `/staff/${'a/'.repeat(3000)}`,
  `/staff/documents/2026-0001/${'%61'.repeat(1000)}`,
  '/staff/documents/2026-0001/letter.txt/',
  '/staff/documents/2026-0001/',
  '/staff/documents/2026-0001.md',
  '/staff/documents/../2026-0001.md',
  '/staff/documents/2026-0001/../2026-0001.md',
  '/staff/documents/2026-0001/link.txt',
  '/staff/documents/2026-0001/up/2026-0001.md',
  '/staff/link.txt',
  '/staff/inside.html',
  '/staff/up/secret.txt',
  '/staff/loop',
  '/staff/loop/x',
  '/staff/../secret.txt',
  '/staff/../../secret.txt',
  '/staff/%2e%2e/secret.txt',
  '/staff/.%2e/secret.txt',
  '/staff/..\\secret.txt',
  '/../../../../../../etc/passwd',
  '/staff/....//secret.txt',
  '/staff/..;/secret.txt',
  '/staff/%252e%252e%252fsecret.txt',
  '/staff//../secret.txt',
  '/staff-beside/secret.txt',
  '//evil.example/staff/',
  '/etc/passwd',
  '/C:/Windows/win.ini',
  '/staff/%E2%80%A5/secret.txt',
  '/staff/CON',
]
const NO_ADDRESS = [
  '/staff/%',
  '/staff/%zz',
  '/staff/%c3',
  '/staff/%c0%ae%c0%ae/secret.txt',
  '/staff/%00',
  '/staff/evil.html%00.txt',
  '/staff/%5c..%5csecret.txt',
  '/staff/..%5csecret.txt',
  '/staff/..%2fsecret.txt',
  '/staff/%2e%2e%2fsecret.txt',
  '/staff/documents/2026-0001/..%2f..%2forganisation.yml',
]

describe('the server of the staff pages', () => {
  test.each([...FOUND, ...DOCUMENTS])('hands out %s', async (path) => {
    expect(await ask(server.url, path)).toMatchObject({
      status: 200,
      body: expect.stringMatching(/^(the index|a page|a case|a document)$/),
    })
  })

  test.each(NOT_FOUND)('has nothing at %s', async (path) => {
    expect(await ask(server.url, path)).toMatchObject({ status: 404, body: expect.stringContaining('nothing at this address') })
  })

  test.each(NO_ADDRESS)('takes %s for no address', async (path) => {
    expect((await ask(server.url, path)).status).toBe(400)
  })

  test.each(['GET *', 'GET staff/', 'GET http://evil.example/staff/', 'GET @evil.example/staff/', 'GET :1/staff/'])(
    'takes the request line %j for no address',
    async (line) => {
      expect(await status(server.url, line)).toBe(400)
    },
  )

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'refuses to %s, and says what it allows',
    async (method) => {
      for (const path of ['/staff/', '/staff/changes', '/staff/missing'])
        expect(await ask(server.url, path, method)).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
    },
  )

  test('answers HEAD as GET without the body, and does not keep the line open where GET would', async () => {
    const [got, head] = [await ask(server.url, '/staff/'), await ask(server.url, '/staff/', 'HEAD')]
    expect(head).toMatchObject({ status: 200, body: '', headers: { 'content-type': got.headers['content-type'] } })
    expect(await ask(server.url, '/staff/changes', 'HEAD')).toMatchObject({
      status: 200,
      body: '',
      headers: { 'content-type': 'text/event-stream' },
    })
  })

  test('prints why a page could not be made, for the page says to look there', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await ask(server.url, '/staff/broken')).toMatchObject({ status: 500, body: expect.stringContaining('Look at the terminal') })
    expect(printed.mock.calls).toEqual([['A page could not be made: this page is [2J broken']])
  })

  test('never fails and never hands out what lies outside, whatever pieces a path is made of', async () => {
    const piece = fc.constantFrom(
      '/',
      '//',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '\\',
      '%00',
      '%',
      'staff',
      'documents',
      '2026-0001',
      'up',
      'link.txt',
      'index.html',
      'secret.txt',
      'pages-beside',
      'loop',
      ';',
      '?',
      '%C3%A9',
      'a'.repeat(300),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/', '/staff/', '/staff/documents/2026-0001/'),
        fc.array(piece, { maxLength: 8 }),
        async (start, pieces) => {
          for (const { url } of [{ url: server.url }, { url: host.home }]) {
            const { status: answered, body } = await ask(url, start + pieces.join(''))
            expect([200, 400, 404]).toContain(answered)
            expect(body).not.toContain(SECRET)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('the static host of the tests', () => {
  test.each(FOUND)('hands out %s', async (path) => {
    expect((await fetch(new URL(path, host.home))).status).toBe(200)
  })

  test.each([...NOT_FOUND, ...NO_ADDRESS, '/%'])('has nothing at %s', async (path) => {
    expect((await ask(host.home, path)).status).toBe(404)
  })

  test('answers what is missing where there is no page that says so', async () => {
    expect((await ask(dangling.home, '/missing')).status).toBe(404)
    expect((await ask(dangling.home, '/')).status).toBe(200)
  })
})
