// The form of each step: what it asks, the step it makes, and what the check would say of it, at the right field.
import { describe, expect, test } from 'vitest'
import { judge } from '../../../scripts/io/files/judged-case.ts'
import { newCaseText, withStep } from '../../../scripts/io/files/write-case.ts'
import { day } from '../../../scripts/procedure/calendar.ts'
import { type Case, caseSchema, LANGUAGES, STEP_NAMES } from '../../../scripts/procedure/case.ts'
import { caseWith, letterOn, organisationWith, POLICY } from '../../../scripts/testing/example.ts'
import { changesOf, valuesOf } from './case-change.ts'
import { caseFields, newCaseDefaults, newCaseParts } from './case-fields.ts'
import { caseToPreview } from './case-to-preview.ts'
import type { Values } from './field.ts'
import { lettersThatChange } from './letters-that-change.ts'
import { problemsAtFields } from './problems-at-fields.ts'
import { type FormStep, stepDefaults, stepFields, stepOf } from './step-fields.ts'

const TODAY = day('2026-12-10')
const RULES = { organisation: organisationWith(), policies: [POLICY], brokenVersions: [] }
const HEARD = ['2026-12-02 trainer-contacted', '2026-12-02 complainant-contacted', '2026-12-03 background-reviewed', '2026-12-04 discussed']
const LETTERS = [letterOn('2026-12-01', 'acknowledgement', { expected: '2026-12-15' })]
const KINDS = STEP_NAMES.filter((name): name is FormStep => name !== 'corrected')

const around = (file: Case) => ({ organisation: RULES.organisation, today: TODAY, file, letters: LETTERS })
/** The text of a case, as its file would be. */
const textOf = (file: Case): string => {
  const { id: _, steps, ...fields } = file
  return (steps as object[]).reduce((text: string, step) => withStep(text, step), newCaseText({ ...fields, steps: [] }, ''))
}
/** What the check would say of a step at each field of its form. */
const said = (file: Case, kind: FormStep, values: Values) => {
  const text = withStep(textOf(file), stepOf(kind, { ...stepDefaults(kind, TODAY, 'anna-jansen', {}), ...values }))
  const problems = judge({ id: file.id, text, before: textOf(file), rules: RULES, letters: LETTERS, today: TODAY })
  const { at, others } = problemsAtFields(problems, stepFields(kind, around(file), 'nl'), file.steps.length, 'nl')
  return { at: Object.fromEntries(at), others }
}

const FILLED: Readonly<Record<string, string>> = {
  how: 'email',
  expected: '2026-12-20',
  reason: 'Wij wachten op de trainer.',
  told: 'Wij hebben gebeld.',
  outcome: 'upheld',
  judgment: 'De klacht is gegrond.',
  measures: 'Twee lessen vergoeden.',
  recorded: 'discussed 2026-12-04',
  despite: 'uit het archief',
}

test.each(KINDS)('the form of "%s" makes a step that the schema takes, filled in wholly or with the least it needs', (kind) => {
  const file = caseWith('2026-12-01', HEARD)
  const fields = stepFields(kind, around(file), 'nl')
  const value = (name: string) => (name === 'letter' && kind !== 'decided' ? 'acknowledgement' : (FILLED[name] ?? 'Een tekst.'))
  const own = fields.filter(({ name }) => !['on', 'by', 'note'].includes(name))
  const given = { on: '2026-12-10', by: kind === 'judged' ? 'shona-ackerman' : 'anna-jansen' }
  const whole = stepOf(kind, { ...given, note: 'gebeld', ...Object.fromEntries(own.map(({ name }) => [name, value(name)])) })
  const least = stepOf(kind, {
    ...given,
    ...Object.fromEntries(own.filter(({ isRequired }) => isRequired).map(({ name }) => [name, value(name)])),
  })
  for (const step of [whole, least]) expect(caseSchema.shape.steps.safeParse([step]).error?.issues ?? []).toEqual([])
  const without = own
    .filter(({ isRequired }) => isRequired)
    .map(({ name }) => {
      const { [name]: _, ...rest } = least
      return caseSchema.shape.steps.safeParse([rest]).success
    })
  expect(without).toEqual(without.map(() => false))
})

test.each(LANGUAGES)('every field of every form has a label of its own in %s', (language) => {
  const file = caseWith('2026-12-01', HEARD)
  for (const kind of KINDS) {
    const labels = stepFields(kind, around(file), language).map(({ words }) => words.label)
    expect(new Set(labels).size).toBe(labels.length)
    expect(labels.filter((label) => /^[a-z-]+$/.test(label))).toEqual([])
  }
})

