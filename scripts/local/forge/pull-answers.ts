// Pull requests, their files and the runs of workflows: what the forge does for each call, and the fields of its answer.
import type { Fields } from './contract.ts'
import type { Operation } from './operations.ts'
import type { CheckRun, OpenPull } from './pulls.ts'
import type { Run } from './state.ts'
import { type Answer, type Answering, invalid, NOT_FOUND, ok, user } from './world.ts'

export const PULL_ANSWERS = {
  'pulls/list': async ({ pulls, repository }, { values }) => {
    if ((values.base ?? 'main') !== 'main') return ok([])
    const wanted = values.state ?? 'open'
    const [owner] = repository.split('/')
    const found = (await pulls.all()).filter(
      ({ state, branch }) => (wanted === 'all' || state === wanted) && (!values.head || values.head === `${owner}:${branch}`),
    )
    return ok((values.direction === 'asc' ? found : found.reverse()).map(pullFields))
  },
  'pulls/get': async ({ pulls }, { values }) => {
    const pull = (await pulls.all()).find(({ number }) => number === values.pull_number)
    if (!pull) return NOT_FOUND
    const isOpen = pull.state === 'open'
    const state = isOpen ? await pulls.mergeable(pull) : { mergeable: null, mergeable_state: 'unknown' }
    return ok({ ...pullFields(pull), ...state, merged: pull.mergedAt !== null })
  },
  'pulls/create': async (world, { body }) => {
    const { title = '', head = '', base, body: text = '' } = body as Record<string, string>
    if (base !== 'main') return invalid()
    const [owner] = world.repository.split('/')
    const branch = head.startsWith(`${owner}:`) ? head.slice(head.indexOf(':') + 1) : head
    const made = await world.pulls.create(branch, title, text, world.viewer)
    if (typeof made === 'string') return notOpened(made, `${owner}:${branch}`)
    const pull = (await world.pulls.open()).find(({ number }) => number === made.number)
    return pull ? ok(pullFields(pull), 201) : invalid()
  },
  'pulls/list-files': async ({ pulls }, { values }) => {
    const pull = (await pulls.open()).find(({ number }) => number === values.pull_number)
    if (!pull) return invalid()
    return ok((await pulls.files(pull)).map(({ path, status, blob: sha }) => ({ filename: path, status, sha })))
  },
  'pulls/merge': async ({ pulls }, { values, body }) => {
    const outcome = await pulls.merge(Number(values.pull_number), body.sha as string | undefined)
    if ('merged' in outcome) return ok({ sha: outcome.merged, merged: true, message: 'Pull Request successfully merged' })
    const status = { closed: 404, moved: 409, check: 405, rules: 405, conflict: 405 }[outcome.refused]
    return ok({ message: outcome.message }, status)
  },
  // GitHub starts a check when a pull request is opened; here whoever first asks for it does.
  'actions/list-workflow-runs-for-repo': async ({ pulls }, { values }) => {
    for (const pull of await pulls.open()) if (!values.head_sha || values.head_sha === pull.head) pulls.checkRun(pull)
    const found = pulls
      .checkRuns()
      .filter(
        ({ head, branch }) =>
          (!values.head_sha || values.head_sha === head) &&
          (!values.branch || values.branch === branch) &&
          (!values.event || values.event === 'pull_request'),
      )
      .reverse()
    return ok({ total_count: found.length, workflow_runs: found.map(checkFields) })
  },
  'actions/list-workflow-runs': ({ memory: { state } }, { values }) => {
    const runs = state.runs
      .filter(
        ({ workflow, conclusion, event = 'schedule' }) =>
          workflow === values.workflow_id && (!values.status || conclusion === values.status) && (!values.event || event === values.event),
      )
      .reverse()
    return ok({ total_count: runs.length, workflow_runs: runs.map(runFields) })
  },
} as const satisfies Partial<Record<Operation, Answering>>

/** Why a pull request was not opened, as GitHub says it. */
function notOpened(why: 'no-branch' | 'no-commits' | 'exists', head: string): Answer {
  const of = (fields: Fields) => ok({ message: 'Validation Failed', errors: [{ resource: 'PullRequest', ...fields }] }, 422)
  if (why === 'no-branch') return of({ code: 'invalid', field: 'head' })
  const message = why === 'exists' ? `A pull request already exists for ${head}.` : `No commits between main and ${head}`
  return of({ code: 'custom', message })
}

function pullFields({ number, title, body, branch, base, head, by, createdAt, state, mergedAt, closedAt }: OpenPull): Fields {
  return {
    number,
    title,
    body,
    state,
    draft: false,
    user: user(by),
    created_at: createdAt,
    updated_at: createdAt,
    closed_at: mergedAt ?? closedAt ?? null,
    merged_at: mergedAt,
    head: { ref: branch, sha: head, label: branch },
    base: { ref: 'main', sha: base, label: 'main' },
  }
}

function checkFields({ id, branch, head, startedAt, ended }: CheckRun): Fields {
  return {
    id,
    name: 'check',
    path: '.github/workflows/check.yml',
    display_title: branch,
    event: 'pull_request',
    status: ended ? 'completed' : 'in_progress',
    conclusion: ended ? (ended.exit === 0 ? 'success' : 'failure') : null,
    head_branch: branch,
    head_sha: head,
    created_at: startedAt,
    run_started_at: startedAt,
    updated_at: ended?.at ?? startedAt,
  }
}

function runFields({ id, workflow, conclusion, at, title, event = 'schedule', actor }: Run): Fields {
  return {
    id,
    display_title: title ?? workflow.replace(/\.yml$/, ''),
    event,
    status: 'completed',
    conclusion,
    head_branch: 'main',
    created_at: at,
    run_started_at: at,
    updated_at: at,
    ...(actor && { actor: user(actor) }),
  }
}
