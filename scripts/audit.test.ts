import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { accessChecks } from './installation/checks/access.ts'
import { formsTokenChecks } from './installation/checks/forms-token.ts'
import { accessFacts } from './installation/io/access-facts.ts'
import { checkLines } from './installation/io/check-lines.ts'
import { formsTokenSet } from './installation/io/forms-token.ts'
import { repositoryIn } from './installation/io/repository.ts'
import { readOrganisation, usableOrganisation } from './io/files/organisation-file.ts'
import { planRegister } from './io/files/plan-register.ts'
import { git } from './io/git/git.ts'
import { octokitFor } from './io/github/github.ts'
import type { Operation } from './local/forge/operations.ts'
import type { Settings } from './local/forge/settings.ts'
import { type Forge, REPOSITORY, startForge } from './local/forge.ts'
import type { CalendarDate } from './procedure/calendar.ts'
import { newKeyPair } from './sealing/sealed-file.ts'
import { codeOwnersOf, ownerIn, protectedSettings } from './testing/protected-settings.ts'
import { runEntry } from './testing/run-entry.ts'

const TODAY = '2026-11-20'
const { staff } = planRegister('.', TODAY as CalendarDate).register.organisation
const accounts = staff.flatMap(({ github }) => github ?? [])

const folder = mkdtempSync(join(tmpdir(), 'audit-'))
const root = join(folder, 'register')
const codeOwners = codeOwnersOf(ownerIn(REPOSITORY))
beforeAll(async () => {
  for (const part of ['.github', 'cases']) mkdirSync(join(root, part), { recursive: true })
  for (const number of ['2026-0009', '2026-0014']) writeFileSync(join(root, `cases/${number}.md`), '')
  cpSync('organisation.yml', join(root, 'organisation.yml'))
  writeFileSync(join(root, '.github/CODEOWNERS'), codeOwners)
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
const good = () => protectedSettings(accounts)

/** The good rulesets, with parameters of those on main changed. */
const weakened = (change: Record<string, unknown>): Settings['rulesets'] =>
  good().rulesets.map((ruleset) => ({
    ...ruleset,
    rules: ruleset.rules.map(({ type, parameters }) => ({
      type,
      ...(parameters ? { parameters: { ...parameters, ...known(parameters, change) } } : {}),
    })),
  }))
const known = (parameters: object, change: object) => Object.fromEntries(Object.entries(change).filter(([name]) => name in parameters))

async function audit(
  settings: Settings,
  options: { pageSize?: number; forbidden?: readonly Operation[]; token?: string } = {},
  register = root,
) {
  forge = await startForge({ remote: join(folder, 'remote.git'), settings, ...(options.pageSize && { pageSize: options.pageSize }) })
  for (const on of options.forbidden ?? []) forge.faults.add({ kind: 'forbidden', on, times: 9 })
  const environment = { ...forge.environment, ...(options.token !== undefined && { GITHUB_TOKEN: options.token }) }
  return runEntry('audit', ['--root', register, '--today', TODAY], environment)
}

test('the audit of a register that only staff can read ends with 0', async () => {
  const { exit, output } = await audit(good())
  expect(output.trim()).toBe('The access audit: 24 in place, 0 findings, 0 could not be checked.')
  expect(exit).toBe(0)
})

describe('the audit tells, with the name of the account where there is one, of', () => {
  test.each<[string, Partial<Settings>, string]>([
    ['a stranger', { readers: [...good().readers, { login: 'mallory', how: 'direct' }] }, 'the account mallory can read: a collaborator'],
    ['an outsider', { readers: [...good().readers, { login: 'mallory', how: 'outside' }] }, 'the account mallory can read: an outside'],
    ['a stranger by team', { readers: [...good().readers, { login: 'mallory', how: 'organisation' }] }, 'mallory can read: through a team'],
    [
      'a team',
      { teams: [...good().teams, { id: 8, slug: 'office', members: ['mallory', accounts[0]!.toUpperCase()] }] },
      'mallory is in the team office',
    ],
    ['an invitation', { invitations: ['mallory'] }, 'the account mallory is invited'],
    ['a missing colleague', { readers: good().readers.slice(1) }, `the account ${accounts[0]} cannot read`],
    ['a deploy key', { deployKeys: [4711] }, 'the deploy key 4711 reads everything'],
    ['an app', { apps: [{ slug: 'robot', permissions: { contents: 'read' } }] }, 'the app robot can read'],
    [
      'an app that reads cases in what changes',
      { apps: [{ slug: 'robot', permissions: { pull_requests: 'read' } }] },
      'the app robot can read',
    ],
    ['an app that could let itself in', { apps: [{ slug: 'robot', permissions: { administration: 'write' } }] }, 'the app robot can read'],
    [
      'approvals that stay after a push',
      { rulesets: weakened({ dismiss_stale_reviews_on_push: false }) },
      'main: a push takes approvals back: no rule',
    ],
    ['code that nobody is asked about', { rulesets: weakened({ required_reviewers: [] }) }, 'no rule asks the team administrators'],
    [
      'a check from anybody',
      { rulesets: weakened({ required_status_checks: [{ context: 'check' }] }) },
      'main: the check must be good: no rule',
    ],
    [
      'workflows on any branch',
      { rulesets: good().rulesets.slice(0, 3) },
      'all branches: what runs is pushed by administrators only: no rule',
    ],
    ['a public repository', { visibility: 'public' }, 'it is public'],
    ['forking', { forking: true }, 'every reader can take a copy'],
    [
      'staff pages that everybody can read',
      { pages: { public: true, build_type: 'workflow', files: { 'staff/2026-0014/': '<title>Klacht 2026-0014</title>' } } },
      'nothing of the register is published unsealed: everybody can read staff/2026-0014/',
    ],
    ['Pages of a branch', { pages: { public: true, build_type: 'legacy' } }, 'it publishes a branch'],
    ['no rules', { rulesets: [] }, 'main: the check must be good: no rule says so'],
  ])('%s', async (_, change, expected) => {
    // As the entry does it, without starting a process for each line.
    forge = await startForge({ remote: join(folder, 'remote.git'), settings: { ...good(), ...change } })
    const { GITHUB_API_URL: baseUrl, GITHUB_TOKEN: token } = forge.environment
    const facts = await accessFacts(octokitFor({ baseUrl, token }), repositoryIn(REPOSITORY, null), '2026-0014')
    const bad = accessChecks(facts, { staff, appsElsewhere: [], codeOwners, formerKeys: [] }, (path) => path).filter(
      ({ state }) => state !== 'good',
    )
    expect(bad.map(({ state }) => state)).toContain('wrong')
    expect(checkLines(bad).join('\n')).toContain(expected)
  })
})

describe('the audit, whose token may only read,', () => {
  const told = async (settings: Settings, canPass: string) => {
    const blind = { ...settings, mayChangeRules: false }
    return audit({ ...blind, rulesets: blind.rulesets.map((ruleset) => ({ ...ruleset, canPass })) })
  }

  test('says nothing of who may pass the rules by, which GitHub does not show it', async () => {
    expect((await told(good(), 'never')).output.trim()).toBe('The access audit: 24 in place, 0 findings, 0 could not be checked.')
  })

  test('tells where the owner of its token may', async () => {
    const { output } = await told(good(), 'always')
    expect(output).toContain('nobody passes the rules by: the ruleset "register: main" lets the owner of this token pass')
  })
})

test('the audit tells of a key of somebody who left, by the name of its file, and ends with 1', async () => {
  const keys = join(root, 'site/keys')
  mkdirSync(keys, { recursive: true })
  for (const name of ['anna-jansen', 'ivo-maas', 'who-is-this']) writeFileSync(join(keys, `${name}.txt`), (await newKeyPair()).recipient)
  const { exit, output } = await audit(good())
  rmSync(keys, { recursive: true })
  expect(output.match(/site\/keys\/\S+/g)).toEqual(['site/keys/ivo-maas.txt', 'site/keys/who-is-this.txt'])
  expect(output).toContain('Delete the file, by pull request.')
  expect(exit).toBe(1)
})

describe('the token of the forms', () => {
  const LAST_DAY = '2026-11-10'
  const register = join(folder, 'with-a-leaver')
  const tokenOf = (setAt: string, change: Partial<Settings> = {}): Settings => ({
    ...good(),
    environment: { branches: ['main'], secrets: ['FORMS_TOKEN'] },
    secretsSetAt: { FORMS_TOKEN: setAt },
    ...change,
  })
  beforeAll(() => {
    cpSync(root, register, { recursive: true })
    const file = join(register, 'organisation.yml')
    const text = readFileSync(file, 'utf8')
    // One left earlier, one leaves today: of the three the last who has gone counts.
    for (const [from, to] of [
      ['github: annajansen-example }', `github: annajansen-example, until: ${LAST_DAY} }`],
      ['github: bramvisser-example }', `github: bramvisser-example, until: ${TODAY} }`],
    ] as const) {
      expect(text).toContain(from)
      writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
    }
  })
  /** What is said of it, without starting a process. */
  const told = async (settings: Settings, today: string = TODAY, forbidden: readonly Operation[] = []) => {
    forge = await startForge({ remote: join(folder, 'remote.git'), settings })
    for (const on of forbidden) forge.faults.add({ kind: 'forbidden', on, times: 9 })
    const { GITHUB_API_URL: baseUrl, GITHUB_TOKEN: token } = forge.environment
    const facts = await formsTokenSet(octokitFor({ baseUrl, token }), repositoryIn(REPOSITORY, null))
    const organisation = usableOrganisation(readOrganisation(register))
    return formsTokenChecks(facts, organisation, today as CalendarDate, (path) => path).map(({ state, found }) => found ?? state)
  }

  test.each<[what: string, settings: Settings, today: string, found: string]>([
    ['is good where there is none', good(), TODAY, 'good'],
    ['is good when it was set after the last day', tokenOf('2026-11-10T23:00:00Z'), TODAY, 'good'],
    ['is found when it was set before', tokenOf('2026-09-01T10:00:00Z'), TODAY, `FORMS_TOKEN is of 2026-09-01, and .* ${LAST_DAY}`],
    ['is found when it was set on the last day, in our own time zone', tokenOf('2026-11-10T22:59:00Z'), TODAY, 'is of 2026-11-10'],
    ['counts who leaves today from tomorrow on', tokenOf(`${TODAY}T10:00:00Z`), '2026-11-21', `last day .* ${TODAY}`],
    [
      'is found among the secrets of the repository as well',
      tokenOf('2026-09-01T10:00:00Z', { environment: null, repositorySecrets: ['FORMS_TOKEN'] }),
      TODAY,
      'FORMS_TOKEN is of 2026-09-01',
    ],
  ])('%s', async (_what, settings, today, found) => {
    expect(await told(settings, today)).toEqual([expect.stringMatching(found)])
  })

  test.each<Operation>(['actions/list-environment-secrets', 'actions/list-repo-secrets'])(
    'is never called good by a token that may not use %s',
    async (operation) => {
      expect(await told(tokenOf('2026-11-19T10:00:00Z'), TODAY, [operation])).toEqual([expect.stringMatching(/^403/)])
    },
  )

  test('makes the audit end with 1, and the next step says that the old one is to be deleted', async () => {
    const { exit, output } = await audit(tokenOf('2026-09-01T10:00:00Z'), {}, register)
    expect(output).toContain('Make a new token in the name of the machine account')
    expect(output).toContain('delete the old token at GitHub')
    expect(exit).toBe(1)
  })
})

test('the audit looks on the published site for the newest case, and says where everybody can read it', async () => {
  const sealed = { 'staff/': '<title>Klachtenregister openen</title>', '404.html': 'Niet gevonden' }
  const pages = (files: Record<string, string>) => ({ ...good(), pages: { public: true, build_type: 'workflow' as const, files } })
  expect((await audit(pages(sealed))).exit).toBe(0)
  await forge?.close()
  const { exit, output } = await audit(
    pages({ ...sealed, 'staff/': '<a href="/staff/2026-0014/">2026-0014</a>', 'cases/2026-0014.md': '2026-0014' }),
  )
  expect(output.match(/everybody can read \S+/g)).toEqual(['everybody can read staff/', 'everybody can read cases/2026-0014.md'])
  expect(exit).toBe(1)
})

test('the audit of a register that everybody can read ends with 1', async () => {
  const { exit, output } = await audit({ ...good(), visibility: 'public', rulesets: [] })
  expect(output).toContain('it is public')
  expect(output).toContain('The access audit: 13 in place, 11 findings, 0 could not be checked.')
  expect(exit).toBe(1)
})

test('the audit finds a stranger on the last of many pages', async () => {
  const many = Array.from({ length: 7 }, (_, index) => ({ id: index, slug: `team-${index}`, members: index === 6 ? ['mallory'] : [] }))
  const { exit, output } = await audit({ ...good(), teams: [...good().teams, ...many] }, { pageSize: 2 })
  expect(output).toContain('mallory is in the team team-6')
  expect(exit).toBe(1)
})

test('the audit says "could not check" of what the token of a run may not see, and fails', async () => {
  const forbidden = ['repos/list-invitations', 'repos/list-teams', 'repos/list-deploy-keys', 'orgs/list-app-installations'] as const
  const { exit, output } = await audit(good(), { forbidden })
  expect(output.match(/could not check: 403/g)).toHaveLength(6)
  expect(output).toContain('0 findings, 6 could not be checked')
  expect(exit).toBe(1)
})

test('the audit says "could not check" of an answer of an unexpected shape too', async () => {
  const { exit, output } = await audit({ ...good(), visibility: 'secret' as never })
  expect(output).toContain('? the repository is private: could not check: GitHub gave an answer of an unexpected shape')
  expect(exit).toBe(1)
})

test('the audit with a token that is no longer valid ends with 1 and calls nothing good but what it reads in files', async () => {
  const { exit, output } = await audit(good(), { token: 'stale' })
  expect(output).toContain('The access audit: 2 in place, 0 findings, 22 could not be checked.')
  expect(exit).toBe(1)
})

test('the audit without a token cannot run, and says how it can', async () => {
  const { exit, output } = await audit(good(), { token: '' })
  expect(output).toContain('Set GITHUB_TOKEN')
  expect(exit).toBe(2)
})

test('the audit never tells the name or address of a person', async () => {
  const { output } = await audit({ ...good(), readers: [], invitations: [null] })
  for (const { name, email } of staff) {
    expect(output).not.toContain(name)
    expect(output).not.toContain(email)
  }
})
