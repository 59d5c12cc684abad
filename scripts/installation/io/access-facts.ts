// What GitHub tells about who can read the repository. Each fact is asked for on its own, so that one refusal hides no other.
import type { Octokit } from '@octokit/rest'
import { z } from 'zod'
import type { AccessFacts } from '../checks/access.ts'
import { mapped, type Seen } from '../checks/check.ts'
import { ask, type Below, below, everyPage, type Repository } from './ask.ts'

const repository = z.object({
  visibility: z.enum(['public', 'private', 'internal']),
  allow_forking: z.boolean(),
  has_pages: z.boolean(),
})
const pages = z.object({ public: z.boolean(), build_type: z.enum(['legacy', 'workflow']).nullish() })
const branchRules = z.array(
  z.object({
    type: z.string(),
    parameters: z.object({ required_status_checks: z.array(z.object({ context: z.string() })).optional() }).optional(),
  }),
)
const accounts = z.array(z.object({ login: z.string() }))
const invitations = z.array(z.object({ invitee: z.object({ login: z.string() }).nullable() }))
const teams = z.array(z.object({ slug: z.string() }))
const keys = z.array(z.object({ id: z.number() }))
const apps = z.array(
  z.object({ app_slug: z.string(), repository_selection: z.enum(['all', 'selected']), permissions: z.record(z.string(), z.unknown()) }),
)

/** Everything that the audit looks at. Asks much at once; a token may need more than one scope to see all of it. */
export async function accessFacts(octokit: Octokit, at: Repository): Promise<AccessFacts> {
  const { one, list } = below(octokit, at)
  const own = await ask(repository, () => one(''))
  const [site, main, letters, readers, invited, groups, deployKeys, installed] = await Promise.all([
    ask(pages, () => one('pages')),
    ask(branchRules, () => list('rules/branches/{branch}', { branch: 'main' })),
    ask(branchRules, () => list('rules/branches/{branch}', { branch: 'letters' })),
    readersOf(list),
    ask(invitations, () => list('invitations')),
    teamsOf(octokit, at.owner, list),
    ask(keys, () => list('keys')),
    ask(apps, () => everyPage(octokit, 'GET /orgs/{org}/installations', { org: at.owner })),
  ])
  return {
    repository: mapped(own, ({ visibility, allow_forking }) => ({ visibility, forking: allow_forking })),
    pages: mapped(
      pagesOf(
        mapped(own, ({ has_pages }) => has_pages),
        site,
      ),
      (there) => there && { public: there.public, buildType: there.build_type ?? null },
    ),
    rules: { main: mapped(main, rulesOf), letters: mapped(letters, rulesOf) },
    readers,
    invitations: mapped(invited, (all) => all.map(({ invitee }) => invitee?.login ?? null)),
    teams: groups,
    deployKeys: mapped(deployKeys, (all) => all.map(({ id }) => id)),
    // An app that sees every repository of the organisation, or may have been given this one.
    apps: mapped(installed, (all) => all.filter(({ permissions }) => 'contents' in permissions).map(({ app_slug }) => app_slug)),
  }
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
  const filled: { slug: string; members: string[] }[] = []
  for (const { slug } of found.value) {
    const members: Seen<{ login: string }[]> = await ask(accounts, () =>
      everyPage(octokit, 'GET /orgs/{org}/teams/{team_slug}/members', { org, team_slug: slug }),
    )
    if ('unseen' in members) return members
    filled.push({ slug, members: members.value.map(({ login }) => login) })
  }
  return { value: filled }
}

function rulesOf(rules: z.output<typeof branchRules>) {
  return rules.map(({ type, parameters }) => ({
    type,
    checks: parameters?.required_status_checks?.map(({ context }) => context) ?? [],
  }))
}
