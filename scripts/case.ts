// npm run case: opens a case, records a step in one, shows one or all that are open. A change goes on a branch of its own; nothing is sent.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { askOnTerminal } from './io/ask.ts'
import { newCaseFrom } from './io/case-fields.ts'
import { shownCase, shownList } from './io/case-shown.ts'
import { clock } from './io/clock.ts'
import { CouldNotRun, options, run } from './io/command.ts'
import { Unreadable, unreadableProblem } from './io/files/case-files.ts'
import { caseFile } from './io/files/judged-case.ts'
import { readOrganisation } from './io/files/organisation-file.ts'
import { planRegister } from './io/files/plan-register.ts'
import type { Outcome } from './io/git/case-draft.ts'
import { workplaceAt } from './io/git/case-workplace.ts'
import { openCase } from './io/git/open-case.ts'
import { type Given, recordStep } from './io/git/record-in-case.ts'
import { plain, problemLine } from './io/terminal.ts'
import { stepFields } from './procedure/asked-fields.ts'
import { CASE_ID, STEP_NAMES, type StepName } from './procedure/case.ts'
import type { CasePlan } from './procedure/plan.ts'
import { nearest } from './procedure/spelling.ts'
import { problemAtPlace } from './views/problem-in-words.ts'

const USAGE = 'Use: case -- new [--fields FILE.json], case -- step NUMBER KIND --field value …, case -- show NUMBER, or case -- list.'
const COMMON = { root: { type: 'string' }, today: { type: 'string' } } as const
const CHANGING = { ...COMMON, write: { type: 'boolean' } } as const

await run(async () => {
  const [verb, ...rest] = process.argv.slice(2)
  if (verb === 'new') return open(rest)
  if (verb === 'step') return record(rest)
  if (verb === 'show') return show(rest)
  if (verb === 'list') return shown(rest, undefined, shownList)
  throw new CouldNotRun(USAGE)
})

async function open(rest: string[]): Promise<number> {
  const { fields, root = '.', today, write = false } = options({ ...CHANGING, fields: { type: 'string' } }, rest)
  const ask = askOnTerminal()
  if (fields === undefined && !ask)
    throw new CouldNotRun('There is no terminal here to ask in. Give the fields of the case and its body with --fields FILE.json.')
  const given = fields === undefined ? null : newCaseFrom(contentOf(fields))
  const place = await workplaceAt(resolve(root), today, write)
  return told(await openCase(place, given, ask).finally(() => ask?.end()))
}

async function record([id, kind = '', ...rest]: string[]): Promise<number> {
  const number = caseNumber(id)
  const step = stepName(kind)
  const own = Object.fromEntries(stepFields(step).map(({ name }) => [name, { type: 'string' } as const]))
  const all = { ...CHANGING, ...own }
  const { root = '.', today, write = false, ...given } = options(all, withValues(rest, Object.keys(all)))
  const place = await workplaceAt(resolve(root), today, write)
  const ask = askOnTerminal()
  try {
    return told(await recordStep(place, number, step, given as Given, ask))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return told({ done: false, said: [problemAtPlace(unreadableProblem(caseFile(number), error)), 'Nothing was written.'] })
  } finally {
    ask?.end()
  }
}

/** A text may begin with hyphens itself: whatever follows the name of a field is its value, unless it is the name of another. */
function withValues(args: readonly string[], names: readonly string[]): string[] {
  const isName = (arg: string) => names.some((name) => arg === `--${name}` || arg.startsWith(`--${name}=`))
  const joined: string[] = []
  for (let at = 0; at < args.length; at++) {
    const [arg = '', next] = args.slice(at, at + 2)
    const takesNext = isName(arg) && !arg.includes('=') && arg !== '--write' && next !== undefined && !isName(next)
    joined.push(takesNext ? `${arg}=${next}` : arg)
    if (takesNext) at++
  }
  return joined
}

function told({ done, said }: Outcome): number {
  for (const row of said) console.log(plain(row))
  return done ? 0 : 1
}

function show([id, ...rest]: string[]): number {
  const number = caseNumber(id)
  return shown(rest, number, ([found]) => {
    if (found) return shownCase(found)
    throw new CouldNotRun(`There is no case ${number} in this folder.`)
  })
}

function shown(rest: string[], id: string | undefined, textOf: (plans: readonly CasePlan[]) => string): number {
  const asked = options(COMMON, rest)
  const root = resolve(asked.root ?? '.')
  const own = readOrganisation(root)
  const { plans, problems, register } = planRegister(root, clock(asked.today, own.timeZone).today, own, id)
  for (const problem of problems) console.log(problemLine(problem))
  if (plans.length || !problems.length) console.log(textOf(plans))
  if (!register.lettersKnown) console.log('There is no folder letters/ here, so what was sent is not known.')
  return problems.length ? 1 : 0
}

function caseNumber(text = ''): string {
  if (!CASE_ID.test(text)) throw new CouldNotRun(`The number of a case is missing, such as 2026-0014. ${USAGE}`)
  return text
}

function stepName(text: string): StepName {
  const known = STEP_NAMES.find((name) => name === text)
  if (known) return known
  const meant = nearest(text, STEP_NAMES)
  throw new CouldNotRun(`This is no kind of step. ${meant ? `Did you mean ${meant}? ` : ''}There are ${STEP_NAMES.join(', ')}.`)
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new CouldNotRun('The file of --fields cannot be read. Check its name.')
  }
}
