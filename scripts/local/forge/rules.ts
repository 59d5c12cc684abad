// What a ruleset keeps from happening, in GitHub's own sentences: to a branch by a push, and to `main` by a merge.
import { fieldsOf } from '../../installation/checks/workflow-file.ts'
import type { Ruleset } from './settings.ts'

/** One branch or tag that a push would change. */
export interface Update {
  /** `refs/heads/main`. */
  readonly ref: string
  readonly does: 'create' | 'update' | 'delete'
  /** Whether everything that was there stays part of its history. */
  readonly forward: boolean
  /** The paths that its new commits change. */
  readonly paths: readonly string[]
}

/** What a merge would bring, and what was said of it. */
export interface Merge {
  readonly paths: readonly string[]
  /** How each check ended, by name. One that is missing has not run. */
  readonly checks: ReadonlyMap<string, boolean>
  /** How many people have approved the commits that would be merged. */
  readonly approvals: number
}

type Rule = Ruleset['rules'][number]

/** Why a push is refused; empty where it is taken. Throws for a rule that the forge cannot enforce. */
export function brokenByPush(update: Update, rulesets: readonly Ruleset[]): string[] {
  return [...new Set(rulesFor(update.ref, rulesets).flatMap((rule) => pushBreaks(rule, update)))]
}

function pushBreaks(rule: Rule, { does, forward, paths }: Update): string[] {
  switch (rule.type) {
    case 'creation':
      return does === 'create' ? ['Cannot create ref due to creations being restricted.'] : []
    case 'update':
      return does === 'update' ? ['Cannot update this protected ref.'] : []
    case 'deletion':
      return does === 'delete' ? ['Cannot delete this branch'] : []
    case 'non_fast_forward':
      return does === 'update' && !forward ? ['Cannot force-push to this branch'] : []
    case 'pull_request':
      return does === 'delete' ? [] : ['Changes must be made through a pull request.']
    case 'required_status_checks':
      return does === 'delete' ? [] : checksOf(rule).map((name) => `Required status check "${name}" is expected.`)
    case 'file_path_restriction':
      return paths.filter((path) => listIn(rule, 'restricted_file_paths').some((pattern) => matches(path, pattern))).map(restricted)
    default:
      throw new Error(`The forge does not enforce the rule ${rule.type}.`)
  }
}

const restricted = (path: string) => `File path ${path} is restricted.`

/** Why `main` does not take a merge; empty where it does. Throws for a rule that the forge cannot enforce. */
export function brokenByMerge(merge: Merge, rulesets: readonly Ruleset[]): string[] {
  return rulesFor('refs/heads/main', rulesets, 'branch').flatMap((rule) => {
    if (rule.type === 'required_status_checks') return checksOf(rule).flatMap((name) => checkBreaks(name, merge.checks.get(name)))
    return rule.type === 'pull_request' ? reviewBreaks(rule, merge) : []
  })
}

function checkBreaks(name: string, good: boolean | undefined): string[] {
  if (good) return []
  return [`Required status check "${name}" is ${good === undefined ? 'expected' : 'failing'}.`]
}

/** Reviews by a number for everybody, and by file: `required_reviewers`. */
function reviewBreaks(rule: Rule, { paths, approvals }: Merge): string[] {
  const parameters = fieldsOf(rule.parameters)
  const wanted = Number(parameters.required_approving_review_count ?? 0)
  const reviewers = Array.isArray(parameters.required_reviewers) ? parameters.required_reviewers.map(fieldsOf) : []
  const byFile = reviewers.filter(({ file_patterns: patterns }) => paths.some((path) => isNamed(path, patterns)))
  const most = Math.max(wanted, ...byFile.map(({ minimum_approvals: least }) => Number(least)))
  return approvals < most ? [`At least ${most} approving review is required by reviewers with write access.`] : []
}

/** Whether patterns name a path; the last one that fits decides, and one after `!` takes it out again. */
function isNamed(path: string, patterns: unknown): boolean {
  const list = Array.isArray(patterns) ? patterns.map(String) : []
  const last = list.findLast((pattern) => matches(path, pattern.replace(/^!/, '')))
  return last !== undefined && !last.startsWith('!')
}

/** GitHub's fnmatch: `*` stays within a folder, `**` does not. */
function matches(path: string, pattern: string): boolean {
  const parts = pattern.split(/(\*\*\/|\*\*|\*|\?)/).map((part) => WILD[part] ?? part.replace(/[.+^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('')}$`, 's').test(path)
}

const WILD: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' }

function rulesFor(ref: string, rulesets: readonly Ruleset[], only?: Ruleset['target']): Rule[] {
  const applies = ({ target = 'branch', branches }: Ruleset) =>
    target === 'push' ? only !== 'branch' : branches.some((branch) => ref === `refs/heads/${branch}`)
  return rulesets.filter(applies).flatMap(({ rules }) => rules)
}

function checksOf(rule: Rule): string[] {
  const { required_status_checks: checks } = fieldsOf(rule.parameters)
  return Array.isArray(checks) ? checks.map((check) => String(fieldsOf(check).context)) : []
}

function listIn(rule: Rule, name: string): string[] {
  const list = fieldsOf(rule.parameters)[name]
  return Array.isArray(list) ? list.map(String) : []
}
