// Drafts of the forms: kept in the memory of the server, for its own pages only.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DRAFT_METHODS, DRAFTS, draftsInMemory } from './drafts.ts'
import { type LocalServer, startServer } from './server.ts'

let server: LocalServer
beforeAll(async () => {
  server = await startServer(0, draftsInMemory(100_000), () => DRAFT_METHODS)
})
afterAll(() => server.close())

const ask = async (name: string, options: RequestInit = {}) => {
  const answer = await fetch(server.url.slice(0, -1) + DRAFTS + encodeURIComponent(name), options)
  return [answer.status, await answer.text()]
}

test('a draft is there as it was kept last, until it is dropped', async () => {
  const text = '{"summary":"één “zin” met \\u0000 en 😀"}'
  expect(await ask('new')).toEqual([204, ''])
  expect(await ask('new', { method: 'PUT', body: 'before' })).toEqual([200, ''])
  expect(await ask('new', { method: 'PUT', body: text })).toEqual([200, ''])
  expect(await ask('new')).toEqual([200, text])
  expect(await ask('record-2026-0014-decided')).toEqual([204, ''])
  expect(await ask('new', { method: 'DELETE' })).toEqual([200, ''])
  expect(await ask('new')).toEqual([204, ''])
})

test('a page elsewhere neither reads nor writes a draft', async () => {
  await ask('kept', { method: 'PUT', body: 'mine' })
  const headers = { origin: 'https://elsewhere.example' }
  expect((await ask('kept', { headers }))[0]).toBe(403)
  expect((await ask('kept', { headers, method: 'PUT', body: 'theirs' }))[0]).toBe(403)
  expect(await ask('kept')).toEqual([200, 'mine'])
})

test('more than this machine has room for is refused, and what was kept before stays', async () => {
  await ask('large', { method: 'PUT', body: 'small' })
  expect((await ask('large', { method: 'PUT', body: 'x'.repeat(100_001) }))[0]).toBe(413)
  expect(await ask('large')).toEqual([200, 'small'])
  for (let number = 0; number < 50; number++) await ask(`many-${number}`, { method: 'PUT', body: 'x' })
  expect((await ask('one more', { method: 'PUT', body: 'x' }))[0]).toBe(413)
  expect((await ask('large', { method: 'PUT', body: 'again' }))[0]).toBe(200)
})
