// The code in a folder of its own, without any case: what is not on the disk beside it cannot be published, and what Astro keeps goes with it.
import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

const PROJECT = join(import.meta.dirname, '../..')
const CODE = ['astro.config.mjs', 'package.json', 'tsconfig.json', 'scripts', 'site']
/** What is taken from the register that is published. Its keys and cases stay where they are. */
const OF_REGISTER = ['organisation.yml', 'site/policy']
const LEFT_OUT = ['site/policy', 'site/keys'].map((path) => join(PROJECT, path))

/** Copies the code, with the organisation and the policy of the register at `root`, into the new folder `copy`. */
export function copyCode(root: string, copy: string): void {
  mkdirSync(copy, { recursive: true })
  const filter = (path: string) => !LEFT_OUT.includes(path) && !path.endsWith('.test.ts')
  for (const part of CODE) cpSync(join(PROJECT, part), join(copy, part), { recursive: true, filter })
  for (const part of OF_REGISTER) cpSync(join(root, part), join(copy, part), { recursive: true })
  symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'))
}
