// Pull requests over a bare repository: the branches that were pushed, their check, and the merge that it allows.
import { gitSucceeds } from '../../io/git/git.ts'
import { branchHeads, changedFiles, isMerged, mergeIntoMain, subjectOf } from './branches.ts'
import { differenceOf } from './difference.ts'
import { keepPullReferences, keptHead } from './pull-references.ts'
import { brokenByMerge } from './rules.ts'
import type { Settings } from './settings.ts'
import type { Memory, Pull } from './state.ts'

export interface CheckResult {
  /** What the check ended with: 0 good. */
  readonly exit: number
  /** What it printed, with the commands for the runner. */
  readonly output: string
  /** Its summary, in Markdown. */
  readonly summary: string
}

/** Runs the check of a pull request: its number, the commit of main and its own. */
export type Checker = (pull: {
  readonly number: number
  readonly branch: string
  readonly base: string
  readonly head: string
}) => Promise<CheckResult>

export type MergeOutcome =
  | { readonly merged: string }
  | { readonly refused: 'check' | 'rules' | 'conflict' | 'moved' | 'closed'; readonly message: string }

/** The run of the check for one pull request, one commit of main and one of its own. */
export interface CheckRun {
  readonly id: number
  readonly number: number
  readonly branch: string
  readonly head: string
  readonly startedAt: string
  /** Null while it runs. */
  ended: { readonly at: string; readonly exit: number } | null
}

/** Whether and why it can be merged, by GitHub's own words. */
export interface Mergeable {
  readonly mergeable: boolean
  readonly mergeable_state: 'clean' | 'dirty' | 'blocked' | 'unstable'
}

export interface OpenPull extends Pull {
  readonly base: string
  readonly head: string
}

export interface Pulls {
  /** The open ones with the commits they stand at, after looking which branches there are now. */
  readonly open: () => Promise<OpenPull[]>
  /** All that there ever were, oldest first; of those that are closed, `base` is main as it is now. */
  readonly all: () => Promise<OpenPull[]>
  readonly create: (branch: string, title: string, body: string, by: string) => Promise<Pull | 'no-branch' | 'no-commits' | 'exists'>
  /** Somebody approves what the branch holds now. False where it is not open. */
  readonly approve: (number: number, by: string) => Promise<boolean>
  /** Each commit of main and branch is checked once. */
  readonly check: (pull: OpenPull) => Promise<CheckResult>
  /** `sha`: only where the branch still stands there. */
  /** The run of its check, which it starts where nobody did; null where nothing is checked. */
  readonly checkRun: (pull: OpenPull) => CheckRun | null
  /** Every run of the check so far, oldest first. */
  readonly checkRuns: () => readonly CheckRun[]
  /** As far as the check has got. */
  readonly mergeable: (pull: OpenPull) => Promise<Mergeable>
  readonly merge: (number: number, sha?: string) => Promise<MergeOutcome>
  readonly files: (pull: OpenPull) => ReturnType<typeof changedFiles>
  /** What it changes line by line, for the first `most` files. */
  readonly difference: (pull: OpenPull, most: number) => ReturnType<typeof differenceOf>
  /** The branches that hold something of their own and are no pull request. */
  readonly ignored: () => Promise<string[]>
}

/** Runs of the check are numbered from here on, apart from those of the night. */
const CHECK_RUNS = 1_000_000

/** The branches of the register itself. */
const OWN_BRANCHES = ['main', 'letters']

export interface PullsOptions {
  readonly remote: string
  readonly memory: Memory
  /** Whose rules a merge keeps to. */
  readonly settings: Settings
  /** Null: nothing is checked. */
  readonly checker: () => Checker | null
  /** For which branches a pull request opens by itself. */
  readonly automatic: (branch: string) => boolean
  readonly now: () => string
  readonly onMerge: () => Promise<void>
}

