// What doctor --fix would make, as data: only what is missing, so that doing it twice is doing it once.
import { isAbsent, type Seen } from './check.ts'
import { EMPTY_BRANCH, isBranchMissing, type LettersBranchFacts } from './letters-branch.ts'
import { strangersIn } from './passing.ts'
import { type ProtectionFacts, rulesOf, type Team, teamId } from './protection.ts'
import { holds } from './rules.ts'
import type { SetupFacts } from './setup.ts'
import {
  BRANCH_OF,
  ENVIRONMENTS,
  type Environment,
  KEY_SECRET,
  PLACES,
  type Place,
  rulesetName,
  WANTED_LABELS,
  wantedPassers,
  wantedRules,
} from './wanted-settings.ts'
import type { Fields } from './workflow-file.ts'

export type Fix =
  | { readonly make: 'label'; readonly label: (typeof WANTED_LABELS)[number] }
  | { readonly make: 'environment'; readonly environment: Environment }
  | { readonly make: 'environment-branch'; readonly environment: Environment }
  /** `team`: that of the administrators; null where there is none yet. */
  | { readonly make: 'ruleset'; readonly place: Place; readonly team: number | null }
  | { readonly make: 'letters-branch' }
  | { readonly make: 'letters-key' }

/** What is missing and can be made. What could not be seen is left alone: it may be there, and better. */
export function fixesFor(
  setup: Pick<SetupFacts, 'labels' | 'environments' | 'secrets'>,
  protection: ProtectionFacts,
  administrators: Seen<Team | null>,
  own: LettersBranchFacts,
): Fix[] {
  const branch: Fix[] = isBranchMissing(own) ? [{ make: 'letters-branch' }] : []
  return [
    ...labelFixes(setup.labels),
    ...ENVIRONMENTS.flatMap((environment) => environmentFixes(environment, setup.environments[environment])),
    ...keyFixes(setup.secrets),
    ...branch,
    ...rulesetFixes(protection, administrators),
  ]
}

/** A fix in words, with everything in it that will be set. */
export function fixText(fix: Fix): string {
  switch (fix.make) {
    case 'label':
      return `the label ${fix.label.name}: ${fix.label.description}`
    case 'environment':
      return `the environment ${fix.environment}, for named branches only`
    case 'environment-branch':
      return `the branch main as one that may use the environment ${fix.environment}`
    case 'ruleset':
      return rulesetText(fix.place, fix.team)
    case 'letters-branch':
      return EMPTY_BRANCH
    case 'letters-key':
      return NEW_KEY
    default:
      return fix satisfies never
  }
}

function rulesetText(place: Place, team: number | null): string {
  const rules = wantedRules(place, team)
    .map(({ says }) => says)
    .join('; ')
  const branch = BRANCH_OF[place]
  return branch ? `rules on ${branch}: ${rules}; for everybody, without exception` : `rules on every push: ${rules}`
}

/** What GitHub is asked for the rules of a place. */
export function rulesetFor(place: Place, team: number | null) {
  const branch = BRANCH_OF[place]
  const types = [...new Set(wantedRules(place, team).map(({ type }) => type))]
  return {
    name: rulesetName(place),
    enforcement: 'active',
    bypass_actors: wantedPassers(place, team).map(({ type, id }) => ({ actor_id: id, actor_type: type, bypass_mode: 'always' })),
    ...(branch
      ? { target: 'branch' as const, conditions: { ref_name: { include: [`refs/heads/${branch}`], exclude: [] } } }
      : { target: 'push' as const }),
    rules: types.map((type) => {
      const parameters = wantedRules(place, team).flatMap((rule) => (rule.type === type && rule.parameters ? [rule.parameters] : []))
      return { type, ...(parameters.length && { parameters: strictest(parameters) }) }
    }),
  } as const
}

/** Several wishes about one kind of rule, as one. */
function strictest(parameters: readonly Fields[]): Fields {
  const all = Object.assign({}, ...parameters) as Fields
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, parameters.some((one) => one[name] === true) || value]))
}

function labelFixes(labels: Seen<readonly string[]>): Fix[] {
  if ('unseen' in labels) return []
  return WANTED_LABELS.filter(({ name }) => !labels.value.includes(name)).map((label) => ({ make: 'label', label }))
}

const NEW_KEY = `a key with which the register signs the record of its letters: the private half as secret ${KEY_SECRET}, the public half in site/keys/register.pub, for you to commit; nothing is signed, and with an older key nothing sent, until that is merged`

/** Nobody can read a secret back, so a key without its secret is of no use. */
function keyFixes(secrets: Seen<readonly string[]>): Fix[] {
  return 'value' in secrets && !secrets.value.includes(KEY_SECRET) ? [{ make: 'letters-key' }] : []
}

function environmentFixes(environment: Environment, fact: SetupFacts['environments'][Environment]): Fix[] {
  const branch: Fix = { make: 'environment-branch', environment }
  const both: Fix[] = [{ make: 'environment', environment }, branch]
  if ('unseen' in fact) return isAbsent(fact) ? both : []
  if (fact.value === null) return both
  return fact.value.includes('main') ? [] : [branch]
}

/** A rule is missing, or somebody may pass ours by. */
function rulesetFixes(facts: ProtectionFacts, administrators: Seen<Team | null>): Fix[] {
  const team = teamId(administrators)
  return PLACES.flatMap((place): Fix[] => {
    const rules = rulesOf(place, facts)
    // Where only the team may push, there has to be one.
    if ('unseen' in rules || (place === 'files' && team === null)) return []
    const whole = wantedRules(place, team).every((wanted) => rules.value.some((rule) => holds(wanted, rule)))
    const own = 'value' in facts.rulesets ? facts.rulesets.value.filter(({ name }) => name === rulesetName(place)) : []
    const passed = own.some((ruleset) => strangersIn(ruleset, place, team)?.length)
    return whole && !passed ? [] : [{ make: 'ruleset', place, team }]
  })
}
