// The merge of what was proposed: of that commit and no other. Whatever GitHub answers, the last word has what it then says of the pull request.
import { Answered, type Calls, needing, ruleIn, troubleOf } from './calls.ts'
import type { Pull } from './github.ts'
import { Trouble } from './trouble.ts'

const MOST_ATTEMPTS = 3

/** Merges it; good, too, where that was done before. Throws Trouble `conflict` where it cannot be merged as it is, or was closed. */
export async function merge(calls: Calls, pull: Pull): Promise<void> {
  const { octokit, here } = calls
  for (let attempt = 1; ; attempt++) {
    try {
      await needing('contents', octokit.rest.pulls.merge({ ...here, pull_number: pull.number, sha: pull.head }), 404, 405, 409, 422)
      return await tidied(calls, pull)
    } catch (error) {
      const isLost = error instanceof Trouble && (error.kind === 'no-network' || error.kind === 'down')
      if (!isLost && !(error instanceof Answered)) throw error
      const { data } = await needing('pull-requests', octokit.rest.pulls.get({ ...here, pull_number: pull.number }))
      if (data.merged) return await tidied(calls, pull)
      if (data.state === 'closed') throw new Trouble({ kind: 'conflict' })
      // `Base branch was modified`: somebody else merged at the same moment.
      const isPassing = isLost || (error instanceof Answered && /base branch was modified/i.test(error.said))
      if (!isPassing || attempt === MOST_ATTEMPTS) throw error instanceof Answered ? refusal(error) : error
      await calls.wait(attempt * 1000)
    }
  }
}

function refusal(answer: Answered): Trouble {
  const { status, said } = answer
  if (status === 409 || /not mergeable|merge conflict|base branch was modified/i.test(said)) return new Trouble({ kind: 'conflict' })
  return status === 405 || status === 422 ? new Trouble({ kind: 'refused', said: ruleIn(said) }) : troubleOf(answer, 'contents')
}

/** Takes the branch away, which nobody needs any more; where that fails it stays, and no harm is done. */
async function tidied({ octokit, here }: Calls, { number }: Pull): Promise<void> {
  try {
    const { data } = await octokit.rest.pulls.get({ ...here, pull_number: number })
    if (data.head.ref.startsWith('case/')) await octokit.rest.git.deleteRef({ ...here, ref: `heads/${data.head.ref}` })
  } catch {
    // It was merged, and that is what was asked for.
  }
}
