import { expect, test } from 'vitest'
import { day } from './calendar.ts'
import type { Organisation } from './organisation.ts'
import { formerReaders } from './readers.ts'

const person = (id: string, dates: object = {}) => ({ id, name: id, email: 'x@example.org', ...dates })
const ORGANISATION = {
  staff: [person('anna'), person('left', { until: day('2026-11-19') }), person('last-day', { until: day('2026-11-20') })],
  trainers: [person('peter', { from: day('2026-12-01') }), person('gone', { until: day('2025-01-01') })],
  mediators: [person('shona')],
} as Pick<Organisation, 'staff' | 'trainers' | 'mediators'> as Organisation

test('a former reader left before today, is no member of staff and no trainer, or is unknown', () => {
  const ids = ['anna', 'left', 'last-day', 'peter', 'gone', 'shona', 'nobody']
  expect(formerReaders(ids, ORGANISATION, day('2026-11-20'))).toEqual(['left', 'gone', 'shona', 'nobody'])
})
