// What becomes of a pull request: its check, the plan that the check writes, and whether it can be merged. By the runs of Actions, the comment and
// GitHub's own word on merging, for a fine-grained token cannot read checks at all.
import { planIn } from '../../../scripts/views/plan-comment-read.ts'
import { type Calls, needing } from './calls.ts'
import type { Pull, PullState } from './github.ts'

const CHECK = '.github/workflows/check.yml'
/** The only one whose comment is the plan: anybody may write a comment that looks like it. */
const CHECKER = 'github-actions[bot]'

/** While somebody sits and looks at it; after some seconds less often. */
const FIRST_MS = 1_000
const FIRST_FOR_MS = 5_000
const SOON_MS = 3_000
const LATER_MS = 15_000
/** A check that has not begun by then does not begin by itself. */
const UNSTARTED_MS = 180_000

/** Each state as it begins, until it is merged or closed. Ends without a word when the signal says so. */
export async function* follow(calls: Calls, pull: Pull, signal: AbortSignal): AsyncGenerator<PullState> {
  let last = ''
  for (let waited = 0; !signal.aborted; ) {
    const state = await stateOf(calls, pull, waited >= UNSTARTED_MS)
    if (signal.aborted) return
    const now = JSON.stringify(state)
    if (now !== last) yield state
    if (state.state === 'merged' || state.state === 'closed') return
    last = now
    const pause = state.state !== 'checking' ? LATER_MS : waited < FIRST_FOR_MS ? FIRST_MS : SOON_MS
    waited += pause
    await Promise.race([calls.wait(pause), ended(signal)])
  }
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

/** `isLate`: a check should have begun long ago. */
async function stateOf(calls: Calls, pull: Pull, isLate: boolean): Promise<PullState> {
  const { octokit, here } = calls
  const run = await checkRun(calls, pull.head)
  const { data } = await needing('pull-requests', octokit.rest.pulls.get({ ...here, pull_number: pull.number }))
  if (data.merged) return { state: 'merged' }
  if (data.state === 'closed') return { state: 'closed' }
  // Somebody has pushed to it since, so that it is not what was sent any more.
  if (data.head.sha !== pull.head || data.mergeable_state === 'dirty') return { state: 'conflict' }
  if (!run) return { state: isLate ? 'unchecked' : 'checking' }
  if (run.status !== 'completed') return { state: 'checking' }
  const plan = await planOf(calls, pull.number)
  if (run.conclusion === 'failure' && plan) return { state: 'problems', plan }
  if (run.conclusion !== 'success' || !plan) return { state: 'unchecked' }
  // Where GitHub has not worked it out yet, it says so, and it is asked again.
  if (data.mergeable_state === 'unknown' || data.mergeable === null) return { state: 'checking' }
  return { state: data.mergeable_state === 'blocked' ? 'waiting' : 'ready', plan }
}

/** The newest run of the check over a commit. */
async function checkRun({ octokit, here }: Calls, head: string) {
  const query = { ...here, head_sha: head, event: 'pull_request', per_page: 100 } as const
  const { data } = await needing('actions', octokit.rest.actions.listWorkflowRunsForRepo(query))
  return data.workflow_runs.find(({ path }) => path.split('@')[0] === CHECK) ?? null
}

async function planOf({ octokit, here }: Calls, number: number) {
  const query = { ...here, issue_number: number, per_page: 100 } as const
  const comments = await needing('pull-requests', octokit.paginate(octokit.rest.issues.listComments, query))
  for (const { body, user } of comments) {
    const plan = user?.login === CHECKER ? planIn(body ?? '') : null
    if (plan) return plan
  }
  return null
}
