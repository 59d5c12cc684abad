import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { CouldNotOpen, type KeyPair, newKeyPair, openFile, recipientOf, sealFile, stanzasOf } from './sealed-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const PLAIN = bytes('De trainer kwam drie keer te laat.')

let anna: KeyPair
let bram: KeyPair
let outsider: KeyPair
let classic = ''
beforeAll(async () => {
  ;[anna, bram, outsider] = await Promise.all([newKeyPair(), newKeyPair(), newKeyPair()])
  classic = await identityToRecipient(await generateX25519Identity())
})

/** Why a file does not open; `opened` where it does. */
const whyNot = (sealed: Uint8Array, identity: string) =>
  openFile(sealed, identity).then(
    () => 'opened',
    (error) => (error instanceof CouldNotOpen ? error.why : `unexpected: ${error.name}`),
  )

test('a pair of keys is post-quantum, new each time, and its halves belong together', async () => {
  expect(anna.identity).toMatch(/^AGE-SECRET-KEY-PQ-1[A-Z0-9]+$/)
  expect(anna.recipient).toMatch(/^age1pq1[a-z0-9]+$/)
  expect(anna.identity).not.toBe(bram.identity)
  expect(await recipientOf(anna.identity)).toBe(anna.recipient)
})

test('what is no secret half is refused without being repeated', async () => {
  for (const wrong of [
    '',
    'canary',
    classic,
    anna.recipient,
    `${anna.identity}A`,
    anna.identity.toLowerCase(),
    'AGE-SECRET-KEY-PQ-1CANARY',
  ])
    await expect(recipientOf(wrong)).rejects.toThrow(/^this is not the secret half of a key of the kind that is used here/)
})

test('each reader opens a file and nobody else does; it names as many readers as it has, and not who they are', async () => {
  const sealed = await sealFile(PLAIN, [anna.recipient, bram.recipient])
  for (const { identity } of [anna, bram]) expect(await openFile(sealed, identity)).toEqual(PLAIN)
  expect(await whyNot(sealed, outsider.identity)).toBe('not-a-reader')
  expect(stanzasOf(sealed)).toHaveLength(2)
  for (const stanza of stanzasOf(sealed)) expect(stanza).toMatch(/^-> mlkem768x25519 [\w+/]+$/)
  expect(new TextDecoder('latin1').decode(sealed)).not.toContain(anna.recipient.slice(7, 40))
})

test('the same text sealed twice to the same reader is another file of the same length', async () => {
  const [one, other] = await Promise.all([sealFile(PLAIN, [anna.recipient]), sealFile(PLAIN, [anna.recipient])])
  expect(one).not.toEqual(other)
  expect(one).toHaveLength(other.length)
})

test('nothing, one byte and the borders of the pieces that age seals come back byte for byte', async () => {
  for (const length of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
    const plain = crypto.getRandomValues(new Uint8Array(Math.min(length, 65_536)))
    const whole = new Uint8Array(length).map((_, at) => plain[at % 65_536] ?? 0)
    expect(Buffer.from(await openFile(await sealFile(whole, [anna.recipient]), anna.identity)).equals(Buffer.from(whole))).toBe(true)
  }
})

describe('what the library lets pass is refused, and no key is repeated', () => {
  test.each<[what: string, recipients: () => string[], said: string]>([
    ['no reader at all', () => [], 'nobody could open this file: it has no reader'],
    ['a key of another kind', () => [classic], 'a reader has a key of another kind than age1pq1…'],
    ['keys of two kinds', () => [anna.recipient, classic], 'a reader has a key of another kind than age1pq1…'],
    ['a secret key', () => [anna.identity], 'a reader has a key of another kind than age1pq1…'],
    ['a reader named twice', () => [anna.recipient, bram.recipient, anna.recipient], 'a reader is named twice'],
    ['a key that is cut off', () => [anna.recipient.slice(0, -1)], 'a reader has a key that cannot be used'],
    [
      'a key with a slip in it',
      () => [`${anna.recipient.slice(0, 100)}${anna.recipient[100] === 'q' ? 'p' : 'q'}${anna.recipient.slice(101)}`],
      'a reader has a key that cannot be used',
    ],
    ['a key in capitals', () => [anna.recipient.toUpperCase()], 'a reader has a key of another kind than age1pq1…'],
  ])('%s', async (_what, recipients, said) => {
    const failed = await sealFile(PLAIN, recipients()).catch((error: Error) => error)
    expect(failed).toBeInstanceOf(Error)
    const { message, cause } = failed as Error
    expect(message).toContain(said)
    expect(cause).toBeUndefined()
    expect(message).not.toMatch(/age1pq1[a-z0-9]|AGE-SECRET-KEY-PQ-1[A-Z0-9]/)
  })
})

describe('a file that was changed on its way is called damaged', () => {
  test.each<[what: string, change: (sealed: Uint8Array) => Uint8Array]>([
    ['a byte of its text', (sealed) => sealed.map((byte, at) => (at === sealed.length - 20 ? byte ^ 1 : byte))],
    ['its end', (sealed) => sealed.slice(0, -1)],
    ['a byte behind it', (sealed) => Uint8Array.from([...sealed, 0])],
    ['its first line', (sealed) => sealed.map((byte, at) => (at === 3 ? byte ^ 1 : byte))],
    ['all of it', () => new Uint8Array()],
    ['a page of the host instead', () => bytes('<!DOCTYPE html><title>404</title>')],
  ])('%s', async (_what, change) => {
    expect(await whyNot(change(await sealFile(PLAIN, [anna.recipient])), anna.identity)).toBe('damaged')
  })

  test('a reader who was taken out of its header', async () => {
    const sealed = await sealFile(PLAIN, [anna.recipient, bram.recipient])
    const text = Buffer.from(sealed).toString('latin1')
    const without = Buffer.from(text.replace(/(?<=\n)-> .*?\n(?=-> )/s, ''), 'latin1')
    expect(stanzasOf(without)).toHaveLength(1)
    expect([await whyNot(without, anna.identity), await whyNot(without, bram.identity)].sort()).toEqual(['damaged', 'not-a-reader'])
  })

  test('any byte at all: never the wrong text', async () => {
    const sealed = await sealFile(PLAIN, [anna.recipient])
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const why = await whyNot(
          sealed.map((byte, index) => (index === at ? byte ^ mask : byte)),
          anna.identity,
        )
        expect(['damaged', 'not-a-reader']).toContain(why)
      }),
      { numRuns: 60 },
    )
  })
})

test('what is no age file has no readers', async () => {
  for (const text of ['', 'age-encryption.org/v1\n', '-> mlkem768x25519 x\n--- x', 'age-encryption.org/v2\n-> mlkem768x25519 x\n\n--- x'])
    expect(stanzasOf(bytes(text))).toEqual([])
})

test('a file that somebody sealed with another tool to another kind of key is told by its header', async () => {
  const encrypter = new Encrypter()
  encrypter.addRecipient(classic)
  expect(stanzasOf(await encrypter.encrypt(PLAIN))[0]).toMatch(/^-> X25519 /)
})
