// A whole register planned: every case on its own, so that a broken one does not stop the rest.
import type { CalendarDate } from '../../procedure/calendar.ts'
import { FUTURE } from '../../procedure/case-rules.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import { type CasePlan, plan } from '../../procedure/plan.ts'
import type { Problem } from '../../procedure/problem.ts'
import { readOrganisation, usableOrganisation } from './organisation-file.ts'
import { problem } from './reading.ts'
import { brokenFiles, type Register, readRegister } from './register.ts'
import type { OrganisationFile } from './rules.ts'

export interface PlannedRegister {
  readonly today: CalendarDate
  readonly register: Register & { readonly organisation: Organisation }
  readonly plans: readonly CasePlan[]
  /** What keeps a case from being planned. What lies after today is left out of the plan and is no problem here. */
  readonly problems: readonly Problem[]
  readonly broken: readonly string[]
}

/** Reads and plans the register below `root`, or one case of it. Throws CouldNotRun where organisation.yml cannot be used. */
export function planRegister(
  root: string,
  today: CalendarDate,
  own: OrganisationFile = readOrganisation(root),
  only?: string,
): PlannedRegister {
  const organisation = usableOrganisation(own)
  const register = readRegister(root, today, own)
  const problems = register.problems.filter(
    ({ code, file }) => code !== FUTURE && (!only || !file.startsWith('cases/') || file === `cases/${only}.md`),
  )
  const unplanned: Problem[] = []
  const plans = register.cases.flatMap(({ file: path, case: file }) => {
    if (only && file.id !== only) return []
    try {
      return plan(file, register.letters.get(file.id) ?? [], register.policies, organisation, today) ?? []
    } catch {
      // One bad case never stops the run; it is told like any other file that cannot be used.
      const message = {
        en: 'this case cannot be planned, because of an unexpected error. Ask whoever keeps the register running to look at it',
        nl: 'van dit dossier is niet te zeggen wat er moet gebeuren, door een onverwachte fout. Vraag de beheerder ernaar te kijken',
      }
      unplanned.push(problem(path, 'plan', message))
      return []
    }
  })
  const all = [...problems, ...unplanned]
  return { today, register: { ...register, organisation }, plans, problems: all, broken: brokenFiles(all) }
}
