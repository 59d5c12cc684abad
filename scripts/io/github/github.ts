// The few calls to GitHub that the register makes, as verbs. Lists are always whole, failures are told in plain words, and a
// call that might be done already is never made again blindly.
import { setTimeout as sleep } from 'node:timers/promises'
import { Octokit } from '@octokit/rest'
import { CouldNotRun } from '../command.ts'
import { failureOf, GitHubFailure, type Refusal, waitBeforeRetry } from './github-answers.ts'

export interface GitHubIssue {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly open: boolean
  readonly assignees: readonly string[]
}

export interface IssueText {
  readonly title: string
  readonly body: string
}

export interface GitHubComment {
  readonly id: number
  /** The account that wrote it; '' where it is gone. */
  readonly by: string
  readonly body: string
}

export interface GitHubPull {
  readonly number: number
  /** ISO instant. */
  readonly openedAt: string
}

export interface PullFile {
  readonly path: string
  readonly status: string
  /** The Git object it is. */
  readonly blob: string
}

/** Every verb throws GitHubFailure where it is not known to have been done. */
export interface GitHub {
  /** All issues with a label, open and closed, oldest first. */
  readonly issues: (label: string) => Promise<GitHubIssue[]>
  readonly createIssue: (text: IssueText, label: string, assignee: string | null) => Promise<GitHubIssue>
  readonly updateIssue: (number: number, change: Partial<IssueText> & { assignees?: string[]; state?: 'open' | 'closed' }) => Promise<void>
  readonly closeAsDuplicate: (number: number) => Promise<void>
  readonly canBeAssigned: (login: string) => Promise<boolean>
  readonly comments: (number: number) => Promise<GitHubComment[]>
  readonly createComment: (number: number, body: string) => Promise<void>
  readonly updateComment: (id: number, body: string) => Promise<void>
  /** The open pull requests to main. */
  readonly openPulls: () => Promise<GitHubPull[]>
  /** The newest pull request of a branch to main, open or not; null where there was none. */
  readonly pullOf: (branch: string) => Promise<number | null>
  readonly createPull: (branch: string, text: IssueText) => Promise<number>
  readonly pullFiles: (number: number) => Promise<PullFile[]>
  readonly blob: (id: string) => Promise<Buffer>
  /** When the last good run of a workflow on main that was called so ended, as ISO instant; null where there is none among the last hundred. */
  readonly lastGoodRun: (workflow: string, title: string) => Promise<string | null>
}

export interface GitHubOptions {
  readonly baseUrl: string
  /** `owner/name`. */
  readonly repository: string
  readonly token: string
  /** Waits; a test need not. */
  readonly wait?: (milliseconds: number) => Promise<void>
  /** How long one call may take, in milliseconds. */
  readonly timeout?: number
}

/** What a workflow finds in its environment; null where there is no token. Throws CouldNotRun where the rest is missing. */
export function gitHubFromEnvironment(environment: NodeJS.ProcessEnv = process.env): GitHub | null {
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository, GITHUB_API_URL: baseUrl = 'https://api.github.com' } = environment
  if (!token) return null
  if (!repository || !/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new CouldNotRun('GITHUB_TOKEN is set and GITHUB_REPOSITORY is not: set it to owner/name, or remove the token.')
  return connect({ baseUrl, repository, token })
}

/** Calls of which two do no more than one. */
const IDEMPOTENT = ['GET', 'HEAD', 'PATCH', 'PUT', 'DELETE']

/** GitHub's own client, which tries again what may be tried again and takes no half answer for a whole one. */
export function octokitFor({ baseUrl, token, wait = sleep, timeout = 20_000 }: Omit<GitHubOptions, 'repository'>): Octokit {
  const quiet = () => {}
  const octokit = new Octokit({
    auth: token,
    baseUrl,
    userAgent: 'complaints-register',
    // Octokit logs addresses and deprecations; our own messages say what matters.
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    request: { fetch: (url: string, init: RequestInit) => fetch(url, { ...init, signal: AbortSignal.timeout(timeout) }) },
  })
  octokit.hook.wrap('request', async (request, options) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return whole(await request(options))
      } catch (error) {
        const refusal = refusalOf(error)
        if (!refusal) throw error
        const pause = waitBeforeRetry(refusal, IDEMPOTENT.includes(options.method), attempt)
        // Octokit's own error is not passed on: where it says 409, its lists would end there as if they were whole.
        if (pause === null) throw new Refused(refusal)
        await wait(pause)
      }
    }
  })
  return octokit
}

