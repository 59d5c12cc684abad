// One source: another organisation with other terms, below a sub-path, and nothing of the first is left on the page.
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brokenLinks } from './links.ts'
import { type Build, buildCopy } from './test-build.ts'

const HOME = 'https://taalbrug.example.net/over-ons/klachten/'

const ORGANISATION = `name: Stichting De Taalbrug
timeZone: Europe/Amsterdam
site: https://taalbrug.example.net/over-ons/klachten
contact: { email: hallo@taalbrug.example.net, phone: "+31 10 555 09 09", address: [Kade 7, 3011 ZZ Rotterdam] }
sender: { name: De Taalbrug, email: post@taalbrug.example.net }
staff:
  - { id: saskia-blok, name: Saskia Blok, email: saskia@taalbrug.example.net }
  - { id: youssef-haddad, name: Youssef Haddad, email: youssef@taalbrug.example.net }
  - { id: tom-peters, name: Tom Peters, email: tom@taalbrug.example.net, until: 2026-05-31 }
trainers: []
mediators:
  - { id: shona-ackerman, name: Ruth Kamerling, email: ruth@taalbrug.example.net }
  - { id: jo-wever, name: Jo de Wever, email: jo@taalbrug.example.net }
norms: { acknowledgementDays: 1, referralDays: 2, reminderDays: [4, 2, 1], automaticLetters: true, automaticLeadDays: 1, automaticExtensionDays: 14 }
`

function addVersion(root: string, version: string, terms: string): void {
  const folder = join(root, 'site/policy', version)
  cpSync(join(root, 'site/policy/2014-11-06'), folder, { recursive: true })
  writeFileSync(join(folder, 'terms.yml'), terms)
}

let build: Build
beforeAll(async () => {
  build = await buildCopy(
    (root) => {
      writeFileSync(join(root, 'organisation.yml'), ORGANISATION)
      addVersion(root, '2026-01-01', 'decisionDays: 10\ninterimDays: 6\nmediationDays: 35\nmediator: jo-wever\n')
      addVersion(root, '2027-01-01', 'decisionDays: 10\ninterimDays: 6\nmediationDays: 35\nmediator: jo-wever\n')
    },
    { TODAY: '2026-06-01' },
  )
})
afterAll(() => build?.remove())

/** The words of a page in reading order. */
const words = (path: string) =>
  (build.files.get(path)?.toString() ?? '')
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<(?:\/?(?:strong|a|span))\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
/** The page without its list of versions, which tells what the terms were before. */
const promise = (path: string) => words(path).replace(/(?:Versies van deze regeling|Versions of this policy) .*? (?=Stichting)/, '')

describe('a new version changes the page, the picture and the wording together', () => {
  test.each([
    [
      'index.html',
      [
        'Binnen tien dagen hoort u van ons',
        'binnen tien dagen na ontvangst',
        'elke zes dagen',
        'binnen vijf weken',
        'Jo de Wever',
        'Laatst bijgewerkt op 1 januari 2026',
      ],
      /twee weken|vier weken|Kamerling|2014/,
    ],
    [
      'en/index.html',
      [
        'You will hear from us within ten days',
        'within ten days of receiving it',
        'every six days',
        'within five weeks',
        'Jo de Wever',
        'Last updated on 1 January 2026',
      ],
      /two weeks|four weeks|fortnight|Kamerling|2014/,
    ],
  ])('%s', (path, present, absent) => {
    for (const text of present) expect(promise(path)).toContain(text)
    expect(promise(path)).not.toMatch(absent)
  })

  test('the picture shows the days of the new terms', () => {
    expect([...promise('index.html').matchAll(/dag (\d+)/g)].map(([, number]) => Number(number))).toEqual([0, 10, 22, 0, 35])
    expect([...promise('2014-11-06/index.html').matchAll(/dag (\d+)/g)].map(([, number]) => Number(number))).toEqual([0, 14, 28, 42, 0, 28])
  })

  test('the earlier version keeps its terms at its own address, says that it was replaced, and so does the one to come', () => {
    expect(promise('2014-11-06/index.html')).toContain('Binnen twee weken hoort u van ons')
    expect(words('2014-11-06/index.html')).toContain('Die is intussen vervangen')
    expect(words('en/2027-01-01/index.html')).toContain('comes into force on 1 January 2027')
    expect(words('index.html')).not.toContain('intussen vervangen')
  })

  test('the list of versions tells what changed, the newest first', () => {
    const list = words('index.html').match(/Versies van deze regeling .*/)?.[0] ?? ''
    const order = [
      '1 januari 2027 nog niet van kracht',
      'De termijnen en de bemiddelaar zijn dezelfde gebleven',
      '1 januari 2026 nu van kracht',
      'binnen tien dagen een schriftelijke beslissing',
      'Dat was binnen twee weken',
      'elke zes dagen',
      'binnen vijf weken',
      'Jo de Wever. Dat was Ruth Kamerling',
      '6 november 2014 vervangen',
    ]
    const places = order.map((text) => list.indexOf(text))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
  })
})

test('an organisation with another name leaves nothing of the first in any file', () => {
  for (const [path, bytes] of build.files)
    expect([
      path,
      bytes
        .toString()
        .match(/Square Mile|TSM|klachten@|klachten\.example|555 01 00|Voorbeeldstraat|Shona|Ackerman|acht personen|eight persons/),
    ]).toEqual([path, null])
})

test('the staff are counted on the day of the build: who left the day before is not', () => {
  expect(words('index.html')).toContain('de medewerkers van Stichting De Taalbrug (twee personen)')
  expect(words('en/index.html')).toContain('(two persons)')
})

test('below a sub-path every link leads somewhere, and the sitemap has an address for every version and language', () => {
  expect(brokenLinks(build.files, HOME)).toEqual([])
  const addresses = [...(build.files.get('sitemap.xml')?.toString() ?? '').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address)
  const versions = ['', '2014-11-06/', '2026-01-01/', '2027-01-01/']
  expect(addresses).toEqual(versions.flatMap((version) => [`${HOME}${version}`, `${HOME}en/${version}`]))
})

test('SITE and BASE_PATH override the address in organisation.yml', async () => {
  const preview = await buildCopy(() => {}, { SITE: 'https://preview.example.org', BASE_PATH: '/pull/12' })
  try {
    expect(brokenLinks(preview.files, 'https://preview.example.org/pull/12/')).toEqual([])
  } finally {
    preview.remove()
  }
})
