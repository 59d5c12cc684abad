import { expect, test } from 'vitest'
import { addDays, calendarDate, dateIn, day, daysFrom, earliest, latest, parseDate } from './calendar.ts'

test.each(['2024-02-29', '2000-02-29', '1900-01-01', '2026-12-31', '2026-04-30', '2026-07-31', '9999-12-31'])('%s is a date', (text) => {
  expect(parseDate(text)).toBe(text)
  expect(calendarDate.parse(text)).toBe(text)
})

test.each([
  ...[
    '2024-02-30',
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-06-31',
    '2026-09-31',
    '2026-11-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '1899-12-31',
  ],
  ...[
    '2024-2-3',
    '30.02.2024',
    '14-01-2027',
    '1:30',
    '012',
    '20261103',
    '2026-11-03T10:00:00Z',
    '2026-11-03 10:00',
    '+2026-11-03',
    '2026/11/03',
    '3 november 2026',
  ],
  ...['', ' ', ' 2026-11-03', '2026-11-03 ', '2026-11-03\n', '２０２６-11-03', '٢٠٢٦-١١-٠٣', '2026–11–03', '1e3', 'null'],
])('%j is no date, and is never rolled over to another day', (text) => {
  expect(parseDate(text)).toBeNull()
  expect(calendarDate.safeParse(text).success).toBe(false)
  expect(() => day(text)).toThrow('not a date that exists')
})

test.each<[from: string, days: number, to: string]>([
  ['2026-12-31', 14, '2027-01-14'],
  ['2028-02-15', 14, '2028-02-29'],
  ['2027-02-15', 14, '2027-03-01'],
  ['2028-02-29', 14, '2028-03-14'],
  ['2028-02-29', 28, '2028-03-28'],
  ['2027-03-14', 14, '2027-03-28'],
  ['2026-10-18', 14, '2026-11-01'],
  ['2026-11-05', 14, '2026-11-19'],
  ['2027-03-01', -1, '2027-02-28'],
  ['2026-11-03', 0, '2026-11-03'],
])('%s and %i days is %s', (from, days, to) => {
  expect(addDays(day(from), days)).toBe(to)
  expect(daysFrom(day(from), day(to))).toBe(days)
})

test.each<[instant: string, date: string]>([
  ['2026-11-22T22:59:59Z', '2026-11-22'],
  ['2026-11-22T23:00:00Z', '2026-11-23'],
  ['2026-11-22T23:30:00Z', '2026-11-23'],
  ['2026-07-01T21:59:59Z', '2026-07-01'],
  ['2026-07-01T22:00:00Z', '2026-07-02'],
  ['2027-03-28T00:59:59Z', '2027-03-28'],
  ['2026-12-31T23:00:00Z', '2027-01-01'],
])('at %s it is %s in Amsterdam, whatever the zone of the machine', (instant, date) => {
  expect(dateIn('Europe/Amsterdam', instant)).toBe(date)
})

test('the earliest of some dates leaves out those that are not there', () => {
  expect(earliest(null, day('2026-11-04'), day('2026-11-03'))).toBe('2026-11-03')
  expect(earliest(null, null)).toBeNull()
  expect(earliest()).toBeNull()
})

test('the latest of some dates leaves out those that are not there', () => {
  expect(latest(day('2026-11-03'), null, day('2026-11-04'), day('2026-11-02'))).toBe('2026-11-04')
  expect(latest(null)).toBeNull()
})

const said = (text: string) => calendarDate.safeParse(text).error?.issues[0]?.message ?? ''

test.each<[text: string, reason: string]>([
  ['2026-02-29', '"2026-02-29" is not a date that exists'],
  ['1899-12-31', '"1899-12-31" lies before 1900'],
  ['1899-02-30', '"1899-02-30" is not a date that exists'],
  ['03-11-2026', '"03-11-2026" is not a date'],
  ['3/11/2026', '"3/11/2026" is not a date'],
  ['30.02.2024', '"30.02.2024" is not a date'],
  ['2026-11-3', '"2026-11-3" is not a date'],
  ['2026-11-03T10:00:00Z', '"2026-11-03T10:00:00Z" is not a date'],
  ['0026-11-03', 'this lies before 1900'],
  ['3 november', 'this is not a date'],
])('of %s it is said that %s', (text, reason) => {
  expect(said(text)).toContain(reason)
})

// Numbers as people write them: libphonenumber's examples, the test numbers for citizens and for bank accounts.
test.each([
  '0612345678',
  '06-12345678',
  '06 12 34 56 78',
  '+31 6 12345678',
  '+31612345678',
  '020-5550100',
  '0031205550100',
  '(020) 555 01 00',
  '112',
  '123456782',
  '1234.56.782',
  '1234-56-78',
  '12.34.5678',
  '999999990',
  'NL91ABNA0417164300',
  '4111 1111 1111 1111',
  '19870114',
  '1012 AB 12',
  '12:30',
  '2026',
])('%s where a date belongs is not repeated', (text) => {
  expect(said(text)).toMatch(/^this is not a date/)
})
