import { describe, expect, test } from 'vitest'
import { rulesetFor } from './fixes.ts'
import { holds, type Rule } from './rules.ts'
import { ALL_BUT_CASES, PLACES, wantedRules } from './wanted-settings.ts'
import type { Fields } from './workflow-file.ts'

const TEAM = 7
const MADE: readonly Rule[] = (['code', 'main', 'files'] as const).flatMap((place) => rulesetFor(place, TEAM).rules)
const wantedThat = (says: RegExp) => PLACES.flatMap((place) => wantedRules(place, TEAM)).find((rule) => says.test(rule.says))!
const madeRule = (type: string) => MADE.find((rule) => rule.type === type)!
const changed = (type: string, change: Fields): Rule => ({ type, parameters: { ...madeRule(type).parameters, ...change } })

test.each(PLACES)('what doctor makes for %s is what it wants', (place) => {
  const made: readonly Rule[] = rulesetFor(place, TEAM).rules
  expect(wantedRules(place, TEAM).filter((wanted) => !made.some((rule) => holds(wanted, rule)))).toEqual([])
})

const reviewer = (change: Fields = {}, who: Fields = {}) => ({
  required_reviewers: [{ minimum_approvals: 1, file_patterns: ALL_BUT_CASES, ...change, reviewer: { type: 'Team', id: TEAM, ...who } }],
})
const paths = (madeRule('file_path_restriction').parameters as { restricted_file_paths: string[] }).restricted_file_paths

describe('a rule of the wanted type is not what is wanted', () => {
  test.each<[string, RegExp, string, Fields]>([
    ['where code owners are not asked', /owners approve/, 'pull_request', { require_code_owner_review: false }],
    ['where approvals stay after a push', /takes approvals back/, 'pull_request', { dismiss_stale_reviews_on_push: false }],
    ['where no team is asked', /administrators approve/, 'pull_request', { required_reviewers: [] }],
    ['where another team is asked', /administrators approve/, 'pull_request', reviewer({}, { id: 8 })],
    ['where the team is only told', /administrators approve/, 'pull_request', reviewer({ minimum_approvals: 0 })],
    [
      'where more files are let through',
      /administrators approve/,
      'pull_request',
      reviewer({ file_patterns: [...ALL_BUT_CASES, '!*.ts'] }),
    ],
    [
      'where the check may come from anybody',
      /check must be good/,
      'required_status_checks',
      { required_status_checks: [{ context: 'check' }] },
    ],
    [
      'where the check comes from another app',
      /check must be good/,
      'required_status_checks',
      { required_status_checks: [{ context: 'check', integration_id: 99999 }] },
    ],
    [
      'where another check is required',
      /check must be good/,
      'required_status_checks',
      { required_status_checks: [{ context: 'test', integration_id: 15368 }] },
    ],
    ['where workflows may be pushed', /administrators only/, 'file_path_restriction', { restricted_file_paths: paths.slice(1) }],
  ])('%s', (_, says, type, change) => {
    expect(holds(wantedThat(says), madeRule(type))).toBe(true)
    expect(holds(wantedThat(says), changed(type, change))).toBe(false)
  })
})

describe('a rule that is stricter than wanted is what is wanted', () => {
  test.each<[string, RegExp, string, Fields]>([
    ['with an approval for everything', /by pull request/, 'pull_request', { required_approving_review_count: 2 }],
    ['with the last push to be approved', /by pull request/, 'pull_request', { require_last_push_approval: true }],
    ['with two approvals of the team', /administrators approve/, 'pull_request', reviewer({ minimum_approvals: 2 })],
    [
      'with more checks',
      /check must be good/,
      'required_status_checks',
      { required_status_checks: [{ context: 'test' }, { context: 'check', integration_id: 15368 }] },
    ],
    ['with more files', /administrators only/, 'file_path_restriction', { restricted_file_paths: ['Makefile', ...paths] }],
  ])('%s', (_, says, type, change) => {
    expect(holds(wantedThat(says), changed(type, change))).toBe(true)
  })
})

test('a case waits for nobody: no rule asks for an approval in general, nor for one of the last push', () => {
  const asked = MADE.filter(({ type }) => type === 'pull_request')
  expect(asked).toHaveLength(2)
  for (const { parameters } of asked)
    expect(parameters).toMatchObject({ required_approving_review_count: 0, require_last_push_approval: false })
})
