// What cases/README.md shows to staff is what the check accepts: they copy it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseDocument, readDocument } from './io/files/case-files.ts'
import { day } from './procedure/calendar.ts'
import { type Case, caseSchema } from './procedure/case.ts'
import { caseFindings } from './procedure/case-rules.ts'
import { STEP_LABELS } from './procedure/glossary.ts'
import { organisationWith, POLICY } from './testing/example.ts'

const text = readFileSync(join(import.meta.dirname, '../cases/README.md'), 'utf8')
const STEP_NAMES = Object.keys(STEP_LABELS.nl)
const blocks = [...text.matchAll(/^( *)```yaml\n(.*?)^ *```$/gms)].map(([, indent = '', block = '']) =>
  block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
)
const opened = blocks.find((block) => block.startsWith('---\n')) ?? ''
const steps = blocks.filter((block) => /^(steps:\n {2})?- /.test(block)).map((block) => block.replace('steps:\n', ''))

/** The case that a person opens by the example, with these lines as its steps. Throws where it cannot be read. */
function caseOf(lines: string): Omit<Case, 'id'> {
  const parsed = parseDocument('cases/2026-0042.md', readDocument(opened.replace('steps: []', `steps:\n${lines.trimEnd()}`)), caseSchema)
  if ('problems' in parsed) throw new Error(parsed.problems.map(({ field, message }) => `${field}: ${message.en}`).join('\n'))
  return parsed.data
}

test('the case that is shown can be opened as it stands', () => {
  expect(parseDocument('', readDocument(opened), caseSchema)).toHaveProperty('data')
})

test('every step that is shown can be copied, and no kind of step is left out', () => {
  const shown = steps.flatMap((lines) => caseOf(lines).steps).map(({ step }) => step)
  expect([...new Set(shown)].sort()).toEqual(STEP_NAMES.sort())
})

test('the life that is told, from the first call to the mediator, passes the check', () => {
  const others = /step: (withdrawn|notified|accepted|delivered|undelivered|retracted),/
  const lines = steps.filter((block) => block.startsWith('- ')).flatMap((block) => block.trimEnd().split('\n'))
  const life = caseOf(lines.filter((line) => !others.test(line)).join('\n'))
  expect(life.steps.length).toBeGreaterThan(10)
  const around = { organisation: organisationWith(), policy: POLICY, letters: null, today: day('2026-12-31') }
  expect(caseFindings({ ...life, id: '2026-0042' }, around)).toEqual([])
})

test('every kind of step is explained in words', () => {
  const words = text.replaceAll(/^ *```.*?^ *```$/gms, '')
  expect(STEP_NAMES.filter((name) => !words.includes(`\`${name}\``))).toEqual([])
})
