import { describe, expect, test } from 'vitest'
import { day } from '../procedure/calendar.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { organisationWith } from '../testing/example.ts'
import { casesWithoutTheirTrainer, placeOf, readersOn, standingGroups } from './page-readers.ts'

const TODAY = day('2026-11-20')
const person = (id: string, dates: { from?: string; until?: string } = {}) => ({ id, name: id, email: `${id}@example.org`, ...dates })
const organisation = {
  ...organisationWith(),
  staff: [person('bram'), person('anna'), person('left', { until: '2026-11-19' }), person('last-day', { until: '2026-11-20' })],
  trainers: [
    person('peter'),
    person('mary'),
    person('gone', { until: '2026-11-01' }),
    person('new', { from: '2026-12-01' }),
    person('keyless'),
  ],
} as unknown as Organisation
const CASES = [
  { id: '2026-0001', about: ['peter'] },
  { id: '2026-0002', about: ['peter', 'mary'] },
  { id: '2026-0003', about: [] },
  { id: '2026-0004', about: ['gone', 'new'] },
  { id: '2026-0005', about: ['keyless', 'mary'] },
  { id: '2026-0006', about: ['keyless'] },
]
const hasKey = (id: string) => id !== 'keyless'
const readers = readersOn(CASES, organisation, TODAY, hasKey)
const STAFF = ['anna', 'bram', 'last-day']

test('readers are those who are active that day and have a key', () => {
  expect(readers).toMatchObject({ staff: STAFF, trainers: ['mary', 'peter'] })
  expect(Object.fromEntries(readers.involved)).toEqual({
    '2026-0001': ['peter'],
    '2026-0002': ['mary', 'peter'],
    '2026-0003': [],
    '2026-0004': [],
    '2026-0005': ['mary'],
    '2026-0006': [],
  })
})

test('somebody of the staff whom a case is about is no trainer of it', () => {
  expect(readersOn([{ id: '2026-0001', about: ['anna'] }], organisation, TODAY, hasKey).involved.get('2026-0001')).toEqual([])
})

test('a case whose active trainer has no key is named; one whose trainer left is not', () => {
  expect(casesWithoutTheirTrainer(CASES, organisation, TODAY, hasKey)).toEqual(['2026-0005', '2026-0006'])
})

describe('where a file is sealed to, found and called', () => {
  test.each<[path: string, group: string[], foundBy: string[][], address: string]>([
    ['index.html', STAFF, [STAFF], ''],
    ['en/index.html', STAFF, [STAFF], 'en/'],
    ['insight/index.html', STAFF, [STAFF], 'insight/'],
    ['archive/2025/index.html', STAFF, [STAFF], 'archive/2025/'],
    ['en/2026-0001/index.html', STAFF, [STAFF], 'en/2026-0001/'],
    ['search/1.json', STAFF, [STAFF], 'search/1.json'],
    ['cases.csv', STAFF, [STAFF], 'cases.csv'],
    ['en/due-anna.ics', STAFF, [STAFF], 'en/due-anna.ics'],
    ['documents/2026-0003/mail.pdf', STAFF, [STAFF], 'documents/2026-0003/mail.pdf'],
    ['documents/2026-0001/a/index.html', [...STAFF, 'peter'], [STAFF, ['peter']], 'documents/2026-0001/a/index.html'],
    [
      'documents/2026-0002/trainers/x',
      ['anna', 'bram', 'last-day', 'mary', 'peter'],
      [STAFF, ['mary'], ['peter']],
      'documents/2026-0002/trainers/x',
    ],
    ['trainers/peter/index.html', ['peter'], [['peter']], ''],
    ['en/trainers/mary/index.html', ['mary'], [['mary']], 'en/'],
    ['trainers/2026-0001/index.html', ['peter'], [['peter']], '2026-0001/'],
    ['en/trainers/2026-0002/index.html', ['mary', 'peter'], [['mary'], ['peter']], 'en/2026-0002/'],
    ['trainers/2026-0005/index.html', ['mary'], [['mary']], '2026-0005/'],
  ])('%s', (path, group, foundBy, address) => {
    expect(placeOf(path, readers)).toEqual({ group, foundBy, address })
  })

  test.each(['trainers/keyless/index.html', 'trainers/gone/index.html', 'en/trainers/2026-0006/index.html', 'trainers/nobody/index.html'])(
    'nobody would read %s, so it is sealed to nobody',
    (path) => {
      expect(placeOf(path, readers)).toBeNull()
    },
  )

  test.each(['2026-0099/index.html', 'trainers/2026-0099/index.html', 'documents/2026-0099/mail.pdf'])(
    '%s is of a case that is not in the plan, and is refused',
    (path) => {
      expect(() => placeOf(path, readers)).toThrow('not in the plan')
    },
  )
})

describe('the groups of every build', () => {
  test('are the staff, each trainer, and the staff with each trainer', () => {
    expect(standingGroups(readers)).toEqual([STAFF, ['mary'], [...STAFF, 'mary'], ['peter'], [...STAFF, 'peter']])
  })

  test('are the same whatever the cases are about, and none without staff', () => {
    expect(standingGroups(readersOn([], organisation, TODAY, hasKey))).toEqual(standingGroups(readers))
    expect(standingGroups(readersOn(CASES, organisation, TODAY, () => false))).toEqual([])
  })
})