describe('what is wrong is said at the field that puts it right, in words', () => {
  test('a decision before both sides were heard', () => {
    const { at, others } = said(caseWith('2026-12-01'), 'decided', { outcome: 'upheld', letter: 'U hebt gelijk.' })
    expect(at.despite).toMatch(/^Er is beslist voordat dit is gedaan: “met de trainer gesproken”.*“Waarom toch\?”/)
    expect(others).toEqual([])
  })
  test('a date that has passed, one that does not exist, and one left out', () => {
    expect(said(caseWith('2026-12-01'), 'delayed', { expected: '2026-12-09', reason: 'Ziek.' }).at.expected).toMatch(
      /ligt niet na "2026-12-10"/,
    )
    expect(said(caseWith('2026-12-01'), 'delayed', { expected: '2027-02-29', reason: 'Ziek.' }).at.expected).toBe(
      'Dit is geen bestaande datum.',
    )
    expect(said(caseWith('2026-12-01'), 'delayed', { reason: '' }).at).toEqual({ expected: 'Vul dit nog in.', reason: 'Vul dit nog in.' })
    expect(said(caseWith('2026-12-01'), 'discussed', { on: '2026-12-11' }).at.on).toMatch(/ligt na vandaag/)
  })
  test('somebody who decides about themselves', () => {
    const file = caseWith('2026-12-01', HEARD, { about: ['peter-smit', 'anna-jansen'], handler: 'bram-visser' })
    expect(said(file, 'decided', { outcome: 'upheld', letter: 'U hebt gelijk.' }).at.by).toMatch(/gaat over deze persoon/)
  })
  test('a choice that was not made', () => {
    expect(said(caseWith('2026-12-01'), 'acknowledged', {}).at).toEqual({ how: 'Maak hier een keuze.' })
  })
  test('a step that has nothing to follow', () => {
    expect(said(caseWith('2026-12-01'), 'referred', {}).at.despite).toMatch(/^“doorverwezen naar de bemiddelaar” kan pas als “beslist”/)
    expect(said(caseWith('2026-12-01'), 'executed', {}).at.on).toMatch(/^“oordeel uitgevoerd” kan pas/)
  })
})

describe('a new case', () => {
  const values: Values = {
    ...newCaseDefaults(TODAY, 'anna-jansen', 'nl'),
    summary: 'De trainer kwam\n drie keer te laat.',
    body: '--- geen streep\n# en geen kop: "ja"\n\t- `x`',
    'complainant.name': 'Sanne de Boer',
    'complainant.email': 'sanne@example.org',
    'complainant.role': 'participant',
    about: 'peter-smit',
    category: 'trainer',
  }
  const problems = (other: Values = {}) => {
    const all = { ...values, ...other }
    const found = judge({ id: '2026-0007', text: newCaseText(caseFields(all), `${all.body}\n`), rules: RULES, letters: [], today: TODAY })
    const fields = newCaseParts(RULES.organisation, TODAY, 'nl').flatMap((part) => part.fields)
    return Object.fromEntries(problemsAtFields(found, fields, null, 'nl').at)
  }
  test('is good with what must be filled in, and says at each field what is missing', () => {
    expect(problems()).toEqual({})
    expect(Object.keys(problems({ summary: '', 'complainant.name': '  ', 'complainant.role': '', handler: '' }))).toEqual([
      'summary',
      'complainant.name',
      'complainant.role',
      'handler',
    ])
  })
  test('says at the handler that the complaint is about the handler', () => {
    expect(problems({ about: 'peter-smit\nanna-jansen' }).handler).toMatch(/gaat ook over de behandelaar/)
  })
  test('says at the day, the address and the other number what is wrong with them', () => {
    expect(problems({ received: '2026-12-11' }).received).toMatch(/ligt na vandaag/)
    expect(problems({ 'complainant.email': 'sanne@' })['complainant.email']).toMatch(/geen goed e-mailadres/)
    expect(problems({ related: '2025-0031, 12' }).related).toMatch(/niet het nummer van een dossier/)
  })
  test('shows the letter from the first word on, and then exactly the one that the plan writes', () => {
    const basis = { organisation: RULES.organisation, policies: RULES.policies, letters: [], today: TODAY }
    const [empty] = lettersThatChange(null, caseToPreview('2026-0007', newCaseDefaults(TODAY, '', 'nl'), TODAY), basis).letters
    expect(empty?.body).toContain('Geachte')
    const [letter] = lettersThatChange(null, caseToPreview('2026-0007', values, TODAY), basis).letters
    expect(letter?.path).toBe('letters/2026-0007/acknowledgement.md')
    expect(letter?.body).toContain('De trainer kwam drie keer te laat.')
    expect(letter?.body).not.toContain('…')
  })
})

test('facts that were changed are told apart: what the complainant said needs a correction, how to reach the complainant does not', () => {
  const file = caseWith('2026-12-01', [], { wish: 'Een les.' })
  expect(changesOf(file, valuesOf(file))).toEqual([])
  const changes = changesOf(file, {
    ...valuesOf(file),
    'complainant.email': 'jan@elders.example',
    wish: '',
    about: '',
    handler: 'bram-visser',
  })
  expect(changes).toEqual([
    { field: 'wish', from: 'Een les.', to: undefined, isCorrected: true },
    { field: 'complainant.email', from: 'jan@example.org', to: 'jan@elders.example', isCorrected: false },
    { field: 'about', from: ['peter-smit'], to: [], isCorrected: true },
    { field: 'handler', from: 'anna-jansen', to: 'bram-visser', isCorrected: false },
  ])
})
