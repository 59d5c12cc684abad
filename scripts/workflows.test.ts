// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the expressions of workflows
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { type Fields, jobsOf, slotsOf } from './installation/checks/workflow-file.ts'
import { diagnostics, templateOf, workflowFiles, workflowIn } from './testing/workflows/workflow-reader.ts'
import { brokenRules, WORKFLOW_RULES, type WorkflowRule } from './testing/workflows/workflow-rules.ts'

const files = workflowFiles()
const named = (name: string) => files.find((file) => file.name === name)!
const root = fileURLToPath(new URL('..', import.meta.url))

test('there are five workflows: audit, check, nightly, publish, test', () => {
  expect(files.map(({ name }) => name)).toEqual(['audit', 'check', 'nightly', 'publish', 'test'])
})

describe.each(files)('$name', (file) => {
  test('GitHub’s own parser and language service find nothing wrong', async () => {
    expect(await diagnostics(file)).toEqual([])
    expect((await templateOf(file)).errors ?? []).toEqual([])
  })

  test('it keeps every rule', () => {
    expect(brokenRules(file)).toEqual([])
  })

  test('each entry that it runs exists, and is no longer than a recipe', () => {
    const entries = jobsOf(file).flatMap(({ steps }) => steps.flatMap(({ run }) => [...(run ?? '').matchAll(/node (scripts\/\S+\.ts)/g)]))
    for (const [, entry] of entries) expect(readFileSync(`${root}${entry}`, 'utf8').split('\n').length).toBeLessThan(130)
  })

  test('it installs the Node that everybody uses', () => {
    const { devDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { devDependencies: { node: string } }
    const versions = [...file.text.matchAll(/node-version: (\S+)/g)].map(([, version]) => version)
    expect(new Set(versions.filter((version) => version !== devDependencies.node))).toEqual(new Set())
  })
})

test('GitHub’s parsers see what is wrong: a minute 61, a slot every four minutes, an unknown queue, context, permission and input', async () => {
  const { text } = named('nightly')
  const faults: [string, string][] = [
    ["'47 5 * * *'", "'61 5 * * *'"],
    ["'47 5 * * *'", "'*/4 5 * * *'"],
    ['queue: max\n', 'queue: most\n'],
    ['needs.nightly.result', 'needs.nightli.result'],
    ['contents: write', 'contentz: write'],
    ['inputs.dry-run', 'inputs.dryrun'],
  ]
  for (const [from, to] of faults) {
    expect(text).toContain(from)
    expect(await diagnostics(workflowIn('nightly', text.replace(from, to))), to).not.toEqual([])
  }
})

test('an action has one version in all workflows', () => {
  const uses = files.flatMap(({ text }) => [...text.matchAll(/uses: (\S+)@(.+)/g)].map(([, action, version]) => `${action} ${version}`))
  expect(new Set(uses.map((use) => use.split(' ')[0])).size).toBe(new Set(uses).size)
})

test('Dependabot proposes newer actions and packages, and none in its first week', () => {
  const { version, updates } = load(readFileSync(`${root}.github/dependabot.yml`, 'utf8')) as { version: number; updates: Fields[] }
  expect(version).toBe(2)
  expect(updates.map((one) => one['package-ecosystem'])).toEqual(['github-actions', 'npm'])
  for (const update of updates)
    expect(update).toMatchObject({ directory: '/', schedule: { interval: 'monthly' }, cooldown: { 'default-days': 7 } })
})

test('the night is counted in the time zone of the organisation', () => {
  const { timeZone } = load(readFileSync(`${root}organisation.yml`, 'utf8')) as { timeZone: string }
  expect(new Set(slotsOf(named('nightly')).map(({ timezone }) => timezone))).toEqual(new Set([timeZone]))
})

/** For each rule a workflow and what a careless or hostile hand would change in it. */
const FAULTS: Record<WorkflowRule, [string, string | RegExp, string][]> = {
  'no-rights-by-default': [
    ['check', 'permissions: {}\n', ''],
    ['nightly', 'permissions: {}\n', 'permissions: write-all\n'],
  ],
  'least-rights': [
    ['check', 'contents: read #', 'contents: write #'],
    ['test', / {4}permissions:\n {6}contents.*\n/, ''],
    ['publish', 'contents: read #', 'contents: read #\n      packages: write #'],
  ],
  'rights-explained': [['nightly', /contents: write #.*/, 'contents: write']],
  pinned: [
    ['check', /checkout@[0-9a-f]{40} # v7.0.1/, 'checkout@v7'],
    ['publish', / # v5.0.1/, ''],
    ['test', /setup-node@[0-9a-f]{40}/, 'setup-node@53b83947'],
  ],
  'credentials-not-kept': [
    ['check', 'persist-credentials: false', 'persist-credentials: true'],
    ['test', /\n {8}with:\n {10}persist-credentials: false/, ''],
  ],
  'no-expression-in-run': [
    ['check', '--base "$BASE"', '--base "${{ github.event.pull_request.head.ref }}"'],
    ['nightly', '$ONLY\n', '${{ inputs.dry-run }}\n'],
  ],
  'safe-triggers': [
    ['check', 'pull_request:', 'pull_request_target:'],
    ['nightly', 'workflow_dispatch:', 'workflow_run:'],
    ['publish', 'workflows: [nightly]', 'workflows: [nightly, test]'],
    ['publish', '    branches: [main]\n  # Another', '  # Another'],
    ['publish', 'ref: main', 'ref: ${{ github.event.workflow_run.head_sha }}'],
    ['publish', 'ref: main\n          fetch', 'fetch'],
  ],
  'ends-in-time': [
    ['nightly', 'timeout-minutes: 30\n', '\n'],
    ['test', 'timeout-minutes: 20', 'timeout-minutes: 360'],
  ],
  'waits-in-line': [
    ['nightly', '  queue: max\n', ''],
    ['check', 'cancel-in-progress: false', 'cancel-in-progress: true'],
  ],
  'one-writer': [
    ['nightly', 'group: register', 'group: nightly-${{ github.ref }}'],
    ['audit', 'group: register', 'group: audit'],
  ],
  'secrets-of-main': [
    ['nightly', / {4}environment: register.*\n/, ''],
    ['check', '${{ github.token }}', '${{ secrets.SMTP_URL }}'],
    ['publish', / {4}environment: register.*\n/, ''],
    ['nightly', 'jobs:\n', 'env:\n  A: ${{ toJSON(secrets) }}\njobs:\n'],
  ],
  'main-job-always-runs': [
    ['check', 'runs-on:', "if: github.actor != 'bot'\n    runs-on:"],
    ['nightly', '  nightly: #', '  night: #'],
  ],
  'required-check-always-starts': [['check', 'branches: [main]\n', "branches: [main]\n    paths: ['cases/**']\n"]],
  'failure-is-red': [
    ['nightly', 'run: node scripts/nightly.ts $ONLY', 'run: node scripts/nightly.ts $ONLY || true'],
    ['check', 'run: rm', 'continue-on-error: true\n        run: rm'],
  ],
  'locked-packages': [
    ['nightly', '--ignore-scripts ', ''],
    ['test', 'npm ci', 'npm install'],
    ['check', 'npm-shrinkwrap.json ', ''],
    ['publish', ' .npmrc', ''],
    ['nightly', 'rm -rf node_modules npm-shrinkwrap.json .npmrc yarn.lock && ', ''],
  ],
  'cases-stay-here': [
    ['publish', 'path: ${{ runner.temp }}/site', 'path: cases'],
    ['publish', 'path: ${{ runner.temp }}/site', 'path: .'],
    ['publish', 'node scripts/seal.ts --out "$RUNNER_TEMP/site"', 'mkdir "$RUNNER_TEMP/site" && cp -r cases "$RUNNER_TEMP/site"'],
    ['publish', '--out "$RUNNER_TEMP/site"\n', '--out "$RUNNER_TEMP/site"\n      - run: cp -r cases "$RUNNER_TEMP/site"\n'],
    ['nightly', 'package-manager-cache: false', 'package-manager-cache: true'],
    ['check', 'actions/setup-node@', 'actions/upload-artifact@'],
  ],
  'odd-minutes': [
    ['nightly', "'47 5 * * *'", "'0 5 * * *'"],
    ['nightly', "'47 5 * * *'", "'30 5 * * *'"],
    ['nightly', "'47 5 * * *'", "'46 5 * * *'"],
    ['nightly', / {4}- cron: '23 18.*\n\s+timezone.*\n/, ''],
    ['audit', "'19 6 * * *'", "'0 6 * * *'"],
  ],
  'schedule-has-zone': [['nightly', /\n\s+timezone: Europe\/Amsterdam/, '']],
}

describe.each(Object.keys(WORKFLOW_RULES) as WorkflowRule[])('the rule %s', (rule) => {
  test.each(FAULTS[rule])('finds its fault in %s: %s → %s', (name, from, to) => {
    const { text } = named(name)
    const changed = text.replace(from, to)
    expect(changed).not.toBe(text)
    expect(brokenRules(workflowIn(name, changed)).map((broken) => broken.rule)).toContain(rule)
  })
})
