// The form of each step: its fields in the order of use, what stands in them already, and the step that they make.
import type { CalendarDate } from '../../../scripts/procedure/calendar.ts'
import { type Case, type Language, type StepName, type StepOf, WAYS, WRITTEN } from '../../../scripts/procedure/case.ts'
import { OUTCOME_LABELS, STEP_LABELS, WAY_LABELS } from '../../../scripts/procedure/glossary.ts'
import { letterOfDay, letterOfDayInWords } from '../../../scripts/procedure/letters/in-words.ts'
import { type LetterKind, type LetterRecord, letterName } from '../../../scripts/procedure/letters/record.ts'
import { activeOn, activeStaff, type Organisation } from '../../../scripts/procedure/organisation.ts'
import { recordedIn, standingOf } from '../../../scripts/procedure/steps.ts'
import { dateInWords } from '../../../scripts/procedure/wording.ts'
import { type FieldWords, WORDS } from '../words/forms.ts'
import { type Choice, choicesOf, type FormField, type Input, people, type Values } from './field.ts'

/** What the choices of a step's form are made of. */
export interface AroundStep {
  readonly organisation: Organisation
  readonly today: CalendarDate
  readonly file: Case
  readonly letters: readonly LetterRecord[]
}

/** A step that is recorded by filling in its fields; a correction changes facts as well, and has a form of its own. */
export type FormStep = Exclude<StepName, 'corrected'>

type OwnField<Name extends StepName> = Exclude<keyof StepOf<Name>, 'on' | 'step' | 'by' | 'note'>
type Asked = 'needed' | 'optional' | 'hidden'

/** How each field of each step is asked. `of` of a retraction is chosen together with its day. */
const OWN: { readonly [Name in FormStep]: { readonly [Field in OwnField<Name>]: Asked } } = {
  acknowledged: { how: 'needed' },
  'trainer-contacted': {},
  'complainant-contacted': {},
  'background-reviewed': {},
  discussed: {},
  delayed: { expected: 'needed', reason: 'needed', despite: 'optional' },
  informed: { told: 'optional', expected: 'optional', despite: 'optional' },
  progress: { told: 'needed' },
  decided: { outcome: 'needed', letter: 'needed', despite: 'optional' },
  notified: { how: 'needed' },
  withdrawn: {},
  closed: { despite: 'optional' },
  dissatisfied: { despite: 'optional' },
  referred: { how: 'optional', despite: 'optional' },
  accepted: {},
  judged: { judgment: 'needed', measures: 'optional' },
  executed: {},
  delivered: { letter: 'needed', how: 'needed' },
  undelivered: { letter: 'needed', reason: 'needed' },
  retracted: { recorded: 'needed', of: 'hidden', reason: 'needed' },
}

/** The fields of a step: its day, what is its own, who did it, a note. */
export function stepFields(kind: FormStep, around: AroundStep, language: Language): FormField[] {
  const words = WORDS[language]
  const own = Object.entries(OWN[kind] as Readonly<Record<string, Asked>>).filter(([, asked]) => asked !== 'hidden')
  return [
    { name: 'on', words: words.on, input: { kind: 'day' }, isRequired: true },
    ...own.map(
      ([name, asked]): FormField => ({
        name,
        words: wordsOf(kind, name, language),
        input: inputFor(kind, name, around, language),
        isRequired: asked === 'needed',
      }),
    ),
    {
      name: 'by',
      words: kind === 'judged' ? words.byMediator : words.by,
      input: { kind: 'choice', choices: recorders(kind, around) },
      isRequired: true,
    },
    { name: 'note', words: words.note, input: { kind: 'text', rows: 2 }, isRequired: false },
  ]
}

function wordsOf(kind: StepName, name: string, language: Language): FieldWords {
  const all: Readonly<Record<string, FieldWords>> = WORDS[language].stepFields
  return all[`${kind} ${name}`] ?? all[name] ?? { label: name }
}

function recorders(kind: StepName, { organisation, today }: AroundStep): Choice[] {
  return people(kind === 'judged' ? organisation.mediators.filter((one) => activeOn(one, today)) : activeStaff(organisation, today))
}

const ROWS: Readonly<Record<string, number>> = { letter: 12, judgment: 8, measures: 3, reason: 3, told: 4, despite: 2 }

function inputFor(kind: StepName, name: string, around: AroundStep, language: Language): Input {
  if (name === 'expected') return { kind: 'day' }
  if (name === 'how') return { kind: 'choice', choices: ways(kind, language) }
  if (name === 'outcome') return { kind: 'choice', choices: choicesOf(OUTCOME_LABELS[language]) }
  if (name === 'recorded') return { kind: 'choice', choices: retractable(around, language) }
  if (name === 'letter' && kind !== 'decided') return { kind: 'choice', choices: lettersToChoose(around, language) }
  return { kind: 'text', rows: ROWS[name] ?? 2 }
}

/** A letter is not read out by phone. */
function ways(kind: StepName, language: Language): Choice[] {
  const sensible: readonly string[] = kind === 'delivered' ? WRITTEN : WAYS
  return choicesOf(WAY_LABELS[language]).filter(({ value }) => sensible.includes(value))
}

/** The letters on file, the latest first. */
function lettersToChoose({ letters, organisation }: AroundStep, language: Language): Choice[] {
  return letters
    .filter(({ kind }) => kind !== 'reminder')
    .toReversed()
    .map(({ path, kind, claimed }) => ({
      value: letterName(path),
      label: letterOfDayInWords(letterOfDay({ kind: kind as LetterKind, claimed }, organisation.timeZone), language),
    }))
}

/** The steps that can be taken back, the latest first: each as its kind and day. */
function retractable({ file }: AroundStep, language: Language): Choice[] {
  const seen = new Set<string>()
  return standingOf(recordedIn(file.steps))
    .standing.toReversed()
    .flatMap(({ step }) => {
      const value = `${step.step} ${step.on}`
      if (step.step === 'retracted' || seen.has(value)) return []
      seen.add(value)
      return { value, label: `${STEP_LABELS[language][step.step]}, ${dateInWords(step.on, language)}` }
    })
}

/** What stands in the fields of a step when its form opens: today, whoever sits here, and what the address says. */
export function stepDefaults(kind: FormStep, today: CalendarDate, me: string, given: Values): Values {
  return { on: today, ...(kind !== 'judged' && { by: me }), ...given }
}

/** The step that was typed in, as it is put into the file: without what was left empty. */
export function stepOf(kind: FormStep, values: Values): Readonly<Record<string, string>> {
  const { on = '', by = '', note = '' } = values
  const own = Object.entries(OWN[kind] as Readonly<Record<string, Asked>>).flatMap(([name]) => ownValue(kind, name, values))
  return Object.fromEntries(
    [['on', on], ['step', kind], ['by', by], ...own, ['note', note]]
      .map(([name = '', value = '']) => [name, value.trim()] as const)
      .filter(([, value]) => value),
  )
}

function ownValue(kind: FormStep, name: string, values: Values): [string, string][] {
  if (kind !== 'retracted') return [[name, values[name] ?? '']]
  const [of = '', recorded = ''] = (values.recorded ?? '').split(' ')
  return [[name, name === 'of' ? of : name === 'recorded' ? recorded : (values[name] ?? '')]]
}
