import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { git } from '../../io/git/git.ts'
import { CASE } from '../../testing/invented-case.ts'
import { protectedSettings } from '../../testing/protected-settings.ts'
import { removeTemporaryFolders } from '../../testing/register-folder.ts'
import { sharedRegister } from '../../testing/shared-register.ts'
import { type Forge, REPOSITORY, startForge } from '../forge.ts'
import { brokenByMerge, type Merge } from './rules.ts'
import { freshSettings, type Settings } from './settings.ts'

let forge: Forge | undefined
afterEach(async () => forge?.close())
afterAll(removeTemporaryFolders)

const reviewers = (...patterns: string[]) => ({
  required_reviewers: [{ file_patterns: patterns, minimum_approvals: 1, reviewer: { id: 7, type: 'Team' } }],
})
const by = (login: string, commit = 'new') => ({ by: login, commit })

describe('a merge is refused by the rules of main', () => {
  const CASES = ['cases/2026-0001.md', 'cases/2026-0001/brief.txt']
  const OURS = reviewers('*', '!/cases/**')
  test.each<[what: string, parameters: object, merge: Partial<Merge>, broken: string | null]>([
    ['nothing is asked for', {}, {}, null],
    ['too few approvals', { required_approving_review_count: 1 }, {}, 'At least 1 approving review'],
    ['enough approvals', { required_approving_review_count: 1 }, { approvals: [by('bram')] }, null],
    ['an approval of an older commit', { required_approving_review_count: 1 }, { approvals: [by('bram', 'old')] }, null],
    [
      'an approval that a push took back',
      { required_approving_review_count: 1, dismiss_stale_reviews_on_push: true },
      { approvals: [by('bram', 'old')] },
      'At least 1 approving review',
    ],
    ['cases, which nobody need approve', OURS, { paths: CASES }, null],
    ['code that nobody approved', OURS, { paths: [...CASES, 'scripts/check.ts'] }, 'Waiting on required reviewers'],
    ['code that somebody outside the team approved', OURS, { paths: ['package.json'], approvals: [by('bram')] }, 'Waiting on required'],
    ['code that the team approved', OURS, { paths: ['.github/x.yml'], approvals: [by('boss')] }, null],
    ['a folder cases elsewhere', OURS, { paths: ['site/cases/x.md'] }, 'Waiting on required reviewers'],
    ['a file next to a named folder', reviewers('/scripts/'), { paths: ['scripts.md'] }, null],
    ['a file in a named folder', reviewers('/scripts/'), { paths: ['scripts/.x'] }, 'Waiting on required reviewers'],
  ])('%s', (_what, parameters, merge, broken) => {
    const settings: Settings = { ...freshSettings([]), teams: [{ id: 7, slug: 'admins', members: ['boss'] }] }
    settings.rulesets.push({ id: 1, name: 'main', branches: ['main'], rules: [{ type: 'pull_request', parameters }] })
    const found = brokenByMerge({ paths: ['cases/x.md'], checks: new Map(), approvals: [], head: 'new', ...merge }, settings)
    expect(found).toEqual(broken === null ? [] : [expect.stringContaining(broken)])
  })
})

test('a merge by the API waits for the required check and the approval, and keeps the references of GitHub', async () => {
  const { remote, push } = await sharedRegister({ 'cases/2026-0001.md': CASE })
  const head = await push('case/a', { 'cases/2026-0001/letter.txt': 'a' })
  const settings = protectedSettings([])
  const start = async (checker?: 0 | 1) => {
    await forge?.close()
    const check = async () => ({ exit: checker ?? 0, output: '', summary: '' })
    forge = await startForge({ remote, settings, automatic: () => true, ...(checker !== undefined && { checker: () => check }) })
    await forge.pulls.open()
    const [url, token] = [forge.environment.GITHUB_API_URL, forge.environment.GITHUB_TOKEN]
    return async () => {
      const headers = { authorization: `token ${token}` }
      const answer = await fetch(`${url}/repos/${REPOSITORY}/pulls/1/merge`, { method: 'PUT', headers, body: '{}' })
      return [answer.status, ((await answer.json()) as { message: string }).message.replaceAll('\n', ' ').trim()]
    }
  }
  expect(await (await start())()).toEqual([405, 'Repository rule violations found  Required status check "check" is expected.'])
  expect(await (await start(1))()).toEqual([405, 'Required status check "check" is failing.'])
  settings.rulesets[0]?.rules.push({ type: 'pull_request', parameters: { required_approving_review_count: 1 } })
  const merge = await start(0)
  expect(await merge()).toEqual([405, expect.stringContaining('At least 1 approving review is required')])
  const base = (await git(remote, 'rev-parse', 'main')).trim()
  expect((await git(remote, 'show', '-s', '--format=%P', 'refs/pull/1/merge')).trim()).toBe(`${base} ${head}`)
  expect((await git(remote, 'rev-parse', 'refs/pull/1/head')).trim()).toBe(head)
  await forge?.pulls.approve(1, 'bram')
  expect(await merge()).toEqual([200, 'Pull Request successfully merged'])
})
