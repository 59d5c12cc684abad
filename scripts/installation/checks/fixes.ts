// What doctor --fix would make, as data: only what is missing, so that doing it twice is doing it once.
import type { AccessFacts } from './access.ts'
import { isAbsent, type Seen } from './check.ts'
import { EMPTY_BRANCH, isBranchMissing, type LettersBranchFacts } from './letters-branch.ts'
import type { SetupFacts } from './setup.ts'
import { type Branch, ENVIRONMENT, inForce, rulesetName, WANTED_LABELS, WANTED_RULES } from './wanted-settings.ts'

export type Fix =
  | { readonly make: 'label'; readonly label: (typeof WANTED_LABELS)[number] }
  | { readonly make: 'environment' }
  | { readonly make: 'environment-branch' }
  | { readonly make: 'ruleset'; readonly branch: Branch }
  | { readonly make: 'letters-branch' }

/** What is missing and can be made. What could not be seen is left alone: it may be there, and better. */
export function fixesFor(setup: Pick<SetupFacts, 'labels' | 'environment'>, rules: AccessFacts['rules'], own: LettersBranchFacts): Fix[] {
  const branch: Fix[] = isBranchMissing(own) ? [{ make: 'letters-branch' }] : []
  return [...labelFixes(setup.labels), ...environmentFixes(setup.environment), ...branch, ...rulesetFixes(rules)]
}

/** A fix in words, with everything in it that will be set. */
export function fixText(fix: Fix): string {
  switch (fix.make) {
    case 'label':
      return `the label ${fix.label.name}: ${fix.label.description}`
    case 'environment':
      return `the environment ${ENVIRONMENT}, for named branches only`
    case 'environment-branch':
      return `the branch main as one that may use the environment ${ENVIRONMENT}`
    case 'ruleset':
      return `rules on ${fix.branch}: ${WANTED_RULES[fix.branch].map(({ says }) => says).join('; ')}; for everybody, without exception`
    case 'letters-branch':
      return EMPTY_BRANCH
    default:
      return fix satisfies never
  }
}

/** What GitHub is asked for a branch's rules. */
export function rulesetFor(branch: Branch) {
  return {
    name: rulesetName(branch),
    target: 'branch',
    enforcement: 'active',
    bypass_actors: [],
    conditions: { ref_name: { include: [`refs/heads/${branch}`], exclude: [] } },
    rules: WANTED_RULES[branch].map(({ type, parameters }) => ({ type, ...(parameters && { parameters }) })),
  } as const
}

function labelFixes(labels: Seen<readonly string[]>): Fix[] {
  if ('unseen' in labels) return []
  return WANTED_LABELS.filter(({ name }) => !labels.value.includes(name)).map((label) => ({ make: 'label', label }))
}

function environmentFixes(environment: SetupFacts['environment']): Fix[] {
  const branch: Fix = { make: 'environment-branch' }
  if ('unseen' in environment) return isAbsent(environment) ? [{ make: 'environment' }, branch] : []
  if (environment.value === null) return [{ make: 'environment' }, branch]
  return environment.value.includes('main') ? [] : [branch]
}

function rulesetFixes(rules: AccessFacts['rules']): Fix[] {
  return (['main', 'letters'] as const).flatMap((branch): Fix[] => {
    const there = rules[branch]
    if ('unseen' in there) return []
    return WANTED_RULES[branch].every((wanted) => inForce(wanted, there.value)) ? [] : [{ make: 'ruleset', branch }]
  })
}