export function pullsOver({ remote, memory, settings, checker, automatic, now, onMerge }: PullsOptions): Pulls {
  const { state, next, save } = memory
  const checks = new Map<string, { readonly result: Promise<CheckResult>; readonly run: CheckRun }>()
  const add = (branch: string, title: string, body: string, by: string): Pull => {
    const pull: Pull = {
      ...{ number: next(), branch, title, body, state: 'open', mergedAt: null, head: null, by, createdAt: now() },
      approvals: [],
    }
    state.pulls.push(pull)
    save()
    return pull
  }

  async function open(): Promise<OpenPull[]> {
    const heads = await branchHeads(remote)
    const base = heads.get('main') ?? ''
    const isOpen = (branch: string) => state.pulls.some((pull) => pull.state === 'open' && pull.branch === branch)
    for (const [branch, head] of heads) {
      if (isOpen(branch) || !automatic(branch) || (await isMerged(remote, head, base))) continue
      const subject = await subjectOf(remote, head)
      // Somebody else may have looked at the same moment.
      if (!isOpen(branch)) add(branch, subject, '', 'staff')
    }
    const found: OpenPull[] = []
    for (const pull of state.pulls) {
      if (pull.state !== 'open') continue
      const head = heads.get(pull.branch)
      if (head) found.push({ ...pull, base, head })
      // As on GitHub: without its branch a pull request is over.
      else Object.assign(pull, { state: 'closed', closedAt: now() })
    }
    await keepPullReferences(remote, found)
    return found
  }

  function check(pull: OpenPull): Promise<CheckResult> {
    return started(pull)?.result ?? Promise.resolve({ exit: 0, output: '', summary: '' })
  }

  function started(pull: OpenPull): { readonly result: Promise<CheckResult>; readonly run: CheckRun } | null {
    const carryOut = checker()
    if (!carryOut) return null
    const key = `${pull.number} ${pull.base} ${pull.head}`
    const known = checks.get(key)
    if (known) return known
    const { number, branch, head } = pull
    const run: CheckRun = { id: CHECK_RUNS + checks.size, number, branch, head, startedAt: now(), ended: null }
    const result = carryOut(pull)
    const end = (exit: number) => void Object.assign(run, { ended: { at: now(), exit } })
    result.then(
      ({ exit }) => end(exit),
      () => end(2),
    )
    checks.set(key, { result, run })
    return { result, run }
  }

  async function rulesBroken(pull: OpenPull, exit: number | null): Promise<string[]> {
    const paths = (await changedFiles(remote, pull.base, pull.head)).map(({ path }) => path)
    const checked = new Map(exit === null ? [] : [['check', exit === 0]])
    return brokenByMerge({ paths, checks: checked, approvals: pull.approvals, head: pull.head }, settings)
  }

  return {
    open,
    check,
    approve: async (number, by) => {
      const pull = (await open()).find((one) => one.number === number)
      const own = state.pulls.find((one) => one.number === number)
      if (!pull || !own) return false
      own.approvals.push({ by, commit: pull.head })
      save()
      return true
    },
    create: async (branch, title, body, by) => {
      const heads = await branchHeads(remote)
      const head = heads.get(branch)
      if (!head) return 'no-branch'
      if (await isMerged(remote, head, heads.get('main') ?? '')) return 'no-commits'
      return state.pulls.some((pull) => pull.state === 'open' && pull.branch === branch) ? 'exists' : add(branch, title, body, by)
    },
    merge: async (number, sha) => {
      const pull = (await open()).find((one) => one.number === number)
      if (!pull) return { refused: 'closed', message: 'This pull request is not open.' }
      if (sha && sha !== pull.head) return { refused: 'moved', message: 'Head branch was modified. Review and try the merge again.' }
      const good = (await check(pull)).exit === 0
      if (!good) return { refused: 'check', message: 'Required status check "check" is failing.' }
      const broken = await rulesBroken(pull, checker() ? 0 : null)
      if (broken.length) return { refused: 'rules', message: `Repository rule violations found\n\n${broken.join('\n\n')}\n\n` }
      const cases = casesOf((await changedFiles(remote, pull.base, pull.head)).map(({ path }) => path))
      const merged = await mergeIntoMain(remote, pull.head, `Merge pull request #${number}`)
      if (!merged) return { refused: 'conflict', message: 'Pull Request is not mergeable' }
      const own = state.pulls.find((one) => one.number === number)
      if (own) Object.assign(own, { state: 'closed', mergedAt: now(), head: pull.head, cases })
      save()
      await onMerge()
      return { merged }
    },
    all: async () => {
      const known = new Map((await open()).map((pull) => [pull.number, pull]))
      const base = (await branchHeads(remote)).get('main') ?? ''
      const closed = async (pull: Pull) => ({ ...pull, base, head: pull.head ?? (await keptHead(remote, pull.number)) })
      return Promise.all(state.pulls.map((pull) => known.get(pull.number) ?? closed(pull)))
    },
    checkRun: (pull) => started(pull)?.run ?? null,
    checkRuns: () => [...checks.values()].map(({ run }) => run),
    mergeable: async (pull) => {
      if (!(await gitSucceeds(remote, 'merge-tree', '--write-tree', pull.base, pull.head)))
        return { mergeable: false, mergeable_state: 'dirty' }
      const exit = started(pull)?.run.ended?.exit ?? null
      if ((await rulesBroken(pull, exit)).length) return { mergeable: true, mergeable_state: 'blocked' }
      return { mergeable: true, mergeable_state: exit === 0 || !checker() ? 'clean' : 'unstable' }
    },
    files: (pull) => changedFiles(remote, pull.base, pull.head),
    difference: (pull, most) => differenceOf(remote, pull.base, pull.head, most),
    ignored: async () => {
      const heads = await branchHeads(remote)
      const base = heads.get('main') ?? ''
      const found: string[] = []
      for (const [branch, head] of heads) {
        const isProposed = automatic(branch) || state.pulls.some((pull) => pull.state === 'open' && pull.branch === branch)
        if (!OWN_BRANCHES.includes(branch) && !isProposed && !(await isMerged(remote, head, base))) found.push(branch)
      }
      return found
    },
  }
}

/** The cases that paths belong to, each once. */
function casesOf(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap((path) => /^cases\/(\d{4}-\d{4})(?:\.md$|\/)/.exec(path)?.[1] ?? []))].sort()
}
