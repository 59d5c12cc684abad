// What GitHub is set to, as far as a running register needs it.
import type { Octokit } from '@octokit/rest'
import { z } from 'zod'
import { NIGHT } from '../../io/github/nightly-health.ts'
import { isAbsent, mapped, type Seen } from '../checks/check.ts'
import type { SetupFacts } from '../checks/setup.ts'
import { ENVIRONMENT, type Environment } from '../checks/wanted-settings.ts'
import { ask, type Below, below, type Repository } from './ask.ts'

const plan = z.object({ plan: z.object({ name: z.string() }) })
const environment = z.object({ deployment_branch_policy: z.object({ custom_branch_policies: z.boolean() }).nullable() })
const branches = z.object({ branch_policies: z.array(z.object({ name: z.string(), type: z.string().optional() })) })
const named = z.array(z.object({ name: z.string() }))
const permissions = z.object({ enabled: z.boolean(), allowed_actions: z.enum(['all', 'local_only', 'selected']).optional() })
const selected = z.object({ github_owned_allowed: z.boolean() })
const workflows = z.array(z.object({ path: z.string(), state: z.string() }))
const run = z.object({ updated_at: z.string(), display_title: z.string(), actor: z.object({ login: z.string() }).nullish() })
const runs = z.object({ workflow_runs: z.array(run) })
const codeOwners = z.object({ errors: z.array(z.unknown()) })

/** The settings of a repository; `now` is an ISO instant. */
export async function setupFacts(octokit: Octokit, at: Repository, now: string): Promise<SetupFacts> {
  const { one, list } = below(octokit, at)
  const inEnvironment = { environment_name: ENVIRONMENT }
  const [planName, owners, registers, pages, secrets, labels, actions, on, last, scheduled] = await Promise.all([
    planOf(octokit, at.owner),
    ask(codeOwners, () => one('codeowners/errors')),
    branchesOf(one, ENVIRONMENT),
    branchesOf(one, 'github-pages'),
    ask(named, () => list('environments/{environment_name}/secrets', inEnvironment)),
    ask(named, () => list('labels')),
    actionsOf(one),
    ask(workflows, () => list('actions/workflows')),
    ask(runs, () =>
      one('actions/workflows/{workflow_id}/runs', { workflow_id: 'nightly.yml', branch: 'main', status: 'success', per_page: 100 }),
    ),
    ask(runs, () => one('actions/workflows/{workflow_id}/runs', { workflow_id: 'nightly.yml', event: 'schedule', per_page: 1 })),
  ])
  const names = (found: Seen<{ name: string }[]>) => mapped(found, (all) => all.map(({ name }) => name))
  return {
    plan: planName,
    codeOwners: mapped(owners, ({ errors }) => errors.length),
    environments: { register: registers, 'github-pages': pages },
    // Without the environment there are no secrets in it.
    secrets: isAbsent(registers) ? { value: [] } : names(secrets),
    labels: names(labels),
    actions,
    workflows: mapped(on, (all) =>
      all.filter(({ state }) => state === 'active').map(({ path }) => path.replace('.github/workflows/', '').replace(/\.ya?ml$/, '')),
    ),
    quietHours: mapped(last, ({ workflow_runs }) => {
      const night = workflow_runs.find(({ display_title }) => display_title === NIGHT)
      return night ? Temporal.Instant.from(night.updated_at).until(now).total('hours') : null
    }),
    scheduledBy: mapped(scheduled, ({ workflow_runs: [latest] }) => latest?.actor?.login ?? null),
  }
}

/** The plan of an organisation, or of the account of one person that the token belongs to. */
async function planOf(octokit: Octokit, owner: string): Promise<Seen<string>> {
  const organisation = await ask(plan.partial(), async () => (await octokit.request('GET /orgs/{org}', { org: owner })).data)
  if ('value' in organisation) {
    const { plan: found } = organisation.value
    // Left out of the answer to everybody but an owner with the right scope.
    return found ? { value: found.name } : { unseen: 'only an owner of the organisation sees it: gh auth refresh --scopes admin:org' }
  }
  if (!isAbsent(organisation)) return organisation
  const person = await ask(plan.extend({ login: z.string() }), async () => (await octokit.request('GET /user')).data)
  if ('unseen' in person) return person
  return person.value.login.toLowerCase() === owner.toLowerCase()
    ? { value: person.value.plan.name }
    : { unseen: 'only the owner of the account can see its plan' }
}

type One = Below['one']

async function branchesOf(one: One, environment_name: Environment): Promise<SetupFacts['environments'][Environment]> {
  const inEnvironment = { environment_name }
  const found = await ask(environment, () => one('environments/{environment_name}', inEnvironment))
  if ('unseen' in found) return found
  // Without a list of its own: every branch, or every branch with a rule, and `letters` has rules too.
  if (!found.value.deployment_branch_policy?.custom_branch_policies) return { value: null }
  const policies = await ask(branches, () => one('environments/{environment_name}/deployment-branch-policies', inEnvironment))
  // A tag called main is not main.
  return mapped(policies, ({ branch_policies }) => branch_policies.map(({ name, type }) => (type === 'tag' ? `the tag ${name}` : name)))
}

async function actionsOf(one: One): Promise<SetupFacts['actions']> {
  const found = await ask(permissions, () => one('actions/permissions'))
  if ('unseen' in found || found.value.allowed_actions !== 'selected')
    return mapped(found, ({ enabled, allowed_actions }) => ({ enabled, ofGitHub: allowed_actions !== 'local_only' }))
  const which = await ask(selected, () => one('actions/permissions/selected-actions'))
  return mapped(which, ({ github_owned_allowed }) => ({ enabled: true, ofGitHub: github_owned_allowed }))
}
