import { expect, test } from 'vitest'
import type { z } from 'zod'
import { address, isAddress, line, lines, optional, personId, wholeNumber, yesNo } from './text.ts'

const code = (schema: z.ZodType, value: unknown): unknown => {
  const result = schema.safeParse(value)
  return result.success ? null : ((result.error.issues[0] as { params?: { code?: string } }).params?.code ?? result.error.issues[0]?.code)
}

const HIDDEN: [what: string, character: string][] = [
  ['NUL', '\0'],
  ['ESC', '\x1b'],
  ['BEL', '\x07'],
  ['DEL', '\x7f'],
  ['CR', '\r'],
  ['next line', '\x85'],
  ['C1', '\x9b'],
  ['right-to-left override', '\u202e'],
  ['tag letter', '\u{e0041}'],
  ['line separator', '\u2028'],
  ['paragraph separator', '\u2029'],
  ['high surrogate alone', '\ud83d'],
  ['low surrogate alone', '\ude00'],
]

test.each(HIDDEN)('%s is refused in every kind of text', (_, character) => {
  expect(code(line(100), `Jan${character}Bcc: x`)).toBe('characters')
  expect(code(lines(100), `Jan${character}x`)).toBe('characters')
  expect(code(address, `jan${character}x@example.org`)).toBe('address')
  expect(code(personId, `jan${character}`)).toBe('id')
})

test.each<[what: string, character: string]>([
  ['soft hyphen', '\u00ad'],
  ['zero-width space', '\u200b'],
  ['word joiner', '\u2060'],
  ['byte order mark', '\ufeff'],
  ['left-to-right mark', '\u200e'],
  ['right-to-left mark', '\u200f'],
  ['embedding', '\u202a'],
  ['end of embedding', '\u202c'],
  ['isolate', '\u2066'],
])('a %s that came along with pasted text is left out', (_, character) => {
  expect(line(100).parse(`Jan${character}sen`)).toBe('Jansen')
  expect(lines(100).parse(`${character}Jan${character}\nsen`)).toBe('Jan\nsen')
  expect(address.parse(`jan@example.org${character}`)).toBe('jan@example.org')
  expect(code(line(100), character)).toBe('missing')
})

test('joiners stay inside emoji and words, and are left out anywhere else', () => {
  for (const text of ['\u{1F469}\u200D\u{1F4BB} hielp', '\u{1F469}\u{1F3FD}\u200D\u{1F680}', 'می\u200Cخواهم'])
    expect(line(100).parse(text)).toBe(text)
  expect(line(100).parse('Jan \u200D de\u200C Vries')).toBe('Jan  de Vries')
})

test('a hidden character that is refused is named, with its place in the text', () => {
  const long = `${'Een regel.\n'.repeat(63)}Hier staat\u202e iets.\n${'Nog een.\n'.repeat(40)}`
  expect(lines(20_000).safeParse(long).error?.issues[0]?.message).toBe(
    'there is a character here that nobody can see, U+202E, on line 64 of this text, in place 11. Remove it: type the words around it again by hand',
  )
  expect(line(100).safeParse('Jan\u0007sen').error?.issues[0]?.message).toContain('U+0007, on line 1 of this text, in place 4')
})

test('a line is one line, blocks may have more', () => {
  expect(code(line(100), 'Jan\nBcc: x@example.org')).toBe('line')
  expect(code(line(100), 'Jan\tx')).toBe('characters')
  expect(lines(100).parse('Jan\n\tx\n')).toBe('Jan\n\tx')
})

test.each(["Zoë O'Connor-van 't Hof", 'Łukasz Ünal', '王小明', 'Жан', 'محمد', '😀', 'a <b> & "c" ::d ##[e]', 'Jan\u00a0de Vries'])(
  '%s is a line of text',
  (text) => {
    expect(line(100).parse(text)).toBe(text)
  },
)

