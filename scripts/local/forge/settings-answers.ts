// The settings: what the forge does for the calls of the audit and doctor, and the fields of its answer.
import { holds } from './actors.ts'
import type { Fields } from './contract.ts'
import type { Operation } from './operations.ts'
import type { Settings } from './settings.ts'
import { type Answering, invalid, NOT_FOUND, ok, user } from './world.ts'

export const SETTINGS_ANSWERS = {
  'repos/get': ({ settings: { visibility, forking, owner, pages }, actor }, { values }) =>
    ok({
      name: values.repo,
      visibility,
      private: visibility !== 'public',
      allow_forking: forking,
      has_pages: pages !== null,
      default_branch: 'main',
      permissions: { admin: actor.may === 'everything', push: holds(actor, 'contents', 'write'), pull: true },
      owner: { login: values.owner, type: owner },
    }),
  'repos/get-pages': ({ settings: { pages }, site }) =>
    pages ? ok({ public: pages.public, build_type: pages.build_type, html_url: site() }) : NOT_FOUND,
  'repos/list-collaborators': ({ settings: { readers } }, { values: { affiliation = 'all' } }) =>
    ok(
      readers
        .filter(({ how }) => affiliation === 'all' || how === affiliation || (affiliation === 'direct' && how === 'outside'))
        .map(({ login }) => user(login)),
    ),
  'repos/list-invitations': ({ settings: { invitations } }) =>
    ok(invitations.map((login, id) => ({ id, invitee: login === null ? null : user(login) }))),
  'repos/list-teams': ({ settings: { teams } }) =>
    ok(teams.map(({ id, slug, permission = 'push' }) => ({ id, slug, name: slug, permission }))),
  'teams/list-members-in-org': ({ settings: { teams } }, { values }) =>
    ok((teams.find(({ slug }) => slug === values.team_slug)?.members ?? []).map(user)),
  'repos/list-deploy-keys': ({ settings: { deployKeys } }) => ok(deployKeys.map((id) => ({ id }))),
  'orgs/list-app-installations': ({ settings: { owner, apps } }) =>
    owner === 'User'
      ? NOT_FOUND
      : ok({
          total_count: apps.length,
          installations: apps.map(({ slug, permissions, selection = 'all' }) => ({
            app_slug: slug,
            repository_selection: selection,
            permissions,
          })),
        }),
  'repos/get-branch-rules': ({ settings: { rulesets } }, { values }) =>
    ok(
      rulesets.flatMap(({ id, branches, rules }) =>
        branches.includes(String(values.branch)) ? rules.map((rule) => ({ ...rule, ruleset_id: id })) : [],
      ),
    ),
  'repos/get-repo-rulesets': ({ settings: { rulesets } }) => ok(rulesets.map(({ id, name }) => ({ id, name, source_type: 'Repository' }))),
  'repos/get-repo-ruleset': ({ settings: { rulesets, mayChangeRules } }, { values }) => {
    const found = rulesets.find(({ id }) => id === values.ruleset_id)
    if (!found) return NOT_FOUND
    const { id, name, target = 'branch', rules, passers = [], canPass = 'never' } = found
    const shown = { id, name, target, source: 'this', enforcement: 'active', rules, current_user_can_bypass: canPass }
    return ok({ ...shown, ...(mayChangeRules && { bypass_actors: passers }) })
  },
  'repos/create-repo-ruleset': ({ settings, memory }, { body }) => {
    const ruleset = rulesetOf(memory.next(), body)
    settings.rulesets.push(ruleset)
    return ok({ id: ruleset.id, name: ruleset.name }, 201)
  },
  'repos/update-repo-ruleset': ({ settings }, { values, body }) => {
    const at = settings.rulesets.findIndex(({ id }) => id === values.ruleset_id)
    if (at < 0) return NOT_FOUND
    settings.rulesets[at] = rulesetOf(Number(values.ruleset_id), body)
    return ok({ id: values.ruleset_id, name: body.name })
  },
  'repos/get-environment': ({ settings }, { values }) => {
    const environment = environmentIn(settings, values)
    return environment ? ok(environmentFields(values, environment.branches)) : NOT_FOUND
  },
  'repos/create-or-update-environment': ({ settings }, { values, body }) => {
    const custom = (body.deployment_branch_policy as { custom_branch_policies?: boolean } | null)?.custom_branch_policies
    const branches = custom ? (environmentIn(settings, values)?.branches ?? []) : null
    if (values.environment_name === 'github-pages') settings.pagesEnvironment = { branches }
    else settings.environment = { secrets: settings.environment?.secrets ?? [], branches }
    return ok(environmentFields(values, branches))
  },
  'repos/list-deployment-branch-policies': ({ settings }, { values }) => {
    const branches = environmentIn(settings, values)?.branches ?? []
    return ok({
      total_count: branches.length,
      branch_policies: branches.map((name, id) => ({
        id,
        name: name.replace(/^tag:/, ''),
        type: name.startsWith('tag:') ? 'tag' : 'branch',
      })),
    })
  },
  'repos/create-deployment-branch-policy': ({ settings }, { values, body }) => {
    const environment = environmentIn(settings, values)
    if (!environment?.branches) return NOT_FOUND
    environment.branches.push(String(body.name))
    return ok({ id: environment.branches.length, name: body.name, type: 'branch' })
  },
  'actions/list-environment-secrets': ({ settings }) =>
    settings.environment ? ok(secretsFields(settings.environment.secrets, settings)) : NOT_FOUND,
  'actions/list-repo-secrets': ({ settings }) => ok(secretsFields(settings.repositorySecrets ?? [], settings)),
  // The one public key is GitHub's: what is sealed for it, whoever has these settings can open.
  'actions/get-environment-public-key': ({ settings }) =>
    settings.environment ? ok({ key_id: '1', key: settings.secretsKey.publicKey }) : NOT_FOUND,
  'actions/create-or-update-environment-secret': ({ settings: { environment, sealed } }, { values, body }) => {
    if (!environment || body.key_id !== '1') return environment ? invalid() : NOT_FOUND
    const name = String(values.secret_name)
    if (!environment.secrets.includes(name)) environment.secrets.push(name)
    sealed[name] = String(body.encrypted_value)
    return ok({}, 201)
  },
  'issues/list-labels-for-repo': ({ settings: { labels } }) => ok(labels.map((name) => ({ name }))),
  'issues/create-label': ({ settings: { labels } }, { body }) => {
    if (labels.includes(String(body.name))) return invalid()
    labels.push(String(body.name))
    return ok({ ...body }, 201)
  },
  'actions/get-github-actions-permissions-repository': ({
    settings: {
      actions: { enabled, allowed },
    },
  }) => ok({ enabled, allowed_actions: allowed }),
  'actions/get-allowed-actions-repository': ({ settings: { actions } }) => ok({ github_owned_allowed: actions.ofGitHub }),
  'actions/list-repo-workflows': ({ settings: { workflows } }) =>
    ok({
      total_count: workflows.length,
      workflows: workflows.map(({ name, state }) => ({ name, state, path: `.github/workflows/${name}.yml` })),
    }),
  'repos/codeowners-errors': ({ settings: { codeOwnerErrors } }) =>
    ok({
      errors: Array.from({ length: codeOwnerErrors }, (_, line) => ({
        line,
        column: 1,
        kind: 'Unknown owner',
        path: '.github/CODEOWNERS',
      })),
    }),
  'orgs/get': ({ settings: { owner, plan } }, { values }) =>
    owner === 'User' ? NOT_FOUND : ok({ login: values.org, ...(plan && { plan: { name: plan } }) }),
  'users/get-authenticated': ({ settings: { plan }, viewer }) => ok({ login: viewer, plan: { name: plan } }),
} as const satisfies Partial<Record<Operation, Answering>>

