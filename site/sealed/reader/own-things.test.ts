// What a person keeps on a device, with real keys. The store is the device's own in keys.test.ts; here it is a map.
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../../scripts/procedure/calendar.ts'
import { type KeyPair, newKeyPair } from '../../../scripts/sealing/sealed-file.ts'
import type { Store } from '../keys/device-store.ts'
import { keyOf } from './key.ts'
import { ownThings } from './own-things.ts'
import { startOwnToken } from './own-token.ts'

const CANARY = 'Canary-7f3a-Wilhelmina'
const OWN = { token: `github_pat_${CANARY}`, lastDay: day('2027-06-01') }

let anna: KeyPair
let bram: KeyPair
beforeAll(async () => {
  ;[anna, bram] = [await newKeyPair(), await newKeyPair()]
})

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (found: Uint8Array | null) => found && new TextDecoder().decode(found)

function memoryStore(lying = new Map<string, Uint8Array>()): Store & { lying: Map<string, Uint8Array> } {
  return {
    lying,
    get: async (name) => lying.get(name) ?? null,
    put: async (name, put) => void lying.set(name, put),
    remove: async (name) => void lying.delete(name),
    removeAll: async () => lying.clear(),
  }
}
const refuses: Store = { get: failing, put: failing, remove: failing, removeAll: failing }
async function failing(): Promise<never> {
  throw new DOMException('full', 'QuotaExceededError')
}

describe('what a person keeps', () => {
  test('is there again with the same key, and gone when it is dropped', async () => {
    const store = memoryStore()
    expect(await ownThings(keyOf(anna.identity), store).save('new', bytes(CANARY))).toBe(true)
    const again = ownThings(keyOf(anna.identity), store)
    expect(text(await again.load('new'))).toBe(CANARY)
    expect(await again.load('another')).toBeNull()
    await again.drop('new')
    expect(await again.load('new')).toBeNull()
    expect(store.lying.size).toBe(0)
  })

  test('lies there as a sealed file, under a name that says neither what it is nor whose', async () => {
    const store = memoryStore()
    for (const { identity } of [anna, bram]) await ownThings(keyOf(identity), store).save('2026-0014', bytes(CANARY))
    expect(store.lying.size).toBe(2)
    for (const [name, sealed] of store.lying) {
      expect(name).toMatch(/^[0-9a-f]{32}$/)
      expect(Buffer.from(sealed).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> mlkem768x25519 /)
      expect(Buffer.from(sealed).includes(CANARY)).toBe(false)
    }
  })

  test('is not there for somebody else at the same machine, also not under the name of the other', async () => {
    const store = memoryStore()
    await ownThings(keyOf(anna.identity), store).save('new', bytes(CANARY))
    const others = ownThings(keyOf(bram.identity), store)
    expect(await others.load('new')).toBeNull()
    const [sealed] = store.lying.values()
    store.lying.set(await keyOf(bram.identity).nameOf('new'), sealed!)
    expect(await others.load('new')).toBeNull()
  })

  test('can be kept a last time after the lock, and is read no more', async () => {
    const store = memoryStore()
    const key = keyOf(anna.identity)
    const things = ownThings(key, store)
    key.drop()
    expect(await things.save('new', bytes('the last words'))).toBe(true)
    expect(await things.load('new')).toBeNull()
    expect(text(await ownThings(keyOf(anna.identity), store).load('new'))).toBe('the last words')
  })

  test('is told apart from what the browser does not keep', async () => {
    const things = ownThings(keyOf(anna.identity), refuses)
    expect(await things.load('new')).toBeNull()
    expect(await things.save('new', bytes('x'))).toBe(false)
    await things.drop('new')
  })
})

describe('a token of one’s own', () => {
  const start = async (pair: KeyPair, store: Store, changed = () => {}) => {
    const ended = new AbortController()
    return { ended, keeper: await startOwnToken(ownThings(keyOf(pair.identity), store), changed, ended.signal) }
  }

  test('is there again after unlocking, with its last day, and not for somebody else', async () => {
    const store = memoryStore()
    let changes = 0
    const { keeper } = await start(anna, store, () => changes++)
    expect(keeper.now()).toBeNull()
    expect(await keeper.keep(OWN)).toBe(true)
    expect([keeper.now(), changes]).toEqual([OWN, 1])
    expect((await start(anna, store)).keeper.now()).toEqual(OWN)
    expect((await start(bram, store)).keeper.now()).toBeNull()
  })

  test('is gone from memory with the lock, and from the device when it is forgotten', async () => {
    const store = memoryStore()
    const { keeper, ended } = await start(anna, store)
    await keeper.keep(OWN)
    ended.abort()
    expect(keeper.now()).toBeNull()
    const again = await start(anna, store)
    await again.keeper.forget()
    expect(again.keeper.now()).toBeNull()
    expect(store.lying.size).toBe(0)
    expect((await start(anna, store)).keeper.now()).toBeNull()
  })

  test('that the browser does not keep is there until the lock', async () => {
    const { keeper } = await start(anna, refuses)
    expect(await keeper.keep(OWN)).toBe(false)
    expect(keeper.now()).toEqual(OWN)
  })

  test.each(['no JSON', '{}', '{"token":"x"}', 'null'])('is none where %s lies in its place', async (lying) => {
    const store = memoryStore()
    await ownThings(keyOf(anna.identity), store).save('token', bytes(lying))
    expect((await start(anna, store)).keeper.now()).toBeNull()
  })
})
