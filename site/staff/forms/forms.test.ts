// What the forms work out before anything is sent: names, numbers, fields and what the check would say, in words.
import naughty from 'big-list-of-naughty-strings' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { withStep } from '../../../scripts/io/files/write-case.ts'
import { nextNumber } from '../../../scripts/procedure/case-number.ts'
import { nameEverywhere, nameFault } from '../../../scripts/procedure/document-name.ts'
import { STEP_LABELS } from '../../../scripts/procedure/glossary.ts'
import { POLICY } from '../../../scripts/testing/example.ts'
import { deadlineSentence } from './deadline.ts'
import { safeName } from './document-names.ts'
import { addedLines, newFileAddress } from './own-page.ts'
import { inWordsOfForm } from './problems-at-fields.ts'
import { askedBy, fragmentOf } from './record-address.ts'
import { type Known, similarCases } from './similar-cases.ts'

test('the next number is the one after the highest of its year, whatever is missing in between', () => {
  expect(nextNumber('2026', ['2026-0001', '2026-0023', '2025-0100', '2026-0007'])).toBe('2026-0024')
  expect(nextNumber('2027', ['2026-0023'])).toBe('2027-0001')
  expect(nextNumber('2026', ['2026-9998'])).toBe('2026-9999')
})

test.each([
  ['2026-12-31', 'Beslissing uiterlijk donderdag 14 januari 2027.'],
  ['2028-02-15', 'Beslissing uiterlijk dinsdag 29 februari 2028.'],
  ['2014-11-05', 'Deze dag ligt vóór de eerste klachtenregeling: er worden geen termijnen berekend.'],
  ['2027-02-29', ''],
  ['', ''],
])('a complaint received on %s says: %s', (received, sentence) => {
  expect(deadlineSentence(received, [POLICY], 'nl')).toBe(sentence)
})

describe('the name of a document that is added', () => {
  test.each([
    ['offerte.pdf', 'offerte.pdf'],
    ['Re: klacht?.eml', 'Re- klacht-.eml'],
    ['C:\\brief.txt', 'C--brief.txt'],
    ['brief.', 'brief'],
    ['con.txt', 'stuk-con.txt'],
    ['\u202efdp.exe', '-fdp.exe'],
    ['   ', 'stuk-1'],
    ['.gitattributes', 'stuk-gitattributes'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeName(name, [])).toBe(safe)
  })

  test('is good on every machine, whatever it was before', () => {
    const made = naughty.filter(Boolean).map((name) => safeName(name, []))
    expect(made.filter((name) => nameFault(`cases/2026-0001/${name}`) !== null)).toEqual([])
    expect(made.filter((name) => name.includes('/') || name.length > 90)).toEqual([])
  })

  test('is another one where one of that name is there, also where only some machine takes the two for one', () => {
    expect(safeName('Brief.PDF', ['BRIEF.pdf'])).toBe('Brief-2.PDF')
    const long = `${'x'.repeat(300)}.pdf`
    const first = safeName(long, [])
    expect(nameEverywhere(safeName(long, [first]))).not.toBe(nameEverywhere(first))
    expect(first.endsWith('.pdf')).toBe(true)
  })
})

describe('a complaint that looks like an open one', () => {
  const known = (id: string, text: string, closed = false): Known => ({ id, closed, summary: 'Samenvatting', text })
  const words = 'De trainer kwam drie keer te laat en de lessen waren daardoor telkens veel korter dan afgesproken was.'
  const cases = [
    known('2026-0001', 'jan de vries jan@example.org de factuur klopt niet'),
    known('2026-0002', 'de trainer kwam drie keer veel te laat, de lessen waren telkens korter dan afgesproken'),
    known('2026-0003', 'jan@example.org', true),
    known('2026-0004', 'het lokaal was koud en de koffie was op'),
  ]
  const found = (email: string, typed: string) => similarCases({ email, words: typed }, cases).map(({ id, why }) => `${id} ${why}`)

  test('is found by the e-mail address, also in capitals, and not by a part of it', () => {
    expect(found('Jan@Example.org', '')).toEqual(['2026-0001 email'])
    expect(found('an@example.org', '')).toEqual([])
    expect(found('', '')).toEqual([])
  })

  test('is found by much the same words, and not by a few of them', () => {
    expect(found('', words)).toEqual(['2026-0002 words'])
    expect(found('', 'De trainer kwam te laat.')).toEqual([])
    expect(found('', 'De koffie was op, en verder was alles van deze cursus eigenlijk heel erg goed geregeld door iedereen.')).toEqual([])
  })
})

