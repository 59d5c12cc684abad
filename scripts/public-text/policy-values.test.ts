import { describe, expect, test } from 'vitest'
import { day } from '../procedure/calendar.ts'
import { organisationWith, POLICY } from '../testing/example.ts'
import { filledIn, policyValues, rhythmInWords } from './policy-values.ts'

const invented = organisationWith()
const organisation = {
  ...invented,
  name: 'De Taalbrug',
  staff: invented.staff.slice(0, 2).map((member) => (member.id === 'bram-visser' ? { ...member, until: day('2026-03-31') } : member)),
}

describe('the words behind the placeholders', () => {
  test('come from the terms and from organisation.yml', () => {
    expect(policyValues(POLICY, organisation, 'nl', day('2026-03-31'))).toEqual({
      organisation: 'De Taalbrug',
      organisationInFull: 'De Taalbrug',
      contactEmail: 'klachten@example.org',
      contactPhone: '+31 20 555 01 00',
      staffCount: 'twee personen',
      decisionPeriod: 'twee weken',
      interimPeriod: 'twee weken',
      everyInterimPeriod: 'elke twee weken',
      mediationPeriod: 'vier weken',
      mediatorName: 'Shona Ackerman',
      stepCount: 'acht',
      updatedOn: '6 november 2014',
    })
  })

  test('count the staff of that day, so that who left the day before no longer counts', () => {
    expect(policyValues(POLICY, organisation, 'nl', day('2026-04-01')).staffCount).toBe('één persoon')
    expect(policyValues(POLICY, organisation, 'en', day('2026-04-01')).staffCount).toBe('one person')
  })

  test('give the short name where there is one', () => {
    const values = policyValues(POLICY, { ...organisation, shortName: 'DTB' }, 'en', day('2026-01-01'))
    expect([values.organisation, values.organisationInFull]).toEqual(['DTB', 'De Taalbrug (DTB)'])
  })

  test('are refused where the mediator is unknown', () => {
    expect(() => policyValues({ ...POLICY, mediator: 'nobody' }, organisation, 'nl', day('2026-01-01'))).toThrow('mediator')
  })
})

test.each([
  [14, 'elke twee weken', 'every two weeks'],
  [10, 'elke tien dagen', 'every ten days'],
  [7, 'elke week', 'every week'],
  [1, 'elke dag', 'every day'],
])('a rhythm of %i days reads as people say it', (days, nl, en) => {
  expect([rhythmInWords(days, 'nl'), rhythmInWords(days, 'en')]).toEqual([nl, en])
})

test('filling in puts each value through the writer and refuses what it does not know', () => {
  const values = policyValues(POLICY, { ...organisation, name: 'A & B' }, 'en', day('2026-01-01'))
  expect(filledIn('at {organisation}, within {decisionPeriod}', values, (value) => value.replace('&', '&amp;'))).toBe(
    'at A &amp; B, within two weeks',
  )
  expect(() => filledIn('{nothing}', values)).toThrow('{nothing}')
})