test('what is empty is missing, what is too long says how long it is', () => {
  for (const text of ['', ' ', '\n\t']) for (const schema of [line(9), lines(9), address]) expect(code(schema, text)).toBe('missing')
  expect(code(line(9), 'x'.repeat(10))).toBe('length')
  expect(code(lines(9), 'x'.repeat(10))).toBe('length')
  expect(optional(line(9)).parse('')).toBeUndefined()
  expect(optional(line(9)).parse(undefined)).toBeUndefined()
})

test.each([
  'a@example.org',
  "o'connor+klacht@sub.example.org",
  'jan@münchen.example',
  'jan@例え.jp',
  'a.b.c@example.museum',
  `${'a'.repeat(64)}@example.org`,
])('%s is an address', (text) => {
  expect(isAddress(text)).toBe(true)
})

test.each([
  ...[
    'a@x.nl, b@y.nl',
    'a@x.nl; b@y.nl',
    'a@x.nl b@y.nl',
    '"b@y z"@x.nl',
    'a@x.nl>\r\nRCPT TO:<b@y.nl',
    'Jan <a@x.nl>',
    '<a@x.nl>',
    'a@b@x.nl',
    'a@x',
    '@x.nl',
    'a@',
    'a',
    'a@.nl',
    'a@x..nl',
  ],
  ...[
    'a@-x.nl',
    '.a@x.nl',
    'a.@x.nl',
    'a..b@x.nl',
    'a@[127.0.0.1]',
    'a@x.nl\n',
    'a@x.nl\0',
    'a(b)@x.nl',
    'a\\@x.nl',
    'a@x_y.nl',
    'ä@x.nl',
    `${'a'.repeat(65)}@x.nl`,
    `a@${'x'.repeat(300)}.nl`,
    `a@${'x.'.repeat(150)}nl`,
  ],
])('%j is not one address', (text) => {
  const started = performance.now()
  expect(isAddress(text)).toBe(false)
  expect(performance.now() - started).toBeLessThan(50)
})

test.each([
  '',
  'Anna',
  'anna jansen',
  'anna_jansen',
  '-anna',
  'anna-',
  'anna--jansen',
  '../anna',
  'änna',
  'anna.txt',
  'a'.repeat(61),
  '__proto__',
])('%j is no id', (text) => {
  expect(personId.safeParse(text).success).toBe(false)
})

test('numbers and yes or no are written out, in one way only', () => {
  expect(wholeNumber(0, 30).parse('14')).toBe(14)
  for (const text of ['31', '-1', '1.0', '1e1', '0x1', ' 1', '', '١', '12345'])
    expect(wholeNumber(0, 30).safeParse(text).success, text).toBe(false)
  expect([yesNo.parse('true'), yesNo.parse('false')]).toEqual([true, false])
  for (const text of ['yes', 'True', '1', '', 'ja']) expect(yesNo.safeParse(text).success, text).toBe(false)
})

test.each<[what: string, schema: z.ZodType, longest: string, tooLong: string, refused: string]>([
  ['a line', line(5), 'abcde', 'abcdef', 'length'],
  ['a block', lines(5), 'abcde', 'abcdef', 'length'],
  ['an id', personId, 'a'.repeat(60), 'a'.repeat(61), 'id'],
  ['the name in an address', address, `${'a'.repeat(64)}@example.org`, `${'a'.repeat(65)}@example.org`, 'address'],
  ['an address', address, `a@${'b.'.repeat(124)}org`.slice(-254), `a@${'b.'.repeat(125)}org`, 'address'],
])('%s may be as long as it says and no longer', (_, schema, longest, tooLong, refused) => {
  expect([code(schema, longest), code(schema, tooLong)]).toEqual([null, refused])
})

test('a whole number may be the least and the most, and nothing outside', () => {
  expect(['2', '3', '7', '8', ''].map((text) => code(wholeNumber(3, 7), text))).toEqual(['number', null, null, 'number', 'missing'])
  expect(code(yesNo, '')).toBe('missing')
})
