// The calls to GitHub that the forge answers, by GitHub's own names. The slice of GitHub's description holds exactly these.

import { SETTINGS_OPERATIONS } from './settings-operations.ts'

export const OPERATIONS = [
  'actions/list-workflow-runs',
  'git/get-blob',
  'issues/check-user-can-be-assigned',
  'issues/create',
  'issues/create-comment',
  'issues/list-comments',
  'issues/list-for-repo',
  'issues/update',
  'issues/update-comment',
  'pulls/create',
  'pulls/get',
  'pulls/list',
  'pulls/list-files',
  'pulls/merge',
  ...SETTINGS_OPERATIONS,
] as const

export type Operation = (typeof OPERATIONS)[number]
