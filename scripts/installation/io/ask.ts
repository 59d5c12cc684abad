// Asking GitHub for its settings: an answer of the expected shape, or why there is none. `ask` throws for nothing that GitHub says.
import type { Octokit } from '@octokit/rest'
import { z } from 'zod'
import { Refused } from '../../io/github/github.ts'
import { plain } from '../../io/terminal.ts'
import type { Seen } from '../checks/check.ts'

export interface Repository {
  readonly owner: string
  readonly repo: string
}

const UNEXPECTED = 'GitHub gave an answer of an unexpected shape'

/** What GitHub answers to a call, in the shape that is expected; whatever else happens is a fact that could not be seen. */
export async function ask<S extends z.ZodType>(shape: S, call: () => Promise<unknown>): Promise<Seen<z.output<S>>> {
  let answer: unknown
  try {
    answer = await call()
  } catch (error) {
    return { unseen: refusal(error) }
  }
  const parsed = shape.safeParse(answer)
  return parsed.success ? { value: parsed.data } : { unseen: UNEXPECTED }
}

/** Calls for paths below a repository, each with its values: `one` answer, or every page of a `list`. They throw as Octokit does. */
export function below(octokit: Octokit, { owner, repo }: Repository) {
  const at = (path: string) => `GET /repos/{owner}/{repo}${path && `/${path}`}`
  return {
    one: async (path: string, values: object = {}): Promise<unknown> => (await octokit.request(at(path), { owner, repo, ...values })).data,
    list: (path: string, values: object = {}) => everyPage(octokit, at(path), { owner, repo, ...values }),
  }
}

export type Below = ReturnType<typeof below>

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
  if (error instanceof z.ZodError) return UNEXPECTED
  if (!(error instanceof Refused)) throw error
  const { status, headers } = error.refusal
  if (status === null) return 'GitHub could not be reached'
  return plain(`${status}: ${REFUSALS[status] ?? 'GitHub is out of order'}${needed(headers)}`)
}

/** What GitHub says that a token needs: a fine-grained one permissions; one of `gh auth login`, which lists its own scopes, one more scope. */
function needed(headers: Readonly<Record<string, unknown>>): string {
  const scopes = listed(headers['x-accepted-oauth-scopes'])
  const scope = scopes.find((one) => one === 'admin:org') ?? scopes[0]
  const own = headers['x-oauth-scopes']
  if (typeof own === 'string' && scope && !scopes.some((scope) => listed(own).includes(scope)))
    return ` (it takes the scope ${scope}: gh auth refresh --scopes ${scope})`
  const permissions = headers['x-accepted-github-permissions']
  return permissions ? ` (it takes ${permissions})` : ''
}

function listed(text: unknown): string[] {
  return typeof text === 'string' ? text.split(',').flatMap((part) => part.trim() || []) : []
}