function rulesetOf(id: number, body: Fields): Settings['rulesets'][number] {
  const include = (body.conditions as { ref_name: { include: string[] } } | undefined)?.ref_name.include ?? []
  const active = body.enforcement === 'active'
  return {
    id,
    name: String(body.name),
    target: body.target === 'push' ? 'push' : 'branch',
    passers: (body.bypass_actors ?? []) as NonNullable<Settings['rulesets'][number]['passers']>,
    branches: active ? include.map((ref) => ref.replace('refs/heads/', '')) : [],
    rules: body.rules as { type: string }[],
  }
}

function secretsFields(names: readonly string[], { secretsSetAt = {} }: Settings): Fields {
  const secrets = names.map((name) => ({ name, updated_at: secretsSetAt[name] ?? LONG_AGO }))
  return { total_count: secrets.length, secrets }
}

const LONG_AGO = '2020-01-01T00:00:00Z'

function environmentIn({ environment, pagesEnvironment }: Settings, { environment_name }: Fields) {
  return environment_name === 'github-pages' ? pagesEnvironment : environment
}

function environmentFields(values: Fields, branches: readonly string[] | null): Fields {
  return {
    name: values.environment_name,
    deployment_branch_policy: branches === null ? null : { protected_branches: false, custom_branch_policies: true },
  }
}
