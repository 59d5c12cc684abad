import { expect, test } from 'vitest'
import { day } from './calendar.ts'
import type { Case, Step } from './case.ts'
import { caseHistoryFindings, fileHistoryFinding, keptKind, newPolicyFinding, wordsHistoryFinding } from './history.ts'

const step = (on: string, name = 'progress', more: object = {}): Step => ({ on, step: name, by: 'anna-jansen', ...more }) as unknown as Step
const file = (steps: readonly Step[], received = '2026-11-03', said: object = {}): Case =>
  ({ received, steps, channel: 'email', complainant: { name: 'J' }, summary: 'x', about: [], ...said }) as unknown as Case
const [A, B, C] = [step('2026-11-04'), step('2026-11-05'), step('2026-11-06')]

test.each<[what: string, before: readonly Step[], after: readonly Step[], codes: string[]]>([
  ['nothing', [A, B], [A, B], []],
  ['a step added', [A], [A, B], []],
  ['the first step added', [], [A], []],
  ['the same step once more', [A], [A, A], []],
  ['fields in another order', [A], [{ by: A.by, on: A.on, step: A.step } as Step], []],
  ['a field without a value', [A], [{ ...A, note: undefined } as Step], []],
  ['the last step removed', [A, B], [A], ['step-removed']],
  ['one of two equal steps removed', [A, A], [A], ['step-removed']],
  ['all removed', [A, B], [], ['step-removed']],
  ['the first step removed', [A, B], [B], ['step-changed']],
  ['a step changed', [A, B], [A, C], ['step-changed']],
  ['a step inserted', [A, C], [A, B, C], ['step-inserted']],
  ['two steps swapped', [A, B], [B, A], ['step-inserted']],
])('%s', (_, before, after, codes) => {
  expect(caseHistoryFindings(file(before), file(after)).map(({ code }) => code)).toEqual(codes)
})

test('the day of receipt stays, whatever else changed', () => {
  expect(caseHistoryFindings(file([A]), file([], '2026-11-02')).map(({ code }) => code)).toEqual(['received-moved', 'step-removed'])
})

test.each<[path: string, kind: string | null]>([
  ['cases/2026-0001.md', 'case'],
  ['cases/2026-0001/brief.pdf', 'document'],
  ['cases/2026-0001/map/brief.md', 'document'],
  ['cases/anders/brief.pdf', 'document'],
  ['site/policy/2014-11-06/terms.yml', 'policy'],
  ['site/policy/2014-11-06/map/x.md', 'policy'],
  ['cases/README.md', null],
  ['cases/2026-0001.MD', null],
  ['site/policy/README.md', null],
  ['site/pages/index.astro', null],
  ['cases/2026-0001.md\n', null],
])('%j is kept as %s', (path, kind) => {
  expect(keptKind(path)).toBe(kind)
})

test('a policy version may change until the day it comes into force', () => {
  const change = (today: string) => fileHistoryFinding('site/policy/2026-11-22/terms.yml', 'changed', day(today))?.code ?? null
  expect([change('2026-11-21'), change('2026-11-22'), change('2026-11-23')]).toEqual([null, 'policy-changed', 'policy-changed'])
})

test('a new policy version governs no complaint that was received already', () => {
  const received = [day('2026-11-03')]
  expect(newPolicyFinding(day('2026-11-03'), received)?.code).toBe('policy-backdated')
  expect(newPolicyFinding(day('2026-11-04'), received)).toBeNull()
  expect(newPolicyFinding(day('2020-01-01'), [])).toBeNull()
})

const corrected = (field: string) => step('2026-11-09', 'corrected', { field, from: 'x', to: 'y', reason: 'z' })
test.each<[field: string, said: object]>([
  ['channel', { channel: 'phone' }],
  ['complainant.name', { complainant: { name: 'K' } }],
  ['summary', { summary: 'y' }],
  ['wish', { wish: 'y' }],
  ['about', { about: ['peter-smit'] }],
])('%s changes only together with a step that says so', (field, said) => {
  const codes = (steps: readonly Step[]) =>
    caseHistoryFindings(file([A]), file(steps, undefined, said)).map(({ path, code }) => [path.join('.'), code])
  expect(codes([A])).toEqual([[field, 'said-changed']])
  expect(codes([A, corrected('handler')])).toEqual([[field, 'said-changed']])
  expect(codes([A, corrected(field)])).toEqual([])
})

test('a correction of an earlier change says nothing of this one', () => {
  const base = file([A, corrected('summary')])
  expect(caseHistoryFindings(base, file([A, corrected('summary')], undefined, { summary: 'y' })).map(({ code }) => code)).toEqual([
    'said-changed',
  ])
})

test.each<[what: string, base: string, head: string, good: boolean]>([
  ['nothing', 'Zo was het.\n', 'Zo was het.\n', true],
  ['something added below', 'Zo was het.\n', 'Zo was het.\n\nEn later dit.\n', true],
  ['another line end', 'Zo was het.\nEcht.\n', 'Zo was het.\r\nEcht.\r\n', true],
  ['the last line end left out', 'Zo was het.\n', 'Zo was het.', true],
  ['the first words', '', 'Zo was het.\n', true],
  ['a word changed', 'Zo was het.\n', 'Zo is het.\n', false],
  ['a word added to a line', 'Zo was het', 'Zo was het niet', false],
  ['something put above', 'Zo was het.\n', 'Eerst dit.\n\nZo was het.\n', false],
  ['all of it removed', 'Zo was het.\n', '', false],
])('the words of the complainant only grow: %s', (_, base, head, good) => {
  expect(wordsHistoryFinding(base, head)?.code ?? null).toBe(good ? null : 'words-changed')
})
