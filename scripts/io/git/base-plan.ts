// The plan of a register as a base commit held it.
import { cpSync, lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { CalendarDate } from '../../procedure/calendar.ts'
import { type PlannedRegister, planRegister } from '../files/plan-register.ts'
import { inFolder } from './committed-files.ts'
import { git, PLAIN_MODES, treeOf } from './git.ts'
import { mergeBase } from './kept.ts'

/** What a plan is made of. */
const PLANNED = /^(?:organisation\.yml|cases\/\d{4}-\d{4}\.md|site\/policy\/\d{4}-\d{2}-\d{2}\/terms\.yml)$/

export interface BasePlan {
  readonly planned: PlannedRegister
  /** The numbers of all its cases, also of those that could not be planned. */
  readonly cases: ReadonlySet<string>
}

/** The plan before the change that leads to the files below `root`, with the letters that lie there. Throws CouldNotRun. */
export async function planOfBase(root: string, base: string, today: CalendarDate): Promise<BasePlan> {
  const commit = await mergeBase(root, base)
  const prefix = (await git(root, 'rev-parse', '--show-prefix')).trim()
  const below = ['organisation.yml', 'cases', 'site/policy'].map((path) => prefix + path)
  const entries = (await treeOf(root, commit, ...below))
    .map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) }))
    .filter(({ path, mode }) => PLANNED.test(path) && PLAIN_MODES.includes(mode))
  return inFolder(root, entries, (folder) => {
    if (lstatSync(join(root, 'letters'), { throwIfNoEntry: false })?.isDirectory())
      cpSync(join(root, 'letters'), join(folder, 'letters'), { recursive: true, verbatimSymlinks: true })
    const cases = entries.flatMap(({ path }) => (path.startsWith('cases/') ? path.slice('cases/'.length, -'.md'.length) : []))
    return { planned: planRegister(folder, today), cases: new Set(cases) }
  })
}
