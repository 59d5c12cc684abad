import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { day } from '../procedure/calendar.ts'
import type { LetterRecord } from '../procedure/letters/record.ts'
import { plan } from '../procedure/plan.ts'
import { caseWith, delayOn, letterOn, organisationWith, POLICY } from '../testing/example.ts'
import { dueCalendar } from './due-calendar.ts'

const TODAY = day('2026-12-10')
const ORGANISATION = organisationWith()

function planned(received: string, steps: readonly string[] = [], letters: readonly LetterRecord[] = [], today = TODAY) {
  const found = plan(caseWith(received, steps), letters, [POLICY], ORGANISATION, today)
  if (!found) throw new Error('not received yet')
  return found
}

const calendar = (plans: Parameters<typeof dueCalendar>[0], name = 'Klachten: termijnen') =>
  dueCalendar(plans, ORGANISATION, { name, language: 'nl', today: TODAY })

/** The entries as a reader of calendars that knows nothing of us sees them. */
function entries(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, startDate, endDate } = new ICAL.Event(component)
    return { uid, summary, start: startDate.toString(), end: endDate.toString(), isDate: startDate.isDate }
  })
}

const LATE = planned('2026-11-20', [], [letterOn('2026-11-20', 'acknowledgement')])
const SOON = planned('2026-12-01', ['2026-12-01 acknowledged'])

describe('the calendar of due dates', () => {
  test('holds a whole day for everything that is still owed, late or not, the earliest first', () => {
    expect(entries(calendar([SOON, LATE]))).toEqual([
      {
        uid: '2026-0001-decision-2026-11-20@klachten.example.org',
        summary: '2026-0001: beslissing of uitstelbericht',
        start: '2026-12-04',
        end: '2026-12-05',
        isDate: true,
      },
      {
        uid: '2026-0001-decision-2026-12-01@klachten.example.org',
        summary: '2026-0001: beslissing of uitstelbericht',
        start: '2026-12-15',
        end: '2026-12-16',
        isDate: true,
      },
    ])
  })

  test('holds nothing that was done, and nothing of a case that was closed in spite of it', () => {
    const done = planned('2026-12-01', ['2026-12-01 acknowledged', '2026-12-02 decided', '2026-12-02 notified'])
    const closed = planned('2026-12-01', ['2026-12-01 acknowledged', '2026-12-02 closed despite=dubbel'])
    expect(entries(calendar([done, closed]))).toEqual([])
    expect(entries(calendar([]))).toEqual([])
  })

  test('names an entry the same on the next day, and when its due date has moved', () => {
    const uids = (...plans: Parameters<typeof calendar>[0]) => entries(calendar(plans)).map(({ uid }) => uid)
    const told = letterOn('2026-12-01', 'acknowledgement', { expected: '2026-12-08' })
    const before = planned('2026-12-01', ['2026-12-01 acknowledged'], [], day('2026-12-02'))
    const after = planned('2026-12-01', [], [told], day('2026-12-03'))
    expect(after.situation.owed[0]?.due).not.toBe(before.situation.owed[0]?.due)
    expect(uids(after)).toEqual(uids(before))
  })

  test('has a name of its own for each of two promises of one kind and day', () => {
    const twice = planned('2026-12-01', [
      '2026-12-01 acknowledged',
      '2026-12-02 informed expected=2027-01-05',
      '2026-12-02 informed expected=2027-02-05',
    ])
    const uids = entries(calendar([twice])).map(({ uid }) => uid)
    expect(new Set(uids).size).toBe(uids.length)
    expect(uids).toContain('2026-0001-new-date-2026-12-02-2@klachten.example.org')
  })

  test('is written as RFC 5545 wants it: CRLF, lines of at most 75 octets, nobody cut in two, no word that means something else', () => {
    const name = `Termijnen; van Zoë, "Wiśniewska" \\ en 日本語 ${'é'.repeat(80)}${'a'.repeat(100)}`
    const text = calendar([LATE, delayed()], name)
    const lines = text.split('\r\n')
    expect(lines.at(-1)).toBe('')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\uFFFD]/)
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBe(75)
    // Names that the standard does not know are handed on as they are written.
    const written = String(new ICAL.Component(ICAL.parse(text)).getFirstPropertyValue('x-wr-calname'))
    expect(written.replace(/\\([\\;,])/g, '$1')).toBe(name)
    expect(lines).toContain('METHOD:PUBLISH')
    expect(lines.filter((line) => line.startsWith('DTSTAMP:'))).toEqual(
      Array.from({ length: entries(text).length }, () => 'DTSTAMP:20261210T000000Z'),
    )
  })

  test('says nothing of the client', () => {
    expect(calendar([LATE, SOON, delayed()])).not.toMatch(/Jan|Vries|trainer kwam/)
  })
})

function delayed() {
  return planned('2026-11-20', ['2026-11-20 acknowledged'], [delayOn('2026-12-03', '2027-02-01')])
}
