// Whether somebody may pass by a ruleset on which a wanted rule depends. GitHub shows the list only to those who may change the rules;
// to everybody else, of themselves alone.
import { type Check, checksOf, type Page, type Seen } from './check.ts'
import { FIX, type ProtectionFacts, rulesOf, type Team, teamId } from './protection.ts'
import { type Actor, holds, type Ruleset } from './rules.ts'
import { PLACES, type Place, wantedPassers, wantedRules } from './wanted-settings.ts'

/** `strangers` of a ruleset: those who may pass it by and should not; null where the token may not see the list. */
export function strangersIn({ passers }: Ruleset, place: Place, team: number | null): readonly Actor[] | null {
  const allowed = wantedPassers(place, team)
  return passers?.filter(({ type, id }) => !allowed.some((one) => one.type === type && one.id === id)) ?? null
}

export function passingChecks(facts: ProtectionFacts, administrators: Seen<Team | null>, page: Page): Check[] {
  const what = 'nobody passes the rules by'
  const remedy = {
    next: `Settings → Rules → Rulesets → the ruleset → Bypass list: take everybody out. ${FIX}`,
    link: page('settings/rules'),
  }
  const unseen = [facts.rules.main, facts.rules.letters, facts.rulesets, administrators].find((fact) => 'unseen' in fact)
  if (unseen) return checksOf(what, unseen, () => [], remedy)
  const team = teamId(administrators)
  const verdicts = PLACES.flatMap((place) => dependedOn(place, facts, team).map((ruleset) => verdictOn(ruleset, place, team)))
  const wrong = [...new Set(verdicts)].filter((verdict) => verdict !== null)
  if (wrong.length) return checksOf(what, { value: wrong }, (all) => all, remedy)
  return checksOf(
    what,
    verdicts.length ? { unseen: 'only an administrator of the repository sees who may' } : { value: [] },
    () => [],
    remedy,
  )
}

/** The rulesets without which a wanted rule would not hold for everybody: one that nobody passes by is enough for a rule. */
function dependedOn(place: Place, facts: ProtectionFacts, team: number | null): Ruleset[] {
  const rules = shown(rulesOf(place, facts))
  const rulesets = shown(facts.rulesets)
  return wantedRules(place, team).flatMap((wanted) => {
    const ids = rules.filter((rule) => holds(wanted, rule)).map(({ ruleset }) => ruleset)
    const from = rulesets.filter(({ id }) => ids.includes(id))
    return from.some((ruleset) => strangersIn(ruleset, place, team)?.length === 0) ? [] : from
  })
}

function shown<T>(fact: Seen<readonly T[]>): readonly T[] {
  return 'value' in fact ? fact.value : []
}

/** What is wrong with it; null where that cannot be seen. */
function verdictOn(ruleset: Ruleset, place: Place, team: number | null): string | null {
  const strangers = strangersIn(ruleset, place, team)
  if (strangers) return `the ruleset "${ruleset.name}" lets ${strangers.map(inWords).join(' and ')} pass`
  return place !== 'files' && ruleset.tokenPasses ? `the ruleset "${ruleset.name}" lets the owner of this token pass` : null
}

const KINDS: Readonly<Record<string, string>> = {
  Team: 'a team',
  Integration: 'an app',
  RepositoryRole: 'a role of the repository',
  OrganizationAdmin: 'the owners of the organisation',
  DeployKey: 'deploy keys',
  User: 'an account',
}

function inWords({ type, id }: Actor): string {
  return `${KINDS[type] ?? 'somebody'}${id === null ? '' : ` (${id})`}`
}
