import { describe, expect, test } from 'vitest'
import { letterOn, organisationWith } from '../testing/example.ts'
import { writeReminder } from '../views/reminder.ts'
import { day } from './calendar.ts'
import { digestsDue } from './reminders.ts'
import { openedCase, type WaitingCase, waitingTooLong } from './waiting.ts'

const ORGANISATION = organisationWith()
const WAITING: WaitingCase[] = [{ pull: 12, case: '2026-0031', received: day('2026-11-18') }]

describe('a case that waits in a pull request', () => {
  test.each([
    ['2026-11-18', 0],
    ['2026-11-19', 1],
    ['2026-12-19', 1],
  ])('received on 18 November: on %s staff are reminded of %i', (today, count) => {
    expect(waitingTooLong(WAITING, new Set(), day(today))).toHaveLength(count)
  })

  test('is no longer spoken of once the register knows it', () => {
    expect(waitingTooLong(WAITING, new Set(['2026-0031']), day('2026-12-19'))).toEqual([])
  })

  test('reaches all staff, once a day, by numbers and dates', () => {
    const today = day('2026-11-20')
    const sent = [
      letterOn('2026-11-20', 'acknowledgement', { kind: 'reminder', path: 'letters/staff/2026-11-20-bram-visser.md', case: undefined }),
    ]
    const digests = digestsDue([], [], sent, ORGANISATION, today, WAITING)
    expect(digests.map(({ person }) => person.id)).toEqual(['anna-jansen', 'carla-mulder'])
    const { subject, body } = writeReminder(digests[0]!, today, {
      caseFile: () => null,
      pull: (number) => `https://forge.example/pull/${number}`,
      help: null,
    })
    expect(subject).toBe('Klachten: 1 nog niet samengevoegd')
    expect(body).toContain('- Klacht 2026-0031, ontvangen op woensdag 18 november 2026, voorstel 12\n  https://forge.example/pull/12')
  })
})

test.each([
  ['cases/2026-0031.md', 'added', '2026-0031'],
  ['cases/2026-0031.md', 'renamed', '2026-0031'],
  ['cases/2026-0031.md', 'modified', null],
  ['cases/2026-0031/brief.pdf', 'added', null],
  ['cases/README.md', 'added', null],
  ['x/cases/2026-0031.md', 'added', null],
])('a file %s that is %s opens the case %s', (path, status, id) => {
  expect(openedCase(path, status)).toBe(id)
})
