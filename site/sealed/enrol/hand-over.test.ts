// What stands in the address, and in the file that goes to the administrator.
import { describe, expect, test } from 'vitest'
import { idIn, invitedBy } from './address.ts'
import { deviceKind } from './device-kind.ts'
import { editOnGitHub, keyFileName, labelIn, mailDraft, newOnGitHub, passkeyName, recipientsFile } from './recipients-file.ts'

const RECIPIENT = `age1pq1${'q'.repeat(1952)}`

test.each([
  ['#anna-jansen', 'anna-jansen', null],
  ['#anna-jansen&repository=example/register', 'anna-jansen', 'example/register'],
  ['#anna-jansen&repository=example%2Fregister', 'anna-jansen', 'example/register'],
  ['#Els%20de%20Groot', 'els-de-groot', null],
  ['', '', null],
  ['#&repository=example/register', '', 'example/register'],
  ['#<b>&repository=https://elsewhere.example', '', null],
  ['#anna-jansen&repository=../../elsewhere', 'anna-jansen', null],
  ['#%', '', null],
])('the address %j says who comes: %j, and where the register is: %j', (fragment, id, repository) => {
  expect(invitedBy(fragment)).toEqual({ id, repository })
})

test.each([
  ['anna-jansen', 'anna-jansen'],
  [' Anna Jansen ', 'anna-jansen'],
  ["Mary O'Connor", 'mary-oconnor'],
  ['Zoë van den Berg', 'zoe-van-den-berg'],
  ['anna_jansen', 'anna-jansen'],
  ['anna@example.org', null],
  ['../anna', null],
  ['-', null],
  ['', null],
  ['a'.repeat(61), null],
])('a short name is found in %j: %j', (typed, id) => {
  expect(idIn(typed)).toBe(id)
})

test.each([
  ['laptop', 'laptop'],
  ['  laptop,\n# thuis ', 'laptop thuis'],
  ['laptop\u0000\u202E van Els', 'laptop van Els'],
  ['#', ''],
  ['x'.repeat(50), 'x'.repeat(40)],
])('the name of a device fits on a line: %j', (typed, label) => {
  expect(labelIn(typed)).toBe(label)
})

describe('the file for the administrator', () => {
  const owner = { id: 'anna-jansen', label: 'laptop' }
  const file = recipientsFile(owner, RECIPIENT, '2026-11-24')

  test('names the person, the device and the day above the key', () => {
    expect(file).toBe(`# anna-jansen, laptop, 2026-11-24\n${RECIPIENT}\n`)
    expect(keyFileName('anna-jansen')).toBe('klachtenregister-sleutel-anna-jansen.age')
    expect(passkeyName({ id: 'els-de-groot', label: 'telefoon' })).toBe('Klachtenregister – Els, telefoon')
  })

  test('is filled in on the page of GitHub that makes a file, whose address is not too long', () => {
    const address = new URL(newOnGitHub('example/register', 'anna-jansen', file))
    expect([address.host, address.pathname]).toEqual(['github.com', '/example/register/new/main'])
    expect(Object.fromEntries(address.searchParams)).toEqual({ filename: 'site/keys/anna-jansen.txt', value: file })
    expect(address.href.length).toBeLessThan(4_000)
    expect(editOnGitHub('example/register', 'anna-jansen')).toBe('https://github.com/example/register/edit/main/site/keys/anna-jansen.txt')
  })

  test('does not fit into a draft on Windows, whose address is shorter than its key', () => {
    expect(mailDraft('Sleutel & meer', 'regel 1\r\nregel 2')).toBe('mailto:?subject=Sleutel%20%26%20meer&body=regel%201%0D%0Aregel%202')
    expect(mailDraft('', file).length).toBeGreaterThan(2_000)
  })
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150', 10, 'computer'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605', 0, 'computer'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605', 5, 'tablet'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148', 5, 'phone'],
  ['Mozilla/5.0 (Linux; Android 16; K) Chrome/150 Mobile Safari/537', 5, 'phone'],
  ['Mozilla/5.0 (Linux; Android 16; K) Chrome/150 Safari/537', 5, 'tablet'],
])('a device is known by what its browser says: %s, %i', (userAgent, maxTouchPoints, kind) => {
  expect(deviceKind({ userAgent, maxTouchPoints })).toBe(kind)
})
