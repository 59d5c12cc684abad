import { expect, test } from 'vitest'
import { englishPart } from '../../views/english-part.ts'
import { commentHtml } from './comment-html.ts'

test('a comment is Dutch, with its English part folded below it', () => {
  const comment = `<!-- mark -->\n\n**Goed.** Onder *Files changed*.\n\n${englishPart('### What\n\n- one\n- two')}`
  expect(commentHtml(comment, 3)).toBe(
    '<p><strong>Goed.</strong> Onder <em>Files changed</em>.</p><details lang="en"><summary>In English</summary><h3>What</h3><ul><li>one</li><li>two</li></ul></details>',
  )
  expect(commentHtml(englishPart('x', true), 3)).toContain('<details open lang="en">')
})

test('no other tag in a comment is one', () => {
  for (const tag of [
    '<details lang="en" onclick="x"><summary>a</summary>',
    '<details lang="en"><summary><b>a</b></summary>',
    '<img src=x>',
  ])
    expect(commentHtml(tag, 3)).not.toMatch(/<(?!\/?p>)/)
})
