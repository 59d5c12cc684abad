import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { fingerprintOf } from './fingerprint.ts'
import { newKeyPair } from './sealed-file.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('a fingerprint is four groups of four letters and digits that sound and look like no other', async () => {
  const { recipient } = await newKeyPair()
  expect(await fingerprintOf(recipient)).toMatch(new RegExp(`^(?:[${ALPHABET}]{4}-){3}[${ALPHABET}]{4}$`))
  expect(await fingerprintOf(recipient)).toBe(await fingerprintOf(recipient))
  expect(await fingerprintOf(recipient)).not.toBe(await fingerprintOf((await newKeyPair()).recipient))
})

test('a fingerprint is the start of what sha256sum says of the key', async () => {
  const sum = execFileSync('sha256sum', { input: 'age1pq1example' }).toString()
  const bits = [...sum.slice(0, 20)].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
  const letters = bits.match(/.{5}/g)?.map((five) => ALPHABET[Number.parseInt(five, 2)])
  expect((await fingerprintOf('age1pq1example')).replaceAll('-', '')).toBe(letters?.join(''))
})
