// Pull requests, their files and the runs of workflows: what the forge does for each call, and the fields of its answer.
import { blob, gitSucceeds } from '../../io/git/git.ts'
import type { Fields } from './contract.ts'
import type { Operation } from './operations.ts'
import type { OpenPull } from './pulls.ts'
import type { Run } from './state.ts'
import { type Answering, invalid, NOT_FOUND, ok, user } from './world.ts'

export const PULL_ANSWERS = {
  'pulls/list': async ({ pulls }, { values }) => {
    if ((values.state ?? 'open') !== 'open' || (values.base ?? 'main') !== 'main') return ok([])
    const found = await pulls.open()
    return ok((values.direction === 'asc' ? found : found.reverse()).map(pullFields))
  },
  'pulls/get': async ({ pulls }, { values }) => {
    const pull = (await pulls.open()).find(({ number }) => number === values.pull_number)
    return pull ? ok(pullFields(pull)) : NOT_FOUND
  },
  'pulls/create': async (world, { body }) => {
    const { title = '', head = '', base, body: text = '' } = body as Record<string, string>
    if (base !== 'main') return invalid()
    const made = await world.pulls.create(head, title, text, world.viewer)
    if (typeof made === 'string') return invalid()
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
  'git/get-blob': async ({ remote }, { values }) => {
    const sha = String(values.file_sha)
    if (!/^[0-9a-f]{40,64}$/.test(sha) || !(await gitSucceeds(remote, 'cat-file', '-e', `${sha}^{blob}`))) return NOT_FOUND
    const bytes = blob(remote, sha)
    return ok({ sha, content: bytes.toString('base64'), encoding: 'base64', size: bytes.length })
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
