// What every workflow of a register keeps to, as a table: a rule, and where a file breaks it. The parsers of GitHub say whether a
// file is a workflow; these rules say whether it is a safe one.
import {
  fieldsOf,
  type Job,
  jobsOf,
  type Step,
  slotsOf,
  textsIn,
  triggersOf,
  type WorkflowFile,
} from '../../installation/checks/workflow-file.ts'

/** The most that a job may hold. A permission that is not here needs a reason, and a line in this table. */
const PERMISSIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'audit/audit': { contents: 'read' },
  'audit/history': { contents: 'read', issues: 'write' },
  'audit/report': { contents: 'read', issues: 'write' },
  'check/check': { contents: 'read', 'pull-requests': 'write', actions: 'read' },
  'nightly/nightly': { contents: 'write', issues: 'write', 'pull-requests': 'read' },
  'nightly/report': { contents: 'read', issues: 'write' },
  'publish/publish': { contents: 'read' },
  'publish/deploy': { pages: 'write', 'id-token': 'write' },
  'test/test': { contents: 'read' },
}

/** Nobody else's text or repository can start one of these with more rights than it has itself. */
const TRIGGERS = ['pull_request', 'push', 'schedule', 'workflow_dispatch', 'workflow_run']

/** What may start another workflow when it has run: it runs the code of main alone. */
const WATCHED = ['nightly']

/** The queue in which everything waits that writes letters, flags or issues. */
const WRITERS = 'register'

/** The one thing that leaves a runner: how it is made, and how it is named where it is uploaded. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of the workflow
const SEALED_SITE = { made: 'node scripts/seal.ts --out "$RUNNER_TEMP/site"', uploaded: '${{ runner.temp }}/site' }

interface Rule {
  readonly says: string
  /** Where a file breaks it: jobs, steps, or the line; empty where it is kept. */
  readonly broken: (file: WorkflowFile) => readonly string[]
}

