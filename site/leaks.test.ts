import { expect, test } from 'vitest'
import { leaksOf } from './leaks.ts'

const SECRET = 'Canary-7f3a-Wilhelmina'
const packed = (text: string) => Buffer.from(Buffer.from(text).toString('base64'))

test.each([
  ['UTF-8', Buffer.from(`<p>${SECRET}</p>`)],
  ['UTF-8', Buffer.from(SECRET.toUpperCase())],
  ['UTF-16 little-endian', Buffer.from(`x${SECRET}`, 'utf16le')],
  ['UTF-16 big-endian', Buffer.from(`x${SECRET}`, 'utf16le').swap16()],
  ['percent', Buffer.from([...Buffer.from(SECRET)].map((byte) => `%${byte.toString(16).toUpperCase()}`).join(''))],
  ['decimal entities', Buffer.from([...SECRET].map((letter) => `&#${letter.charCodeAt(0)};`).join(''))],
  ['hexadecimal entities', Buffer.from([...SECRET].map((letter) => `&#X${letter.charCodeAt(0).toString(16)};`).join(''))],
  ['hexadecimal', Buffer.from(Buffer.from(SECRET).toString('hex'))],
  ['base64 at offset 0', packed(`${SECRET} and more`)],
  ['base64 at offset 1', packed(`1${SECRET} and more`)],
  ['base64 at offset 2', packed(`12${SECRET} and more`)],
  ['base64 at offset 0', packed(`123${SECRET}`)],
])('a secret in %s is found', (name, bytes) => {
  expect(leaksOf(SECRET, bytes)).toContain(name)
})

test('other text is no leak', () => {
  expect(leaksOf(SECRET, Buffer.from('<p>Canary</p>'))).toEqual([])
})
