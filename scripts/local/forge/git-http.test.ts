// The forge's repository over HTTP, by real Git: who gets in, and what the stored rules keep out.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { git } from '../../io/git/git.ts'
import { CASE } from '../../testing/invented-case.ts'
import { protectedSettings } from '../../testing/protected-settings.ts'
import { removeTemporaryFolders, writeFiles } from '../../testing/register-folder.ts'
import { type SharedRegister, sharedRegister } from '../../testing/shared-register.ts'
import { type Forge, REPOSITORY, startForge } from '../forge.ts'
import { type Actor, type Permissions, WRITER } from './actors.ts'
import type { Settings } from './settings.ts'

let register: SharedRegister
let forge: Forge
let settings: Settings
let root: string

beforeAll(async () => {
  register = await sharedRegister({ 'cases/2026-0001.md': CASE, 'scripts/check.ts': 'x\n' })
  // The first two are the administrators.
  settings = protectedSettings(['boss', 'carla', 'anna'])
  forge = await startForge({ remote: register.remote, settings })
  await register.commit({ 'cases/README.md': 'x' })
  await git(register.remote, 'update-ref', 'refs/heads/letters', 'refs/heads/main')
  root = await register.clone('clone')
  await git(root, 'remote', 'set-url', 'origin', address())
})
afterAll(async () => {
  await forge.close()
  removeTemporaryFolders()
})

const job = (may: Permissions): Actor => ({ login: 'github-actions[bot]', kind: 'job', may })
const anna: Actor = { login: 'anna', kind: 'person', may: WRITER }
const administrator: Actor = { login: 'boss', kind: 'person', may: 'everything' }

/** Git with somebody's token, as a runner's checkout has it; `said` is what it printed. */
async function as(actor: Actor | null, folder: string, ...args: string[]): Promise<{ done: boolean; said: string }> {
  const basic = actor && Buffer.from(`x-access-token:${forge.tokenFor(actor)}`).toString('base64')
  const header = basic ? ['-c', `http.${forge.url}.extraheader=AUTHORIZATION: basic ${basic}`] : []
  const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_GLOBAL: '/dev/null', LC_ALL: 'C' }
  return new Promise((resolve) => {
    execFile('git', [...header, ...args], { cwd: folder, env }, (error, stdout, stderr) => resolve({ done: !error, said: stdout + stderr }))
  })
}

const address = (repository = REPOSITORY) => `${forge.url}${repository}.git`
/** The clone, with a commit of its own on what the repository holds. */
async function changed(files: Readonly<Record<string, string>>): Promise<string> {
  await git(root, 'reset', '--quiet', '--hard', 'origin/main')
  writeFiles(root, files)
  await git(root, 'add', '--all')
  await git(root, 'commit', '--quiet', '-m', 'Change')
  return root
}

describe('reading over HTTP', () => {
  test.each<[string, Actor | null, string, boolean, RegExp]>([
    ['nobody is asked for a name', null, REPOSITORY, false, /could not read Username|Authentication failed/],
    ['a job that may read contents gets it', job({ contents: 'read' }), REPOSITORY, true, /refs\/heads\/main/],
    ['a job that may not read contents does not find it', job({ issues: 'write' }), REPOSITORY, false, /not found/],
    ['a repository of another name is not found', anna, 'local/another', false, /not found/],
  ])('%s', async (_what, actor, repository, done, says) => {
    const asked = await as(actor, register.folder, 'ls-remote', address(repository))
    expect(asked.done).toBe(done)
    expect(asked.said).toMatch(says)
  })

  test('without a token it is 401, with a way to say who one is', async () => {
    const answer = await fetch(`${address()}/info/refs?service=git-upload-pack`)
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="GitHub"'])
  })

  test('a clone holds what the repository holds', async () => {
    expect(await as(anna, register.folder, 'clone', '--quiet', address(), 'over-http')).toMatchObject({ done: true })
    expect(await git(join(register.folder, 'over-http'), 'rev-parse', 'HEAD')).toBe(await git(register.remote, 'rev-parse', 'main'))
  })
})

