// Does on this machine what a runner does with a job of a workflow: checks out by plain Git, sets a runner's variables, and runs
// the `run:` lines with the `env:` that stand in the file. For tests.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Fields, fieldsOf, type Job, type Step } from '../../installation/checks/workflow-file.ts'
import { git } from '../../io/git/git.ts'
import { runCommand } from '../run-entry.ts'
import { filled, holds, type Status } from './workflow-reader.ts'

export interface Triggered {
  readonly name: string
  readonly payload: Fields
  /** The commit that it is about; for a pull request the merge that GitHub tries. */
  readonly sha: string
  readonly inputs?: Fields
}

export interface Surroundings {
  /** The bare repository. */
  readonly remote: string
  /** What the job's steps find of GitHub: GITHUB_API_URL, GITHUB_REPOSITORY and the token. */
  readonly environment: { readonly GITHUB_API_URL: string; readonly GITHUB_REPOSITORY: string; readonly GITHUB_TOKEN: string }
  readonly secrets?: Fields
  readonly needs?: Fields
  /** Where packages that were installed once are kept for the next job, by the lock file of the same bytes. */
  readonly packages: string
}

export interface StepEnded {
  readonly what: string
  readonly outcome: 'success' | 'failure' | 'skipped'
  readonly output: string
  readonly seconds: number
}

export interface JobEnded {
  readonly result: 'success' | 'failure'
  readonly steps: readonly StepEnded[]
  readonly summary: string
  readonly output: string
}

/** Runs a job in a fresh folder; `onEnd` can look at the workspace before it goes. */
export async function runJob(job: Job, event: Triggered, around: Surroundings, onEnd?: (workspace: string) => void): Promise<JobEnded> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'runner-'))
  const workspace = join(folder, 'workspace')
  mkdirSync(workspace)
  const variables = variablesOf(folder, workspace, event, around)
  const contexts: Fields = {
    github: {
      event: event.payload,
      event_name: event.name,
      sha: event.sha,
      ref: 'refs/heads/main',
      token: around.environment.GITHUB_TOKEN,
    },
    inputs: event.inputs ?? {},
    secrets: around.secrets ?? {},
    needs: around.needs ?? {},
  }
  const steps: StepEnded[] = []
  let status: Status = 'success'
  try {
    for (const step of job.steps) {
      const what = String(step.fields.name ?? step.uses ?? step.run)
      if (!holds(step.fields.if, contexts, status)) {
        steps.push({ what, outcome: 'skipped', output: '', seconds: 0 })
        continue
      }
      const started = performance.now()
      const { exit, output } = await runStep(step, { contexts, status, workspace, variables, around })
      steps.push({ what, outcome: exit === 0 ? 'success' : 'failure', output, seconds: (performance.now() - started) / 1000 })
      if (exit !== 0) status = 'failure'
    }
    onEnd?.(workspace)
    const summary = readFileSync(variables.GITHUB_STEP_SUMMARY ?? '', 'utf8')
    return { result: status === 'success' ? 'success' : 'failure', steps, summary, output: steps.map(({ output }) => output).join('') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function variablesOf(folder: string, workspace: string, event: Triggered, { environment }: Surroundings): Record<string, string> {
  const files = { GITHUB_EVENT_PATH: 'event.json', GITHUB_STEP_SUMMARY: 'summary.md', GITHUB_OUTPUT: 'output', GITHUB_ENV: 'env' }
  const paths = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(folder, file)]))
  for (const path of Object.values(paths)) writeFileSync(path, '')
  writeFileSync(paths.GITHUB_EVENT_PATH ?? '', JSON.stringify(event.payload))
  return {
    ...paths,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_SHA: event.sha,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: '4711',
    GITHUB_WORKSPACE: workspace,
    GITHUB_SERVER_URL: 'https://github.com',
    // The token is no variable of a runner: a step has it only where its `env:` says so.
    GITHUB_API_URL: environment.GITHUB_API_URL,
    GITHUB_REPOSITORY: environment.GITHUB_REPOSITORY,
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
  }
}

