import { expect, test } from 'vitest'
import { isSayable, nearest } from './spelling.ts'

const KNOWN = ['received', 'channel', 'language', 'role', 'on', 'by', 'wish', 'trainer-contacted']

test.each<[word: string, meant: string | null]>([
  ['recieved', 'received'],
  ['Received', 'received'],
  ['chanel', 'channel'],
  ['trainer-contactd', 'trainer-contacted'],
  ['wihs', 'wish'],
  ['received', 'received'],
  ['deadline', null],
  ['of', null],
  ['', null],
  ['x'.repeat(10_000), null],
])('%s was meant to be %s', (word, meant) => {
  expect(nearest(word, KNOWN)).toBe(meant)
})

test('a word is repeated only where it is known or a slip in a known word, because it may be a name', () => {
  for (const word of ['recieved', 'channels', 'received', 'role']) expect(isSayable(word, KNOWN), word).toBe(true)
  for (const word of ['Rolf', 'rolf', 'jansen', 'Chanel', 'Jan de Vries', '', '__proto__', 'constructor'])
    expect(isSayable(word, KNOWN), word).toBe(false)
})
