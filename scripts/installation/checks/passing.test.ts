import { describe, expect, test } from 'vitest'
import { rulesetFor } from './fixes.ts'
import { passingChecks } from './passing.ts'
import type { ProtectionFacts, Team } from './protection.ts'
import type { Actor, Ruleset } from './rules.ts'
import { PLACES, type Place, wantedPassers } from './wanted-settings.ts'

const TEAM: Team = { id: 7, slug: 'administrators', writes: true, members: ['anna', 'bram'] }
const ruleset = (place: Place, id: number, change: Partial<Ruleset> = {}): Ruleset => ({
  id,
  name: `register: ${place}`,
  target: place === 'files' ? 'push' : 'branch',
  active: true,
  rules: rulesetFor(place, TEAM.id).rules,
  passers: wantedPassers(place, TEAM.id),
  tokenPasses: false,
  ...change,
})

/** What is told where the rulesets are changed so, and further ones stand on main. */
function told(changes: Partial<Record<Place, Partial<Ruleset>>>, more: readonly Ruleset[] = []) {
  const own = PLACES.map((place, id) => ruleset(place, id, changes[place]))
  const on = (...all: (Ruleset | undefined)[]) => ({
    value: all.flatMap((one) => one?.rules.map((rule) => ({ ...rule, ruleset: one.id })) ?? []),
  })
  const facts: ProtectionFacts = {
    rules: { main: on(own[0], own[1], ...more), letters: on(own[2]) },
    rulesets: { value: [...own, ...more] },
    teams: { value: [TEAM] },
  }
  return passingChecks(facts, { value: TEAM }, (path) => path).map(({ state, found }) => (found ? `${state}: ${found}` : state))
}

const admins: Actor = { type: 'RepositoryRole', id: 5 }

describe('who may pass the rules by', () => {
  test('is nobody on the branches, and the administrators and Dependabot where they push', () => {
    expect(told({})).toEqual(['good'])
  })

  test.each<[string, Parameters<typeof told>[0], string]>([
    ['a role on main', { main: { passers: [admins] } }, 'wrong: the ruleset "register: main" lets a role of the repository (5) pass'],
    [
      'deploy keys on letters',
      { letters: { passers: [{ type: 'DeployKey', id: null }] } },
      'wrong: the ruleset "register: letters" lets deploy keys pass',
    ],
    [
      'the team on what it approves',
      { code: { passers: [{ type: 'Team', id: 7 }] } },
      'wrong: the ruleset "register: code" lets a team (7) pass',
    ],
    ['the team on main', { main: { passers: [{ type: 'Team', id: 7 }] } }, 'wrong: the ruleset "register: main" lets a team (7) pass'],
    [
      'a role where files are pushed',
      { files: { passers: [...wantedPassers('files', 7), admins] } },
      'wrong: the ruleset "register: files" lets a role of the repository (5) pass',
    ],
    [
      'the owner of the token, who sees nothing else',
      { main: { passers: null, tokenPasses: true } },
      'wrong: the ruleset "register: main" lets the owner of this token pass',
    ],
    ['somebody unseen', { main: { passers: null } }, 'unseen: only an administrator of the repository sees who may'],
  ])('%s is told', (_, changes, expected) => {
    expect(told(changes)).toEqual([expected])
  })

  test('does not matter of a ruleset beside which another one says the same to everybody', () => {
    expect(told({ main: { passers: [admins] } }, [ruleset('main', 9, { name: 'of the organisation' })])).toEqual(['good'])
    expect(told({}, [ruleset('main', 9, { name: 'of the organisation', passers: [admins] })])).toEqual(['good'])
  })

  test('is unseen where the rules are', () => {
    const unseen = { unseen: '403' }
    const facts: ProtectionFacts = { rules: { main: unseen, letters: unseen }, rulesets: unseen, teams: unseen }
    expect(passingChecks(facts, unseen, (path) => path)).toMatchObject([{ state: 'unseen' }])
  })
})
