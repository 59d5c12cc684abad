import { expect, test } from 'vitest'
import { STEPS } from './policy-facts.ts'
import { STAGES, timeline } from './timeline.ts'

const terms = { decisionDays: 14, interimDays: 14, mediationDays: 28, mediator: 'shona' }

test('the days of the terms stand on the line to scale', () => {
  expect(timeline(terms)).toEqual({
    receipt: { day: 0, at: 0, labelled: true },
    decision: { day: 14, at: 33.3 },
    interim: [
      { day: 28, at: 66.7, labelled: true },
      { day: 42, at: 100, labelled: true },
    ],
    referral: { day: 0, at: 0, labelled: true },
    mediation: { day: 28, at: 66.7 },
  })
})

test('a mediation that takes longer than the complaint sets the scale', () => {
  const { mediation, decision } = timeline({ ...terms, mediationDays: 70 })
  expect([mediation.at, decision.at]).toEqual([100, 20])
})

test.each([
  [6, [false, true]],
  [3, [false, false]],
])('interim messages every %i days get a label only where it does not touch the one before', (interimDays, labels) => {
  const { interim } = timeline({ decisionDays: 10, interimDays, mediationDays: 35, mediator: 'shona' })
  expect(interim.map(({ labelled }) => labelled)).toEqual(labels)
})

test('a period of a few days leaves the start of its line without a label', () => {
  expect(timeline({ ...terms, decisionDays: 2 }).receipt.labelled).toBe(false)
  expect(timeline({ ...terms, mediationDays: 3 }).referral.labelled).toBe(false)
})

test('every step of the procedure belongs to one stage, in order', () => {
  expect(STAGES.flatMap(({ steps }) => steps)).toEqual([...STEPS])
})
