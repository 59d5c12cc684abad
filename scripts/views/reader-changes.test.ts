import { expect, test } from 'vitest'
import type { Readers } from './page-readers.ts'
import { keyChanges, readerChanges } from './reader-changes.ts'

const readers = (staff: string, trainers: string, involved: Record<string, string>): Readers => ({
  staff: staff.split(' ').filter(Boolean),
  trainers: trainers.split(' ').filter(Boolean),
  involved: new Map(Object.entries(involved).map(([id, those]) => [id, those.split(' ').filter(Boolean)])),
})
const BEFORE = readers('anna bram', 'mary peter', { '2026-0001': 'peter', '2026-0002': '' })

test.each<[what: string, after: Readers, lines: string[]]>([
  ['nothing', BEFORE, []],
  ['a new case', { ...BEFORE, involved: new Map([...BEFORE.involved, ['2026-0003', ['mary']]]) }, []],
  ['somebody of the staff who left', { ...BEFORE, staff: ['anna'] }, ['overview, insight and every case: 1 reader removed']],
  [
    'two who came and one who left',
    { ...BEFORE, staff: ['anna', 'carla', 'daan'] },
    ['overview, insight and every case: 2 readers added, 1 removed'],
  ],
  [
    'a trainer taken off a case, for another',
    readers('anna bram', 'mary peter', { '2026-0001': 'mary', '2026-0002': '' }),
    ['2026-0001: 1 reader added, 1 removed'],
  ],
  [
    'a trainer added to a case',
    readers('anna bram', 'mary peter', { '2026-0001': 'peter', '2026-0002': 'mary peter' }),
    ['2026-0002: 2 readers added'],
  ],
  [
    'the key of a trainer taken away',
    readers('anna bram', 'mary', { '2026-0001': '', '2026-0002': '' }),
    ['lists of trainers: 1 reader removed', '2026-0001: 1 reader removed'],
  ],
  [
    'everybody',
    readers('', '', { '2026-0001': '', '2026-0002': '' }),
    ['overview, insight and every case: 2 readers removed', 'lists of trainers: 2 readers removed', '2026-0001: 1 reader removed'],
  ],
])('it tells of %s', (_what, after, lines) => {
  expect(readerChanges(BEFORE, after)).toEqual(lines)
})

test('a key in the place of another is told although the readers are the same', () => {
  expect(keyChanges(['one', 'two'], ['one', 'three'])).toEqual(['keys: 1 key added, 1 removed'])
  expect(keyChanges(['one', 'two'], ['two', 'one'])).toEqual([])
})
