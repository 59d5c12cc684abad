// Whether the rules that protect the register are in force, for everybody, and whether somebody can approve a change of the code.
import { type Check, checksOf, type Page, type Seen } from './check.ts'
import { owningTeams } from './code-owners.ts'
import { holds, type RuleInForce, type Ruleset } from './rules.ts'
import { BRANCH_OF, type Branch, PLACES, type Place, TEAM_APPROVES, type WantedRule, wantedRules } from './wanted-settings.ts'

export interface Team {
  readonly id: number
  readonly slug: string
  /** Whether it may write: the approval of a team that may only read does not count. */
  readonly writes: boolean
  readonly members: readonly string[]
}

export interface ProtectionFacts {
  /** The rules in force on each branch. */
  readonly rules: Readonly<Record<Branch, Seen<readonly RuleInForce[]>>>
  readonly rulesets: Seen<readonly Ruleset[]>
  readonly teams: Seen<readonly Team[]>
}

export const FIX = 'Run npm run doctor -- --fix, or make the rule by hand. On the plan Free no rule is in force in a private repository.'
const TO_TEAM =
  'Make a team of two or more in the organisation, give it the role Write here, name it in .github/CODEOWNERS as @organisation/team, and run npm run doctor -- --fix.'

/** The team that CODEOWNERS names for the code and that may write here; null where there is none. */
export function administratorsIn(codeOwners: string | null, account: string, teams: ProtectionFacts['teams']): Seen<Team | null> {
  if ('unseen' in teams) return teams
  const named = codeOwners === null ? [] : owningTeams(codeOwners, account)
  return { value: teams.value.find(({ slug, writes }) => writes && named.includes(slug.toLowerCase())) ?? null }
}

export function protectionChecks(facts: ProtectionFacts, administrators: Seen<Team | null>, page: Page): Check[] {
  const line = (place: string, wanted: WantedRule, fact: Seen<readonly RuleInForce[]>) =>
    checksOf(`${place}: ${wanted.says}`, fact, (rules) => (rules.some((rule) => holds(wanted, rule)) ? [] : ['no rule says so']), {
      next: FIX,
      link: page('settings/rules'),
    })
  return [
    ...PLACES.flatMap((place) =>
      wantedRules(place, null).flatMap((wanted) => line(BRANCH_OF[place] ?? 'all branches', wanted, rulesOf(place, facts))),
    ),
    ...teamChecks(facts, administrators, page),
  ]
}

/** The rules in force of a place. */
export function rulesOf(place: Place, { rules, rulesets }: ProtectionFacts): Seen<readonly RuleInForce[]> {
  const branch = BRANCH_OF[place]
  if (branch) return rules[branch]
  if ('unseen' in rulesets) return rulesets
  const onPush = rulesets.value.filter(({ target, active }) => active && target === 'push')
  return { value: onPush.flatMap(({ id, rules }) => rules.map((rule) => ({ ...rule, ruleset: id }))) }
}

function teamChecks(facts: ProtectionFacts, administrators: Seen<Team | null>, page: Page): Check[] {
  const link = page('settings/access')
  const what = `main: ${TEAM_APPROVES}`
  const two = checksOf(
    'two administrators can approve',
    administrators,
    (team) => {
      if (!team) return ['CODEOWNERS names no team that may write here']
      return team.members.length < 2 ? [`the team ${team.slug} has ${team.members.length}, and nobody approves a change of their own`] : []
    },
    { next: TO_TEAM, link },
  )
  if ('unseen' in administrators) return [...checksOf(what, administrators, () => [], { next: TO_TEAM, link }), ...two]
  const team = administrators.value
  if (!team)
    return [...checksOf(what, administrators, () => ['CODEOWNERS names no team that may write here'], { next: TO_TEAM, link }), ...two]
  const wanted = wantedRules('code', team.id).find(({ says }) => says === TEAM_APPROVES)
  const asked = checksOf(
    what,
    facts.rules.main,
    (rules) => (wanted && rules.some((rule) => holds(wanted, rule)) ? [] : [`no rule asks the team ${team.slug}`]),
    { next: FIX, link: page('settings/rules') },
  )
  return [...asked, ...two]
}

/** The number of the team by which GitHub knows it; null where there is none, or it cannot be seen. */
export function teamId(administrators: Seen<Team | null>): number | null {
  return 'value' in administrators ? (administrators.value?.id ?? null) : null
}
