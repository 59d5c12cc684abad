// What a step says besides its name, day and person. A step kind, or a field of one, that is not listed here does not compile.
import { type CalendarDate, parseDate } from '../../scripts/procedure/calendar.ts'
import type { Language, Outcome, Step, StepName, Way } from '../../scripts/procedure/case.ts'
import { OUTCOME_LABELS, STEP_LABELS, WAY_LABELS } from '../../scripts/procedure/glossary.ts'
import { letterOfDay, letterOfDayInWords } from '../../scripts/procedure/letters/in-words.ts'
import { type LetterKind, type LetterRecord, letterName } from '../../scripts/procedure/letters/record.ts'
import { dateInFull } from '../../scripts/procedure/wording.ts'
import { organisation } from './register.ts'
import { WORDS } from './words/words.ts'

/** The fields that are not the same for every step. */
type FieldOf<Name extends StepName> = Exclude<keyof Extract<Step, { step: Name }>, 'on' | 'step' | 'by' | 'note'>
export type StepField = { [Name in StepName]: FieldOf<Name> }[StepName]

/** A value as staff read it. `letters` are those of its case. */
type Shown<Value> = (value: Value, language: Language, letters: readonly LetterRecord[]) => string
type ValueOf<Name extends StepName, Field extends PropertyKey> = Exclude<
  Extract<Step, { step: Name }>[Field & keyof Extract<Step, { step: Name }>],
  undefined
>

const text: Shown<string> = (value) => value
const date: Shown<CalendarDate> = dateInFull
const dateOrText: Shown<string> = (value, language) => (parseDate(value) ? dateInFull(value as CalendarDate, language) : value)
const how: Shown<Way> = (value, language) => WAY_LABELS[language][value]
const letter: Shown<string> = (value, language, letters) => {
  const found = named(value, letters)
  return found
    ? letterOfDayInWords(letterOfDay({ kind: found.kind as LetterKind, claimed: found.claimed }, organisation.timeZone), language)
    : value
}
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
  delivered: { letter, how },
  undelivered: { letter, reason: text },
  corrected: { field: (value, language) => fieldName(value, language), from: dateOrText, to: dateOrText, reason: text },
  retracted: { of: (value, language) => STEP_LABELS[language][value as StepName] ?? value, recorded: date, reason: text },
}

/** A field of the case file by its name among the facts of the case; as it stands in the file where it has none there. */
function fieldName(field: string, language: Language): string {
  const names: Readonly<Record<string, string>> = WORDS[language].fields
  return names[field.replace('complainant.name', 'complainant')] ?? names[field.replace('complainant.', '')] ?? field
}

function named(name: string, letters: readonly LetterRecord[]): LetterRecord | undefined {
  return letters.find(({ path }) => letterName(path) === name)
}

/** What stands in letters to the client as it stands in the step. */
const FOR_CLIENT: readonly string[] = ['delayed reason', 'informed told', 'progress told', 'decided letter']

export interface Detail {
  readonly name: string
  readonly text: string
  /** Whether it was written for the client, in the language of the letters. */
  readonly isForClient: boolean
  /** The letter that it names, where that is on the page. */
  readonly letter?: LetterRecord | undefined
}

/** The fields of a step by their names on the page, without those that it leaves out. Its note is for staff only, and not among them. */
export function stepDetails(step: Step, letters: readonly LetterRecord[], language: Language): Detail[] {
  const { stepFields, decisionText } = WORDS[language]
  const fields = Object.entries(FIELDS[step.step]) as [StepField, Shown<unknown>][]
  return fields.flatMap(([field, shown]): Detail[] => {
    const value = step[field as keyof Step] as unknown
    if (value === undefined) return []
    const name = step.step === 'decided' && field === 'letter' ? decisionText : stepFields[field]
    const isForClient = FOR_CLIENT.includes(`${step.step} ${field}`)
    return [
      { name, text: shown(value, language, letters), isForClient, letter: field === 'letter' ? named(String(value), letters) : undefined },
    ]
  })
}
