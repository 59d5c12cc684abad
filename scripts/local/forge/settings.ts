// The settings that the forge stands for, and what it answers about them: a well set up register where nothing else is said.
import type { Answer, World } from './answers.ts'
import type { Call, Fields } from './contract.ts'
import type { SettingsOperation } from './settings-operations.ts'

export interface Settings {
  visibility: 'private' | 'public' | 'internal'
  forking: boolean
  owner: 'Organization' | 'User'
  plan: string
  /** Null: there is no Pages site. */
  pages: { public: boolean; build_type: 'workflow' | 'legacy' } | null
  readers: { login: string; how: 'direct' | 'outside' | 'organisation' }[]
  /** Null: invited by e-mail address. */
  invitations: (string | null)[]
  teams: { slug: string; members: string[] }[]
  deployKeys: number[]
  apps: { slug: string; permissions: Record<string, string> }[]
  rulesets: { id: number; name: string; branches: string[]; rules: { type: string; parameters?: unknown }[] }[]
  /** Null: there is none. `branches` null: every branch may use it. */
  environment: { branches: string[] | null; secrets: string[] } | null
  labels: string[]
  actions: { enabled: boolean; allowed: 'all' | 'local_only' | 'selected'; ofGitHub: boolean }
  workflows: { name: string; state: 'active' | 'disabled_manually' }[]
  codeOwnerErrors: number
}

/** A fresh copy of the template on a paid plan, before doctor: nothing is protected yet. `accounts` can read it. */
export function freshSettings(accounts: readonly string[]): Settings {
  return {
    visibility: 'private',
    forking: false,
    owner: 'Organization',
    plan: 'team',
    pages: { public: true, build_type: 'workflow' },
    readers: accounts.map((login) => ({ login, how: 'direct' })),
    invitations: [],
    teams: [],
    deployKeys: [],
    apps: [],
    rulesets: [],
    environment: null,
    labels: ['bug', 'question'],
    actions: { enabled: true, allowed: 'all', ofGitHub: true },
    workflows: ['check', 'nightly', 'publish', 'test'].map((name) => ({ name, state: 'active' })),
    codeOwnerErrors: 0,
  }
}

type SettingsAnswer = (settings: Settings, call: Call, world: World) => Answer

const ok = (fields: unknown, status = 200): Answer => ({ status, fields })
const NOT_FOUND = ok({ message: 'Not Found' }, 404)
const user = (login: string): Fields => ({ login, type: 'User' })

