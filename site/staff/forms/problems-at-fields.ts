// What the check would say of what was typed, at the field it is about, in the words of the form.
import type { Language, StepName } from '../../../scripts/procedure/case.ts'
import { STEP_LABELS } from '../../../scripts/procedure/glossary.ts'
import type { Problem } from '../../../scripts/procedure/problem.ts'
import { ended } from '../../../scripts/views/problem-in-words.ts'
import { WORDS } from '../words/forms.ts'
import type { FormField } from './field.ts'

export interface ProblemsAtFields {
  /** The first problem of each field, by the name of the field, in the order of `fields`. */
  readonly at: ReadonlyMap<string, string>
  /** What belongs to no field of this form. */
  readonly others: readonly string[]
}

/**
 * The problems of a case file at the fields of a form. `step` is the place of the step that was typed in among the steps of the file; null where the
 * form is not that of a step.
 */
export function problemsAtFields(
  problems: readonly Problem[],
  fields: readonly FormField[],
  step: number | null,
  language: Language,
): ProblemsAtFields {
  const found = new Map<string, string>()
  const others: string[] = []
  for (const problem of problems) {
    const field = fieldOf(problem, fields, step)
    const words = wordsOf(problem, field, language)
    if (!field) others.push(words)
    else if (!found.has(field.name)) found.set(field.name, words)
  }
  const at = new Map(fields.flatMap(({ name }) => (found.has(name) ? [[name, found.get(name) ?? ''] as const] : [])))
  return { at, others: [...new Set(others)] }
}

/** Where a problem of a whole step is told: at the field that puts it right, or else at the first. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  step: ['despite', 'on'],
  expected: ['expected'],
  of: ['recorded'],
  from: ['to'],
}

function fieldOf({ field, code }: Problem, fields: readonly FormField[], step: number | null): FormField | null {
  const named = (name: string) => fields.find((one) => one.name === name) ?? null
  const [, place, inStep = ''] = /^steps\[(\d+)\](?:\.(.*))?$/.exec(field ?? '') ?? []
  if (place === undefined) return named((field ?? '').replace(/\[\d+\]$/, ''))
  if (step === null || Number(place) !== step) return null
  // A date too far ahead is good where it is said why.
  if (code === 'far-ahead') return named('expected')
  for (const name of [inStep, ...(INSTEAD[inStep] ?? [])]) {
    const found = named(name)
    if (found) return found
  }
  return fields[0] ?? null
}

function wordsOf({ code, message, field: path }: Problem, field: FormField | null, language: Language): string {
  const words = WORDS[language]
  if (code === 'missing' && field) return field.input.kind === 'choice' ? words.missingChoice : words.missing
  if (code === 'date' && field?.input.kind === 'day') return words.badDate
  const said = ended(inWordsOfForm(message[language], language))
  return field || !path ? capital(said) : capital(said)
}

const DESPITE: Readonly<Record<Language, RegExp>> = {
  nl: /,? (?:zet er dan|of zet er) "despite: reden" bij, en schrijf (waarom[^.]*|dat)/g,
  en: /,? ?(?:or )?say (why[^.]*|so) with "despite: reason"/g,
}

/** A message without the names that only the file has: steps by their names on the pages, a reason by its label in the form. */
export function inWordsOfForm(message: string, language: Language): string {
  const { despite } = WORDS[language].stepFields
  const reason =
    language === 'nl'
      ? (_: string, what: string) => `, of schrijf bij “${despite.label}” ${what === 'dat' ? 'dat er niemand anders is' : what}`
      : (_: string, what: string) => `, or write at “${despite.label}” ${what === 'so' ? 'that nobody else is there' : what}`
  return withStepNames(message.replace(DESPITE[language], reason), language)
}

const NAMES: readonly string[] = Object.keys(STEP_LABELS.en)
/** Names of steps in quotation marks, and those with a hyphen wherever they stand. */
const QUOTED = new RegExp(`"(${NAMES.join('|')})"`, 'g')
const BARE = new RegExp(`(?<![\\w"-])(${NAMES.filter((name) => name.includes('-')).join('|')}|(?<=, |: )discussed)(?![\\w-])`, 'g')

function withStepNames(text: string, language: Language): string {
  const label = (name: string) => `“${STEP_LABELS[language][name as StepName]}”`
  return text.replace(QUOTED, (_, name: string) => label(name)).replace(BARE, (_, name: string) => label(name))
}

function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (first) => first.toUpperCase())
}
