// Chance that can be repeated: the same seed always tells the same life.

export interface Chance {
  /** At least 0, less than 1. */
  readonly next: () => number
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  /** True as often as `part` of 1. */
  readonly odds: (part: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** One of the pairs' values, as often as its weight says. Throws where all weights are 0. */
  readonly weighed: <T>(from: readonly (readonly [weight: number, value: T])[]) => T
  readonly shuffled: <T>(of: readonly T[]) => T[]
}

/** Chance from a seed (mulberry32, by Tommy Ettinger, public domain). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    odds: (part) => next() < part,
    pick: (from) => from[between(0, from.length - 1)]!,
    weighed: (from) => {
      let left = next() * from.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, value] of from) {
        left -= weight
        if (left < 0) return value
      }
      throw new Error('no weight is larger than 0')
    },
    shuffled: (of) => {
      const list = [...of]
      for (let last = list.length - 1; last > 0; last--) {
        const other = between(0, last)
        ;[list[last], list[other]] = [list[other]!, list[last]!]
      }
      return list
    },
  }
}

/** A whole number from text (FNV-1a), so that a letter's fate depends on its name and not on what was drawn before it. */
export function numberFrom(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
