// What the forge does for each call, and the fields of its answer; what GitHub says beside them is filled in by the contract.
import { blob, gitSucceeds } from '../../io/git/git.ts'
import type { Call, Fields } from './contract.ts'
import type { Operation } from './operations.ts'
import type { OpenPull, Pulls } from './pulls.ts'
import { SETTINGS_ANSWERS, type Settings } from './settings.ts'
import { SETTINGS_OPERATIONS, type SettingsOperation } from './settings-operations.ts'
import type { Comment, Issue, Memory, Run } from './state.ts'

export interface Answer {
  readonly status: number
  /** A list is answered a page at a time. */
  readonly fields: unknown
}

export interface World {
  readonly remote: string
  readonly memory: Memory
  readonly pulls: Pulls
  /** The accounts that an issue can be assigned to. */
  readonly assignable: readonly string[]
  /** Who the token belongs to. */
  readonly viewer: string
  readonly now: () => string
  readonly settings: Settings
}

const NOT_FOUND: Answer = { status: 404, fields: { message: 'Not Found' } }
const invalid = (message: string): Answer => ({ status: 422, fields: { message, documentation_url: 'http://127.0.0.1/' } })

type Answering = (world: World, call: Call) => Answer | Promise<Answer>

const SETTINGS = Object.fromEntries(
  SETTINGS_OPERATIONS.map((operation): [SettingsOperation, Answering] => [
    operation,
    (world, call) => SETTINGS_ANSWERS[operation](world.settings, call, world),
  ]),
) as Record<SettingsOperation, Answering>

