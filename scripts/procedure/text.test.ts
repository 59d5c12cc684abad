import naughty from 'big-list-of-naughty-strings' with { type: 'json' }
import tlds from 'tlds' with { type: 'json' }
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { processorTime } from '../testing/processor-time.ts'
import { address, isAddress, line, lines, optional, personId, recorded, wholeNumber, yesNo } from './text.ts'

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
  ['Arabic letter mark', '\u061c'],
  ['grapheme joiner', '\u034f'],
  ['left-to-right override', '\u202d'],
  ['invisible times', '\u2062'],
  ['selector of style', '\ufe0f'],
  ['embedding', '\u202a'],
  ['end of embedding', '\u202c'],
  ['isolate', '\u2066'],
])('a %s that came along with pasted text is left out', (_, character) => {
  expect(line(100).parse(`Jan${character}sen`)).toBe('Jansen')
  expect(lines(100).parse(`${character}Jan${character}\nsen`)).toBe('Jan\nsen')
  expect(address.parse(`jan@example.org${character}`)).toBe('jan@example.org')
  expect(code(line(100), character)).toBe('missing')
})

test('a hidden character that is refused is named, and where it stands among its like', () => {
  const issue = (schema: z.ZodType, text: string) =>
    schema.safeParse(text).error?.issues[0] as { message?: string; params?: object } | undefined
  expect(issue(lines(20_000), `${'Een regel.\n'.repeat(63)}\u200bHier\ufdd0 staat\u202e iets.\n`)).toMatchObject({
    message: 'there is a character here that nobody can see, U+FDD0. Remove it: type the words around it again by hand',
    params: { code: 'characters', sought: { character: '\ufdd0', before: 0 } },
  })
  // A selector that has its place in an emoji stands before the one that has none.
  expect(issue(line(100), '葛\u{e0100} a\u{e0100}')).toMatchObject({ params: { sought: { character: '\u{e0100}', before: 1 } } })
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

test('a name in which there is nothing to see is missing', () => {
  for (const text of ['\u3164', '\uffa0', '\u115f', '\u2800 \u2800', '\u{1d159}', '\u0301'])
    for (const schema of [line(9), lines(9)]) expect([text, code(schema, text)]).toEqual([text, 'missing'])
})

test('a text that is still to be filled in is missing, in a field that may be left out as well', () => {
  for (const schema of [line(9), lines(9), optional(lines(9))]) expect(code(schema, ' …\n')).toBe('missing')
  expect(code(lines(20), 'Wij wachten …')).toBeNull()
})

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
  'jan@भारत.भारत',
  'jan@xn--h2brj9c.xn--h2brj9c',
  'jan@faß.example',
  'jan@ශ්\u200Dරී.ලංකා',
  'a@mu\u0308nchen.example',
  'a@1.nl',
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
    'a@b.--',
    'a@x.org-',
    'a@x.-org',
    'a@x.o',
    'a@x-.org',
    'a@127.0.0.1',
    'a@x.123',
    'a@1.0x7f',
    'a@xn--.nl',
    'a@\u0301x.nl',
    'a@x.nl.',
    'a@a\u200Db.nl',
    'a@\u05d0b.nl',
    'ä@x.nl',
    `${'a'.repeat(65)}@x.nl`,
    `a@${'x'.repeat(300)}.nl`,
    `a@${'x.'.repeat(150)}nl`,
  ],
])('%j is not one address', (text) => {
  expect(isAddress(text)).toBe(false)
  expect(processorTime(() => isAddress(text))).toBeLessThan(50)
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

// The list of top-level domains of IANA (npm: tlds), those in other scripts among them.
test('an address may lie below every top-level domain there is, as people write it and as machines do', () => {
  expect(tlds.length).toBeGreaterThan(1400)
  const machines = tlds.map((name) => new URL(`http://example.${name}`).hostname.slice('example.'.length))
  expect([...tlds, ...machines].filter((name) => !isAddress(`jan@example.${name}`))).toEqual([])
})

// RFC 2047, and what mailparser and mail programs read beyond it.
test.each([
  '=?utf-8?B?4oCu?=',
  'Jan =?UTF-8?q?a?= de Vries',
  '=?iso-8859-1?Q?a b?=',
  '=?utf-8*nl?B?4oCu?=',
  '=??Q?a?=',
  '=?utf-8?Q?=0D=0ABcc:?=',
])('%s is no name, because a mail program would show another one', (text) => {
  expect(code(line(100), text)).toBe('encoded')
})

test.each(['Is 2+2=? Ja?', 'a =? b', 'Waarom=?', '=?utf-8?X?a?='])('%s is no encoded word', (text) => {
  expect(line(100).parse(text)).toBe(text)
})

// The Big List of Naughty Strings (npm: big-list-of-naughty-strings).
test('of five hundred strings that trouble programs, each is one visible line of a header or is refused without being repeated', () => {
  expect(naughty.length).toBeGreaterThan(400)
  for (const text of naughty) {
    const { data, error } = line(500).safeParse(text)
    if (data !== undefined)
      expect([text, data.match(/[\p{Cc}\u202e\u2028\u2029]/u), /[\p{L}\p{N}\p{P}\p{S}]/u.test(data)]).toEqual([text, null, true])
    else expect(error?.issues[0]?.message.includes(text) && text.length > 3, text).toBe(false)
  }
})

test('a record keeps what the rules of its day let through, and the answer of any mail server', () => {
  for (const text of ['\uffa0', 'a\ue000b', '=?utf-8?B?4oCu?=', '250 2.0.0 \ufffd Ok: \u{1F3F4}\u{E0041}'])
    expect(recorded(100).parse(text)).toBe(text)
  for (const text of ['a\nBcc: x', 'a\u2028b', 'a\x1bb', '', ' ', 'x'.repeat(101)])
    expect(recorded(100).safeParse(text).success, text).toBe(false)
})
