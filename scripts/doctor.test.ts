import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sodium from 'libsodium-wrappers'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { oldCasesOn } from './installation/checks/letters-branch.ts'
import { setupChecks } from './installation/checks/setup.ts'
import { accessFacts } from './installation/io/access-facts.ts'
import { checkLines } from './installation/io/check-lines.ts'
import { makeLettersBranch } from './installation/io/letters-branch.ts'
import { repositoryIn } from './installation/io/repository.ts'
import { setupFacts } from './installation/io/setup-facts.ts'
import { planRegister } from './io/files/plan-register.ts'
import { git } from './io/git/git.ts'
import { signingFor } from './io/git/signing.ts'
import { octokitFor } from './io/github/github.ts'
import { freshSettings, type Settings } from './local/forge/settings.ts'
import { type Forge, REPOSITORY, startForge } from './local/forge.ts'
import { startMailCatcher } from './local/mail-catcher.ts'
import type { CalendarDate } from './procedure/calendar.ts'
import { activeStaff } from './procedure/organisation.ts'
import { fingerprintOf } from './sealing/fingerprint.ts'
import { newKeyPair } from './sealing/sealed-file.ts'
import { codeOwnersOf, ownerIn, protectedSettings, settingsWithTeam } from './testing/protected-settings.ts'
import { type NameServer, startNameServer } from './testing/rehearsal/name-server.ts'
import { SECRET, startProvider } from './testing/rehearsal/token-server.ts'
import { runEntry } from './testing/run-entry.ts'

const TODAY = '2026-11-20'
const folder = mkdtempSync(join(tmpdir(), 'doctor-'))
const root = join(folder, 'register')
const remote = join(folder, 'remote.git')
/** What stands in for the name servers of the world. */
let names: NameServer

