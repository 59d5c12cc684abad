// What a register must have in its own files, and with its mail server, before it can run.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { readText } from '../io/files/case-files.ts'
import type { PlannedRegister } from '../io/files/plan-register.ts'
import { policyOn } from '../procedure/policy.ts'
import { mailLogin } from './mail-login.ts'
import type { OwnFacts } from './setup.ts'
import { fieldsOf, slotsOf } from './workflow-file.ts'

/** The facts of the register below `root`; logs in to the mail server where its address is given. */
export async function ownFacts(
  root: string,
  { register, today, problems }: PlannedRegister,
  smtpUrl: string | undefined,
): Promise<OwnFacts> {
  const { organisation, policies } = register
  const version = policyOn(policies, today)?.version
  return {
    timeZone: organisation.timeZone,
    scheduleZones: scheduleZones(root),
    invented: organisation.contact.email.endsWith('@example.org'),
    problems: problems.length,
    policyTexts: ['nl', 'en'].filter((language) => version && existsSync(join(root, 'site/policy', version, `${language}.md`))),
    mail: await mailLogin(smtpUrl),
  }
}

function scheduleZones(root: string): (string | null)[] {
  const path = join(root, '.github/workflows/nightly.yml')
  if (!existsSync(path)) return []
  const text = readText(path)
  return slotsOf({ name: 'nightly', text, yaml: fieldsOf(load(text)) }).map(({ timezone }) => timezone)
}
