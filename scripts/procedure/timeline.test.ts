import { expect, test } from 'vitest'
import { STEPS } from './policy-facts.ts'
import { MOMENTS, timeline } from './timeline.ts'

const terms = { decisionDays: 14, interimDays: 14, mediationDays: 28, mediator: 'shona' }

test('the days of the terms stand on the line to scale', () => {
  expect(timeline(terms)).toEqual({
    start: { day: 0, at: 0 },
    decision: { day: 14, at: 33.3 },
    interim: [
      { day: 28, at: 66.7 },
      { day: 42, at: 100 },
    ],
    mediation: { day: 28, at: 66.7 },
    roomForLabels: true,
  })
})

test('a mediation that takes longer than the complaint sets the scale', () => {
  const { mediation, decision } = timeline({ ...terms, mediationDays: 70 })
  expect([mediation.at, decision.at]).toEqual([100, 20])
})

test('interim messages in quick succession get no labels of their own', () => {
  expect(timeline({ ...terms, interimDays: 3 }).roomForLabels).toBe(false)
})

test('every step of the procedure belongs to one moment, in order', () => {
  expect(MOMENTS.flatMap(({ steps }) => steps)).toEqual([...STEPS])
})
