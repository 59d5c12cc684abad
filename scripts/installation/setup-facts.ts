// What GitHub is set to, as far as a running register needs it.
import type { Octokit } from '@octokit/rest'
import { z } from 'zod'
import { mapped, type Seen } from './checkup.ts'
import { absent, everyPage, look, type Repository } from './github-look.ts'
import type { SetupFacts } from './setup.ts'
import { ENVIRONMENT } from './wanted-settings.ts'

const plan = z.object({ plan: z.object({ name: z.string() }) })
const environment = z.object({ deployment_branch_policy: z.object({ custom_branch_policies: z.boolean() }).nullable() })
const branches = z.object({ branch_policies: z.array(z.object({ name: z.string() })) })
const named = z.array(z.object({ name: z.string() }))
const permissions = z.object({ enabled: z.boolean(), allowed_actions: z.enum(['all', 'local_only', 'selected']).optional() })
const selected = z.object({ github_owned_allowed: z.boolean() })
const workflows = z.array(z.object({ path: z.string(), state: z.string() }))
const runs = z.object({ workflow_runs: z.array(z.object({ updated_at: z.string() })) })
const codeOwners = z.object({ errors: z.array(z.unknown()) })
const site = z.object({ build_type: z.string().nullish() })

/** The settings of a repository; `now` is an ISO instant. */
export async function setupFacts(octokit: Octokit, { owner, repo }: Repository, now: string): Promise<SetupFacts> {
  const at = { owner, repo }
  const one = async (path: string, more: object = {}) =>
    (await octokit.request(`GET /repos/{owner}/{repo}/${path}`, { ...at, ...more })).data
  const list = (path: string, more: object = {}) => everyPage(octokit, `GET /repos/{owner}/{repo}/${path}`, { ...at, ...more })
  const inEnvironment = { environment_name: ENVIRONMENT }
  const [planName, owners, branchNames, secrets, labels, actions, on, last, pages] = await Promise.all([
    planOf(octokit, owner),
    look(codeOwners, () => one('codeowners/errors')),
    branchesOf(one, inEnvironment),
    look(named, () => list('environments/{environment_name}/secrets', inEnvironment)),
    look(named, () => list('labels')),
    actionsOf(one),
    look(workflows, () => list('actions/workflows')),
    look(runs, () =>
      one('actions/workflows/{workflow_id}/runs', { workflow_id: 'nightly.yml', branch: 'main', status: 'success', per_page: 1 }),
    ),
    look(site, () => one('pages')),
  ])
  const names = (found: Seen<{ name: string }[]>) => mapped(found, (all) => all.map(({ name }) => name))
  return {
    plan: planName,
    codeOwners: mapped(owners, ({ errors }) => errors.length),
    environment: branchNames,
    // Without the environment there are no secrets in it.
    secrets: absent(branchNames) ? { value: [] } : names(secrets),
    labels: names(labels),
    actions,
    workflows: mapped(on, (all) =>
      all.filter(({ state }) => state === 'active').map(({ path }) => path.replace('.github/workflows/', '').replace(/\.ya?ml$/, '')),
    ),
    quietHours: mapped(last, ({ workflow_runs: [run] }) => (run ? Temporal.Instant.from(run.updated_at).until(now).total('hours') : null)),
    pagesSource: absent(pages) ? { value: null } : mapped(pages, ({ build_type }) => build_type ?? null),
  }
}

/** The plan of an organisation, or of the account of one person that the token belongs to. */
async function planOf(octokit: Octokit, owner: string): Promise<Seen<string>> {
  const organisation = await look(plan, async () => (await octokit.request('GET /orgs/{org}', { org: owner })).data)
  if (!absent(organisation)) return mapped(organisation, (found) => found.plan.name)
  const person = await look(plan.extend({ login: z.string() }), async () => (await octokit.request('GET /user')).data)
  if ('unseen' in person) return person
  return person.value.login.toLowerCase() === owner.toLowerCase()
    ? { value: person.value.plan.name }
    : { unseen: 'only the owner of the account can see its plan' }
}

type One = (path: string, more?: object) => Promise<unknown>

async function branchesOf(one: One, inEnvironment: object): Promise<SetupFacts['environment']> {
  const found = await look(environment, () => one('environments/{environment_name}', inEnvironment))
  if ('unseen' in found) return found
  // Without a list of its own: every branch, or every branch with a rule, and `letters` has rules too.
  if (!found.value.deployment_branch_policy?.custom_branch_policies) return { value: null }
  const policies = await look(branches, () => one('environments/{environment_name}/deployment-branch-policies', inEnvironment))
  return mapped(policies, ({ branch_policies }) => branch_policies.map(({ name }) => name))
}

async function actionsOf(one: One): Promise<SetupFacts['actions']> {
  const found = await look(permissions, () => one('actions/permissions'))
  if ('unseen' in found || found.value.allowed_actions !== 'selected')
    return mapped(found, ({ enabled, allowed_actions }) => ({ enabled, ofGitHub: allowed_actions !== 'local_only' }))
  const which = await look(selected, () => one('actions/permissions/selected-actions'))
  return mapped(which, ({ github_owned_allowed }) => ({ enabled: true, ofGitHub: github_owned_allowed }))
}
