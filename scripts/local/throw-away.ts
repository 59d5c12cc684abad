// A throw-away register with a bare remote of its own, made from the working tree: everything real, nothing that matters.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { git, gitSucceeds } from '../io/git.ts'

export interface ThrowAway {
  /** The register: a clone of the remote. */
  readonly root: string
  readonly remote: string
  /** Where the mail catcher keeps what it catches. */
  readonly mail: string
  /** Whether it was made just now. */
  readonly fresh: boolean
}

/** What makes a register, below its root. */
const PARTS = ['organisation.yml', 'cases', 'site/policy']

/** Makes the throw-away register in `folder`, or brings the one that is there up to the files in `source`. */
export async function throwAwayRegister(source: string, folder: string): Promise<ThrowAway> {
  const [root, remote, mail] = ['register', 'remote.git', 'mail'].map((name) => join(folder, name)) as [string, string, string]
  const fresh = !existsSync(join(remote, 'HEAD')) || !existsSync(join(root, '.git'))
  if (fresh) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(mail, { recursive: true })
    await git(source, 'init', '--quiet', '--bare', '--initial-branch=main', remote)
    await git(source, 'init', '--quiet', '--initial-branch=main', root)
    await git(root, 'remote', 'add', 'origin', remote)
    await git(root, 'config', 'core.excludesFile', '/dev/null')
  }
  for (const part of PARTS) {
    rmSync(join(root, part), { recursive: true, force: true })
    if (existsSync(join(source, part))) cpSync(join(source, part), join(root, part), { recursive: true })
  }
  await git(root, 'add', '--all', '--', ...PARTS.filter((part) => existsSync(join(root, part))))
  if (!(await gitSucceeds(root, 'diff', '--cached', '--quiet'))) {
    await git(root, 'commit', '--quiet', '-m', fresh ? 'Copy the register' : 'Take over what changed')
    await git(root, 'push', '--quiet', 'origin', 'main')
  }
  return { root, remote, mail, fresh }
}