export const ANSWERS: Readonly<Record<Operation, Answering>> = {
  ...SETTINGS,
  'issues/list-for-repo': ({ memory: { state } }, { values }) => {
    const labels = String(values.labels ?? '')
      .split(',')
      .filter(Boolean)
    const wanted = values.state ?? 'open'
    const found = state.issues.filter(
      (issue) => (wanted === 'all' || issue.state === wanted) && labels.every((label) => issue.labels.includes(label)),
    )
    if (values.direction !== 'asc') found.reverse()
    return { status: 200, fields: found.map(issueFields) }
  },
  'issues/create': (world, { body }) => {
    const { title, body: text, labels, assignees = [] } = body as { title: string; body?: string; labels?: string[]; assignees?: string[] }
    if (!assignees.every((login) => world.assignable.includes(login))) return invalid('Validation Failed')
    const at = world.now()
    const issue: Issue = {
      number: world.memory.next(),
      title: String(title),
      body: text ?? '',
      state: 'open',
      stateReason: null,
      labels: labels ?? [],
      assignees,
      by: world.viewer,
      createdAt: at,
      updatedAt: at,
    }
    world.memory.state.issues.push(issue)
    return { status: 201, fields: issueFields(issue) }
  },
  'issues/update': (world, { values, body }) => {
    const issue = world.memory.state.issues.find(({ number }) => number === values.issue_number)
    if (!issue) return NOT_FOUND
    const { title, body: text, state, state_reason: reason, assignees, labels } = body as Partial<Record<string, never>>
    if (assignees && !(assignees as string[]).every((login) => world.assignable.includes(login))) return invalid('Validation Failed')
    const changes = { title, body: text, state, stateReason: reason, assignees, labels, updatedAt: world.now() }
    Object.assign(issue, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)))
    return { status: 200, fields: issueFields(issue) }
  },
  'issues/check-user-can-be-assigned': ({ assignable }, { values }) =>
    assignable.includes(String(values.assignee)) ? { status: 204, fields: undefined } : NOT_FOUND,
  'issues/list-comments': ({ memory: { state } }, { values }) => ({
    status: 200,
    fields: state.comments.filter(({ on }) => on === values.issue_number).map(commentFields),
  }),
  'issues/create-comment': (world, { values, body }) => {
    const { issues, pulls, comments } = world.memory.state
    const on = Number(values.issue_number)
    if (![...issues, ...pulls].some(({ number }) => number === on)) return NOT_FOUND
    const text = String(body.body)
    if (text.length > 65_536) return invalid('Body is too long (maximum is 65536 characters)')
    const at = world.now()
    const comment: Comment = { id: comments.length + 1, on, body: text, by: world.viewer, createdAt: at, updatedAt: at }
    comments.push(comment)
    return { status: 201, fields: commentFields(comment) }
  },
  'issues/update-comment': (world, { values, body }) => {
    const comment = world.memory.state.comments.find(({ id }) => id === values.comment_id)
    // GitHub answers 404 here without describing it; a comment that is gone is therefore never asked for.
    if (!comment) return invalid('Validation Failed')
    Object.assign(comment, { body: String(body.body), updatedAt: world.now() })
    return { status: 200, fields: commentFields(comment) }
  },
  'pulls/list': async ({ pulls }, { values }) => {
    if ((values.state ?? 'open') !== 'open' || (values.base ?? 'main') !== 'main') return { status: 200, fields: [] }
    const found = await pulls.open()
    return { status: 200, fields: (values.direction === 'asc' ? found : found.reverse()).map(pullFields) }
  },
  'pulls/get': async ({ pulls }, { values }) => {
    const pull = (await pulls.open()).find(({ number }) => number === values.pull_number)
    return pull ? { status: 200, fields: pullFields(pull) } : NOT_FOUND
  },
  'pulls/create': async (world, { body }) => {
    const { title = '', head = '', base, body: text = '' } = body as Record<string, string>
    if (base !== 'main') return invalid('Validation Failed')
    const made = await world.pulls.create(head, title, text, world.viewer)
    if (typeof made === 'string') return invalid('Validation Failed')
    const pull = (await world.pulls.open()).find(({ number }) => number === made.number)
    return pull ? { status: 201, fields: pullFields(pull) } : invalid('Validation Failed')
  },
  'pulls/list-files': async ({ pulls }, { values }) => {
    const pull = (await pulls.open()).find(({ number }) => number === values.pull_number)
    if (!pull) return invalid('Validation Failed')
    return { status: 200, fields: (await pulls.files(pull)).map(({ path, status, blob: sha }) => ({ filename: path, status, sha })) }
  },
  'pulls/merge': async ({ pulls }, { values, body }) => {
    const outcome = await pulls.merge(Number(values.pull_number), body.sha as string | undefined)
    if ('merged' in outcome)
      return { status: 200, fields: { sha: outcome.merged, merged: true, message: 'Pull Request successfully merged' } }
    const status = { closed: 404, moved: 409, check: 405, conflict: 405 }[outcome.refused]
    return { status, fields: { message: outcome.message } }
  },
  'git/get-blob': async ({ remote }, { values }) => {
    const sha = String(values.file_sha)
    if (!/^[0-9a-f]{40,64}$/.test(sha) || !(await gitSucceeds(remote, 'cat-file', '-e', `${sha}^{blob}`))) return NOT_FOUND
    const bytes = blob(remote, sha)
    return { status: 200, fields: { sha, content: bytes.toString('base64'), encoding: 'base64', size: bytes.length } }
  },
  'actions/list-workflow-runs': ({ memory: { state } }, { values }) => {
    const runs = state.runs
      .filter(({ workflow, conclusion }) => workflow === values.workflow_id && (!values.status || conclusion === values.status))
      .reverse()
    return { status: 200, fields: { total_count: runs.length, workflow_runs: runs.slice(0, Number(values.per_page ?? 30)).map(runFields) } }
  },
}

function user(login: string): Fields {
  return { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' }
}

function issueFields(issue: Issue): Fields {
  return {
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: issue.stateReason,
    labels: issue.labels.map((name) => ({ name })),
    assignees: issue.assignees.map(user),
    user: user(issue.by),
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
  }
}

function commentFields({ id, body, by, createdAt, updatedAt }: Comment): Fields {
  return { id, body, user: user(by), created_at: createdAt, updated_at: updatedAt }
}

function pullFields({ number, title, body, branch, base, head, by, createdAt }: OpenPull): Fields {
  return {
    number,
    title,
    body,
    state: 'open',
    draft: false,
    user: user(by),
    created_at: createdAt,
    updated_at: createdAt,
    head: { ref: branch, sha: head, label: branch },
    base: { ref: 'main', sha: base, label: 'main' },
  }
}

function runFields({ id, conclusion, at }: Run): Fields {
  return { id, status: 'completed', conclusion, head_branch: 'main', created_at: at, run_started_at: at, updated_at: at }
}
