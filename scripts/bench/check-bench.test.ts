import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRegister } from '../io/files/register.ts'
import { benchCheck, type CheckTimes } from './check-bench.ts'
import { generateCase, TODAY } from './generate-cases.ts'
import { generateRegister } from './generate-register.ts'
import { PEERS } from './peer-projects.ts'
import { median } from './processes.ts'
import { checkJson, checkTable } from './report.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the generated register', () => {
  test('has no problem, in any of its cases', () => {
    generateRegister(folder, 600)
    const register = readRegister(folder, TODAY)
    expect(register.problems).toEqual([])
    expect(register.cases).toHaveLength(600)
  })

  test('holds both languages, three to nine steps, and cases at every stage', () => {
    const cases = readRegister(folder, TODAY).cases.map((file) => file.case)
    const lengths = cases.map(({ steps }) => steps.length)
    expect(new Set(cases.map(({ language }) => language))).toEqual(new Set(['nl', 'en']))
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([3, 9])
    for (const last of ['complainant-contacted', 'discussed', 'notified', 'referred', 'closed'])
      expect(cases.filter(({ steps }) => steps.at(-1)?.step === last).length).toBeGreaterThan(10)
  })

  test('is the same every time', () => {
    expect(generateCase(7)).toEqual(generateCase(7))
    expect(generateCase(7).text).not.toBe(generateCase(19).text)
  })
})

describe('the benchmark of check', () => {
  const lines: string[] = []
  let times: CheckTimes
  // Check and floor each say how many cases they read, and the benchmark fails where that is not all of them.
  beforeAll(() => {
    times = benchCheck(40, folder, { folders: new Map(), why: new Map([['velite', 'no network']]) }, (line) => lines.push(line))
  })

  test('measures check and floor, and says why a peer is missing', () => {
    expect(lines).toContain('40 cases: velite is left out: no network')
    expect(lines).toContain('40 cases: astro is left out: it is not installed')
  })

  test('prints the agreed JSON', () => {
    const { check } = JSON.parse(checkJson([times]))
    expect(check).toEqual([
      {
        cases: 40,
        seconds: expect.any(Number),
        floorSeconds: expect.any(Number),
        peers: { astro: null, velite: null, 'content-collections': null },
        peakMegabytes: expect.any(Number),
      },
    ])
    expect(check[0].peakMegabytes).toBeGreaterThan(20)
  })

  test('prints a row for every reader', () => {
    const peer = { seconds: 4, coldSeconds: 6 }
    const text = checkTable([{ ...times, seconds: 2, floorSeconds: 1, peers: { ...times.peers, astro: peer } }])
    expect(text.split('\n')).toHaveLength(2 + PEERS.length)
    expect(text).toContain('check takes 2.00 times as long')
    expect(text).toContain('check is 2.0 times as fast; cold 6.00 s')
  })

  test('takes the value in the middle', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 3, 2])).toBe(2)
  })
})