export const WORKFLOW_RULES = {
  'no-rights-by-default': {
    says: 'Write `permissions: {}` at the top; each job asks for its own.',
    broken: ({ yaml }) => (isEmptyMapping(yaml.permissions) ? [] : ['permissions']),
  },
  'least-rights': {
    says: 'A job holds only what the table in workflow-rules.ts allows.',
    broken: (file) =>
      jobsOf(file).flatMap(({ id, permissions, fields }) => {
        const allowed = PERMISSIONS[`${file.name}/${id}`] ?? {}
        const most = Object.entries(permissions).filter(([name, level]) => level !== allowed[name] && level !== 'none')
        return isMapping(fields.permissions) ? most.map(([name]) => `${id}: ${name}`) : [`${id}: permissions`]
      }),
  },
  'rights-explained': {
    says: 'Behind each permission stands why.',
    broken: ({ text }) => linesOf(text, /^ {6}(?:[a-z-]+): (?:read|write)\s*$/),
  },
  pinned: {
    says: 'An action is named by the full SHA of its commit, with its version behind it: uses: owner/action@<40 digits> # v1.2.3',
    broken: ({ text }) => linesOf(text, /\buses:/).filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
  },
  'credentials-not-kept': {
    says: 'actions/checkout says persist-credentials: false, except in a job that pushes.',
    broken: (file) =>
      stepsOf(file)
        .filter(({ step }) => step.uses?.startsWith('actions/checkout@'))
        .filter(({ job, step }) => {
          const keeps = fieldsOf(step.fields.with)['persist-credentials']
          return keeps !== false && !(keeps === true && job.permissions.contents === 'write')
        })
        .map(place),
  },
  'no-expression-in-run': {
    says: 'A command takes what it needs from `env:`. An expression inside it would be run as part of the command.',
    broken: (file) =>
      stepsOf(file)
        .filter(({ step }) => step.run?.includes('${{') || textsIn(step.fields.shell).some((text) => text.includes('${{')))
        .map(place),
  },
  'safe-triggers': {
    says: `A workflow starts by ${TRIGGERS.join(', ')} only; never by pull_request_target. After another one it runs the code of main, and takes nothing over from it.`,
    broken: (file) => [...Object.keys(triggersOf(file)).filter((name) => !TRIGGERS.includes(name)), ...unsafeFollowing(file)],
  },
  'ends-in-time': {
    says: 'Each job says timeout-minutes, at most 30.',
    broken: (file) =>
      jobsOf(file)
        .filter(({ fields }) => !(Number(fields['timeout-minutes']) > 0 && Number(fields['timeout-minutes']) <= 30))
        .map(({ id }) => id),
  },
  'waits-in-line': {
    says: 'A run that waits is never thrown away, and none is cut off: concurrency with queue: max and cancel-in-progress: false.',
    broken: ({ yaml }) => {
      const { group, queue, 'cancel-in-progress': cancel } = fieldsOf(yaml.concurrency)
      return typeof group === 'string' && queue === 'max' && cancel === false ? [] : ['concurrency']
    },
  },
  'one-writer': {
    says: `What writes letters, flags or issues waits in the one group "${WRITERS}".`,
    broken: (file) => {
      const writes = jobsOf(file).some(({ permissions }) => permissions.contents === 'write' || permissions.issues === 'write')
      return writes && fieldsOf(file.yaml.concurrency).group !== WRITERS ? ['concurrency.group'] : []
    },
  },
  'secrets-of-main': {
    says: 'Secrets come from an environment that only main may use, reach a step through its own `env:`, and are never near a pull request.',
    broken: (file) => [
      ...jobsOf(file).flatMap((job) => (mentionsSecrets(job.fields) && !job.fields.environment ? [job.id] : [])),
      ...stepsOf(file).flatMap((at) => (mentionsSecrets({ ...at.step.fields, env: null }) ? [place(at)] : [])),
      ...jobsOf(file).flatMap(({ id, fields }) => (mentionsSecrets({ ...fields, steps: null }) ? [`${id}: outside a step`] : [])),
      ...('pull_request' in triggersOf(file) && mentionsSecrets(file.yaml) ? ['pull_request'] : []),
      ...(mentionsSecrets(file.yaml.env) ? ['env'] : []),
    ],
  },
  'main-job-always-runs': {
    says: 'The job called like the workflow has no `if` and no `needs`: a skipped job would count as a good one.',
    broken: (file) => {
      const main = jobsOf(file).find(({ id }) => id === file.name)
      if (!main) return [`there is no job ${file.name}`]
      return ['if', 'needs'].filter((field) => main.fields[field] !== undefined).map((field) => `${main.id}: ${field}`)
    },
  },
  'required-check-always-starts': {
    says: 'check has no path filter on pull requests: a required check that does not start holds them up for ever.',
    broken: (file) => {
      const { paths, 'paths-ignore': ignored } = fieldsOf(triggersOf(file).pull_request)
      return file.name === 'check' && (paths || ignored) ? ['pull_request'] : []
    },
  },
  'failure-is-red': {
    says: 'Nothing goes on as if it had not failed: no continue-on-error, no `|| true`.',
    broken: (file) => [
      ...jobsOf(file).flatMap(({ id, fields }) => ('continue-on-error' in fields ? [id] : [])),
      ...stepsOf(file)
        .filter(({ step }) => 'continue-on-error' in step.fields || /\|\|\s*(true|:|exit 0)/.test(step.run ?? ''))
        .map(place),
    ],
  },
  'locked-packages': {
    says: 'Packages come from package-lock.json by npm ci, with nothing else of npm beside it, and without scripts of their own where secrets or rights to write are near.',
    broken: (file) =>
      stepsOf(file)
        .filter(({ job, step }) => {
          const run = step.run ?? ''
          if (/\b(npx|npm (i|install|exec|add)|yarn(?!\.lock)|pnpm)\b/.test(run)) return true
          // The tests run the code of the change itself, near nothing that is worth having.
          if (
            /\bnpm ci\b/.test(run) &&
            job.id !== 'test' &&
            !run.startsWith('rm -rf node_modules npm-shrinkwrap.json .npmrc yarn.lock && ')
          )
            return true
          const privileged = job.fields.environment || Object.values(job.permissions).includes('write')
          return privileged && /\bnpm ci\b/.test(run) && !/--ignore-scripts/.test(run)
        })
        .map(place),
  },
  'cases-stay-here': {
    says: 'No artifact and no cache, but what seal made in a folder outside the checkout, and nothing else.',
    broken: (file) =>
      jobsOf(file).flatMap((job) => {
        const uses = (action: string) => job.steps.filter(({ uses }) => uses?.startsWith(`actions/${action}`))
        const caches = uses('setup-node@').filter(({ fields }) => fieldsOf(fields.with)['package-manager-cache'] !== false)
        const open = uses('upload-pages-artifact@').filter(({ fields }) => fieldsOf(fields.with).path !== SEALED_SITE.uploaded)
        const others = job.steps.filter(({ run }) => run?.includes('RUNNER_TEMP') && run !== SEALED_SITE.made)
        return [...uses('upload-artifact@'), ...uses('cache'), ...caches, ...open, ...others].map((step) => place({ job, step }))
      }),
  },
  'odd-minutes': {
    says: 'Each slot of a schedule is at an odd minute that is not near the full or half hour; what writes letters has four a day or more.',
    broken: (file) => {
      const slots = slotsOf(file)
      const busy = slots.filter(({ cron }) => {
        const minute = Number(cron.split(' ')[0])
        return !(minute % 2 === 1 && minute % 30 > 2 && minute % 30 < 28)
      })
      const writes = jobsOf(file).some(({ permissions }) => permissions.contents === 'write')
      return slots.length && writes && slots.length < 4 ? ['schedule'] : busy.map(({ cron }) => cron)
    },
  },
  'schedule-has-zone': {
    says: 'Each slot of a schedule names its time zone.',
    broken: (file) => slotsOf(file).flatMap(({ cron, timezone }) => (timezone ? [] : [cron])),
  },
} as const satisfies Readonly<Record<string, Rule>>

