// What a step says besides its name, day and person. A step kind, or a field of one, that is not listed here does not compile.
import { type CalendarDate, parseDate } from '../../scripts/procedure/calendar.ts'
import type { Language, Outcome, Step, StepName, Way } from '../../scripts/procedure/case.ts'
import { OUTCOME_LABELS, STEP_LABELS, WAY_LABELS } from '../../scripts/procedure/glossary.ts'
import { dateInFull } from '../../scripts/procedure/wording.ts'
import { WORDS } from './words/words.ts'

/** The fields that are not the same for every step. */
type FieldOf<Name extends StepName> = Exclude<keyof Extract<Step, { step: Name }>, 'on' | 'step' | 'by' | 'note'>
export type StepField = { [Name in StepName]: FieldOf<Name> }[StepName]

/** A value as staff read it. */
type Shown<Value> = (value: Value, language: Language) => string
type ValueOf<Name extends StepName, Field extends PropertyKey> = Exclude<
  Extract<Step, { step: Name }>[Field & keyof Extract<Step, { step: Name }>],
  undefined
>

const text: Shown<string> = (value) => value
const date: Shown<CalendarDate> = dateInFull
const dateOrText: Shown<string> = (value, language) => (parseDate(value) ? dateInFull(value as CalendarDate, language) : value)
const how: Shown<Way> = (value, language) => WAY_LABELS[language][value]
const outcome: Shown<Outcome> = (value, language) => OUTCOME_LABELS[language][value]

/** How each field of each step is shown, in the order of the page. */
const FIELDS: { readonly [Name in StepName]: { readonly [Field in FieldOf<Name>]: Shown<ValueOf<Name, Field>> } } = {
  acknowledged: { how },
  'trainer-contacted': {},
  'complainant-contacted': {},
  'background-reviewed': {},
  discussed: {},
  delayed: { expected: date, reason: text, despite: text },
  informed: { expected: date, told: text, despite: text },
  progress: { told: text },
  decided: { outcome, letter: text, despite: text },
  notified: { how },
  withdrawn: {},
  closed: { despite: text },
  dissatisfied: { despite: text },
  referred: { how, despite: text },
  accepted: {},
  judged: { judgment: text, measures: text },
  executed: {},
  delivered: { letter: text, how },
  undelivered: { letter: text, reason: text },
  corrected: { field: (value, language) => fieldName(value, language), from: dateOrText, to: dateOrText, reason: text },
  retracted: { of: (value, language) => STEP_LABELS[language][value as StepName] ?? value, recorded: date, reason: text },
}

/** A field of the case file by its name among the facts of the case; as it stands in the file where it has none there. */
function fieldName(field: string, language: Language): string {
  const names: Readonly<Record<string, string>> = WORDS[language].fields
  return names[field.replace('complainant.name', 'complainant')] ?? names[field.replace('complainant.', '')] ?? field
}

export interface Detail {
  readonly name: string
  readonly text: string
}

/** The fields of a step by their names on the page, without those that it leaves out; its note is the last. */
export function stepDetails(step: Step, language: Language): Detail[] {
  const { stepFields, note } = WORDS[language]
  const fields = Object.entries(FIELDS[step.step]) as [StepField, Shown<unknown>][]
  const details = fields.flatMap(([field, shown]): Detail[] => {
    const value = step[field as keyof Step] as unknown
    return value === undefined ? [] : [{ name: stepFields[field], text: shown(value, language) }]
  })
  return step.note ? [...details, { name: note, text: step.note }] : details
}
