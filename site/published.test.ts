import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { day } from '../scripts/procedure/calendar.ts'
import { buildDay, readPublished } from './published.ts'

const today = day('2026-11-22')
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'published-'))
  cpSync('organisation.yml', join(root, 'organisation.yml'))
  cpSync('site/policy', join(root, 'site/policy'), { recursive: true })
})
afterEach(() => {
  rmSync(root, { recursive: true })
  vi.unstubAllEnvs()
})

function rewrite(file: string, from: string, to: string): void {
  const text = readFileSync(join(root, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(root, file), text.replace(from, to))
}

test('what is published are the versions in order, and the one in force today', () => {
  cpSync(join(root, 'site/policy/2014-11-06'), join(root, 'site/policy/2027-01-01'), { recursive: true })
  const { versions, current } = readPublished(root, today)
  expect(versions.map(({ version }) => version)).toEqual(['2014-11-06', '2027-01-01'])
  expect(current.version).toBe('2014-11-06')
  expect(readPublished(root, day('2027-01-01')).current.version).toBe('2027-01-01')
})

describe('a site that would say something wrong is not built: the message names the file and the line', () => {
  test.each([
    ['organisation.yml', 'timeZone: Europe/Amsterdam', 'timeZone: Mars', /^organisation\.yml:\d+:\d+ this is not a time zone/],
    ['site/policy/2014-11-06/terms.yml', 'decisionDays: 14', 'decisionDays: soon', /^site\/policy\/2014-11-06\/terms\.yml:4:15 /],
    [
      'site/policy/2014-11-06/nl.md',
      'Wij onderzoeken',
      'Binnen drie dagen',
      /^site\/policy\/2014-11-06\/nl\.md:\d+:\d+ a number is typed here/,
    ],
  ])('%s', (file, from, to, message) => {
    rewrite(file, from, to)
    expect(() => readPublished(root, today)).toThrow(message)
  })

  test('a version must be in force', () => {
    expect(() => readPublished(root, day('2014-11-05'))).toThrow('no policy version is in force on 2014-11-05')
  })
})

test('the day of the build is the day in the time zone of the organisation, or the one that TODAY gives', () => {
  vi.stubEnv('TODAY', '')
  expect(buildDay('Europe/Amsterdam')).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  vi.stubEnv('TODAY', '2027-03-01')
  expect(buildDay('Europe/Amsterdam')).toBe('2027-03-01')
  vi.stubEnv('TODAY', '2027-02-29')
  expect(() => buildDay('Europe/Amsterdam')).toThrow('not a day that exists')
})
