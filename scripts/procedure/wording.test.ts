import { expect, test } from 'vitest'
import { day } from './calendar.ts'
import { dateInFull, dateInWords, dateShort, everyInWords, listed, periodInWords, timeInWords } from './wording.ts'

test.each([
  [14, 'twee weken', 'two weeks', 'elke twee weken', 'every two weeks'],
  [28, 'vier weken', 'four weeks', 'elke vier weken', 'every four weeks'],
  [7, 'één week', 'one week', 'elke week', 'every week'],
  [10, 'tien dagen', 'ten days', 'elke tien dagen', 'every ten days'],
  [1, 'één dag', 'one day', 'elke dag', 'every day'],
  [30, '30 dagen', '30 days', 'elke 30 dagen', 'every 30 days'],
])('%i days in words', (days, nl, en, everyNl, everyEn) => {
  expect([periodInWords(days, 'nl'), periodInWords(days, 'en'), everyInWords(days, 'nl'), everyInWords(days, 'en')]).toEqual([
    nl,
    en,
    everyNl,
    everyEn,
  ])
})

test('dates are written in full, with the weekday where a letter promises something', () => {
  expect(dateInFull(day('2027-01-14'), 'nl')).toBe('donderdag 14 januari 2027')
  expect(dateInFull(day('2027-01-14'), 'en')).toBe('Thursday 14 January 2027')
  expect(dateInWords(day('2014-11-06'), 'nl')).toBe('6 november 2014')
  expect(dateInWords(day('2014-11-06'), 'en')).toBe('6 November 2014')
  expect([dateShort(day('2025-03-17'), 'nl'), dateShort(day('2025-03-17'), 'en')]).toEqual(['17 mrt 2025', '17 Mar 2025'])
})

test('an instant is the time of the place, whose day may be another', () => {
  expect(timeInWords('2026-11-19T23:06:15.000Z', 'Europe/Amsterdam', 'nl')).toBe('vrijdag 20 november 2026 om 00.06 uur')
  expect(timeInWords('2026-08-17T13:45:00Z', 'Europe/Amsterdam', 'en')).toBe('Monday 17 August 2026 at 15:45')
})

test('lists are joined as people join them', () => {
  expect([listed(['a'], 'nl'), listed(['a', 'b'], 'nl'), listed(['a', 'b', 'c'], 'en')]).toEqual(['a', 'a en b', 'a, b and c'])
})
