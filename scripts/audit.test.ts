import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { accessChecks } from './installation/access.ts'
import { accessFacts } from './installation/access-facts.ts'
import { checkLines } from './installation/checkup-output.ts'
import { repositoryIn } from './installation/github-look.ts'
import { rulesetFor } from './installation/setup-fixes.ts'
import { planRegister } from './io/files/plan-register.ts'
import { git } from './io/git/git.ts'
import { octokitFor } from './io/github/github.ts'
import type { Operation } from './local/forge/operations.ts'
import { freshSettings, type Settings } from './local/forge/settings.ts'
import { type Forge, REPOSITORY, startForge } from './local/forge.ts'
import type { CalendarDate } from './procedure/calendar.ts'
import { runEntry } from './testing/run-entry.ts'

const TODAY = '2026-11-20'
const { staff } = planRegister('.', TODAY as CalendarDate).register.organisation
const accounts = staff.flatMap(({ github }) => github ?? [])

const folder = mkdtempSync(join(tmpdir(), 'audit-'))
beforeAll(async () => {
  await git(folder, 'init', '--quiet', '--bare', 'remote.git')
  return () => rmSync(folder, { recursive: true, force: true })
})

let forge: Forge | undefined
afterEach(async () => {
  const wrong = forge?.transcript.filter(({ violation }) => violation)
  await forge?.close()
  forge = undefined
  expect(wrong ?? []).toEqual([])
})

/** Settings with nothing to find. */
function good(): Settings {
  return {
    ...freshSettings(accounts),
    rulesets: (['main', 'letters'] as const).map((branch, id) => ({
      id,
      name: branch,
      branches: [branch],
      rules: rulesetFor(branch).rules.map((rule) => ({ ...rule })),
    })),
  }
}

async function audit(settings: Settings, options: { pageSize?: number; forbidden?: readonly Operation[]; token?: string } = {}) {
  forge = await startForge({ remote: join(folder, 'remote.git'), settings, ...(options.pageSize && { pageSize: options.pageSize }) })
  for (const on of options.forbidden ?? []) forge.faults.add({ kind: 'forbidden', on, times: 9 })
  const environment = { ...forge.environment, ...(options.token !== undefined && { GITHUB_TOKEN: options.token }) }
  return runEntry('audit', ['--today', TODAY], environment)
}

test('a register that only staff can read ends with 0', async () => {
  const { exit, output } = await audit(good())
  expect(output.trim()).toBe('The access audit: 15 in place, 0 findings, 0 could not be checked.')
  expect(exit).toBe(0)
})

describe('each of these is told, by the name of the account', () => {
  test.each<[string, Partial<Settings>, string]>([
    ['a stranger', { readers: [...good().readers, { login: 'mallory', how: 'direct' }] }, 'the account mallory can read: a collaborator'],
    ['an outsider', { readers: [...good().readers, { login: 'mallory', how: 'outside' }] }, 'the account mallory can read: an outside'],
    ['a stranger by team', { readers: [...good().readers, { login: 'mallory', how: 'organisation' }] }, 'mallory can read: through a team'],
    ['a team', { teams: [{ slug: 'office', members: ['mallory', accounts[0]!.toUpperCase()] }] }, 'mallory is in the team office'],
    ['an invitation', { invitations: ['mallory'] }, 'the account mallory is invited'],
    ['a missing colleague', { readers: good().readers.slice(1) }, `the account ${accounts[0]} cannot read`],
    ['a deploy key', { deployKeys: [4711] }, 'the deploy key 4711 reads everything'],
    ['an app', { apps: [{ slug: 'robot', permissions: { contents: 'read' } }] }, 'the app robot can read'],
    ['a public repository', { visibility: 'public' }, 'it is public'],
    ['forking', { forking: true }, 'every reader can take a copy'],
    ['Pages of a branch', { pages: { public: true, build_type: 'legacy' } }, 'it publishes a branch'],
    ['no rules', { rulesets: [] }, 'main: the check must be good: no rule says so'],
  ])('%s', async (_, change, expected) => {
    // As the entry does it, without starting a process for each line.
    forge = await startForge({ remote: join(folder, 'remote.git'), settings: { ...good(), ...change } })
    const { GITHUB_API_URL: baseUrl, GITHUB_TOKEN: token } = forge.environment
    const facts = await accessFacts(octokitFor({ baseUrl, token }), repositoryIn(REPOSITORY, null))
    const bad = accessChecks(facts, accounts, 0, (path) => path).filter(({ state }) => state !== 'good')
    expect(bad.map(({ state }) => state)).toContain('wrong')
    expect(checkLines(bad).join('\n')).toContain(expected)
  })
})

test('a register that everybody can read ends with 1', async () => {
  const { exit, output } = await audit({ ...good(), visibility: 'public', rulesets: [] })
  expect(output).toContain('it is public')
  expect(output).toContain('The access audit: 8 in place, 7 findings, 0 could not be checked.')
  expect(exit).toBe(1)
})

test('a stranger on the last of many pages is found', async () => {
  const many = Array.from({ length: 7 }, (_, index) => ({ slug: `team-${index}`, members: index === 6 ? ['mallory'] : [] }))
  const { exit, output } = await audit({ ...good(), teams: many }, { pageSize: 2 })
  expect(output).toContain('mallory is in the team team-6')
  expect(exit).toBe(1)
})

test('what the token of a run may not see is "could not check", and the audit fails', async () => {
  const forbidden = ['repos/list-invitations', 'repos/list-teams', 'repos/list-deploy-keys', 'orgs/list-app-installations'] as const
  const { exit, output } = await audit(good(), { forbidden })
  expect(output.match(/could not check: 403/g)).toHaveLength(4)
  expect(output).toContain('0 findings, 4 could not be checked')
  expect(exit).toBe(1)
})

test('an answer that is not understood is "could not check" too', async () => {
  const { exit, output } = await audit({ ...good(), visibility: 'secret' as never })
  expect(output).toContain('? the repository is private: could not check: GitHub answered in a way that is not understood here')
  expect(exit).toBe(1)
})

test('a token that is no longer valid ends with 1, and nothing is called good', async () => {
  const { exit, output } = await audit(good(), { token: 'stale' })
  expect(output).toContain('0 in place')
  expect(exit).toBe(1)
})

test('without a token it cannot run, and says how it can', async () => {
  const { exit, output } = await audit(good(), { token: '' })
  expect(output).toContain('Set GITHUB_TOKEN')
  expect(exit).toBe(2)
})

test('no name or address of a person is ever told', async () => {
  const { output } = await audit({ ...good(), readers: [], invitations: [null] })
  for (const { name, email } of staff) {
    expect(output).not.toContain(name)
    expect(output).not.toContain(email)
  }
})
