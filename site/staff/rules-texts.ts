// The texts that say by which rules a case is judged: who is who, and the terms of each policy version.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RulesTexts } from '../../scripts/io/files/rules.ts'
import { root } from './register.ts'

/** Those of the register that the pages are built from. */
export function rulesTexts(): RulesTexts {
  const policies = join(root, 'site/policy')
  const versions = readdirSync(policies, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return {
    organisation: readFileSync(join(root, 'organisation.yml'), 'utf8'),
    terms: Object.fromEntries(versions.map(({ name }) => [name, readFileSync(join(policies, name, 'terms.yml'), 'utf8')])),
  }
}
