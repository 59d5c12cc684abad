// Takes a proposal back, so that the same can be proposed anew with other words, and under the same number.
import { Answered, type Calls, needing, troubleOf } from './calls.ts'
import type { Pull } from './github.ts'

/** Deletes its branch, with which GitHub closes the pull request. Good, too, where it was gone before. Leaves a proposal that was merged. */
export async function withdraw({ octokit, here }: Calls, { number }: Pull): Promise<void> {
  const { data } = await needing('pull-requests', octokit.rest.pulls.get({ ...here, pull_number: number }))
  if (data.state === 'closed') return
  try {
    await needing('contents', octokit.rest.git.deleteRef({ ...here, ref: `heads/${data.head.ref}` }), 422)
  } catch (error) {
    if (!(error instanceof Answered)) throw error
    if (!/does not exist/i.test(error.said)) throw troubleOf(error, 'contents')
  }
}
