// A small register with a bare remote, for tests of what happens on GitHub: real Git, and branches as people push them.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { git } from '../io/git/git.ts'
import { connect, type GitHub } from '../io/github/github.ts'
import type { Forge } from '../local/forge.ts'
import { registerFolder, temporaryFolder, writeFiles } from './soak/register-folder.ts'

export interface ExampleRemote {
  readonly remote: string
  /** Pushes a branch from main with a change made to its files; answers with its commit. */
  readonly push: (branch: string, change: Readonly<Record<string, string>> | ((root: string) => void), subject?: string) => Promise<string>
}

/** The register of `registerFolder` with `files`, in a bare repository; removed by `removeTemporaryFolders`. */
export async function exampleRemote(files: Readonly<Record<string, string>>): Promise<ExampleRemote> {
  const folder = temporaryFolder('remote')
  const [remote, clone] = [join(folder, 'remote.git'), join(folder, 'clone')]
  await git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', remote)
  await git(folder, 'clone', '--quiet', remote, clone)
  cpSync(registerFolder(files), clone, { recursive: true })
  await git(clone, 'checkout', '--quiet', '-B', 'main')
  await git(clone, 'add', '--all')
  await git(clone, 'commit', '--quiet', '-m', 'Begin')
  await git(clone, 'push', '--quiet', 'origin', 'main')
  // One clone, so one push after the other, also where tests run at once.
  let last: Promise<unknown> = Promise.resolve()
  const push: ExampleRemote['push'] = async (branch, change, subject = 'Change') => {
    await git(clone, 'fetch', '--quiet', 'origin', 'main')
    await git(clone, 'checkout', '--quiet', '--force', '-B', 'work', 'origin/main')
    await git(clone, 'clean', '--quiet', '-ffdx')
    if (typeof change === 'function') change(clone)
    else writeFiles(clone, change)
    await git(clone, 'add', '--all', '--force')
    await git(clone, 'commit', '--quiet', '--allow-empty', '-m', subject)
    await git(clone, 'push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${branch}`)
    return (await git(clone, 'rev-parse', 'HEAD')).trim()
  }
  return {
    remote,
    push: (...asked) => {
      const pushed = last.then(() => push(...asked))
      last = pushed.catch(() => {})
      return pushed
    },
  }
}

/** The verbs over a forge, without waiting between attempts; `waited` hears of the milliseconds. */
export function gitHubAt(
  { environment }: Pick<Forge, 'environment'>,
  waited: (milliseconds: number) => void = () => {},
  timeout = 5000,
): GitHub {
  const { GITHUB_API_URL: baseUrl, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token } = environment
  return connect({ baseUrl, repository, token, timeout, wait: async (milliseconds) => waited(milliseconds) })
}
