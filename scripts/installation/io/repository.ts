// Which repository on GitHub this register is, and the connection to it for the audit and doctor.
import type { Octokit } from '@octokit/rest'
import { CouldNotRun } from '../../io/command.ts'
import { git } from '../../io/git/git.ts'
import { octokitFor } from '../../io/github/github.ts'
import type { Repository } from './ask.ts'

export interface GitHub {
  readonly octokit: Octokit
  readonly repository: Repository
  /** The address of a page of the repository, such as `settings/rules`. */
  readonly page: (path: string) => string
}

/** GitHub, as a runner or a terminal names it: GITHUB_TOKEN or GH_TOKEN, GITHUB_REPOSITORY or the remote `origin`. Throws CouldNotRun. */
export async function gitHub(root: string): Promise<GitHub> {
  const { GITHUB_TOKEN, GH_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL, GITHUB_SERVER_URL = 'https://github.com' } = process.env
  const token = GITHUB_TOKEN || GH_TOKEN
  if (!token)
    throw new CouldNotRun(
      'GitHub answers nothing without a token. Set GITHUB_TOKEN, for example: GITHUB_TOKEN=$(gh auth token) npm run doctor',
    )
  const remote = await git(root, 'remote', 'get-url', 'origin').catch(() => null)
  const repository = repositoryIn(GITHUB_REPOSITORY, remote)
  const octokit = octokitFor({ baseUrl: GITHUB_API_URL || 'https://api.github.com', token })
  return { octokit, repository, page: (path) => `${GITHUB_SERVER_URL}/${repository.owner}/${repository.repo}/${path}` }
}

/** The repository that this run is about: as Actions names it, or as the remote `origin` does. Throws CouldNotRun. */
export function repositoryIn(named: string | undefined, remote: string | null): Repository {
  const found = named ?? /[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?\s*$/.exec(remote ?? '')?.[1] ?? ''
  const [owner, repo, ...rest] = found.split('/')
  if (!owner || !repo || rest.length)
    throw new CouldNotRun('It is not clear which repository on GitHub this is about. Set GITHUB_REPOSITORY, such as my-school/complaints.')
  return { owner, repo }
}
