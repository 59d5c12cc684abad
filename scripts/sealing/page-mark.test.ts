import { expect, test } from 'vitest'
import { type Mark, marked, markOf } from './page-mark.ts'

const HTML = '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>2026-0014</title></head><body></body></html>'
const BUILD = { built: '2026-11-24T18:14:03Z', commit: 'a'.repeat(40), day: '2026-11-24' }

test.each<[what: string, mark: Mark]>([
  ['the page of a case', { ...BUILD, address: 'en/2026-0014/' }],
  ['the overview, whose address is empty', { ...BUILD, address: '' }],
  ['a build of a register that is no repository', { ...BUILD, commit: null, address: 'archive/2025/' }],
])('a mark is read as it was written: %s', (_what, mark) => {
  expect(markOf(marked(HTML, mark))).toEqual(mark)
})

test('the mark comes first in the head and changes nothing else', () => {
  const page = marked(HTML, { ...BUILD, address: '2026-0014/' })
  expect(page).toMatch(/<head><meta name="sealed-page" content="2026-0014\/ [^"]+">/)
  expect(page.replace(/<meta name="sealed-page"[^>]*>/, '')).toBe(HTML)
})

test('of two marks the first counts: words of a case that look like one say nothing', () => {
  const words = HTML.replace('<body>', `<body><meta name="sealed-page" content="insight/ x y z">`)
  expect(markOf(marked(words, { ...BUILD, address: '2026-0014/' }))?.address).toBe('2026-0014/')
})

test('a page without a mark has none, and one without a head cannot have one', () => {
  expect(markOf(HTML)).toBeNull()
  expect(() => marked('<p>x</p>', { ...BUILD, address: '' })).toThrow('a page without a head cannot be marked')
})