export function connect({ repository, ...options }: GitHubOptions): GitHub {
  const [owner = '', repo = ''] = repository.split('/')
  const here = { owner, repo }
  const octokit = octokitFor(options)
  const { issues, pulls, git, actions } = octokit.rest
  const call = <T>(what: string, made: Promise<T>): Promise<T> =>
    made.catch((error: unknown) => {
      throw error instanceof Refused ? failureOf(error.refusal, what) : error
    })
  const all = { ...here, per_page: 100 } as const
  // By age, so that nothing moves to another page while the pages are read.
  const byAge = { sort: 'created', direction: 'asc' } as const

  return {
    issues: async (label) => {
      const query = { ...all, ...byAge, labels: label, state: 'all' } as const
      const found = await call('list the issues', octokit.paginate(issues.listForRepo, query))
      return found.filter((issue) => !issue.pull_request).map(issueOf)
    },
    createIssue: async ({ title, body }, label, assignee) => {
      const wanted = { ...here, title, body, labels: [label], ...(assignee && { assignees: [assignee] }) }
      return issueOf((await call('open an issue', issues.create(wanted))).data)
    },
    updateIssue: async (number, change) => {
      await call('update an issue', issues.update({ ...here, issue_number: number, ...change }))
    },
    closeAsDuplicate: async (number) => {
      await call('close an issue', issues.update({ ...here, issue_number: number, state: 'closed', state_reason: 'not_planned' }))
    },
    canBeAssigned: (login) =>
      call('look up an assignee', issues.checkUserCanBeAssigned({ ...here, assignee: login })).then(
        () => true,
        (error: unknown) => {
          if (error instanceof GitHubFailure && error.status === 404) return false
          throw error
        },
      ),
    comments: async (number) => {
      const found = await call('list the comments', octokit.paginate(issues.listComments, { ...all, issue_number: number }))
      return found.map(({ id, body, user }) => ({ id, by: user?.login ?? '', body: body ?? '' }))
    },
    createComment: async (number, body) => {
      await call('place a comment', issues.createComment({ ...here, issue_number: number, body }))
    },
    updateComment: async (id, body) => {
      await call('update a comment', issues.updateComment({ ...here, comment_id: id, body }))
    },
    openPulls: async () => {
      const query = { ...all, ...byAge, state: 'open', base: 'main' } as const
      const found = await call('list the pull requests', octokit.paginate(pulls.list, query))
      return found.map(({ number, created_at: openedAt }) => ({ number, openedAt }))
    },
    pullOf: async (branch) => {
      const query = { ...here, head: `${owner}:${branch}`, base: 'main', state: 'all' } as const
      const { data } = await call('look for a pull request', pulls.list(query))
      return data[0]?.number ?? null
    },
    createPull: async (branch, { title, body }) => {
      const { data } = await call('open a pull request', pulls.create({ ...here, head: branch, base: 'main', title, body }))
      return data.number
    },
    pullFiles: async (number) => {
      const found = await call('list the files of a pull request', octokit.paginate(pulls.listFiles, { ...all, pull_number: number }))
      return found.map(({ filename, status, sha }) => ({ path: filename, status, blob: sha ?? '' }))
    },
    blob: async (id) => {
      const { data } = await call('read a file of a pull request', git.getBlob({ ...here, file_sha: id }))
      return Buffer.from(data.content, 'base64')
    },
    lastGoodRun: async (workflow, title) => {
      const query = { ...all, workflow_id: workflow, branch: 'main', status: 'success' } as const
      const { data } = await call('list the runs of a workflow', actions.listWorkflowRuns(query))
      return data.workflow_runs.find((run) => run.display_title === title)?.updated_at ?? null
    },
  }
}

interface IssueData {
  readonly number: number
  readonly title: string
  readonly body?: string | null
  readonly state: string
  readonly assignees?: readonly { readonly login: string }[] | null
}

function issueOf({ number, title, body, state, assignees }: IssueData): GitHubIssue {
  return { number, title, body: body ?? '', open: state === 'open', assignees: (assignees ?? []).map(({ login }) => login) }
}

export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super()
    this.refusal = refusal
  }
}

/** An answer of which a part was lost on the way: Octokit would hand it over as text, and take it for an empty list. */
class HalfAnswer extends Error {}

function whole<T extends { readonly status: number; readonly data: unknown }>(response: T): T {
  if (response.status !== 204 && (typeof response.data !== 'object' || response.data === null)) throw new HalfAnswer()
  return response
}

/** What GitHub said; null where the error is not about GitHub at all. Octokit reports a lost connection as status 500 without an answer. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof HalfAnswer) return { status: null, headers: {} }
  const { status, response } = error as { status?: number; response?: { status: number; headers: Refusal['headers'] } }
  if (response) return { status: response.status, headers: response.headers }
  return status === undefined ? null : { status: null, headers: {} }
}
