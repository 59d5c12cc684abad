// What a register must have in its own files, in its Git repository and with its mail server, before it can run.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import type { PlannedRegister } from '../../io/files/plan-register.ts'
import { readText } from '../../io/files/text-file.ts'
import { CASE_ID, LANGUAGES } from '../../procedure/case.ts'
import { policyOn } from '../../procedure/policy.ts'
import { oldCasesOn } from '../checks/letters-branch.ts'
import { isInvented, type RegisterFacts } from '../checks/setup.ts'
import { fieldsOf, slotsOf } from '../checks/workflow-file.ts'
import { seenLettersBranch } from './letters-branch.ts'
import { formerKeys, readerKeysIn, seenReaderKeys } from './reader-keys.ts'
import { seenRegisterKey } from './register-key.ts'

/** The facts of the register below `root`; `mail` is what a login to its mail server told. */
export async function registerFacts(
  root: string,
  { register, today, problems }: PlannedRegister,
  mail: RegisterFacts['mail'],
): Promise<RegisterFacts> {
  const { organisation, policies, cases } = register
  const version = policyOn(policies, today)?.version
  const keys = readerKeysIn(root, organisation)
  return {
    timeZone: organisation.timeZone,
    scheduleZones: scheduleZones(root),
    invented: isInvented(organisation),
    problems: problems.length,
    policyTexts: LANGUAGES.filter((language) => version && existsSync(join(root, 'site/policy', version, `${language}.md`))),
    codeOwners: codeOwnersIn(root),
    mail,
    key: await seenRegisterKey(root),
    readerKeys: await seenReaderKeys(keys, organisation, today),
    formerKeys: formerKeys(keys, organisation, today),
    lettersBranch: await seenLettersBranch(root),
    oldCases: oldCasesOn(
      cases.map((read) => read.case),
      today,
    ),
  }
}

/** The highest number of a case below `root`; null where there is none. */
export function newestCase(root: string): string | null {
  const path = join(root, 'cases')
  const names = existsSync(path) ? readdirSync(path) : []
  return (
    names
      .flatMap((name) => (name.endsWith('.md') && CASE_ID.test(name.slice(0, -3)) ? name.slice(0, -3) : []))
      .sort()
      .at(-1) ?? null
  )
}

/** The text of .github/CODEOWNERS below `root`; null where there is none. */
export function codeOwnersIn(root: string): string | null {
  const path = join(root, '.github/CODEOWNERS')
  return existsSync(path) ? readText(path) : null
}

function scheduleZones(root: string): (string | null)[] {
  const path = join(root, '.github/workflows/nightly.yml')
  if (!existsSync(path)) return []
  const text = readText(path)
  return slotsOf({ name: 'nightly', text, yaml: fieldsOf(load(text)) }).map(({ timezone }) => timezone)
}