describe('a push over HTTP is refused', () => {
  test.each<[what: string, file: string, push: string[], says: RegExp]>([
    [
      'straight to main',
      'cases/x.md',
      ['HEAD:main'],
      /GH013[\s\S]*main[\s\S]*Changes must be made through a pull[\s\S]*check "check" is expected/,
    ],
    ['with force to main', 'cases/x.md', ['--force', 'HEAD:main'], /Cannot force-push to this branch/],
    ['to remove main', 'cases/x.md', [':main'], /Cannot delete this branch/],
    ['with force to letters', 'cases/x.md', ['--force', 'HEAD:letters'], /letters[\s\S]*Cannot force-push/],
    ['to remove letters', 'cases/x.md', [':letters'], /Cannot delete this branch/],
    ['of a restricted path to any branch', 'scripts/check.ts', ['HEAD:case/x'], /File path scripts\/check\.ts is restricted/],
    ['of a workflow to any branch', '.github/workflows/new.yml', ['HEAD:case/x'], /File path \.github\/workflows\/new\.yml is restricted/],
    ['of a restricted file at the root', '.npmrc', ['HEAD:case/x'], /File path \.npmrc is restricted/],
    ['to what the forge keeps itself', 'cases/x.md', ['HEAD:refs/pull/1/merge'], /deny updating a hidden ref/],
  ])('%s', async (_what, file, push, says) => {
    const heads = await git(register.remote, 'for-each-ref')
    await changed({ [file]: 'x' })
    if (push.includes('--force')) await git(root, 'rebase', '--quiet', '--onto', 'HEAD~2', 'HEAD~1')
    // Even an administrator, where no list lets them past.
    const pushed = await as(push[0] === 'HEAD:case/x' ? anna : administrator, root, 'push', 'origin', ...push)
    expect(pushed.said).toMatch(says)
    expect(pushed.done).toBe(false)
    expect(await git(register.remote, 'for-each-ref')).toBe(heads)
  })

  test.each<[string, Actor | null, RegExp]>([
    ['by nobody', null, /could not read Username|Authentication failed/],
    ['by a job that may only read contents', job({ contents: 'read' }), /denied to github-actions\[bot\]|403/],
    ['by a job that may do everything else', job({ issues: 'write', 'pull-requests': 'write' }), /not found/],
  ])('%s', async (_what, actor, says) => {
    await changed({ 'cases/x.md': 'x' })
    const pushed = await as(actor, root, 'push', 'origin', 'HEAD:case/x')
    expect(pushed.said).toMatch(says)
    expect(pushed.done).toBe(false)
  })

  test('by a job that changes a workflow', async () => {
    await changed({ '.github/workflows/check.yml': 'on: push\n' })
    const pushed = await as(job({ contents: 'write' }), root, 'push', 'origin', 'HEAD:case/workflow')
    expect(pushed.said).toContain('without `workflows` permission')
    expect(await as(administrator, root, 'push', 'origin', 'HEAD:case/workflow')).toMatchObject({ done: true })
  })
})

test.each([
  ['a case, to a branch of its own, by staff', anna, 'cases/x.md', 'case/y'],
  ['the own public key, to be approved there, by staff', anna, 'site/keys/anna-jansen.txt', 'key/anna-jansen'],
  ['a letter, to letters, by a job that may write contents', job({ contents: 'write' }), 'cases/x.md', 'letters'],
])('a push over HTTP is taken: %s', async (_what, actor, file, branch) => {
  await changed({ [file]: branch })
  expect(await as(actor, root, 'push', 'origin', `HEAD:refs/heads/${branch}`)).toMatchObject({ done: true })
  expect(await git(register.remote, 'rev-parse', branch)).toBe(await git(root, 'rev-parse', 'HEAD'))
})

test('a rule that the forge cannot enforce is no rule that it lets pass', async () => {
  settings.rulesets.push({ id: 10, name: 'more', branches: ['case/z'], rules: [{ type: 'required_linear_history' }] })
  await changed({ 'cases/x.md': 'x' })
  const pushed = await as(anna, root, 'push', 'origin', 'HEAD:refs/heads/case/z')
  settings.rulesets.pop()
  expect(pushed.said).toContain('does not enforce the rule required_linear_history')
  expect(pushed.done).toBe(false)
})
