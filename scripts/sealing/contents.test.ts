import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { entryName, sha256 } from './contents.ts'
import { newKeyPair } from './sealed-file.ts'

test('the name of an entry follows from the key, says nothing of it, and is another for each key', async () => {
  const [one, other] = await Promise.all([newKeyPair(), newKeyPair()])
  const name = await entryName(one.recipient)
  expect(name).toMatch(/^[0-9a-f]{32}\.age$/)
  expect(await entryName(one.recipient)).toBe(name)
  expect(await entryName(other.recipient)).not.toBe(name)
  // Not the hash of the key alone, which somebody may have published as its fingerprint.
  expect(name).not.toContain((await sha256(new TextEncoder().encode(one.recipient))).slice(0, 8))
})

test('sha256 is that of every other tool', async () => {
  for (const text of ['', 'abc', 'é'.repeat(1000)]) {
    const bytes = new TextEncoder().encode(text)
    expect(await sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
  }
})
