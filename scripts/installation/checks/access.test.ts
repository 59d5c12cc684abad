import { describe, expect, test } from 'vitest'
import { codeOwnersOf } from '../../testing/protected-settings.ts'
import { type AccessFacts, accessChecks, type OwnAccess } from './access.ts'
import { rulesetFor } from './fixes.ts'
import type { RuleInForce } from './rules.ts'
import { BRANCH_OF, PLACES, type Place, wantedRules } from './wanted-settings.ts'

const STAFF = [{ github: 'Anna-J' }, { github: 'bram' }]
const TEAM = { id: 7, slug: 'administrators', writes: true, members: ['Bram', 'anna-j'] }
const inForce = (place: Place): RuleInForce[] => rulesetFor(place, TEAM.id).rules.map((rule) => ({ ...rule, ruleset: 1 }))
const GOOD: AccessFacts = {
  account: 'school',
  repository: { value: { visibility: 'private', forking: false } },
  pages: { value: { public: true, buildType: 'workflow' } },
  unsealed: { value: [] },
  rules: { main: { value: [...inForce('main'), ...inForce('code')] }, letters: { value: inForce('letters') } },
  rulesets: { value: [{ id: 3, name: 'files', target: 'push', active: true, rules: inForce('files'), passers: [], tokenPasses: false }] },
  readers: {
    value: [
      { login: 'anna-j', how: 'direct' },
      { login: 'BRAM', how: 'organisation' },
    ],
  },
  invitations: { value: [] },
  teams: { value: [TEAM] },
  deployKeys: { value: [] },
  apps: { value: [] },
}
const OWN: OwnAccess = { staff: STAFF, appsElsewhere: [], codeOwners: codeOwnersOf('school'), formerKeys: [] }
const findingsOf = (facts: Partial<AccessFacts>, own: Partial<OwnAccess> = {}) =>
  accessChecks({ ...GOOD, ...facts }, { ...OWN, ...own }, (path) => path).filter(({ state }) => state !== 'good')

test('a register that is as it must be has no findings, whatever the capitals of account names', () => {
  expect(findingsOf({})).toEqual([])
})

const own = 'value' in GOOD.repository ? GOOD.repository.value : null!
describe.each<[string, Partial<AccessFacts>, RegExp]>([
  ['a public repository', { repository: { value: { ...own, visibility: 'public' } } }, /^it is public$/],
  ['an internal repository', { repository: { value: { ...own, visibility: 'internal' } } }, /^it is internal$/],
  ['forking', { repository: { value: { ...own, forking: true } } }, /copy of every case/],
  ['Pages from a branch', { pages: { value: { public: true, buildType: 'legacy' } } }, /publishes a branch to everybody/],
  ['Pages of an unknown kind', { pages: { value: { public: true, buildType: null } } }, /publishes a branch/],
  ['a staff page that is not sealed', { unsealed: { value: ['staff/'] } }, /^everybody can read staff\/$/],
  ['a stranger who was added', { readers: readersAnd('stranger', 'direct') }, /^the account stranger can read: a collaborator$/],
  ['a stranger from outside', { readers: readersAnd('stranger', 'outside') }, /an outside collaborator/],
  ['a stranger in a team', { readers: readersAnd('stranger', 'organisation') }, /through a team/],
  [
    'a stranger in a team that readers do not show',
    { teams: { value: [TEAM, { id: 8, slug: 'all', writes: false, members: ['x9'] }] } },
    /x9 is in the team all/,
  ],
  ['an invited stranger', { invitations: { value: ['stranger', 'bram'] } }, /^the account stranger is invited$/],
  ['an address that was invited', { invitations: { value: [null] } }, /^1 invited by e-mail address$/],
  ['a missing member of staff', { readers: { value: [{ login: 'bram', how: 'direct' }] } }, /^the account Anna-J cannot read$/],
  ['a deploy key', { deployKeys: { value: [77] } }, /^the deploy key 77 /],
  ['an app', { apps: { value: [{ slug: 'robot', everywhere: true }] } }, /^the app robot can read$/],
])('%s', (_, facts, expected) => {
  test('is one finding, with the next step and a link', () => {
    const findings = findingsOf(facts)
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ state: 'wrong', found: expect.stringMatching(expected) })
    expect(findings[0]?.next).toMatch(/\.$/)
    expect(findings[0]?.link).toMatch(/^settings/)
  })
})

test('staff without an account are counted, not named', () => {
  expect(findingsOf({}, { staff: [...STAFF, {}, {}] })).toMatchObject([{ found: '2 of the staff have no account in organisation.yml' }])
})

test('with a machine account for them nobody needs one, and that account is no stranger and must be able to read', () => {
  const own = { staff: [...STAFF, {}, {}], machineAccount: 'Klachten-Bot' }
  const readers = [...('value' in GOOD.readers ? GOOD.readers.value : []), { login: 'klachten-bot', how: 'direct' as const }]
  expect(findingsOf({ readers: { value: readers } }, own)).toEqual([])
  expect(findingsOf({}, own)).toMatchObject([{ found: 'the account Klachten-Bot cannot read' }])
})

