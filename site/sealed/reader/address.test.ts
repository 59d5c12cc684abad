// What stands in the address of the reader.
import { describe, expect, test } from 'vitest'
import { askedBy, hashOf, hashOfPath, languageOf, named } from './address.ts'

describe('an address', () => {
  test.each([
    ['#/', '', ''],
    ['#/en/2026-0014/', 'en/2026-0014/', ''],
    ['#/2026-0014/#letter-2026-11-17-delay', '2026-0014/', 'letter-2026-11-17-delay'],
    ['#/#handler=anna-jansen&q=a%23b', '', 'handler=anna-jansen&q=a%23b'],
    ['#/#q=a#b', '', 'q=a#b'],
  ])('asks for a page and what is asked of it: %s', (hash, page, fragment) => {
    expect(askedBy(hash)).toEqual({ page, fragment })
    expect(hashOf({ page, fragment })).toBe(hash)
  })

  test.each(['', '#', '#content', '#letter-2026-11-17-delay'])('that names a place in the page asks for no page: %s', (hash) => {
    expect(askedBy(hash)).toBe(null)
  })

  test.each([
    ['/staff/', '#/'],
    ['/staff/en/#q=', '#/en/#q='],
    ['/staff/documents/2026-0014/mail.pdf', '#/documents/2026-0014/mail.pdf'],
    ['/mail/', null],
    ['https://example.org/staff/', null],
    ['#content', null],
  ])('of a staff page becomes one of the reader: %s', (path, hash) => {
    expect(hashOfPath(path)).toBe(hash)
  })

  test('is read as a name, whatever stands in it', () => {
    expect(['brief%20klager.pdf', '100%', 'caf%C3%A9.pdf'].map(named)).toEqual(['brief klager.pdf', '100%', 'café.pdf'])
  })

  test('says the language of its page', () => {
    expect(['', 'en/', '2026-0014/', 'en/2026-0014/', 'english/'].map(languageOf)).toEqual(['nl', 'en', 'nl', 'en', 'nl'])
  })
})
