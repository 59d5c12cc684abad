// What actions/checkout does, as far as these workflows ask for it, after its own source (v6 and v7): by plain Git over HTTP, with the
// token of the job beside the repository and not in it, and gone again with `persist-credentials: false`. For tests.
import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fields } from '../../installation/checks/workflow-file.ts'
import { git } from '../../io/git/git.ts'

export interface CheckoutContext {
  readonly workspace: string
  /** RUNNER_TEMP. */
  readonly temp: string
  /** The address of the server, ending in a slash; the repository lies below it. */
  readonly server: string
  readonly repository: string
  readonly token: string
  /** What started the run: taken where the step names no `ref`. */
  readonly event: { readonly ref: string; readonly sha: string }
}

const SHA = /^[0-9a-f]{40}$/

/** What is to be checked out: a commit, on a reference where it is known, or the branch of a name. */
interface Wanted {
  readonly ref: string
  readonly commit: string
}

/** Carries the step out; `asked` is its `with:`, filled in. Throws GitFailure where Git does, as the step would fail. */
export async function checkOut(asked: Fields, context: CheckoutContext): Promise<void> {
  const folder = join(context.workspace, String(asked.path ?? '.'))
  const named = asked.ref === undefined || asked.ref === '' ? null : String(asked.ref)
  const wanted: Wanted =
    named === null
      ? { ref: context.event.ref, commit: context.event.sha }
      : { ref: SHA.test(named) ? '' : named, commit: SHA.test(named) ? named : '' }
  mkdirSync(folder, { recursive: true })
  await git(folder, 'init', '--quiet', '--initial-branch=master')
  await git(folder, 'remote', 'add', 'origin', context.server + context.repository)
  await git(folder, 'config', '--local', 'gc.auto', '0')
  const forget = await keepCredentials(folder, context)
  try {
    await fetch(folder, asked, wanted)
    if (typeof asked['sparse-checkout'] === 'string')
      await git(folder, 'sparse-checkout', 'set', ...asked['sparse-checkout'].split(/\s+/).filter(Boolean))
    await git(folder, 'checkout', '--quiet', '--force', ...placeOf(wanted))
  } finally {
    if (asked['persist-credentials'] === false) await forget()
  }
}

/** The token in a file of its own, which Git reads in this repository and in worktrees of it. Answers with how it is forgotten again. */
async function keepCredentials(folder: string, { temp, server, token }: CheckoutContext): Promise<() => Promise<void>> {
  const file = join(temp, `git-credentials-${randomUUID()}.config`)
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  writeFileSync(file, `[http "${server}"]\n\textraheader = AUTHORIZATION: basic ${basic}\n`, { mode: 0o600 })
  const places = [join(folder, '.git'), join(folder, '.git/worktrees/*')].map((place) => `includeIf.gitdir:${place}.path`)
  for (const place of places) await git(folder, 'config', '--local', place, file)
  return async () => {
    for (const place of places) await git(folder, 'config', '--local', '--unset-all', place)
    rmSync(file)
  }
}

async function fetch(folder: string, asked: Fields, wanted: Wanted): Promise<void> {
  const depth = Number(asked['fetch-depth'] ?? 1)
  const run = (specs: readonly string[], ...how: string[]) => git(folder, 'fetch', '--quiet', '--prune', ...how, 'origin', ...specs)
  if (depth > 0) {
    // What a sparse checkout leaves out is not fetched either, and cannot be had later without the token.
    const filter = asked['sparse-checkout'] === undefined ? [] : ['--filter=blob:none']
    await run(oneOf(wanted), '--no-tags', ...filter, `--depth=${depth}`)
    return
  }
  const pull = wanted.ref.startsWith('refs/pull/') ? oneOf(wanted) : []
  await run(['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*', ...pull])
  // A commit that no branch leads to, such as the merge of a pull request, is asked for by its name.
  const there =
    !wanted.commit ||
    (await git(folder, 'cat-file', '-e', wanted.commit).then(
      () => true,
      () => false,
    ))
  if (!there) await run(oneOf(wanted), '--no-tags')
}

function oneOf({ ref, commit }: Wanted): string[] {
  if (!ref) return [commit]
  if (ref.startsWith('refs/heads/')) return [`+${commit || ref}:refs/remotes/origin/${ref.slice('refs/heads/'.length)}`]
  if (ref.startsWith('refs/pull/')) return [`+${commit || ref}:refs/remotes/pull/${ref.slice('refs/pull/'.length)}`]
  return [`+refs/heads/${ref}*:refs/remotes/origin/${ref}*`, `+refs/tags/${ref}*:refs/tags/${ref}*`]
}

/** A branch becomes a branch here; a commit or the merge of a pull request is checked out without one. */
function placeOf({ ref, commit }: Wanted): string[] {
  if (!ref) return [commit]
  if (ref.startsWith('refs/pull/')) return [`refs/remotes/pull/${ref.slice('refs/pull/'.length)}`]
  const branch = ref.replace(/^refs\/heads\//, '')
  return ['-B', branch, `refs/remotes/origin/${branch}`]
}