interface Running {
  readonly contexts: Fields
  readonly status: Status
  readonly workspace: string
  readonly variables: Record<string, string>
  readonly around: Surroundings
}

async function runStep(step: Step, running: Running): Promise<{ exit: number | null; output: string }> {
  const { contexts, status, workspace, variables, around } = running
  if (step.uses?.startsWith('actions/checkout@')) {
    await checkOut(around.remote, workspace, fieldsOf(step.fields.with), contexts)
    return { exit: 0, output: '' }
  }
  // setup-node put this very Node on the path before; the actions of Pages need GitHub itself.
  if (!step.run) return { exit: 0, output: '' }
  const folder = join(workspace, String(step.fields['working-directory'] ?? '.'))
  const installs = /\bnpm ci\b/.test(step.run)
  if (installs && takePackages(folder, around.packages)) return { exit: 0, output: '' }
  const env = Object.entries(fieldsOf(step.fields.env)).map(([name, value]) => [
    name,
    filled(String(value), { ...contexts, job: { status } }, status),
  ])
  const network = installs ? wayToRegistry() : {}
  const ended = await runCommand('bash', ['-e', '-c', step.run], folder, { ...network, ...variables, ...Object.fromEntries(env) })
  if (installs && ended.exit === 0) keepPackages(folder, around.packages)
  return ended
}

/** What actions/checkout does, as far as these workflows ask for it: a commit or branch, a folder, all branches or one. */
async function checkOut(remote: string, workspace: string, asked: Fields, contexts: Fields): Promise<void> {
  const folder = join(workspace, String(asked.path ?? '.'))
  const ref = filled(String(asked.ref ?? fieldsOf(contexts.github).sha), contexts)
  await git(workspace, 'init', '--quiet', folder)
  await git(folder, 'remote', 'add', 'origin', `file://${remote}`)
  const whole = asked['fetch-depth'] === 0
  const wanted = whole ? ['+refs/heads/*:refs/remotes/origin/*'] : []
  const isCommit = /^[0-9a-f]{40}$/.test(ref)
  const one = isCommit ? `+${ref}:refs/remotes/pull/asked` : `+refs/heads/${ref}:refs/remotes/origin/${ref}`
  await git(folder, 'fetch', '--quiet', '--no-tags', ...(whole ? [] : ['--depth=1']), 'origin', ...wanted, one)
  if (typeof asked['sparse-checkout'] === 'string')
    await git(folder, 'sparse-checkout', 'set', '--cone', ...asked['sparse-checkout'].split(/\s+/).filter(Boolean))
  await git(folder, 'checkout', '--quiet', '--force', ...(isCommit ? ['--detach', ref] : ['-B', ref, `refs/remotes/origin/${ref}`]))
}

/** How this machine reaches the registry: a runner needs none of it, a machine behind a proxy does. What npm has kept is not asked for again. */
function wayToRegistry(): Record<string, string> {
  const names = /^(npm_config_(registry|cache)|(https?|no)_proxy|node_extra_ca_certs|node_use_system_ca|ssl_cert_(file|dir))$/i
  const own = Object.entries(process.env).flatMap(([name, value]) => (names.test(name) && value ? [[name, value]] : []))
  return { ...Object.fromEntries(own), npm_config_prefer_offline: 'true' }
}

function takePackages(folder: string, kept: string): boolean {
  const lock = (where: string) => readFileSync(join(where, 'package-lock.json'), 'utf8')
  if (!existsSync(join(kept, 'package-lock.json')) || lock(kept) !== lock(folder)) return false
  symlinkSync(join(kept, 'node_modules'), join(folder, 'node_modules'))
  return true
}

function keepPackages(folder: string, kept: string): void {
  mkdirSync(kept, { recursive: true })
  renameSync(join(folder, 'node_modules'), join(kept, 'node_modules'))
  symlinkSync(join(kept, 'node_modules'), join(folder, 'node_modules'))
  cpSync(join(folder, 'package-lock.json'), join(kept, 'package-lock.json'))
}