export const SETTINGS_ANSWERS: Readonly<Record<SettingsOperation, SettingsAnswer>> = {
  'repos/get': ({ visibility, forking, owner, pages }, { values }) =>
    ok({
      name: values.repo,
      visibility,
      private: visibility !== 'public',
      allow_forking: forking,
      has_pages: pages !== null,
      default_branch: 'main',
      owner: { login: values.owner, type: owner },
    }),
  'repos/get-pages': ({ pages }) => (pages ? ok(pages) : NOT_FOUND),
  'repos/list-collaborators': ({ readers }, { values: { affiliation = 'all' } }) =>
    ok(
      readers
        .filter(({ how }) => affiliation === 'all' || how === affiliation || (affiliation === 'direct' && how === 'outside'))
        .map(({ login }) => user(login)),
    ),
  'repos/list-invitations': ({ invitations }) => ok(invitations.map((login, id) => ({ id, invitee: login === null ? null : user(login) }))),
  'repos/list-teams': ({ teams }) => ok(teams.map(({ slug }) => ({ slug, name: slug }))),
  'teams/list-members-in-org': ({ teams }, { values }) =>
    ok((teams.find(({ slug }) => slug === values.team_slug)?.members ?? []).map(user)),
  'repos/list-deploy-keys': ({ deployKeys }) => ok(deployKeys.map((id) => ({ id }))),
  'orgs/list-app-installations': ({ owner, apps }) =>
    owner === 'User'
      ? NOT_FOUND
      : ok({
          total_count: apps.length,
          installations: apps.map(({ slug, permissions }) => ({ app_slug: slug, repository_selection: 'all', permissions })),
        }),
  'repos/get-branch-rules': ({ rulesets }, { values }) =>
    ok(
      rulesets.flatMap(({ id, branches, rules }) =>
        branches.includes(String(values.branch)) ? rules.map((rule) => ({ ...rule, ruleset_id: id })) : [],
      ),
    ),
  'repos/get-repo-rulesets': ({ rulesets }) => ok(rulesets.map(({ id, name }) => ({ id, name, source_type: 'Repository' }))),
  'repos/create-repo-ruleset': (settings, { body }, world) => {
    const ruleset = rulesetOf(world.memory.next(), body)
    settings.rulesets.push(ruleset)
    return ok({ id: ruleset.id, name: ruleset.name }, 201)
  },
  'repos/update-repo-ruleset': (settings, { values, body }) => {
    const at = settings.rulesets.findIndex(({ id }) => id === values.ruleset_id)
    if (at < 0) return NOT_FOUND
    settings.rulesets[at] = rulesetOf(Number(values.ruleset_id), body)
    return ok({ id: values.ruleset_id, name: body.name })
  },
  'repos/get-environment': ({ environment }, { values }) => (environment ? ok(environmentFields(values, environment.branches)) : NOT_FOUND),
  'repos/create-or-update-environment': (settings, { values, body }) => {
    const custom = (body.deployment_branch_policy as { custom_branch_policies?: boolean } | null)?.custom_branch_policies
    settings.environment = {
      secrets: settings.environment?.secrets ?? [],
      branches: custom ? (settings.environment?.branches ?? []) : null,
    }
    return ok(environmentFields(values, settings.environment.branches))
  },
  'repos/list-deployment-branch-policies': ({ environment }) => {
    const branches = environment?.branches ?? []
    return ok({ total_count: branches.length, branch_policies: branches.map((name, id) => ({ id, name, type: 'branch' })) })
  },
  'repos/create-deployment-branch-policy': ({ environment }, { body }) => {
    if (!environment?.branches) return NOT_FOUND
    environment.branches.push(String(body.name))
    return ok({ id: environment.branches.length, name: body.name, type: 'branch' })
  },
  'actions/list-environment-secrets': ({ environment }) => {
    const secrets = environment?.secrets ?? []
    return ok({ total_count: secrets.length, secrets: secrets.map((name) => ({ name })) })
  },
  'issues/list-labels-for-repo': ({ labels }) => ok(labels.map((name) => ({ name }))),
  'issues/create-label': ({ labels }, { body }) => {
    if (labels.includes(String(body.name))) return ok({ message: 'Validation Failed' }, 422)
    labels.push(String(body.name))
    return ok({ ...body }, 201)
  },
  'actions/get-github-actions-permissions-repository': ({ actions: { enabled, allowed } }) => ok({ enabled, allowed_actions: allowed }),
  'actions/get-allowed-actions-repository': ({ actions }) => ok({ github_owned_allowed: actions.ofGitHub }),
  'actions/list-repo-workflows': ({ workflows }) =>
    ok({
      total_count: workflows.length,
      workflows: workflows.map(({ name, state }) => ({ name, state, path: `.github/workflows/${name}.yml` })),
    }),
  'repos/codeowners-errors': ({ codeOwnerErrors }) =>
    ok({
      errors: Array.from({ length: codeOwnerErrors }, (_, line) => ({
        line,
        column: 1,
        kind: 'Unknown owner',
        path: '.github/CODEOWNERS',
      })),
    }),
  'orgs/get': ({ owner, plan }, { values }) => (owner === 'User' ? NOT_FOUND : ok({ login: values.org, plan: { name: plan } })),
  'users/get-authenticated': ({ plan }, _, { viewer }) => ok({ login: viewer, plan: { name: plan } }),
}

function rulesetOf(id: number, body: Fields): Settings['rulesets'][number] {
  const { include } = (body.conditions as { ref_name: { include: string[] } }).ref_name
  const active = body.enforcement === 'active'
  return {
    id,
    name: String(body.name),
    branches: active ? include.map((ref) => ref.replace('refs/heads/', '')) : [],
    rules: body.rules as { type: string }[],
  }
}

function environmentFields(values: Fields, branches: readonly string[] | null): Fields {
  return {
    name: values.environment_name,
    deployment_branch_policy: branches === null ? null : { protected_branches: false, custom_branch_policies: true },
  }
}
