// Which permission each call needs, after GitHub's list "Permissions required for GitHub Apps" and, for the settings of an
// organisation, "… for fine-grained personal access tokens".
import type { Level } from './actors.ts'
import type { Call } from './contract.ts'
import type { Operation } from './operations.ts'
import type { State } from './state.ts'

type Need = readonly [name: string, level: Level]

const METADATA: Need = ['metadata', 'read']
const READS_SETTINGS: Need = ['administration', 'read']
const CHANGES_SETTINGS: Need = ['administration', 'write']

/** `conversation`: issues for an issue, pull-requests for a pull request. `person`: no job may ask. */
const NEEDS: Readonly<Record<Operation, Need | 'person'>> = {
  'actions/create-or-update-environment-secret': ['environments', 'write'],
  'actions/get-allowed-actions-repository': READS_SETTINGS,
  'actions/get-environment-public-key': ['environments', 'read'],
  'actions/get-github-actions-permissions-repository': READS_SETTINGS,
  'actions/list-environment-secrets': ['environments', 'read'],
  'actions/list-repo-secrets': ['secrets', 'read'],
  'actions/list-repo-workflows': ['actions', 'read'],
  'actions/list-workflow-runs': ['actions', 'read'],
  'actions/list-workflow-runs-for-repo': ['actions', 'read'],
  'git/create-blob': ['contents', 'write'],
  'git/create-commit': ['contents', 'write'],
  'git/create-ref': ['contents', 'write'],
  'git/create-tree': ['contents', 'write'],
  'git/delete-ref': ['contents', 'write'],
  'git/get-blob': ['contents', 'read'],
  'git/get-commit': ['contents', 'read'],
  'git/get-ref': ['contents', 'read'],
  'git/get-tree': ['contents', 'read'],
  'git/list-matching-refs': ['contents', 'read'],
  'git/update-ref': ['contents', 'write'],
  'issues/check-user-can-be-assigned': ['issues', 'read'],
  'issues/create': ['issues', 'write'],
  'issues/create-comment': ['conversation', 'write'],
  'issues/create-label': ['issues', 'write'],
  'issues/list-comments': ['conversation', 'read'],
  'issues/list-for-repo': ['issues', 'read'],
  'issues/list-labels-for-repo': ['issues', 'read'],
  'issues/update': ['conversation', 'write'],
  'issues/update-comment': ['conversation', 'write'],
  'orgs/get': METADATA,
  'orgs/list-app-installations': ['organization-administration', 'read'],
  'pulls/create': ['pull-requests', 'write'],
  'pulls/get': ['pull-requests', 'read'],
  'pulls/list': ['pull-requests', 'read'],
  'pulls/list-files': ['pull-requests', 'read'],
  'pulls/merge': ['contents', 'write'],
  'repos/codeowners-errors': ['contents', 'read'],
  'repos/create-deployment-branch-policy': CHANGES_SETTINGS,
  'repos/create-or-update-environment': CHANGES_SETTINGS,
  'repos/create-repo-ruleset': CHANGES_SETTINGS,
  'repos/get': METADATA,
  'repos/get-branch-rules': METADATA,
  'repos/get-content': ['contents', 'read'],
  'repos/get-environment': ['actions', 'read'],
  'repos/get-pages': ['pages', 'read'],
  'repos/get-repo-ruleset': METADATA,
  'repos/get-repo-rulesets': METADATA,
  'repos/list-collaborators': METADATA,
  'repos/list-deploy-keys': READS_SETTINGS,
  'repos/list-deployment-branch-policies': ['actions', 'read'],
  'repos/list-invitations': READS_SETTINGS,
  'repos/list-teams': READS_SETTINGS,
  'repos/update-repo-ruleset': CHANGES_SETTINGS,
  'teams/list-members-in-org': ['members', 'read'],
  'users/get-authenticated': 'person',
}

/** What a token must hold for a call; `person` where no job may ask at all. */
export function neededFor({ operation, values }: Call, { pulls, comments }: State): Need | 'person' {
  const need = NEEDS[operation]
  if (need[0] !== 'conversation') return need
  const on = values.issue_number ?? comments.find(({ id }) => id === values.comment_id)?.on
  return [pulls.some(({ number }) => number === on) ? 'pull-requests' : 'issues', need[1] as Level]
}
