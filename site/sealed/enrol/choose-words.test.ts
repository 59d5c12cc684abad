import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../../scripts/sealing/key-file.ts'
import { chooseWords, twoPlaces, WORDS, wordAt, wordsIn } from './choose-words.ts'

describe.each(['nl', 'en'] as const)('the list of words in %s', (language) => {
  test('has 2,048 different words, each of which is read as it is written', async () => {
    const list = await wordsIn(language)
    expect(new Set(list).size).toBe(2_048)
    expect(list.filter((word) => !/^[a-z]{3,8}$/.test(word))).toEqual([])
    expect(wordsOf(list.join(' '))).toEqual([...list])
  })

  test('makes the words of a key 77 bits, each word as likely as any other', async () => {
    const list = await wordsIn(language)
    const often = Map.groupBy(
      Array.from({ length: 65_536 }, (_, drawn) => wordAt(list, drawn)),
      (word) => word,
    )
    expect(new Set([...often.values()].map(({ length }) => length))).toEqual(new Set([32]))
    expect(WORDS * Math.log2(list.length)).toBeGreaterThanOrEqual(77)
  })

  test('gives seven other words each time', async () => {
    const [one, other] = [await chooseWords(language), await chooseWords(language)]
    expect(one).toHaveLength(WORDS)
    expect(one).not.toEqual(other)
  })
})

test('two different places are asked for, and in time every one', () => {
  const asked = Array.from({ length: 1_000 }, twoPlaces)
  expect(asked.filter(([one, two]) => !(one >= 1 && one < two && two <= WORDS))).toEqual([])
  expect(new Set(asked.flat()).size).toBe(WORDS)
})
