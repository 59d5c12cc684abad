// Looking at GitHub's settings: an answer that is understood, or why there is none. Nothing here throws for what GitHub says.
import type { Octokit } from '@octokit/rest'
import { z } from 'zod'
import { CouldNotRun } from '../io/command.ts'
import { Refused } from '../io/github/github.ts'
import { plain } from '../io/terminal.ts'
import type { Seen } from './checkup.ts'

export interface Repository {
  readonly owner: string
  readonly repo: string
}

/** The repository that this run is about: as Actions names it, or as the remote `origin` does. Throws CouldNotRun. */
export function repositoryIn(named: string | undefined, remote: string | null): Repository {
  const found = named ?? /[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?\s*$/.exec(remote ?? '')?.[1] ?? ''
  const [owner, repo, ...rest] = found.split('/')
  if (!owner || !repo || rest.length)
    throw new CouldNotRun('It is not clear which repository on GitHub this is about. Set GITHUB_REPOSITORY, such as my-school/complaints.')
  return { owner, repo }
}

const NOT_UNDERSTOOD = 'GitHub answered in a way that is not understood here'

/** What GitHub answers, in the shape that is expected; whatever else happens is a fact that could not be seen. */
export async function look<S extends z.ZodType>(shape: S, ask: () => Promise<unknown>): Promise<Seen<z.output<S>>> {
  let answer: unknown
  try {
    answer = await ask()
  } catch (error) {
    return { unseen: refusal(error) }
  }
  const parsed = shape.safeParse(answer)
  return parsed.success ? { value: parsed.data } : { unseen: NOT_UNDERSTOOD }
}

/** Whether GitHub said that a thing is not there: 404. It says the same where the token may not see it. */
export function absent(fact: Seen<unknown>): boolean {
  return 'unseen' in fact && fact.unseen.startsWith('404')
}

/** All pages of a list. Throws as Octokit does. */
export async function everyPage(octokit: Octokit, path: string, values: object): Promise<unknown[]> {
  return octokit.paginate(path, { ...values, per_page: 100 })
}

const REFUSALS: Readonly<Record<number, string>> = {
  401: 'the token is not valid',
  403: 'the token may not do this, or the plan does not have it',
  404: 'it is not there, or the token may not see it',
  422: 'GitHub does not accept what was sent',
  429: 'too many calls in a short time',
}

function refusal(error: unknown): string {
  if (error instanceof z.ZodError) return NOT_UNDERSTOOD
  if (!(error instanceof Refused)) throw error
  const { status, headers } = error.refusal
  if (status === null) return 'GitHub could not be reached'
  const needs = headers['x-accepted-github-permissions']
  return plain(`${status}: ${REFUSALS[status] ?? 'GitHub is out of order'}${needs ? ` (it takes ${needs})` : ''}`)
}
