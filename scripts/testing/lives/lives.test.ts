// The property over simulated lives: the client hears only what is true, and the register knows what arrived.
// `npm run lives:soak -- --lives 1000000` lives many more; `npm run -s lives -- --seed N` prints the letters of ten to read.
import { describe, expect, test } from 'vitest'
import { addDays, type CalendarDate, daysFrom } from '../../procedure/calendar.ts'
import { improvise } from './improvise.ts'
import type { Doing, Life } from './life.ts'
import { live, relive } from './live.ts'
import { shrink } from './shrink.ts'
import { story } from './story.ts'

/** How many lives `npm test` lives, in parts so that a failing part names its seeds. */
const PARTS = 6
const LIVES_IN_A_PART = 10

/** The first fault of a life, told as the smallest life that shows it; empty where there is none. */
function faultIn(seed: number): string {
  const { life, faults } = improvise(seed)
  const [first] = faults
  if (!first) return ''
  const smallest = shrink(life, first.rule)
  return `${story(smallest.life, smallest.faults)}\n`
}

describe('in simulated lives of weeks and months the client hears only what is true', () => {
  test.each(Array.from({ length: PARTS }, (_, part) => part * LIVES_IN_A_PART + 1))('seeds from %i on', (from) => {
    for (let seed = from; seed < from + LIVES_IN_A_PART; seed++) expect(faultIn(seed)).toBe('')
  })
})

test('a life that was written down is the same when it is lived again', () => {
  for (let seed = 1; seed <= 5; seed++) {
    const { life, faults } = improvise(seed)
    expect(relive(life).map(({ on, rule }) => `${on} ${rule}`)).toEqual(faults.map(({ on, rule }) => `${on} ${rule}`))
  }
})

/** The beginning of the life of a seed, whose mail is always taken, in which nobody acts: a run every day for `days` days. */
function forgotten(seed: number, days: number): Life {
  const { life } = improvise(seed)
  const { email: _any, ...complainant } = life.head.complainant
  const doings = Array.from({ length: days }, (_, index): Doing => ({ on: addDays(life.head.received, index), what: 'run' }))
  return { ...life, mail: 'good', head: { ...life.head, complainant: { ...complainant, email: 'jan@example.org' } }, doings }
}

describe('a complaint that nobody looks at', () => {
  test('sixty days with a run every day bring no breach of anything that was promised', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const life = forgotten(seed, 60)
      const living = live(life)
      for (const doing of life.doings) living.act(doing)
      living.end(life.doings.at(-1)!.on)
      expect(living.faults).toEqual([])
      expect(living.planned()?.obligations.filter(({ breached }) => breached)).toEqual([])
    }
  })

  test('two years of it bring one letter in thirteen days, each to its own path, and somebody is told', () => {
    for (let seed = 1; seed <= 1; seed++) {
      const life = forgotten(seed, 730)
      const living = live(life)
      for (const doing of life.doings) living.act(doing)
      const { letters } = living.register
      expect(letters.length).toBeLessThanOrEqual(1 + Math.ceil(730 / 13))
      const days = letters.filter(({ kind }) => kind !== 'acknowledgement').map(({ claimedOn }) => claimedOn)
      expect(days.every((on, index) => index === 0 || daysFrom(days[index - 1] as CalendarDate, on) >= 13)).toBe(true)
      expect(living.faults).toEqual([])
    }
  })
})
