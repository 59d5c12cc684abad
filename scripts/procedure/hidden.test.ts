// What is harmless and what is not in characters that nobody can see. The lines are chosen from Unicode's emoji-test.txt and
// StandardizedVariants.txt, UTS #39 (security), UAX #9 (direction), and from names and messages that were seen to deceive.
import { expect, test } from 'vitest'
import { firstHidden, firstHiddenInWords, hiddenSpelled, isSeen, withoutHiddenInWords, withoutSilent } from './hidden.ts'

test.each<[what: string, text: string]>([
  ['an emoji of several', '\u{1F469}\u200D\u{1F4BB} hielp'],
  ['an emoji of several with a tone of skin', '\u{1F469}\u{1F3FD}\u200D\u{1F680}'],
  ['a heart in colour', '\u2764\uFE0F\u200D\u{1F525}'],
  ['a telephone in black', '\u260E\uFE0E 020 555 01 00'],
  ['a keycap', '1\uFE0F\u20E3'],
  ['the flag of Scotland', '\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
  ['Persian', 'می\u200Cخواهم'],
  ['Sinhala', 'ශ්\u200Dරී'],
  ['a form of a Japanese name', '葛\u{E0100}城'],
  ['Mongolian', '\u182D\u180B'],
  ['an Arabic number sign', '\u0600\u0661'],
  ['an emoji that is newer than this program', 'a\u{1FAFF}b'],
])('%s is let through as it is', (_, text) => {
  expect(withoutSilent(text)).toBe(text)
  expect([firstHidden(text), isSeen(text)]).toEqual([null, true])
})

test.each<[what: string, text: string, left: string]>([
  ['a joiner between spaces', 'Jan \u200D de\u200C Vries', 'Jan  de Vries'],
  ['a joiner in a word that joins nothing', 'Jan\u200Csen', 'Jansen'],
  ['joiners in a row', 'می\u200C\u200C\u200Cخواهم', 'میخواهم'],
  ['a soft hyphen', 'klachten\u00ADregeling', 'klachtenregeling'],
  ['marks around a phone number from a list of contacts', '\u202A+31 20 555 01 00\u202C', '+31 20 555 01 00'],
  ['an override around one', '\u202D+31 20 555 01 00\u202C', '+31 20 555 01 00'],
  ['selectors of style after letters', 'a\uFE0Fb\uFE0E\uFE0Fc', 'abc'],
])('%s is left out', (_, text, left) => {
  expect(withoutSilent(text)).toBe(left)
})

test.each<[what: string, text: string, code: string]>([
  ['data in selectors', 'Jan\u{E0131}\u{E0132}\u{E0150}', 'e0131'],
  ['data in selectors after an emoji', '\u{1F600}\uFE00\uFE01', 'fe00'],
  ['more than one selector after a letter of Chinese', '葛\u{E0100}\u{E0101}', 'e0101'],
  ['words in tags', 'Jan\u{E0049}\u{E0067}\u{E006E}\u{E006F}', 'e0049'],
  ['words in tags behind a flag', '\u{1F3F4}\u{E0041}\u{E0042}\u{E007F}', 'e0041'],
  ['an override of direction', 'Jan\u202Egnp.exe', '202e'],
  ['private use', 'Jan\uE000', 'e000'],
  ['private use far up', 'Jan\u{10FFFD}', '10fffd'],
  ['no character', 'Jan\uFDD0', 'fdd0'],
  ['no character at the end of a plane', 'Jan\u{1FFFE}', '1fffe'],
  ['a note between lines', 'Jan\uFFF9x\uFFFA', 'fff9'],
  ['a filler of Hangul inside a name', 'Jan\u3164de Vries', '3164'],
  ['escape', 'Jan\u001b[31m', '1b'],
  ['half a character', 'Jan\udce9', 'dce9'],
  ['a beam of musical notes', 'Jan\u{1D173}', '1d173'],
])('%s is found', (_, text, code) => {
  expect(firstHidden(withoutSilent(text))?.character.codePointAt(0)?.toString(16)).toBe(code)
})

test.each([
  '\u3164',
  '\uFFA0',
  '\u115F\u1160',
  '\u2800',
  '\u200B',
  '\u00A0\u2003',
  '\u0301',
  '\u{1D159}',
  '\u{E0020}',
  '\uFE0F',
  '\u{13441}',
  ' \n\t',
  '',
])('%j is nothing to see', (text) => {
  expect(isSeen(text)).toBe(false)
})

test('in the words of a complaint, what was pasted stays as it was, and what deceives is found at its place', () => {
  const pasted = 'Geachte\u00AD heer,\n\t\u202A+31 20\u202C \uF04A \u200B\uFEFFgroet a\uFE0F\u2060\n'
  expect(firstHiddenInWords(pasted)).toBeNull()
  expect(withoutHiddenInWords(pasted)).toBe(pasted)
  expect(firstHiddenInWords(`${pasted}x\u202Ey\u001b`)).toEqual({ character: '\u202E', before: 0, at: pasted.length + 1 })
  expect(withoutHiddenInWords(`${pasted}x\u202Ey\u001b[0m`)).toBe(`${pasted}xy[0m`)
  expect(hiddenSpelled(`${pasted}x\u202Ey\u001b[0m`)).toBe(`${pasted}x[U+202E]y[U+001B][0m`)
})
