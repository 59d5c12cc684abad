// Issues and comments: what the forge does for each call, and the fields of its answer.
import type { Fields } from './contract.ts'
import type { Operation } from './operations.ts'
import type { Comment, Issue } from './state.ts'
import { type Answering, invalid, NOT_FOUND, ok, user } from './world.ts'

export const ISSUE_ANSWERS = {
  'issues/list-for-repo': ({ memory: { state } }, { values }) => {
    const labels = String(values.labels ?? '')
      .split(',')
      .filter(Boolean)
    const wanted = values.state ?? 'open'
    const found = state.issues.filter(
      (issue) => (wanted === 'all' || issue.state === wanted) && labels.every((label) => issue.labels.includes(label)),
    )
    if (values.direction !== 'asc') found.reverse()
    return ok(found.map(issueFields))
  },
  'issues/create': (world, { body }) => {
    const { title, body: text, labels, assignees = [] } = body as { title: string; body?: string; labels?: string[]; assignees?: string[] }
    if (!assignees.every((login) => world.assignable.includes(login))) return invalid()
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
    return ok(issueFields(issue), 201)
  },
  'issues/update': (world, { values, body }) => {
    const issue = world.memory.state.issues.find(({ number }) => number === values.issue_number)
    if (!issue) return NOT_FOUND
    const { title, body: text, state, state_reason: reason, assignees, labels } = body as Partial<Record<string, never>>
    if (assignees && !(assignees as string[]).every((login) => world.assignable.includes(login))) return invalid()
    const changes = { title, body: text, state, stateReason: reason, assignees, labels, updatedAt: world.now() }
    Object.assign(issue, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)))
    return ok(issueFields(issue))
  },
  'issues/check-user-can-be-assigned': ({ assignable }, { values }) =>
    assignable.includes(String(values.assignee)) ? ok(undefined, 204) : NOT_FOUND,
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
    return ok(commentFields(comment), 201)
  },
  'issues/update-comment': (world, { values, body }) => {
    const comment = world.memory.state.comments.find(({ id }) => id === values.comment_id)
    // GitHub answers 404 here without describing it; a comment that is gone is therefore never asked for.
    if (!comment) return invalid()
    Object.assign(comment, { body: String(body.body), updatedAt: world.now() })
    return ok(commentFields(comment))
  },
} as const satisfies Partial<Record<Operation, Answering>>

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