test('each file with a key of somebody who left is a finding', () => {
  const formerKeys = ['site/keys/daan-smeets.txt', 'site/keys/who.txt']
  expect(findingsOf({}, { formerKeys }).map(({ found }) => found)).toEqual(
    formerKeys.map((file) => `${file} holds a key of somebody who is no reader`),
  )
})

test.each(['main', 'letters'] as const)('each rule that %s lacks is a finding', (branch) => {
  const all = PLACES.filter((place) => BRANCH_OF[place] === branch)
  const there = all.flatMap(inForce)
  const wanted = all.flatMap((place) => wantedRules(place, TEAM.id))
  for (const missing of there) {
    const rules = { ...GOOD.rules, [branch]: { value: there.filter(({ type }) => type !== missing.type) } }
    const told = findingsOf({ rules }).map(({ state, what }) => `${state} ${what}`)
    expect(new Set(told)).toEqual(new Set(wanted.flatMap(({ type, says }) => (type === missing.type ? [`wrong ${branch}: ${says}`] : []))))
  }
})

test('a CODEOWNERS that leaves the code to nobody is a finding of the audit too', () => {
  const codeOwners = `${codeOwnersOf('school')}/scripts/io/\n`
  expect(findingsOf({}, { codeOwners })).toMatchObject([{ found: 'nobody owns scripts/io/mail/mail.ts' }])
})

test('a push ruleset that is missing, switched off, or only for a branch is a finding', () => {
  const [files] = 'value' in GOOD.rulesets ? GOOD.rulesets.value : []
  for (const value of [[], [{ ...files!, active: false }], [{ ...files!, target: 'branch' }]])
    expect(findingsOf({ rulesets: { value } })).toMatchObject([{ what: 'all branches: what runs is pushed by administrators only' }])
})

describe('the administrators', () => {
  test.each<[string, Partial<AccessFacts>, Partial<OwnAccess>, string[]]>([
    [
      'are unknown where CODEOWNERS names a person',
      {},
      { codeOwners: codeOwnersOf('school').replaceAll('@school/administrators', '@anna-j') },
      ['names no team', 'names no team'],
    ],
    [
      'are unknown where CODEOWNERS names a team of another account',
      {},
      { codeOwners: codeOwnersOf('other') },
      ['names no team', 'names no team'],
    ],
    [
      'do not count where their team may only read',
      { teams: { value: [{ ...TEAM, writes: false }] } },
      {},
      ['names no team', 'names no team'],
    ],
    ['are too few where there is one', { teams: { value: [{ ...TEAM, members: ['bram'] }] } }, {}, ['the team administrators has 1']],
    [
      'are not asked where the rule names another team',
      { teams: { value: [{ ...TEAM, id: 8 }] } },
      {},
      ['no rule asks the team administrators'],
    ],
  ])('%s', (_, facts, own, expected) => {
    const found = findingsOf(facts, own).map(({ found }) => found)
    expect(found).toHaveLength(expected.length)
    expected.forEach((text, index) => {
      expect(found[index]).toContain(text)
    })
  })
})

describe('an app on chosen repositories', () => {
  const apps = { value: [{ slug: 'robot', everywhere: false }] }

  test('could be here: that could not be checked, until somebody has looked and written it down', () => {
    expect(findingsOf({ apps })).toMatchObject([
      { state: 'unseen', found: expect.stringContaining('the app robot is on chosen repositories') },
    ])
    expect(findingsOf({ apps }, { appsElsewhere: ['robot'] })).toEqual([])
  })

  test('is a finding again once it is on all of them', () => {
    expect(findingsOf({ apps: { value: [{ slug: 'robot', everywhere: true }] } }, { appsElsewhere: ['robot'] })).toMatchObject([
      { state: 'wrong' },
    ])
  })
})

test.each(['repository', 'pages', 'unsealed', 'rulesets', 'readers', 'invitations', 'teams', 'deployKeys', 'apps'] as const)(
  'what cannot be seen of %s is told as such and never good',
  (fact) => {
    const findings = findingsOf({ [fact]: { unseen: '403: Resource not accessible by integration' } })
    expect(findings.length).toBeGreaterThan(0)
    expect(new Set(findings.map(({ state }) => state))).toEqual(new Set(['unseen']))
  },
)

test('rules that cannot be seen are not in force', () => {
  const unseen = { unseen: '403: Upgrade to GitHub Pro' }
  expect(findingsOf({ rules: { main: unseen, letters: unseen } }).map(({ state }) => state)).toEqual(Array(9).fill('unseen'))
})

function readersAnd(login: string, how: 'direct' | 'outside' | 'organisation'): AccessFacts['readers'] {
  return { value: [...(GOOD.readers as { value: { login: string; how: 'direct' }[] }).value, { login, how }] }
}
