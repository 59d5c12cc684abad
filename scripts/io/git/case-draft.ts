// A change of a case until nothing is wrong with it, and what it leads to.
import type { AskedField } from '../../procedure/asked-fields.ts'
import type { StepName } from '../../procedure/case.ts'
import { STEP_NAMES } from '../../procedure/case.ts'
import { LETTER_LABELS } from '../../procedure/glossary.ts'
import { type LetterRecord, letterName } from '../../procedure/letters/record.ts'
import { activeOn, activeStaff } from '../../procedure/organisation.ts'
import { type CasePlan, plan } from '../../procedure/plan.ts'
import type { Problem } from '../../procedure/problem.ts'
import { dateInFull } from '../../procedure/wording.ts'
import { nextOwed } from '../../views/next-owed.ts'
import { ended } from '../../views/problem-in-words.ts'
import type { Ask } from '../ask.ts'
import { askFor, type Values } from '../case-fields.ts'
import { asRead, caseInText } from '../files/judged-case.ts'
import { plain, problemLine } from '../terminal.ts'
import type { Workplace } from './case-workplace.ts'

export interface Draft {
  readonly id: string
  readonly text: string
  readonly problems: readonly Problem[]
}

/** What was done or refused, in lines to tell. */
export interface Outcome {
  readonly done: boolean
  readonly said: readonly string[]
}

/** The draft once nothing is wrong with it, or what is where nobody is there to put it right. */
export async function untilGood(
  ask: Ask | null,
  started: Values,
  fields: readonly AskedField[],
  draft: (values: Values) => Draft,
  hints: (field: AskedField) => readonly string[],
  fieldOf: (problem: Problem) => string | null,
): Promise<(Draft & { readonly values: Values }) | Outcome> {
  for (let values = started; ; ) {
    const now = draft(values)
    if (!now.problems.length) return { ...now, values }
    const said = now.problems.map((problem) => {
      const own = fieldOf(problem)
      return own ? `${own}: ${ended(problem.message.en)}` : problemLine(problem)
    })
    const wrong = fields.filter(({ name }) => now.problems.some((problem) => fieldOf(problem)?.split('[')[0] === name))
    if (!ask || !wrong.length) return { done: false, said: [...said, 'Nothing was written.'] }
    ask.tell(`\n${said.map(plain).join('\n')}`)
    values = await askFor(ask, wrong, values, hints)
  }
}

/** What can be chosen where only the register knows: people and letters. */
export function hintsFor({ rules: { organisation }, today }: Workplace, letters: readonly LetterRecord[], kind?: StepName) {
  const ids = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id)
  const staff = ids(activeStaff(organisation, today))
  return ({ name }: AskedField): readonly string[] => {
    if (name === 'by' && kind === 'judged') return ids(organisation.mediators.filter((one) => activeOn(one, today)))
    if (name === 'by' || name === 'handler') return staff
    if (name === 'about') return [...staff, ...ids(organisation.trainers.filter((one) => activeOn(one, today)))]
    if (name === 'letter' && kind !== 'decided') return letters.map(({ path }) => letterName(path))
    return name === 'of' ? STEP_NAMES : []
  }
}

/** Null where the text is no case, or no policy version can be used. */
export function planOf({ rules, today }: Workplace, id: string, text: string, letters: readonly LetterRecord[]): CasePlan | null {
  const file = caseInText(id, asRead(text))
  return file && rules.policies.length ? plan(file, letters, rules.policies, rules.organisation, today) : null
}

/** What goes out once this is on main, and what is due next. `letters` are null where they are not known. */
export function whatFollows(place: Workplace, id: string, text: string, letters: readonly LetterRecord[] | null): string[] {
  if (!letters) return ['There is no folder letters/ here, so what the letters decide was not checked.']
  const after = planOf(place, id, text, letters)
  const owed = after && nextOwed(after)
  const decision = after?.obligations.find(({ kind, metOn, lapsedOn }) => kind === 'decision' && !metOn && !lapsedOn)
  return [
    ...(after?.letters ?? []).map(({ kind }) => `Once it is on main, the ${LETTER_LABELS.en[kind]} goes out.`),
    ...(decision
      ? [`The decision is due on ${dateInFull(decision.due, 'en')}.`]
      : owed
        ? [`Next due: ${dateInFull(owed.due, 'en')}.`]
        : []),
  ]
}
