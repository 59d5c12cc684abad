// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the expressions of workflows
import examples from '@octokit/webhooks-examples'
import { describe, expect, test } from 'vitest'
import { type Fields, fieldsOf, jobsOf } from './installation/checks/workflow-file.ts'
import { NIGHT } from './io/github/nightly-health.ts'
import { evaluated, holds, templateOf, workflowFiles } from './testing/workflows/workflow-reader.ts'

type Payload = Fields & { readonly action?: string; readonly ref?: string }
const files = await Promise.all(workflowFiles().map(async (file) => ({ file, template: await templateOf(file) })))
// The package's types say that it exports a list by another way than it does.
const events = examples as unknown as { readonly name: string; readonly examples: readonly Payload[] }[]
const payloads = (name: string) => events.find((event) => event.name === name)?.examples ?? []

/** What GitHub starts for an event, by the filters as its own parser understood them. */
function started(name: string, payload: Payload, branch: string, changed: readonly string[] = []): string[] {
  return files
    .filter(({ template }) => {
      const filter = template.events[name] as { branches?: string[]; paths?: string[]; types?: string[]; workflows?: string[] } | undefined
      if (!filter) return false
      const types = filter.types ?? (name === 'pull_request' ? ['opened', 'synchronize', 'reopened'] : [])
      if (['pull_request', 'workflow_run'].includes(name) && !types.includes(payload.action ?? '')) return false
      if (filter.workflows && !filter.workflows.includes(String(fieldsOf(payload.workflow_run).name))) return false
      if (filter.branches && !filter.branches.includes(branch)) return false
      return !filter.paths || changed.some((path) => filter.paths?.some((pattern) => matches(pattern, path)))
    })
    .map(({ file }) => file.name)
}

function matches(pattern: string, path: string): boolean {
  const expression = pattern.replace(/[.+]/g, '\\$&').replace(/\*\*|\*/g, (stars) => (stars === '**' ? '.*' : '[^/]*'))
  return new RegExp(`^${expression}$`).test(path)
}

describe('what an event starts', () => {
  test.each([
    ['opened', ['check']],
    ['synchronize', ['check']],
    ['reopened', ['check']],
    ['closed', []],
    ['labeled', []],
    ['assigned', []],
    ['converted_to_draft', []],
  ])('a pull request with a case in it that is %s starts %j', (action, expected) => {
    const [payload] = payloads('pull_request').filter((example) => example.action === action)
    expect(payload).toBeDefined()
    expect(started('pull_request', payload!, 'main', ['cases/2026-0019.md'])).toEqual(expected)
  })

  test('a pull request that goes elsewhere than main starts nothing', () => {
    const [payload] = payloads('pull_request')
    expect(started('pull_request', payload!, 'master', ['cases/2026-0019.md'])).toEqual([])
  })

  test.each([
    [['cases/2026-0019.md'], ['check', 'nightly', 'publish']],
    [['cases/2026-0019/letter.pdf'], ['check', 'nightly', 'publish']],
    [['site/keys/anna-jansen.txt'], ['check', 'publish', 'test']],
    [['organisation.yml'], ['audit', 'check', 'nightly', 'publish']],
    [['.github/CODEOWNERS'], ['audit', 'check', 'test']],
    [['site/policy/2027-01-01/terms.yml'], ['check', 'nightly', 'publish', 'test']],
    [['site/pages/index.astro'], ['check', 'publish', 'test']],
    [['scripts/io/mail/mail.ts'], ['check', 'publish', 'test']],
    [['.github/workflows/check.yml'], ['check', 'test']],
    [['README.md'], ['check']],
  ])('a push to main of %j starts %j', (changed, expected) => {
    const [payload] = payloads('push')
    expect(started('push', payload!, 'main', changed)).toEqual(expected)
  })

  test('a push of letters, of a tag or of a branch starts nothing', () => {
    for (const payload of payloads('push')) {
      expect(started('push', payload, payload.ref ?? '', ['cases/2026-0019.md'])).toEqual([])
      expect(started('push', payload, 'letters', ['2026-0019/acknowledgement.md'])).toEqual([])
    }
  })

  test.each(['issue_comment', 'issues', 'pull_request_review', 'repository_dispatch', 'fork', 'public'])('%s starts nothing', (name) => {
    expect(payloads(name).length).toBeGreaterThan(0)
    for (const payload of payloads(name)) expect(started(name, payload, 'main', ['cases/2026-0019.md'])).toEqual([])
  })

  test.each<[what: string, workflow: string, action: string, branch: string, expected: string[]]>([
    ['nightly that has ended', 'nightly', 'completed', 'main', ['publish']],
    ['nightly that has begun', 'nightly', 'requested', 'main', []],
    ['nightly on another branch', 'nightly', 'completed', 'case/2026-0042', []],
    ['check', 'check', 'completed', 'main', []],
    ['publish itself', 'publish', 'completed', 'main', []],
  ])('a run of %s starts what follows it', (_what, workflow, action, branch, expected) => {
    const [example] = payloads('workflow_run')
    const payload = { ...example, action, workflow_run: { ...fieldsOf(example?.workflow_run), name: workflow, head_branch: branch } }
    expect(started('workflow_run', payload, branch)).toEqual(expected)
  })

  test('by hand everything starts', () => {
    expect(started('workflow_dispatch', payloads('workflow_dispatch')[0]!, 'main')).toEqual([
      'audit',
      'check',
      'nightly',
      'publish',
      'test',
    ])
  })
})

