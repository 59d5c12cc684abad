// Where the register stands on GitHub, for links to its files.
import { git, isTopOfRepository } from './git.ts'

/** `https://github.com/my-school/complaints`, `git@github.com:my-school/complaints.git`, and the same with a name or a token before the host. */
const ON_GITHUB = /^(?:https:\/\/(?:[^/@\s]+@)?|(?:ssh:\/\/)?git@)github\.com[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/

/**
 * The address of the repository at `root`, as a runner or the remote `origin` names it; null where neither names one on GitHub, or
 * GITHUB_SERVER_URL is empty: a repository without pages.
 */
export async function repositoryAddress(root: string): Promise<string | null> {
  const { GITHUB_SERVER_URL = 'https://github.com', GITHUB_REPOSITORY } = process.env
  if (!GITHUB_SERVER_URL) return null
  if (GITHUB_REPOSITORY) return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`
  if (!(await isTopOfRepository(root))) return null
  const remote = await git(root, 'remote', 'get-url', 'origin').catch(() => '')
  const name = ON_GITHUB.exec(remote.trim())?.[1]
  return name ? `https://github.com/${name}` : null
}