beforeAll(async () => {
  await git(folder, 'init', '--quiet', '--bare', 'remote.git')
  // A register that somebody has made their own.
  for (const part of ['site/policy', 'cases', '.github/workflows'])
    cpSync(part, join(root, part), { recursive: true, filter: (path) => !path.endsWith('.test.ts') })
  const organisation = readFileSync('organisation.yml', 'utf8')
  writeFileSync(
    join(root, 'organisation.yml'),
    organisation.replace('email: klachten@example.org\n  phone', 'email: klachten@school.nl\n  phone'),
  )
  writeFileSync(join(root, '.github/CODEOWNERS'), codeOwnersOf(ownerIn(REPOSITORY)))
  mkdirSync(join(root, 'site/keys'))
  for (const { id } of staff) writeFileSync(join(root, 'site/keys', `${id}.txt`), (await newKeyPair()).recipient)
  await git(root, 'init', '--quiet', '--initial-branch=main')
  await git(root, 'add', '--all')
  await git(root, 'commit', '--quiet', '-m', 'Begin')
  await git(root, 'remote', 'add', 'origin', remote)
  names = await startNameServer({
    'example.org MX': ['mx.example.org'],
    'example.org TXT': ['v=spf1 mx -all'],
    'selector1._domainkey.example.org TXT': [`v=DKIM1; p=${'A'.repeat(392)}`],
    '_dmarc.example.org TXT': ['v=DMARC1; p=none'],
  })
  return async () => {
    await names.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

const staff = activeStaff(planRegister('.', TODAY as CalendarDate).register.organisation, TODAY as CalendarDate)
const accounts = staff.flatMap(({ github }) => github ?? [])

let forge: Forge | undefined
afterEach(async () => {
  const wrong = forge?.transcript.filter(({ violation }) => violation)
  await forge?.close()
  forge = undefined
  expect(wrong ?? []).toEqual([])
})

async function doctor(settings: Settings, args: string[] = [], environment: Record<string, string> = {}, register = root) {
  forge ??= await startForge({ remote, settings })
  if (!forge.memory.state.runs.length)
    forge.memory.state.runs.push({ id: 1, workflow: 'nightly.yml', conclusion: 'success', at: `${TODAY}T05:47:00Z`, actor: accounts[0]! })
  return runEntry('doctor', ['--root', register, '--today', TODAY, '--dns', names.address, ...args], {
    ...forge.environment,
    ...environment,
  })
}

const bad = (output: string) => output.split('\n').filter((line) => /^[✗?]/.test(line))
const writes = () => forge!.transcript.filter(({ method }) => method !== 'GET').map(({ method, operation }) => `${method} ${operation}`)

test('doctor tells a fresh copy of the template every next step, with a link, and changes nothing', async () => {
  const { exit, output } = await doctor(freshSettings(accounts), [], {}, process.cwd())
  expect(exit).toBe(1)
  for (const text of [
    'organisation.yml is yours: it is still the invented one',
    'the mail server lets us in: could not check: SMTP_URL is not set here',
    'the environment register is for main only: could not check: 404',
    'its secret SMTP_URL is set: it is not',
    'the labels exist: termijn-overschreden is missing',
    'main: changes come by pull request: no rule says so',
    'main: the administrators approve all but cases: CODEOWNERS names no team that may write here',
    'all branches: what runs is pushed by administrators only: no rule says so',
    'letters: its history cannot be rewritten: no rule says so',
  ]) {
    expect(output).toContain(text)
  }
  const lines = output.split('\n')
  for (const line of bad(output)) expect(lines[lines.indexOf(line) + 1]).toMatch(/^ {4}→ .+\.( http\S+)?$/)
  expect(output).toContain('it must say "Merging is blocked"')
  expect(writes()).toEqual([])
})

test('doctor --fix shows what it makes, makes it, and makes nothing when it is run again', async () => {
  const mail = await startMailCatcher(join(folder, 'mail'))
  const settings = settingsWithTeam(accounts)
  const first = await doctor(settings, ['--fix'], { SMTP_URL: mail.url })
  const shown = first.output.indexOf('rules on main: the branch cannot be deleted')
  expect(shown).toBeGreaterThan(0)
  expect(first.output.indexOf('Made: rules on main')).toBeGreaterThan(shown)
  expect(writes()).toEqual([
    'POST issues/create-label',
    'POST issues/create-label',
    'POST issues/create-label',
    'POST issues/create-label',
    'PUT repos/create-or-update-environment',
    'POST repos/create-deployment-branch-policy',
    'PUT actions/create-or-update-environment-secret',
    'POST repos/create-repo-ruleset',
    'POST repos/create-repo-ruleset',
    'POST repos/create-repo-ruleset',
    'POST repos/create-repo-ruleset',
  ])
  expect(bad(first.output)).toEqual([
    '✗ the register has a key of its own: site/keys/register.pub is not committed',
    '✗ its secret SMTP_URL is set: it is not',
    '✗ its secret AUDIT_TOKEN is set: it is not: the audit cannot see keys, invitations, teams and secrets',
    '✗ the last night was good: no night sends anything without a mail server',
  ])

  await git(root, 'add', 'site/keys')
  await git(root, 'commit', '--quiet', '-m', 'Give the register a key')
  settings.environment?.secrets.push('SMTP_URL', 'AUDIT_TOKEN')
  forge!.transcript.length = 0
  const second = await doctor(settings, ['--fix'], { SMTP_URL: mail.url })
  await mail.close()
  expect(second.output).toContain('There is nothing that could be made from here.')
  expect(writes()).toEqual([])
  expect(bad(second.output)).toEqual([])
  expect(second.exit).toBe(0)
})

/** What GitHub has as the secret LETTERS_KEY. */
async function secretKey({ secretsKey, sealed }: Settings): Promise<string> {
  await sodium.ready
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))
  const opened = sodium.crypto_box_seal_open(bytes(sealed.LETTERS_KEY ?? ''), bytes(secretsKey.publicKey), bytes(secretsKey.privateKey))
  return Buffer.from(opened).toString()
}

test('doctor --fix gives GitHub a key that can sign for the register, shows it nowhere, and a new one once the secret is gone', async () => {
  const register = join(folder, 'with-a-key')
  cpSync(root, register, { recursive: true })
  rmSync(join(register, 'site/keys'), { recursive: true, force: true })
  const settings = settingsWithTeam(accounts)
  const first = await doctor(settings, ['--fix'], {}, register)
  const key = await secretKey(settings)
  expect(key.split('\n')[1]).toMatch(/^[\w+/]{70}$/)
  expect(first.output).not.toContain(key.split('\n')[1])
  expect((await signingFor(register, key))?.isNew).toBe(true)

  settings.environment = { branches: ['main'], secrets: [] }
  await doctor(settings, ['--fix'], {}, register)
  const next = await secretKey(settings)
  expect(next).not.toBe(key)
  expect((await signingFor(register, next))?.keys).toHaveLength(2)
  const [old, current] = readFileSync(join(register, 'site/keys/register.pub'), 'utf8').split('\n')
  expect(old).toMatch(/^register namespaces="git",valid-after="\d{8}Z",valid-before="\d{8}Z" ssh-ed25519 \S+$/)
  expect(current).toMatch(/^register namespaces="git",valid-after="\d{8}Z" ssh-ed25519 \S+$/)
})

test('doctor tells who of the staff has no key, each fingerprint to compare, and for each other where to make one', async () => {
  const register = join(folder, 'with-readers')
  cpSync(root, register, { recursive: true })
  const keys = [await newKeyPair(), await newKeyPair()].map(({ recipient }) => recipient)
  writeFileSync(join(register, 'site/keys/anna-jansen.txt'), `# laptop\n${keys[0]}\n# phone\n${keys[1]}\n`)
  rmSync(join(register, 'site/keys/bram-visser.txt'))
  const { output } = await doctor(whole(), [], {}, register)
  const enrolment = 'https://klachten.example.org/staff/enrol/'
  expect(bad(output)).toContain('✗ all staff have a key for the sealed pages: 1 of the 8 have none')
  expect(output).toContain('Keys of readers: 7 of 8 staff, 0 of 5 trainers.')
  const [first, second] = await Promise.all(keys.map(fingerprintOf))
  expect(output).toMatch(new RegExp(`^  anna-jansen +${first}\\n {2,}${second}$`, 'm'))
  for (const id of ['bram-visser', 'peter-smit'])
    expect(output).toMatch(new RegExp(`^  ${id} +none yet; to make one: ${enrolment}#${id}$`, 'm'))
  expect(output).not.toContain('ivo-maas')
  expect(output).not.toMatch(/age1pq1|laptop/)
})

test('doctor --fix that GitHub does not let make the secret leaves no key in the files', async () => {
  const register = join(folder, 'without-a-key')
  cpSync(root, register, { recursive: true })
  rmSync(join(register, 'site/keys'), { recursive: true, force: true })
  const settings = settingsWithTeam(accounts)
  forge = await startForge({ remote, settings })
  forge.faults.add({ kind: 'forbidden', on: 'actions/create-or-update-environment-secret', times: 9 })
  const { output } = await doctor(settings, ['--fix'], {}, register)
  expect(output).toMatch(/Not made: a key with which the register signs .* 403: the token may not do this/)
  expect(existsSync(join(register, 'site/keys/register.pub'))).toBe(false)
})

test('doctor --fix puts right the rules of our own name that somebody weakened, and makes no second ones', async () => {
  const settings = settingsWithTeam(accounts)
  settings.rulesets.push({ id: 7, name: 'register: main', branches: ['main'], rules: [{ type: 'deletion' }] })
  await doctor(settings, ['--fix'])
  expect(writes()).toContain('PUT repos/update-repo-ruleset')
  expect(settings.rulesets.map(({ name }) => name)).toEqual(['register: main', 'register: code', 'register: letters', 'register: files'])
  expect(settings.rulesets[0]?.rules.map(({ type }) => type)).toEqual([
    'deletion',
    'non_fast_forward',
    'pull_request',
    'required_status_checks',
  ])
})

describe('the branch letters', () => {
  const branches = async (repository: string) => (await git(repository, 'for-each-ref', '--format=%(refname)', 'refs/heads/letters')).trim()
  const MISSING = /^✗ the branch letters can be used: it is missing, and \d+ cases are older than 28 days: nothing is sent$/
  const ownRegister = async (name: string) => {
    const own = join(folder, name)
    cpSync(root, own, { recursive: true })
    await git(own, 'remote', 'remove', 'origin')
    return own
  }

  test('is made in the remote repository by --fix, without history or files, after it was said what that means', async () => {
    const own = await ownRegister('fix')
    const ownRemote = join(folder, 'fix.git')
    await git(folder, 'init', '--quiet', '--bare', 'fix.git')
    await git(own, 'remote', 'add', 'origin', ownRemote)
    expect(bad((await doctor(whole(), [], {}, own)).output)).toContainEqual(expect.stringMatching(MISSING))
    expect(await branches(ownRemote)).toBe('')
    const { output } = await doctor(whole(), ['--fix'], {}, own)
    const said = output.indexOf('from then on no letter counts as sent')
    expect(said).toBeGreaterThan(0)
    expect(output.indexOf('Made: the branch letters, empty')).toBeGreaterThan(said)
    expect(output).toContain('✓ the branch letters can be used')
    expect(await branches(ownRemote)).toBe('refs/heads/letters')
    expect(await git(ownRemote, 'rev-list', '--count', 'letters')).toBe('1\n')
    expect(await git(ownRemote, 'ls-tree', '-r', 'letters')).toBe('')
  })

  test('is made in the repository itself where it has no remote, once, and one that is there is left alone', async () => {
    const own = await ownRegister('alone')
    await doctor(whole(), ['--fix'], {}, own)
    const made = await git(own, 'rev-parse', 'refs/heads/letters')
    expect((await doctor(whole(), ['--fix'], {}, own)).output).not.toContain('the branch letters, empty')
    expect(await git(own, 'rev-parse', 'refs/heads/letters')).toBe(made)
    expect(await makeLettersBranch(own)).toMatch(/may be there by now/)
    expect(await git(own, 'rev-parse', 'refs/heads/letters')).toBe(made)
  })

  test('that somebody pushed meanwhile is not overwritten', async () => {
    const own = await ownRegister('meanwhile')
    const ownRemote = join(folder, 'meanwhile.git')
    await git(folder, 'init', '--quiet', '--bare', 'meanwhile.git')
    await git(own, 'remote', 'add', 'origin', ownRemote)
    await git(own, 'push', '--quiet', 'origin', 'main:refs/heads/letters')
    const there = await git(ownRemote, 'rev-parse', 'letters')
    expect(await makeLettersBranch(own)).toMatch(/may be there by now/)
    expect(await git(ownRemote, 'rev-parse', 'letters')).toBe(there)
  })

  test('of a register without a case older than 28 days is left to the first run', async () => {
    const own = await ownRegister('young')
    const { output } = await doctor(whole(), ['--today', '2012-01-01', '--fix'], {}, own)
    expect(output).not.toContain('the branch letters, empty')
    expect(output).toContain('✓ the branch letters can be used')
    expect(await branches(own)).toBe('')
  })

  test('in a remote repository that does not answer is never called good, and not made', async () => {
    const own = await ownRegister('down')
    await git(own, 'remote', 'add', 'origin', join(folder, 'nowhere.git'))
    const { output } = await doctor(whole(), ['--fix'], {}, own)
    expect(output).toContain('? the branch letters can be used: could not check: the remote repository does not answer')
    expect(output).not.toContain('the branch letters, empty')
  })

  test.each([
    ['2026-10-23', 0],
    ['2026-10-22', 1],
  ])('is not made by a run where a case was received on %s: %i old case', (received, old) => {
    expect(oldCasesOn([{ received: received as CalendarDate, steps: [] }], TODAY as CalendarDate)).toBe(old)
  })
})

test('doctor --fix takes out of our rules who may pass them by, and makes the public page for main only', async () => {
  const settings: Settings = { ...protectedSettings(accounts), pagesEnvironment: { branches: null } }
  for (const { passers } of settings.rulesets) passers?.push({ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' })
  expect((await doctor(settings)).output).toContain(
    'nobody passes the rules by: the ruleset "register: main" lets a role of the repository (5) pass',
  )
  const { output } = await doctor(settings, ['--fix'])
  expect(settings.rulesets.map(({ passers }) => passers?.map(({ actor_type }) => actor_type))).toEqual([
    [],
    [],
    [],
    ['Team', 'Integration'],
  ])
  expect(settings.pagesEnvironment).toEqual({ branches: ['main'] })
  expect(output).toContain('✓ nobody passes the rules by')
  expect(output).toContain('✓ the environment github-pages is for main only')
})

test('doctor --fix without a team of administrators makes what it can, and says what the rest waits for', async () => {
  const settings = freshSettings(accounts)
  const { output } = await doctor(settings, ['--fix'])
  expect(settings.rulesets.map(({ name }) => name)).toEqual(['register: main', 'register: code', 'register: letters'])
  expect(output).toContain('two administrators can approve: CODEOWNERS names no team that may write here')
  expect((await doctor(settings, ['--fix'])).output).toContain('There is nothing that could be made from here.')
})

describe('doctor tells in whose name the night starts', () => {
  test.each([
    ['somebody who is here', 'mallory', true],
    ['somebody who has gone', 'mallory', false],
    ['nobody yet', undefined, false],
  ])('%s', async (_, actor, here) => {
    const settings = whole()
    if (here) settings.readers.push({ login: 'Mallory', how: 'direct' })
    forge = await startForge({ remote, settings })
    const run = { id: 1, workflow: 'nightly.yml', conclusion: 'success', at: `${TODAY}T05:47:00Z` } as const
    forge.memory.state.runs.push(actor ? { ...run, actor } : { ...run, event: 'workflow_dispatch' })
    const line = (await told(settings)).split('\n').find((one) => one.includes('starts in the name')) ?? 'good'
    expect(line).toMatch(
      here ? /^good$/ : actor ? /✗ .*: it starts in the name of mallory, who has gone/ : /\? .*not started on schedule yet/,
    )
  })
})

test('doctor --fix does not make what the token may not see, and tells what it may not make', async () => {
  const settings = freshSettings(accounts)
  forge = await startForge({ remote, settings })
  forge.faults.add({ kind: 'forbidden', on: 'repos/get-branch-rules', times: 9 })
  forge.faults.add({ kind: 'forbidden', on: 'issues/create-label', times: 9 })
  const { exit, output } = await doctor(settings, ['--fix'])
  expect(output).not.toContain('rules on main: the branch cannot be deleted')
  expect(output).toContain('Not made: the label termijn-overschreden')
  expect(settings.rulesets).toEqual([])
  expect(exit).toBe(1)
})

const whole = (): Settings => ({ ...settingsWithTeam(accounts), environment: { branches: ['main'], secrets: ['SMTP_URL', 'AUDIT_TOKEN'] } })

/** What the entry tells about GitHub, without starting a process. */
async function told(settings: Settings): Promise<string> {
  forge ??= await startForge({ remote, settings })
  const { GITHUB_API_URL: baseUrl, GITHUB_TOKEN: token } = forge.environment
  const [octokit, repository] = [octokitFor({ baseUrl, token }), repositoryIn(REPOSITORY, null)]
  const { pages, readers } = await accessFacts(octokit, repository, null)
  const facts = await setupFacts(octokit, repository, `${TODAY}T12:00:00Z`)
  return bad(checkLines(setupChecks({ ...facts, pages, readers }, (path) => path)).join('\n')).join('\n')
}

describe('doctor tells of', () => {
  test.each<[string, Partial<Settings>, RegExp]>([
    ['the plan Free', { plan: 'free' }, /the plan is free/],
    [
      'a plan that the token may not see',
      { plan: '' },
      /\? the plan .*: only an owner of the organisation sees it: gh auth refresh --scopes admin:org/,
    ],
    ['an account of one person', { owner: 'User' }, /only the owner of the account can see its plan/],
    ['an environment for every branch', { environment: { branches: null, secrets: ['SMTP_URL'] } }, /every branch may use it/],
    ['an environment for other branches too', { environment: { branches: ['main', 'dev'], secrets: [] } }, /it is for main, dev/],
    [
      'an environment for a tag called main',
      { environment: { branches: ['tag:main'], secrets: [] } },
      /register is for main only: it is for the tag main/,
    ],
    ['a public page for every branch', { pagesEnvironment: { branches: null } }, /github-pages is for main only: every branch may use it/],
    [
      'a public page for other branches too',
      { pagesEnvironment: { branches: ['main', 'x'] } },
      /github-pages is for main only: it is for main, x/,
    ],
    ['Actions switched off', { actions: { enabled: false, allowed: 'all', ofGitHub: true } }, /they are switched off/],
    ['only local actions', { actions: { enabled: true, allowed: 'local_only', ofGitHub: false } }, /made by GitHub are not allowed/],
    ['selected actions, GitHub’s not among them', { actions: { enabled: true, allowed: 'selected', ofGitHub: false } }, /made by GitHub/],
    ['a workflow switched off', { workflows: [{ name: 'nightly', state: 'disabled_manually' }] }, /nightly is missing or switched off/],
    ['a line of CODEOWNERS that names nobody', { codeOwnerErrors: 4 }, /4 lines of CODEOWNERS name nobody/],
    ['no Pages site', { pages: null }, /there is no Pages site by Actions/],
  ])('%s', async (_, change, expected) => {
    expect(await told({ ...whole(), ...change })).toMatch(expected)
  })

  test.each([
    ['2026-11-19T03:00:00Z', /it was \d\d hours ago/],
    [null, /there has been none yet/],
  ])('a last good night at %s', async (at, expected) => {
    forge = await startForge({ remote, settings: whole() })
    forge.memory.state.runs.push({ id: 1, workflow: 'nightly.yml', conclusion: at ? 'success' : 'failure', at: at ?? `${TODAY}T05:47:00Z` })
    expect(await told(whole())).toMatch(expected)
  })

  test('a dry run, which is no good night', async () => {
    forge = await startForge({ remote, settings: whole() })
    forge.memory.state.runs.push({ id: 1, workflow: 'nightly.yml', conclusion: 'success', at: `${TODAY}T05:47:00Z`, title: 'nothing sent' })
    expect(await told(whole())).toMatch(/there has been none yet/)
  })
})

describe('the line about the mail server, of', () => {
  test.each([
    ['smtp://127.0.0.1:1', /the mail server cannot be reached/],
    ['smtp://user:secret-word@mail.example.org:1?timeout=1', /a name that does not exist|cannot be reached|not answer in time/],
    ['http://mail.example.org', /SMTP_URL is not the address of a mail server/],
  ])('%s', async (url, expected) => {
    const { output } = await doctor(whole(), [], { SMTP_URL: url })
    expect(bad(output).join('\n')).toMatch(expected)
    expect(output).not.toContain('secret-word')
  })

  test('a provider that takes no passwords: each step that fails is told in words, and nothing secret', async () => {
    const provider = await startProvider()
    const { SMTP_URL, MAIL_LOGIN } = provider.mail
    const told = async (environment: Record<string, string>) => {
      const { output } = await doctor(whole(), [], environment)
      expect(output).not.toMatch(/Kanarie|S2FuYXJpZ/)
      return output
    }
    expect(await told({ SMTP_URL })).toContain(
      '✗ the mail server lets us in: SMTP_URL names a user and no password, and MAIL_LOGIN is not set',
    )
    const wrong = await told({ SMTP_URL, MAIL_LOGIN: MAIL_LOGIN.replace(SECRET, 'Kanarie-old') })
    expect(wrong).toMatch(/✗ the mail server lets us in: the token server refuses: .*\(invalid_client\)\n {4}→ Compare both in MAIL_LOGIN/)
    const good = await told({ SMTP_URL, MAIL_LOGIN })
    await provider.close()
    expect(good).toContain('✓ the mail server lets us in')
    expect(good).toContain('✗ its secret MAIL_LOGIN is set as it is here: it is set here and not there')
    expect(provider.received).toEqual([])
  })

  test('a test letter goes to the address that is named, which is not repeated', async () => {
    const mail = await startMailCatcher(join(folder, 'test-letter'))
    const { output } = await doctor(whole(), ['--letter-to', 'me@school.example'], { SMTP_URL: mail.url })
    await mail.close()
    expect(output).toContain('The test letter is out.')
    expect(output).toContain('✓ the mail server lets us in')
    expect(output).not.toContain('me@school.example')
  })

  test('a test letter that the server refuses ends with 2', async () => {
    const { exit, output } = await doctor(whole(), ['--letter-to', 'me@school.example'], { SMTP_URL: 'smtp://127.0.0.1:1?timeout=1' })
    expect(output).toContain('The test letter did not go out')
    expect(exit).toBe(2)
  })
})
