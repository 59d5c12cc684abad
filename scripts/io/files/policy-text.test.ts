import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readOrganisation } from '../../../site/published.ts'
import { day } from '../../procedure/calendar.ts'
import { FACTS } from '../../public-text/policy-facts.ts'
import { policyTextProblems, readPolicyText } from './policy-text.ts'

const version = day('2014-11-06')
const organisation = readOrganisation('.')
let root = ''
const problems = () => policyTextProblems(root, [{ version }], organisation)
const file = (name: string) => join(root, 'site/policy/2014-11-06', name)

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'policy-'))
  cpSync('site/policy/2014-11-06', join(root, 'site/policy/2014-11-06'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

function rewrite(name: string, from: string, to: string): void {
  const text = readFileSync(file(name), 'utf8')
  expect(text).toContain(from)
  writeFileSync(file(name), text.replace(from, to))
}

describe('the texts of the version in force', () => {
  test('are without problems', () => {
    expect(problems()).toEqual([])
  })

  test.each(FACTS)('say %s with the same placeholders in both languages', (fact) => {
    const placeholders = (['nl', 'en'] as const).map((language) => {
      const { heading, markdown } = readPolicyText('.', version, language).sections[fact]
      return [...`${heading} ${markdown}`.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()
    })
    expect(placeholders[0]).toEqual(placeholders[1])
  })

  test.each(['nl', 'en'] as const)('promise every term of the version in its step: %s', (language) => {
    const { sections } = readPolicyText('.', version, language)
    expect(sections.A8.markdown).toContain('{decisionPeriod}')
    expect(sections.A10.markdown).toContain('{staffCount}')
    expect(sections.P5.markdown).toContain('{decisionPeriod}')
    for (const name of ['decisionPeriod', 'interimPeriod', 'everyInterimPeriod']) expect(sections.P6.markdown).toContain(`{${name}}`)
    expect(sections.P7.markdown).toContain('{staffCount}')
    for (const name of ['mediatorName', 'mediationPeriod']) expect(sections.P8.markdown).toContain(`{${name}}`)
  })
})

describe('a problem in a text', () => {
  test('names the file, the line and the column', () => {
    rewrite('nl.md', '## A3\n\nTijdens', '## A3\n\nBinnen twee weken, tijdens')
    const line = readFileSync(file('nl.md'), 'utf8').split('\n').indexOf('## A3') + 3
    expect(problems()).toEqual([
      {
        file: 'site/policy/2014-11-06/nl.md',
        line,
        column: 8,
        field: null,
        code: 'typed-number',
        message: expect.objectContaining({ en: expect.stringContaining('terms.yml') }),
      },
    ])
  })

  test.each(FACTS)('is that %s is missing in one language', (fact) => {
    rewrite('en.md', `## ${fact}${fact.startsWith('P') ? ' ' : '\n'}`, `## ${fact === 'A1' ? 'A2' : 'A1'}\n`)
    expect(problems()).toContainEqual(
      expect.objectContaining({
        file: 'site/policy/2014-11-06/en.md',
        code: 'missing-fact',
        message: expect.objectContaining({ en: expect.stringContaining(fact) }),
      }),
    )
  })

  test('is a placeholder that does not exist', () => {
    rewrite('en.md', '{mediatorName}', '{mediator}')
    expect(problems()).toMatchObject([{ file: 'site/policy/2014-11-06/en.md', code: 'placeholder' }])
  })

  test('is that one of the languages has no text', () => {
    rmSync(file('en.md'))
    expect(problems()).toMatchObject([{ file: 'site/policy/2014-11-06/en.md', line: 1, column: 1, code: 'missing' }])
  })

  test('is a text that is not UTF-8, or a link', () => {
    writeFileSync(file('nl.md'), Buffer.from([0x23, 0x20, 0xff, 0xfe]))
    rmSync(file('en.md'))
    symlinkSync('/etc/hostname', file('en.md'))
    expect(problems()).toMatchObject([{ code: 'encoding' }, { code: 'file' }])
  })
})

test('a version without any text is no problem: a register without a site has terms only', () => {
  rmSync(file('nl.md'))
  rmSync(file('en.md'))
  mkdirSync(join(root, 'site/policy/2020-01-01'))
  expect(policyTextProblems(root, [{ version }, { version: day('2020-01-01') }], organisation)).toEqual([])
})
