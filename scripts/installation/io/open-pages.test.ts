import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openPages } from './open-pages.ts'

/** What is seen of a site that answers everything in one way. */
async function seen(status: number, body: string, address = (port: number) => `http://127.0.0.1:${port}/register`) {
  const server = createServer((_, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  try {
    return await openPages(address((server.address() as AddressInfo).port), '2026-0014')
  } finally {
    server.close()
  }
}

test.each<[what: string, status: number, body: string, seen: object]>([
  ['the case for everybody', 200, 'Klacht 2026-0014', { value: ['staff/', 'staff/2026-0014/', 'cases/2026-0014.md'] }],
  ['one page for every address', 200, 'Klachtenregister openen', { value: [] }],
  ['nothing', 404, 'Is 2026-0014 here?', { value: [] }],
  ['a login', 401, '', { value: [] }],
  ['a failure', 503, 'Klacht 2026-0014', { unseen: 'the site answers 503' }],
])('of a site that shows %s', async (_, status, body, expected) => {
  expect(await seen(status, body)).toEqual(expected)
})

test('a site that does not answer is not called good', async () => {
  expect(await seen(200, '', () => 'http://127.0.0.1:1/')).toEqual({ unseen: 'the site does not answer' })
})
