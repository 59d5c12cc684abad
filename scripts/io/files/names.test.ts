import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameOf, onDisk } from './names.ts'

const bytes = fc
  .uint8Array({ minLength: 1, maxLength: 20 })
  .map((array) => Buffer.from(array.map((byte) => (byte === 0x2f || byte === 0x2e ? 0x61 : byte))))

test('a name of any bytes leads back to those bytes, and no two names become one', () => {
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      expect(Buffer.from(onDisk('/r', nameOf(one)))).toEqual(Buffer.concat([Buffer.from('/r/'), one]))
      expect(nameOf(one) === nameOf(other)).toBe(one.equals(other))
    }),
  )
})

test.each<[what: string, bytes: Buffer, name: string]>([
  ['UTF-8', Buffer.from('café 😀'), 'café 😀'],
  ['Latin-1', Buffer.from('caf\xe9.pdf', 'latin1'), 'caf\udce9.pdf'],
  ['half of a character of UTF-8', Buffer.from([0x61, 0xf0, 0x9f, 0x98]), 'a\udcf0\udc9f\udc98'],
  ['half a character of UTF-16', Buffer.from([0xed, 0xa0, 0x80]), '\udced\udca0\udc80'],
])('a name in %s keeps its bytes', (_, given, name) => {
  expect(nameOf(given)).toBe(name)
})

test('a list of names keeps the bytes of each', () => {
  const list = Buffer.from('café\0caf\xe9\0\0\xff\0', 'latin1')
  expect(nameOf(list)).toBe('caf\udce9\0caf\udce9\0\0\udcff\0')
})
