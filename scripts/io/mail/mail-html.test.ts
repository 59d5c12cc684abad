import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { htmlOf } from './mail-html.ts'

/** The HTML of a letter as a mail program reads it. */
function shown(text: string) {
  const { document } = parseHTML(htmlOf('Uw klacht', text, 'nl'))
  return { document, text: document.querySelector('body')?.textContent ?? '' }
}

/** Everything but white space and what draws lists and tables. */
const said = (text: string) => text.replace(/[\s|-]/g, '')

const cellsOf = (text: string) => {
  const { document } = shown(text)
  return [...document.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent))
}

describe('the HTML of a letter', () => {
  test('has the words of its text, and every link leads where it says, whatever the text is', () => {
    const word = fc.constantFrom(
      'een',
      'woord',
      'https://example.org/a?b=1&',
      '<https://example.org/ü>',
      '"https://example.org"',
      '&amp;',
      '&copy',
      '<b>',
      '<!--',
      ']]>',
      '\\',
      "'s",
      '|',
      '-',
      '---',
      '😀',
      '&#x',
    )
    const line = fc.tuple(
      fc.constantFrom('', '- ', '  ', '| ', '|', '|---|---|', '| - | - |', '> ', '# '),
      fc.array(fc.oneof(word, fc.string({ unit: 'grapheme' })), { maxLength: 5 }),
      fc.constantFrom('', ' ', ' |'),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\n\n', '\n \n'), (lines, between) => {
        const letter = lines.map(([start, words, end]) => `${start}${words.join(' ')}${end}`).join(between)
        const { document, text } = shown(letter)
        expect(said(text)).toBe(said(letter))
        for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).toBe(link.textContent)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    [
      'a table',
      '| a | b |\n|---|---|\n| 1 | 2 |',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'rows without their last line',
      '| a | b\n|---|---\n| 1 | 2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a row of hyphens',
      '| a | b |\n|---|---|\n| - | - |',
      [
        ['a', 'b'],
        ['-', '-'],
      ],
    ],
    [
      'a row of hyphens below the head',
      '| a | b |\n| - | - |',
      [
        ['a', 'b'],
        ['-', '-'],
      ],
    ],
    ['a rule further down', '| a |\n|---|\n|---|', [['a'], ['---']]],
    ['no rule', '| a |\n| b |', [['a'], ['b']]],
    [
      'empty cells',
      '| a |  |\n|---|---|\n|  | 2 |',
      [
        ['a', ''],
        ['', '2'],
      ],
    ],
    ['more cells than the head', '| a |\n|---|\n| 1 | 2 |', [['a'], ['1', '2']]],
    ['a line alone', '|', [['']]],
  ])('keeps every cell of a table with %s', (_what, text, cells) => {
    expect(cellsOf(text)).toEqual(cells)
  })
})
