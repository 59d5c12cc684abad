// The check of a pull request on GitHub: what merging does, told in one comment that is kept up to date.
import { readFileSync } from 'node:fs'
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { Problem } from '../../procedure/problem.ts'
import { isPlanComment, writePlanComment } from '../../views/plan-comment.ts'
import { planDifference } from '../../views/plan-difference.ts'
import { CouldNotRun } from '../command.ts'
import { planRegister } from '../files/plan-register.ts'
import { planOfBase } from '../git/base-plan.ts'
import { GitFailure } from '../git/git.ts'
import { changedKeys } from '../git/key-changes.ts'
import { changedOutsideCases } from '../git/outside-cases.ts'
import type { GitHub } from './github.ts'
import { GitHubFailure } from './github-answers.ts'

export interface PullRequest {
  readonly number: number
  /** Whether its run may write: one from a fork or by Dependabot is given a token that only reads. */
  readonly mayComment: boolean
}

/** The pull request that a workflow runs for; null elsewhere. Only numbers are taken from the event: its texts are anybody's. */
export function pullRequestFromEnvironment(environment: NodeJS.ProcessEnv = process.env): PullRequest | null {
  const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path, GITHUB_ACTOR: actor } = environment
  if (name !== 'pull_request' || !path) return null
  try {
    const { number, pull_request: pull } = JSON.parse(readFileSync(path, 'utf8')) as EventFile
    if (!Number.isInteger(number)) throw new TypeError()
    return { number, mayComment: pull.head.repo?.full_name === pull.base.repo.full_name && actor !== 'dependabot[bot]' }
  } catch {
    throw new CouldNotRun('The event of the pull request cannot be read. Start the check again.')
  }
}

interface EventFile {
  readonly number: number
  readonly pull_request: {
    readonly head: { readonly repo: { readonly full_name: string } | null }
    readonly base: { readonly repo: { readonly full_name: string } }
  }
}

/** The comment on a pull request whose files lie below `root`. `problems` are what the check found. */
export async function planComment(root: string, base: string, today: CalendarDate, problems: readonly Problem[]): Promise<string> {
  const outside = await changedOutsideCases(root, base)
  const keys = await changedKeys(root, base)
  try {
    const { planned: before, cases } = await planOfBase(root, base, today)
    const after = planRegister(root, today)
    // A case that could be planned on one side only would look new, or gone.
    const planned = new Set(before.plans.map(({ id }) => id))
    const unread = after.plans.filter(({ id }) => cases.has(id) && !planned.has(id)).map(({ id }) => id)
    const readable = after.plans.filter(({ id }) => !unread.includes(id))
    const difference = planDifference(before.plans, readable, after.register.organisation, today)
    return writePlanComment({ difference, problems, broken: after.broken.length + unread.length, outside, keys })
  } catch (error) {
    if (!(error instanceof CouldNotRun) || error instanceof GitFailure) throw error
    return writePlanComment({ difference: null, problems, broken: 0, outside, keys })
  }
}

/** Whom the runs of Actions write as. Anybody may write a comment that looks like the plan: it is left as it is, and counts for nothing. */
export const CHECKER = 'github-actions[bot]'

/**
 * Puts the comment on the pull request, over the one that is there. Null: it stands there; otherwise why it does not. Throws
 * GitHubFailure where GitHub did not take it, so that an old comment is never left standing without a word.
 */
export async function placePlan(github: GitHub | null, { number, mayComment }: PullRequest, body: string): Promise<string | null> {
  if (!github) return 'The plan stands in the summary only: there is no GITHUB_TOKEN.'
  if (!mayComment) return 'The plan stands in the summary only: a pull request from a fork or by Dependabot cannot be commented on.'
  for (let attempt = 1; ; attempt++) {
    const own = (await github.comments(number)).find(({ by, body: text }) => by === CHECKER && isPlanComment(text))
    if (own?.body === body) return null
    if (own) {
      await github.updateComment(own.id, body)
      return null
    }
    try {
      await github.createComment(number, body)
      return null
    } catch (error) {
      // Lost on the way: it may stand there all the same, so look before another attempt.
      if (!(error instanceof GitHubFailure && error.perhapsDone) || attempt === 3) throw error
    }
  }
}
