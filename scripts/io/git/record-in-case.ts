// A step recorded in a case that is there, from fields that were given or asked for.
import { stepFields } from '../../procedure/asked-fields.ts'
import type { StepName } from '../../procedure/case.ts'
import { mediatorOn } from '../../procedure/organisation.ts'
import type { CasePlan } from '../../procedure/plan.ts'
import type { Problem } from '../../procedure/problem.ts'
import type { Ask } from '../ask.ts'
import { askFor, type Values } from '../case-fields.ts'
import { CouldNotRun } from '../command.ts'
import { lettersOnDisk } from '../files/case-letters.ts'
import { caseFile, judge } from '../files/judged-case.ts'
import { standingValue, withRecorded } from '../files/record-step.ts'
import { unmergedBranches } from './case-base.ts'
import { type Draft, hintsFor, type Outcome, planOf, untilGood, whatFollows } from './case-draft.ts'
import { caseTextAt, keep, type Workplace } from './case-workplace.ts'

/** The values of fields by their names in the file; undefined where one was not given. */
export type Given = Readonly<Record<string, string | undefined>>

/**
 * Records a step; `ask` is null where nobody can be asked for what is missing. Throws CouldNotRun, and Unreadable where the file cannot be read or changed.
 */
export async function recordStep(place: Workplace, id: string, kind: StepName, given: Given, ask: Ask | null): Promise<Outcome> {
  const { today, rules, root } = place
  const before = caseTextAt(place, id)
  if (before === null) throw new CouldNotRun(await noSuchCase(place, id))
  const letters = lettersOnDisk(root, id)
  const plan = planOf(place, id, before, letters ?? [])
  const fields = stepFields(kind)
  const by = kind === 'judged' ? mediatorOf(place, plan) : place.me
  const from = kind === 'corrected' && given.field ? standingValue(id, before, given.field) : null
  const started: Values = { on: today, ...(by && { by }), ...(from && { from }), ...given }
  // Why something is done all the same, and a note, are told unasked.
  const missing = fields.filter(({ name }) => started[name] === undefined && name !== 'despite' && name !== 'note')
  const hints = hintsFor(place, letters ?? [], kind)
  const draft = (values: Values): Draft => {
    const text = withRecorded(before, stepOf(kind, values))
    return { id, text, problems: judge({ id, text, before, rules, letters, today }) }
  }
  const values = ask ? await askFor(ask, missing, started, hints) : started
  const path = `steps[${plan?.situation.file.steps.length ?? 0}].`
  const ofStep = ({ field }: Problem) => (field?.startsWith(path) ? field.slice(path.length) : null)
  const good = await untilGood(ask, values, fields, draft, hints, ofStep)
  if ('done' in good) return good
  return {
    done: true,
    said: [...(await keep(place, id, kind, good.text)), ...(await others(place, id)), ...whatFollows(place, id, good.text, letters)],
  }
}

/** The step in the order in which people write one. */
function stepOf(kind: StepName, values: Values): Readonly<Record<string, string>> {
  const { on, by, ...own } = values
  const all = Object.entries({ on, step: kind, by, ...own })
  return Object.fromEntries(all.flatMap(([name, value]) => (value ? [[name, String(value)]] : [])))
}

async function noSuchCase({ base }: Workplace, id: string): Promise<string> {
  if (!base) return `There is no ${caseFile(id)} in this folder.`
  const [branch] = await unmergedBranches(base, id)
  return `There is no case ${id} on main${branch ? `: it waits on the branch ${branch}. Merge that first` : ''}.`
}

async function others({ base }: Workplace, id: string): Promise<string[]> {
  const open = base ? await unmergedBranches(base, id) : []
  return open.length ? [`Not merged yet, and not part of this branch: ${open.join(', ')}.`] : []
}

function mediatorOf({ rules: { organisation }, today }: Workplace, plan: CasePlan | null): string | null {
  return plan ? mediatorOn(organisation, plan.situation.spoken.mediator, today).id : null
}
