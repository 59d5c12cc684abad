import { describe, expect, test } from 'vitest'
import { safeMarkdown } from './safe-markdown.ts'

describe('the words of a complainant', () => {
  test.each([
    [
      '**bold** and a [link](https://example.org)',
      '<p><strong>bold</strong> and a <a href="https://example.org" rel="noopener noreferrer nofollow" target="_blank">link</a></p>',
    ],
    ['- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', 'table'],
    ['mail <jan@example.org>', 'href="mailto:jan@example.org"'],
  ])('keep what is harmless: %j', (markdown, html) => {
    expect(safeMarkdown(markdown).html).toContain(html)
  })

  test.each([
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
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](//evil.example/path)',
    '[x](/staff/2026-0001/)',
    '<div onclick="alert(1)" style="background:url(https://evil.example)">text</div>',
    '<math><mtext></mtext><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  ])('can do nothing: %j', (markdown) => {
    expect(safeMarkdown(markdown).html).not.toMatch(
      /<(script|img|svg|style|form|input|iframe|base|meta|math)|on\w+=|javascript:|data:|vbscript:|evil\.example|href="\/|style=/i,
    )
  })

  test('stay, where they stand among HTML that goes', () => {
    expect(safeMarkdown('<div><script>x</script>the words <b>stay</b></div>\nand these')).toMatchObject({
      html: expect.stringContaining('the words <b>stay</b>'),
      removed: true,
    })
    expect(safeMarkdown('<div>\nand these').html).toContain('and these')
  })

  test('say so when something was left out', () => {
    expect(safeMarkdown('![p](x.png)').removed).toBe(true)
    expect(safeMarkdown('<b onclick="x">x</b>').removed).toBe(true)
    expect(safeMarkdown('plain').removed).toBe(false)
  })
})
