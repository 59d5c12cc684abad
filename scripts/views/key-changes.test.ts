import { expect, test } from 'vitest'
import { keyChanges } from './key-changes.ts'

const change = { file: 'site/keys/anna-jansen.txt', fingerprint: 'K7QM-2F9D-04XC-WE8H', added: true }

test.each([
  ['site/keys/anna-jansen.txt', 'site/keys/anna-jansen.txt'],
  ['site/keys/Jan de Vries.txt', 'site/keys/…'],
  ['site/keys/`@everyone`.txt', 'site/keys/…'],
  ['site/keys/map/anna-jansen.txt', 'site/keys/…'],
])('of a key in %s the comment tells %s', (file, told) => {
  expect(keyChanges([{ ...change, file }], 'nl').join()).toContain(`| \`${told}\` | erbij |`)
})

test('no key, no word; more than fifty are counted', () => {
  expect(keyChanges([], 'nl')).toEqual([])
  const said = keyChanges(
    Array.from({ length: 53 }, () => change),
    'en',
  ).join('\n')
  expect(said.match(/ added /g)).toHaveLength(50)
  expect(said).toContain('… and 3 more rows.')
})
