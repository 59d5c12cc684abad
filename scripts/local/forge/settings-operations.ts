// The calls with which the audit and doctor look at settings, and with which doctor makes what is missing, by GitHub's own names.

export const SETTINGS_OPERATIONS = [
  'actions/get-allowed-actions-repository',
  'actions/get-github-actions-permissions-repository',
  'actions/list-environment-secrets',
  'actions/list-repo-workflows',
  'issues/create-label',
  'issues/list-labels-for-repo',
  'orgs/get',
  'orgs/list-app-installations',
  'repos/codeowners-errors',
  'repos/create-deployment-branch-policy',
  'repos/create-or-update-environment',
  'repos/create-repo-ruleset',
  'repos/get',
  'repos/get-branch-rules',
  'repos/get-environment',
  'repos/get-pages',
  'repos/get-repo-rulesets',
  'repos/list-collaborators',
  'repos/list-deploy-keys',
  'repos/list-deployment-branch-policies',
  'repos/list-invitations',
  'repos/list-teams',
  'repos/update-repo-ruleset',
  'teams/list-members-in-org',
  'users/get-authenticated',
] as const

export type SettingsOperation = (typeof SETTINGS_OPERATIONS)[number]
