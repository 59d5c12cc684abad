import { describe, expect, test } from 'vitest'
import { type AccessFacts, accessChecks } from './access.ts'

const STAFF = [{ github: 'Anna-J' }, { github: 'bram' }]
const permanent = [
  { type: 'deletion', checks: [] },
  { type: 'non_fast_forward', checks: [] },
]
const GOOD: AccessFacts = {
  repository: { value: { visibility: 'private', forking: false } },
  pages: { value: { public: true, buildType: 'workflow' } },
  rules: {
    main: { value: [...permanent, { type: 'pull_request', checks: [] }, { type: 'required_status_checks', checks: ['test', 'check'] }] },
    letters: { value: permanent },
  },
  readers: {
    value: [
      { login: 'anna-j', how: 'direct' },
      { login: 'BRAM', how: 'organisation' },
    ],
  },
  invitations: { value: [] },
  teams: { value: [{ slug: 'staff', members: ['Bram'] }] },
  deployKeys: { value: [] },
  apps: { value: [] },
}
const findingsOf = (facts: Partial<AccessFacts>, staff: readonly { github?: string }[] = STAFF) =>
  accessChecks({ ...GOOD, ...facts }, staff, (path) => path).filter(({ state }) => state !== 'good')

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
  ['a stranger who was added', { readers: readersAnd('stranger', 'direct') }, /^the account stranger can read: a collaborator$/],
  ['a stranger from outside', { readers: readersAnd('stranger', 'outside') }, /an outside collaborator/],
  ['a stranger in a team', { readers: readersAnd('stranger', 'organisation') }, /through a team/],
  ['a stranger in a team that readers do not show', { teams: { value: [{ slug: 'all', members: ['x9'] }] } }, /x9 is in the team all/],
  ['an invited stranger', { invitations: { value: ['stranger', 'bram'] } }, /^the account stranger is invited$/],
  ['an address that was invited', { invitations: { value: [null] } }, /^1 invited by e-mail address$/],
  ['a missing member of staff', { readers: { value: [{ login: 'bram', how: 'direct' }] } }, /^the account Anna-J cannot read$/],
  ['a deploy key', { deployKeys: { value: [77] } }, /^the deploy key 77 /],
  ['an app', { apps: { value: ['robot'] } }, /^the app robot can read$/],
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
  expect(findingsOf({}, [...STAFF, {}, {}])).toMatchObject([{ found: '2 of the staff have no account in organisation.yml' }])
})

test.each(['main', 'letters'] as const)('each rule that %s lacks is a finding', (branch) => {
  const wanted = (GOOD.rules[branch] as { value: { type: string; checks: string[] }[] }).value
  for (const missing of wanted) {
    const rules = { ...GOOD.rules, [branch]: { value: wanted.filter((rule) => rule !== missing) } }
    expect(findingsOf({ rules })).toMatchObject([{ state: 'wrong', found: 'no rule says so' }])
  }
})

test('a required check by another name is not the check of the register', () => {
  const main = (GOOD.rules.main as { value: { type: string; checks: string[] }[] }).value.map((rule) => ({ ...rule, checks: ['test'] }))
  expect(findingsOf({ rules: { ...GOOD.rules, main: { value: main } } })).toMatchObject([{ what: 'main: the check must be good' }])
})

test.each(['repository', 'pages', 'readers', 'invitations', 'teams', 'deployKeys', 'apps'] as const)(
  'what cannot be seen of %s is told as such and never good',
  (fact) => {
    const findings = findingsOf({ [fact]: { unseen: '403: Resource not accessible by integration' } })
    expect(findings.length).toBeGreaterThan(0)
    expect(new Set(findings.map(({ state }) => state))).toEqual(new Set(['unseen']))
  },
)

test('rules that cannot be seen are not in force', () => {
  const unseen = { unseen: '403: Upgrade to GitHub Pro' }
  expect(findingsOf({ rules: { main: unseen, letters: unseen } }).map(({ state }) => state)).toEqual(Array(6).fill('unseen'))
})

function readersAnd(login: string, how: 'direct' | 'outside' | 'organisation'): AccessFacts['readers'] {
  return { value: [...(GOOD.readers as { value: { login: string; how: 'direct' }[] }).value, { login, how }] }
}