describe('the address of a step', () => {
  const steps = ['delivered', 'decided', 'judged'] as const
  test('says the case, the step and what is known of it, and is read back as it was', () => {
    const fragment = fragmentOf('2026-0014', { step: 'delivered', by: null, fields: { letter: '2026-11-17-delay', how: 'post' } })
    expect(fragment).toBe('2026-0014:delivered&letter=2026-11-17-delay&how=post')
    expect(askedBy(fragment, steps)).toEqual({ id: '2026-0014', what: 'delivered', given: { letter: '2026-11-17-delay', how: 'post' } })
    const told = { told: 'één & twee = #3 + 4?' }
    expect(askedBy(fragmentOf('2026-0014', { step: 'decided', by: null, fields: told }), steps)?.given).toEqual(told)
    expect(fragmentOf('2026-0014', { step: 'judged', by: 'shona-ackerman', fields: { judgment: null } })).toBe(
      '2026-0014:judged&by=shona-ackerman',
    )
  })
  test.each([
    ['2026-0014', { id: '2026-0014', what: null, given: {} }],
    ['2026-0014:change', { id: '2026-0014', what: 'change', given: {} }],
    ['2026-0014:toString', null],
    ['2026-0014:nothing', { id: '2026-0014', what: null, given: {} }],
    ['', null],
    ['../2026-0014', null],
  ])('%j asks for %j', (fragment, asked) => {
    expect(askedBy(fragment, steps)).toEqual(asked)
  })
})

describe('for whoever has no token', () => {
  const github = { web: 'https://github.com', repository: 'my-school/complaints' }
  test('a new case is an address that fills in the file, as it is, whatever stands in it', () => {
    const text = '---\nsummary: "één & twee = # drie?"\n---\n+ een plus\n'
    const { address, isFilled } = newFileAddress(github, '2026-0024', text)
    const { pathname, searchParams } = new URL(address)
    expect([isFilled, pathname, searchParams.get('filename')]).toEqual([true, '/my-school/complaints/new/main', 'cases/2026-0024.md'])
    expect(searchParams.get('value')).toBe(text)
  })
  test('what is too long for an address is left out of it, so that it is copied instead', () => {
    const { address, isFilled } = newFileAddress(github, '2026-0024', 'é'.repeat(2000))
    expect([isFilled, address.length < 200]).toEqual([false, true])
  })
  test('a step is the lines to put into the file', () => {
    const before = '---\nsteps:\n  - { on: 2026-11-10, step: discussed, by: anna-jansen }\n---\n'
    const after = withStep(before, { on: '2026-11-11', step: 'progress', by: 'anna-jansen', told: 'Een\n\ntwee.' })
    expect(addedLines(before, after)).toBe(
      '  - on: 2026-11-11\n    step: progress\n    by: anna-jansen\n    told: |-\n      Een\n\n      twee.',
    )
    expect(addedLines(before, before)).toBe('')
  })
})

describe('what the check says, in the words of the form', () => {
  test.each([
    [
      'er is beslist voordat dit is gedaan: trainer-contacted, discussed. Voeg toe wat wel is gedaan, of zet er "despite: reden" bij, en schrijf waarom het niet is gedaan',
      'er is beslist voordat dit is gedaan: “met de trainer gesproken”, “met de klager besproken”. Voeg toe wat wel is gedaan, of schrijf bij “Waarom toch?” waarom het niet is gedaan',
    ],
    [
      '"referred" kan pas als "decided" erboven staat. Voeg die stap eerst toe, of zet er "despite: reden" bij, en schrijf waarom er geen beslissing is',
      '“doorverwezen naar de bemiddelaar” kan pas als “beslist” erboven staat. Voeg die stap eerst toe, of schrijf bij “Waarom toch?” waarom er geen beslissing is',
    ],
  ])('%s', (message, words) => {
    expect(inWordsOfForm(message, 'nl')).toBe(words)
  })

  test('names no step by the name that only the file has', () => {
    for (const name of Object.keys(STEP_LABELS.nl)) expect(inWordsOfForm(`"${name}" kan hier niet`, 'nl')).not.toContain(`"${name}"`)
  })
})
