import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decoyLengths, paddedCount, paddedLength, paddedText } from './padding.ts'

describe('the length of a text tells its size in quarters of a power of two', () => {
  test.each([
    [0, 16_384],
    [1, 16_384],
    [16_384, 16_384],
    [16_385, 20_480],
    [20_480, 20_480],
    [20_481, 24_576],
    [32_767, 32_768],
    [32_769, 40_960],
    [1_000_000, 1_048_576],
  ])('%d bytes become %d', (bytes, length) => {
    expect(paddedLength(bytes)).toBe(length)
  })

  test('never shorter, at most a quarter longer, and the longer text never the shorter file', () => {
    fc.assert(
      fc.property(fc.nat(50_000_000), fc.nat(50_000_000), (one, other) => {
        const length = paddedLength(one)
        expect(length).toBeGreaterThanOrEqual(one)
        if (one > 16_384) expect(length).toBeLessThanOrEqual(one * 1.25)
        expect(paddedLength(length)).toBe(length)
        expect(Math.sign(paddedLength(other) - length) * Math.sign(other - one)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

test('a text is filled up with spaces behind it, counted in bytes, and is itself without them', () => {
  for (const text of ['', 'één', 'x'.repeat(20_000), '€'.repeat(6_000)]) {
    const filled = paddedText(text)
    expect(filled).toHaveLength(paddedLength(new TextEncoder().encode(text).length))
    expect(new TextDecoder().decode(filled).trimEnd()).toBe(text)
  }
})

describe('the number of files tells the number of cases in quarters of a power of two', () => {
  test.each([
    [0, 64],
    [64, 64],
    [65, 80],
    [80, 80],
    [81, 96],
    [128, 128],
    [129, 160],
    [20_000, 20_480],
  ])('%d files become %d', (files, count) => {
    expect(paddedCount(files)).toBe(count)
  })
})

describe('decoys are as long as real files', () => {
  test.each<[real: number[], count: number, lengths: number[]]>([
    [[16_384], 3, [16_384, 16_384, 16_384]],
    [[3, 1, 2, 4], 4, [1, 2, 3, 4]],
    [[1, 1, 1, 9], 2, [1, 9]],
    [[1, 1, 9, 9], 2, [1, 9]],
    [[1, 2, 3], 0, []],
  ])('of %j, %d are %j', (real, count, lengths) => {
    expect(decoyLengths(real, count)).toEqual(lengths)
  })

  test('the same register gives the same lengths, in whatever order its pages are sealed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), fc.nat(50), (real, count) => {
        expect(decoyLengths(real.toReversed(), count)).toEqual(decoyLengths(real, count))
        expect(decoyLengths(real, count).filter((length) => !real.includes(length))).toEqual([])
      }),
    )
  })
})
