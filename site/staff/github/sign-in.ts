// Whether a token is good for the forms: whose it is, and whether it may all that they need. Nothing is changed by asking.
import type { CalendarDate } from '../../../scripts/procedure/calendar.ts'
import { parseDate } from '../../../scripts/procedure/calendar.ts'
import { Answered, type Calls, callsTo, needing, type Way } from './calls.ts'
import type { Address, GitHub } from './github.ts'
import { openGitHub } from './open-github.ts'
import { type Right, Trouble } from './trouble.ts'

export interface SignedIn {
  readonly github: GitHub
  /** The account that the token belongs to. */
  readonly login: string
  /** The day on which it ends; null where GitHub does not say, and to a page it never does: ask the person. */
  readonly until: CalendarDate | null
}

/** Throws Trouble: `token`, `not-found` where it is not for this repository, `rights` with all that it lacks. */
export async function signIn(address: Address, token: string, way?: Way): Promise<SignedIn> {
  const calls = callsTo(address, token, way)
  const { octokit, here } = calls
  const { data: account, headers } = await needing('contents', octokit.rest.users.getAuthenticated())
  await needing('contents', octokit.rest.repos.get({ ...here }))
  const asked = await Promise.all(PROBES.map(async ([right, probe]) => ((await isAllowed(probe(calls))) ? [] : [right])))
  const lacking = asked.flat()
  if (lacking.length) throw new Trouble({ kind: 'rights', lacking })
  const until = String(headers['github-authentication-token-expiration' as 'date'] ?? '').slice(0, 10)
  return { github: openGitHub(address, token, way), login: account.login, until: parseDate(until) }
}

/**
 * A call for each right, which leaves nothing: an object of Git that is in every repository, a pull request of main to itself, which GitHub refuses only after
 * it has looked at the right.
 */
const PROBES: readonly (readonly [Right, (calls: Calls) => Promise<unknown>])[] = [
  ['contents', ({ octokit, here }) => octokit.rest.git.createBlob({ ...here, content: '', encoding: 'utf-8' })],
  ['pull-requests', ({ octokit, here }) => octokit.rest.pulls.create({ ...here, head: 'main', base: 'main', title: 'main' })],
  ['actions', ({ octokit, here }) => octokit.rest.actions.listWorkflowRunsForRepo({ ...here, per_page: 1 })],
]

/** GitHub says 403 or, where it will not even say that there is something, 404. */
async function isAllowed(call: Promise<unknown>): Promise<boolean> {
  try {
    await call
    return true
  } catch (error) {
    if (!(error instanceof Answered)) throw error
    return error.status !== 403 && error.status !== 404
  }
}
