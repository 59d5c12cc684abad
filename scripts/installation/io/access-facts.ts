// What GitHub tells about who can read the repository. Each fact is asked for on its own, so that one refusal hides no other.
import type { Octokit } from '@octokit/rest'
import { z } from 'zod'
import type { AccessFacts } from '../checks/access.ts'
import { mapped, type Seen } from '../checks/check.ts'
import type { Team } from '../checks/protection.ts'
import type { RuleInForce } from '../checks/rules.ts'
import { ask, type Below, below, everyPage, type Repository } from './ask.ts'
import { openPages } from './open-pages.ts'
import { rulesetsOf } from './rulesets.ts'

const repository = z.object({
  visibility: z.enum(['public', 'private', 'internal']),
  allow_forking: z.boolean(),
  has_pages: z.boolean(),
})
const pages = z.object({ public: z.boolean(), build_type: z.enum(['legacy', 'workflow']).nullish(), html_url: z.url().optional() })
const rule = z.object({ type: z.string(), parameters: z.record(z.string(), z.unknown()).optional() })
const branchRules = z.array(rule.extend({ ruleset_id: z.number().optional() }))
const accounts = z.array(z.object({ login: z.string() }))
const invitations = z.array(z.object({ invitee: z.object({ login: z.string() }).nullable() }))
const teams = z.array(z.object({ id: z.number(), slug: z.string(), permission: z.string() }))
const keys = z.array(z.object({ id: z.number() }))
const apps = z.array(
  z.object({ app_slug: z.string(), repository_selection: z.enum(['all', 'selected']), permissions: z.record(z.string(), z.unknown()) }),
)

/**
 * Everything that the audit looks at. Asks much at once; a token may need more than one scope to see all of it. `newest` is the number of a
 * case, for which it looks on the published site; null where there is none.
 */
export async function accessFacts(octokit: Octokit, at: Repository, newest: string | null): Promise<AccessFacts> {
  const { one, list } = below(octokit, at)
  const own = await ask(repository, () => one(''))
  const [site, main, letters, rulesets, readers, invited, groups, deployKeys, installed] = await Promise.all([
    ask(pages, () => one('pages')),
    ask(branchRules, () => list('rules/branches/{branch}', { branch: 'main' })),
    ask(branchRules, () => list('rules/branches/{branch}', { branch: 'letters' })),
    rulesetsOf(octokit, at),
    readersOf(list),
    ask(invitations, () => list('invitations')),
    teamsOf(octokit, at.owner, list),
    ask(keys, () => list('keys')),
    ask(apps, () => everyPage(octokit, 'GET /orgs/{org}/installations', { org: at.owner })),
  ])
  const there = pagesOf(
    mapped(own, ({ has_pages }) => has_pages),
    site,
  )
  return {
    account: at.owner,
    repository: mapped(own, ({ visibility, allow_forking }) => ({ visibility, forking: allow_forking })),
    pages: mapped(there, (found) => found && { public: found.public, buildType: found.build_type ?? null }),
    unsealed: await unsealedAt(there, newest),
    rules: { main: mapped(main, rulesOf), letters: mapped(letters, rulesOf) },
    rulesets,
    readers,
    invitations: mapped(invited, (all) => all.map(({ invitee }) => invitee?.login ?? null)),
    teams: groups,
    deployKeys: mapped(deployKeys, (all) => all.map(({ id }) => id)),
    apps: mapped(installed, (all) =>
      all
        .filter(({ permissions }) => readsCases(permissions))
        .map(({ app_slug, repository_selection }) => ({ slug: app_slug, everywhere: repository_selection === 'all' })),
    ),
  }
}

async function unsealedAt(there: Seen<z.output<typeof pages> | null>, newest: string | null): Promise<AccessFacts['unsealed']> {
  if ('unseen' in there) return there
  if (!there.value || !newest) return { value: [] }
  const { html_url: address } = there.value
  return address === undefined ? { unseen: 'GitHub does not tell where the site is' } : openPages(address, newest)
}

type List = Below['list']

/** Pages can be asked about only where there are some: GitHub answers 404 where there are none, and where the token may not see them. */
function pagesOf<T>(hasPages: Seen<boolean>, asked: Seen<T>): Seen<T | null> {
  if ('unseen' in hasPages) return hasPages
  return hasPages.value ? asked : { value: null }
}

async function readersOf(list: List): Promise<AccessFacts['readers']> {
  const asked = (affiliation: string) => ask(accounts, () => list('collaborators', { affiliation }))
  const [all, outside, direct] = await Promise.all([asked('all'), asked('outside'), asked('direct')])
  if ('unseen' in all) return all
  if ('unseen' in outside) return outside
  if ('unseen' in direct) return direct
  const among = (people: { value: { login: string }[] }, login: string) => people.value.some((person) => person.login === login)
  const logins = new Set([...all.value, ...outside.value, ...direct.value].map(({ login }) => login))
  return {
    value: [...logins].map((login) => ({
      login,
      how: among(outside, login) ? 'outside' : among(direct, login) ? 'direct' : 'organisation',
    })),
  }
}

async function teamsOf(octokit: Octokit, org: string, list: List): Promise<AccessFacts['teams']> {
  const found = await ask(teams, () => list('teams'))
  if ('unseen' in found) return found
  const filled: Team[] = []
  for (const { id, slug, permission } of found.value) {
    const members: Seen<{ login: string }[]> = await ask(accounts, () =>
      everyPage(octokit, 'GET /orgs/{org}/teams/{team_slug}/members', { org, team_slug: slug }),
    )
    if ('unseen' in members) return members
    filled.push({ id, slug, writes: WRITING.includes(permission), members: members.value.map(({ login }) => login) })
  }
  return { value: filled }
}

/** The roles with which an approval counts. */
const WRITING = ['push', 'maintain', 'admin']

/** By file, or by what a pull request changes in it; or an app that could give itself and others that right. */
function readsCases(permissions: Readonly<Record<string, unknown>>): boolean {
  const reads = ['contents', 'pull_requests', 'single_file'].some((name) => name in permissions)
  return reads || ['administration', 'organization_administration', 'members'].some((name) => permissions[name] === 'write')
}

function rulesOf(rules: z.output<typeof branchRules>): RuleInForce[] {
  return rules.map(({ type, parameters, ruleset_id }) => ({ type, parameters, ruleset: ruleset_id ?? null }))
}
