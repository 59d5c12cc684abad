// Does on this machine what a runner does with a job of a workflow: checks out over HTTP with the job's own token, sets a runner's
// variables, and runs the `run:` lines with the `env:` that stand in the file. For tests.
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Fields, fieldsOf, type Job, type Step } from '../../installation/checks/workflow-file.ts'
import { GitFailure } from '../../io/git/git.ts'
import type { Permissions } from '../../local/forge/actors.ts'
import type { Forge } from '../../local/forge.ts'
import { runCommand } from '../run-entry.ts'
import { type CheckoutContext, checkOut } from './checkout.ts'
import { filled, holds, type Status } from './workflow-reader.ts'

export interface Triggered {
  readonly name: string
  readonly payload: Fields
  /** `main` where it is left out. */
  readonly ref?: string
  /** The commit that it is about; for a pull request the merge that GitHub tries. */
  readonly sha: string
  readonly inputs?: Fields
}

export interface Surroundings {
  readonly forge: Pick<Forge, 'url' | 'environment' | 'memory' | 'tokenFor'>
  /** The secrets of the environment that a job may name. */
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
  readonly result: 'success' | 'failure' | 'skipped'
  readonly steps: readonly StepEnded[]
  readonly summary: string
  readonly output: string
}

const MAIN = 'refs/heads/main'

/** Runs a job in a fresh folder, with a token that holds its `permissions:` and no more; `onEnd` can look at the workspace before it goes. */
export async function runJob(job: Job, event: Triggered, around: Surroundings, onEnd?: (workspace: string) => void): Promise<JobEnded> {
  const folder = freshFolder(around.packages)
  const [workspace, temp] = [join(folder, 'workspace'), join(folder, 'temp')]
  for (const made of [workspace, temp]) mkdirSync(made)
  const variables = variablesOf(folder, workspace, temp, job, event, around)
  const token = around.forge.tokenFor({ login: 'github-actions[bot]', kind: 'job', may: job.permissions as Permissions })
  const { ref = MAIN, sha } = event
  const contexts: Fields = {
    github: { event: event.payload, event_name: event.name, sha, ref, token },
    inputs: event.inputs ?? {},
    // An environment gives its secrets to jobs that name it, and the rules of this one to runs of main only.
    secrets: (job.fields.environment && ref === MAIN && around.secrets) || {},
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
      const { exit, output } = await runStep(step, { contexts, status, workspace, temp, token, variables, around, event: { ref, sha } })
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

/** An empty folder of the same name as the job before had, as on a runner of GitHub: what Node compiled of the same code holds there. */
function freshFolder(packages: string): string {
  const parent = dirname(packages)
  mkdirSync(parent, { recursive: true })
  for (let number = 1; ; number++) {
    const folder = join(realpathSync(parent), `runner-${number}`)
    // Taken where another job runs at the same time.
    if (!existsSync(folder) && mkdirSync(folder, { recursive: true })) return folder
  }
}

function variablesOf(
  folder: string,
  workspace: string,
  temp: string,
  job: Job,
  { name, payload, ref = MAIN, sha }: Triggered,
  { forge }: Surroundings,
): Record<string, string> {
  const files = { GITHUB_EVENT_PATH: 'event.json', GITHUB_STEP_SUMMARY: 'summary.md', GITHUB_OUTPUT: 'output', GITHUB_ENV: 'env' }
  const paths = Object.fromEntries(Object.entries(files).map(([variable, file]) => [variable, join(folder, file)]))
  for (const path of Object.values(paths)) writeFileSync(path, '')
  writeFileSync(paths.GITHUB_EVENT_PATH ?? '', JSON.stringify(payload))
  const { GITHUB_API_URL, GITHUB_REPOSITORY } = forge.environment
  const { head, base } = fieldsOf(payload.pull_request)
  return {
    ...paths,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'somebody',
    GITHUB_EVENT_NAME: name,
    GITHUB_JOB: job.id,
    GITHUB_SHA: sha,
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(?:heads|pull)\//, ''),
    GITHUB_HEAD_REF: String(fieldsOf(head).ref ?? ''),
    GITHUB_BASE_REF: String(fieldsOf(base).ref ?? ''),
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKSPACE: workspace,
    GITHUB_SERVER_URL: forge.url.slice(0, -1),
    // The token is no variable of a runner: a step has it only where its `env:` says so.
    GITHUB_API_URL,
    GITHUB_REPOSITORY,
    GITHUB_REPOSITORY_OWNER: GITHUB_REPOSITORY.split('/')[0] ?? '',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
  }
}

interface Running {
  readonly contexts: Fields
  readonly status: Status
  readonly workspace: string
  readonly temp: string
  readonly token: string
  readonly variables: Record<string, string>
  readonly around: Surroundings
  readonly event: CheckoutContext['event']
}

async function runStep(step: Step, running: Running): Promise<{ exit: number | null; output: string }> {
  const { contexts, status, workspace, variables, around } = running
  if (step.uses?.startsWith('actions/checkout@')) return checkedOut(step, running)
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

async function checkedOut(step: Step, { contexts, around, ...running }: Running): Promise<{ exit: number; output: string }> {
  const asked = Object.entries(fieldsOf(step.fields.with)).map(([name, value]) => [
    name,
    typeof value === 'string' ? filled(value, contexts) : value,
  ])
  const { url: server, environment } = around.forge
  try {
    await checkOut(Object.fromEntries(asked), { ...running, server, repository: environment.GITHUB_REPOSITORY })
    return { exit: 0, output: '' }
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error
    return { exit: 1, output: `${error.message}\n` }
  }
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
