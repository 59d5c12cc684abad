// What cases/README.md shows to staff is what the check accepts: they copy it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseDocument, readDocument } from './io/files/case-files.ts'
import { type Case, caseSchema } from './procedure/case.ts'
import { STEP_LABELS } from './procedure/glossary.ts'

const text = readFileSync(join(import.meta.dirname, '../cases/README.md'), 'utf8')
const STEP_NAMES = Object.keys(STEP_LABELS.nl)
const blocks = [...text.matchAll(/^( *)```yaml\n(.*?)^ *```$/gms)].map(([, indent = '', block = '']) =>
  block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
)
const opened = blocks.find((block) => block.startsWith('---\n')) ?? ''
const steps = blocks.filter((block) => /^(steps:\n {2})?- /.test(block)).map((block) => block.replace('steps:\n', ''))

/** The case that a person opens by the example, with these lines as its steps. Throws where it cannot be read. */
function caseOf(lines: string): Case['steps'] {
  const parsed = parseDocument('cases/2026-0042.md', readDocument(opened.replace('steps: []', `steps:\n${lines.trimEnd()}`)), caseSchema)
  if ('problems' in parsed) throw new Error(parsed.problems.map(({ field, message }) => `${field}: ${message}`).join('\n'))
  return parsed.data.steps
}

test('the case that is shown can be opened as it stands', () => {
  expect(parseDocument('', readDocument(opened), caseSchema)).toHaveProperty('data')
})

test('every step that is shown can be copied, and no kind of step is left out', () => {
  const shown = steps.flatMap(caseOf).map(({ step }) => step)
  expect([...new Set(shown)].sort()).toEqual(STEP_NAMES.sort())
})

test('every kind of step is explained in words', () => {
  const words = text.replaceAll(/^ *```.*?^ *```$/gms, '')
  expect(STEP_NAMES.filter((name) => !words.includes(`\`${name}\``))).toEqual([])
})
