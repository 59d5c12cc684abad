// What a ruleset keeps from happening, in GitHub's own sentences: to a branch by a push, and to `main` by a merge.
import { ACTIONS_APP } from '../../installation/checks/wanted-settings.ts'
import { type Fields, fieldsOf } from '../../installation/checks/workflow-file.ts'
import type { Actor } from './actors.ts'
import type { Ruleset, Settings } from './settings.ts'
import type { Pull } from './state.ts'

/** Whether somebody may push past a ruleset: by a list that hardly ever should name anybody. */
export function maySkip({ passers = [] }: Ruleset, actor: Actor, teams: Settings['teams']): boolean {
  return passers.some(({ actor_type: type, actor_id: id, bypass_mode: mode }) => {
    if (mode !== 'always') return false
    if (type === 'Team') return teams.find((team) => team.id === id)?.members.includes(actor.login)
    if (type === 'Integration') return actor.kind === 'job' && id === ACTIONS_APP
    // A role of the repository, or the owners of the organisation.
    return actor.may === 'everything'
  })
}

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
  readonly approvals: Pull['approvals']
  /** The commit that would be merged. */
  readonly head: string
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
      return paths
        .filter((path) => restrictedPaths(rule).some((pattern) => pattern.test(path)))
        .map((path) => `File path ${path} is restricted.`)
    default:
      throw new Error(`The forge does not enforce the rule ${rule.type}.`)
  }
}

/** Why `main` does not take a merge; empty where it does. */
export function brokenByMerge(merge: Merge, { rulesets, teams }: Settings): string[] {
  return rulesFor('refs/heads/main', rulesets, 'branch').flatMap((rule) => {
    if (rule.type === 'required_status_checks') return checksOf(rule).flatMap((name) => checkBreaks(name, merge.checks.get(name)))
    return rule.type === 'pull_request' ? reviewBreaks(fieldsOf(rule.parameters), merge, teams) : []
  })
}

function checkBreaks(name: string, good: boolean | undefined): string[] {
  if (good) return []
  return [`Required status check "${name}" is ${good === undefined ? 'expected' : 'failing'}.`]
}

/** Too few approvals, of anybody or of the team that named files need. Whether code owners count beside that, GitHub does not say: here they do not. */
function reviewBreaks(parameters: Fields, { paths, approvals, head }: Merge, teams: Settings['teams']): string[] {
  const standing = approvals.filter(({ commit }) => commit === head || parameters.dismiss_stale_reviews_on_push !== true)
  const wanted = Number(parameters.required_approving_review_count ?? 0)
  const few = standing.length < wanted ? [`At least ${wanted} approving review is required by reviewers with write access.`] : []
  const reviewers = Array.isArray(parameters.required_reviewers) ? parameters.required_reviewers.map(fieldsOf) : []
  const lacking = reviewers.filter(({ file_patterns: patterns, minimum_approvals: least, reviewer }) => {
    const team = teams.find(({ id }) => id === fieldsOf(reviewer).id)?.members ?? []
    return paths.some((path) => isNamed(path, patterns)) && standing.filter(({ by }) => team.includes(by)).length < Number(least)
  })
  return [...few, ...lacking.map(() => 'Waiting on required reviewers to approve these files.')]
}

/** Whether patterns as in .gitignore name a path: the last one that fits decides, and `!` takes out again. */
function isNamed(path: string, patterns: unknown): boolean {
  const list = Array.isArray(patterns) ? patterns.map(String) : []
  const last = list.findLast((pattern) => ignorePattern(pattern.replace(/^!/, '')).test(path))
  return last !== undefined && !last.startsWith('!')
}

/** A name without a folder fits everywhere, and a folder stands for all that lies in it. */
function ignorePattern(pattern: string): RegExp {
  const anchored = pattern.replace(/\/$/, '').includes('/')
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${wild(pattern.replace(/^\/|\/$/g, ''), '[^/]*')}(?:/.*)?$`, 's')
}

/** GitHub does not say whether a star here stays within a folder: it is taken not to. */
function restrictedPaths(rule: Rule): RegExp[] {
  const { restricted_file_paths: paths } = fieldsOf(rule.parameters)
  return Array.isArray(paths) ? paths.map((path) => new RegExp(`^${wild(String(path), '.*')}$`, 's')) : []
}

/** A pattern with `**`, `*` and `?` as a regular expression; `star` is what one star stands for. */
function wild(pattern: string, star: string): string {
  const meaning: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': star, '?': '[^/]' }
  return pattern
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => meaning[part] ?? part.replace(/[.+^${}()|[\]\\]/g, '\\$&'))
    .join('')
}

function rulesFor(ref: string, rulesets: readonly Ruleset[], only?: Ruleset['target']): Rule[] {
  const applies = ({ target = 'branch', branches }: Ruleset) =>
    target === 'push' ? only !== 'branch' : branches.some((branch) => ref === `refs/heads/${branch}`)
  return rulesets.filter(applies).flatMap(({ rules }) => rules)
}

function checksOf(rule: Rule): string[] {
  const { required_status_checks: checks } = fieldsOf(rule.parameters)
  return Array.isArray(checks) ? checks.map((check) => String(fieldsOf(check).context)) : []
}
