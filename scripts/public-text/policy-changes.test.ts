import { expect, test } from 'vitest'
import { day } from '../procedure/calendar.ts'
import type { Organisation } from '../procedure/organisation.ts'
import type { Policy } from '../procedure/policy.ts'
import { changedPromises } from './policy-changes.ts'

const before: Policy = { version: day('2014-11-06'), decisionDays: 14, interimDays: 14, mediationDays: 28, mediator: 'shona' }
const organisation = {
  mediators: [
    { id: 'shona', name: 'Shona Ackerman' },
    { id: 'ruth', name: 'Ruth Bakker' },
  ],
} as unknown as Organisation
const changes = (after: Partial<Policy>, language: 'nl' | 'en') =>
  changedPromises(before, { ...before, version: day('2026-01-01'), ...after }, organisation, language)

test('every changed term is a sentence, in the language of the page', () => {
  const after = { decisionDays: 10, interimDays: 7, mediationDays: 35, mediator: 'ruth' }
  expect(changes(after, 'nl')).toEqual([
    'U krijgt binnen tien dagen een schriftelijke beslissing, of bericht dat het langer duurt. Dat was binnen twee weken.',
    'Duurt het langer, dan krijgt u elke week een tussenbericht. Dat was elke twee weken.',
    'Het oordeel van de bemiddelaar is binnen vijf weken gegeven én uitgevoerd. Dat was binnen vier weken.',
    'De onafhankelijke bemiddelaar is Ruth Bakker. Dat was Shona Ackerman.',
  ])
  expect(changes(after, 'en')).toEqual([
    'You receive a written decision, or a message that it takes longer, within ten days. It used to be within two weeks.',
    'If it takes longer, you receive an interim message every week. It used to be every two weeks.',
    'The mediator’s judgment is given and carried out within five weeks. It used to be within four weeks.',
    'The independent mediator is Ruth Bakker. It used to be Shona Ackerman.',
  ])
})

test('a term that stayed is not mentioned', () => {
  expect(changes({ decisionDays: 10 }, 'en')).toHaveLength(1)
  expect(changes({}, 'nl')).toEqual([])
})