export type WorkflowRule = keyof typeof WORKFLOW_RULES

/** The rules that a workflow breaks, each with where. */
export function brokenRules(file: WorkflowFile): { rule: WorkflowRule; where: string }[] {
  return (Object.entries(WORKFLOW_RULES) as [WorkflowRule, Rule][]).flatMap(([rule, { broken }]) =>
    broken(file).map((where) => ({ rule, where })),
  )
}

function stepsOf(file: WorkflowFile): { job: Job; step: Step }[] {
  return jobsOf(file).flatMap((job) => job.steps.map((step) => ({ job, step })))
}

function place({ job, step }: { job: Job; step: Step }): string {
  return `${job.id}: ${step.uses ?? step.run?.split('\n')[0] ?? 'a step'}`
}

function isMapping(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function isEmptyMapping(value: unknown): boolean {
  return isMapping(value) && Object.keys(value as object).length === 0
}

function mentionsSecrets(value: unknown): boolean {
  return textsIn(value).some((text) => /\bsecrets\b/i.test(text) && text.includes('${{'))
}

function linesOf(text: string, pattern: RegExp): string[] {
  return text
    .split('\n')
    .filter((line) => pattern.test(line))
    .map((line) => line.trim())
}

/** What a workflow that follows another one must not do: follow a stranger, or run or read what the other one was about. */
function unsafeFollowing(file: WorkflowFile): string[] {
  const followed = triggersOf(file).workflow_run
  if (followed === undefined) return []
  const { workflows, types, branches } = fieldsOf(followed)
  const same = (value: unknown, wanted: readonly string[]) => JSON.stringify(value) === JSON.stringify(wanted)
  const checkouts = stepsOf(file).filter(({ step }) => step.uses?.startsWith('actions/checkout@'))
  return [
    ...(same(workflows, WATCHED) && same(types, ['completed']) && same(branches, ['main']) ? [] : ['workflow_run']),
    ...checkouts.filter(({ step }) => fieldsOf(step.fields.with).ref !== 'main').map(place),
    ...linesOf(file.text, /workflow_run\.|download-artifact/),
  ]
}