describe('check', () => {
  const { file } = files.find(({ file: { name } }) => name === 'check')!
  const steps = jobsOf(file)[0]!.steps
  const given = (name: string, script: string, event_name: string, event: Payload) =>
    evaluated(inner(fieldsOf(steps.find(({ run }) => run?.includes(script))?.fields.env)[name]), {
      github: { event_name, event, sha: 'now' },
    })
  const base = (name: string, event: Payload) => given('BASE', 'check.ts', name, event)
  const code = (name: string, event: Payload) => given('CODE', 'worktree add --quiet --detach ../base', name, event)

  test('a pull request is compared with main as it is now, and checked by its code, whatever main the event names', () => {
    for (const payload of payloads('pull_request')) {
      expect(base('pull_request', payload)).toBe('HEAD^1')
      expect(code('pull_request', payload)).toBe('HEAD^1')
    }
  })

  test('a push is compared with what was there before; the push that made the branch, with itself', () => {
    const before = '6113728f27ae82c7b1a177c8d03f9e96e0adf246'
    for (const payload of payloads('push')) {
      expect(base('push', payload)).toBe(payload.created ? 'now' : before)
      expect(code('push', payload)).toBe('HEAD')
    }
  })

  test('by hand the register is compared with itself', () => {
    for (const payload of payloads('workflow_dispatch')) {
      expect(base('workflow_dispatch', payload)).toBe('now')
      expect(code('workflow_dispatch', payload)).toBe('HEAD')
    }
  })

  test('nothing in it is skipped for anybody', () => {
    expect(steps.filter(({ fields }) => 'if' in fields)).toEqual([])
  })
})

describe('publish', () => {
  const [publish, deploy] = jobsOf(files.find(({ file: { name } }) => name === 'publish')!.file)
  const upload = publish!.steps.find(({ uses }) => uses?.startsWith('actions/upload-pages-artifact@'))!

  test('what was made is published although a case was left out; what was not made, and what somebody ended, is not', () => {
    const made = (artifact: string) => ({ needs: { publish: { outputs: { artifact } } } })
    expect(holds(upload.fields.if, {}, 'failure')).toBe(true)
    expect(holds(upload.fields.if, {}, 'cancelled')).toBe(false)
    expect(fieldsOf(publish!.fields.outputs)).toEqual({ artifact: '${{ steps.upload.outputs.artifact_id }}' })
    for (const status of ['success', 'failure'] as const) {
      expect(holds(deploy!.fields.if, made('4711'), status)).toBe(true)
      expect(holds(deploy!.fields.if, made(''), status)).toBe(false)
    }
    expect(holds(deploy!.fields.if, made('4711'), 'cancelled')).toBe(false)
  })
})

describe('audit', () => {
  const [audit, report] = jobsOf(files.find(({ file: { name } }) => name === 'audit')!.file)

  test('waits for no night, and its report is made whatever it ended in', () => {
    expect([audit!.fields.if, audit!.fields.needs]).toEqual([undefined, undefined])
    for (const status of ['success', 'failure', 'cancelled'] as const) expect(holds(report!.fields.if, { github: {} }, status)).toBe(true)
  })
})

describe('nightly', () => {
  const { file } = files.find(({ file: { name } }) => name === 'nightly')!
  const [nightly, report] = jobsOf(file)
  const step = (script: string) => nightly!.steps.find(({ run }) => run?.includes(script))!
  const scheduled = { github: { event: { schedule: '47 5 * * *' } }, inputs: {} }
  const byHand = (dryRun: boolean, letter = false) => ({
    github: { event: payloads('workflow_dispatch')[0] ?? null },
    inputs: { 'dry-run': dryRun, 'test-letter': letter },
  })

  test.each([
    ['on schedule', NIGHT, scheduled],
    ['by hand', NIGHT, byHand(false)],
    ['by hand as a dry run', 'nothing sent', byHand(true)],
    ['by hand for a test letter', 'test letter', byHand(false, true)],
  ] as const)('a run %s is called "%s", by which a good night is known', (_, expected, contexts) => {
    expect(evaluated(inner(file.yaml['run-name']), contexts)).toBe(expected)
  })

  test.each(['success', 'failure', 'cancelled'] as const)(
    'after %s the report is made, but not of a dry run or a test letter',
    (status) => {
      expect(holds(report!.fields.if, scheduled, status)).toBe(true)
      expect(holds(report!.fields.if, byHand(false), status)).toBe(true)
      expect(holds(report!.fields.if, byHand(true), status)).toBe(false)
      expect(holds(report!.fields.if, byHand(false, true), status)).toBe(false)
    },
  )

  test.each([
    ['on schedule', scheduled, ''],
    ['by hand', byHand(false), ''],
    ['by hand as a dry run', byHand(true), '--dry-run'],
    ['by hand for a test letter', byHand(false, true), '--test-letter'],
    ['by hand with both', byHand(true, true), '--test-letter'],
  ] as const)('%s it runs with the option "%s"', (_, contexts, expected) => {
    expect(evaluated(inner(fieldsOf(step('nightly.ts').fields.env).ONLY), contexts)).toBe(expected)
  })
})

function inner(expression: unknown): string {
  return String(expression)
    .replace(/^\$\{\{|\}\}$/g, '')
    .trim()
}
