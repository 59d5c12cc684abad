// From *Use this template* to a register of one's own: the invented cases go in a commit, and nothing that is real ever can.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { git, treeOf } from './io/git/git.ts'
import { keptOf } from './io/git/samples.ts'
import { CASE } from './testing/invented-case.ts'
import { removeTemporaryFolders, temporaryFolder } from './testing/register-folder.ts'
import { type Ended, runEntry } from './testing/run-entry.ts'

const TODAY = '2026-11-20'
const SAMPLE = 'cases/2026-0016.md'
const OWN = 'cases/2026-0042.md'
const POLICY = 'site/policy/2014-11-06'
let template: string

beforeAll(async () => {
  template = temporaryFolder('template')
  const files = (
    await git(
      '.',
      'ls-files',
      '-z',
      '--cached',
      '--others',
      '--exclude-standard',
      '--',
      'cases',
      'site/policy',
      'organisation.yml',
      '.gitignore',
    )
  )
    .split('\0')
    .filter((file) => file && existsSync(file))
  for (const file of files) cpSync(file, join(template, file))
  await git(template, 'init', '--quiet', '--initial-branch=main')
  await commit(template)
})
afterAll(removeTemporaryFolders)

async function commit(root: string): Promise<void> {
  await git(root, 'add', '--all')
  await git(root, 'commit', '--quiet', '--allow-empty', '-m', 'Change')
}

type Change = (root: string) => void
const remove = (path: string) => (root: string) => rmSync(join(root, path), { recursive: true })
const put = (path: string, text: string) => (root: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const copy = (from: string, to: string) => (root: string) => cpSync(join(root, from), join(root, to))
const edit = (path: string, from: string, to: string) => (root: string) =>
  writeFileSync(join(root, path), readFileSync(join(root, path), 'utf8').replace(from, to))
const withoutSamples: Change = (root) => {
  const readme = readFileSync(join(root, 'cases/README.md'))
  rmSync(join(root, 'cases'), { recursive: true })
  mkdirSync(join(root, 'cases'))
  writeFileSync(join(root, 'cases/README.md'), readme)
}
const withOwnPolicy: Change = (root) => renameSync(join(root, POLICY), join(root, 'site/policy/2026-01-01'))

/** A copy of the template in which commits were made, one for each list of changes. */
async function after(...commits: readonly (readonly Change[])[]): Promise<string> {
  const root = temporaryFolder('own')
  cpSync(template, root, { recursive: true })
  for (const changes of commits) {
    for (const change of changes) change(root)
    await commit(root)
  }
  return root
}

const check = (root: string): Promise<Ended> => runEntry('check', ['--root', root, '--base', 'HEAD^', '--today', TODAY], {})

describe('the last commit is accepted', () => {
  test.concurrent.each<[what: string, commits: Change[][]]>([
    ['that takes all samples out', [[withoutSamples]]],
    ['that takes all samples out and brings a policy of one’s own', [[withoutSamples, withOwnPolicy]]],
    ['that brings a policy of one’s own once the samples are gone', [[withoutSamples], [withOwnPolicy]]],
    ['that takes all samples out and opens a first case under the number of one', [[withoutSamples, put(SAMPLE, CASE)]]],
    ['that takes a sample out when there are cases already', [[put(OWN, CASE)], [remove(SAMPLE)]]],
  ])('%s', async (_what, commits) => {
    const { exit, output } = await check(await after(...commits))
    expect(output).toContain('nothing is wrong')
    expect(exit).toBe(0)
  })
})

describe('the last commit is refused', () => {
  test.concurrent.each<[what: string, commits: Change[][], says: RegExp]>([
    ['that takes out a case of one’s own', [[put(OWN, CASE)], [remove(OWN)]], /2026-0042\.md.*a case was removed/],
    [
      'that takes out the samples and with them a case of one’s own',
      [[put(OWN, CASE)], [withoutSamples]],
      /2026-0042\.md.*a case was removed/,
    ],
    ['that makes a sample of a case of one’s own', [[put(OWN, CASE)], [copy(SAMPLE, OWN)]], /2026-0042\.md.*(?:removed|moved|stays)/],
    ['that takes out a copy of a sample under another number', [[copy(SAMPLE, OWN)], [remove(OWN)]], /2026-0042\.md.*a case was removed/],
    [
      'that takes out a sample with words of one’s own',
      [[edit('cases/2026-0014.md', 'U krijgt deze week', 'U krijgt vandaag')], [remove('cases/2026-0014.md')]],
      /2026-0014\.md.*a case was removed/,
    ],
    [
      'that changes the policy under which a case of one’s own was received',
      [[put(OWN, CASE)], [edit(`${POLICY}/terms.yml`, 'decisionDays: 14', 'decisionDays: 28')]],
      /a policy version that is in force/,
    ],
    ['that brings a policy from before a case of one’s own', [[put(OWN, CASE)], [withOwnPolicy]], /before complaints|in force was changed/],
  ])('%s', async (_what, commits, says) => {
    const { exit, output } = await check(await after(...commits))
    expect(output).toMatch(says)
    expect(exit).toBe(1)
  })
})

test('all the invented cases are known as such', async () => {
  const entries = (await treeOf(template, 'HEAD', 'cases')).filter(({ path }) => path !== 'cases/README.md')
  expect(
    keptOf(entries).map(({ path, id }) => `'${path} ${id}'`),
    'samples.ts must name these',
  ).toEqual([])
})

describe('a night without a mail server', () => {
  type Prepare = (root: string, remote: string) => Promise<unknown> | unknown
  const night = async (commits: Change[][], prepare: Prepare = () => {}) => {
    const root = await after(...commits)
    const remote = join(temporaryFolder('remote'), 'remote.git')
    await git(root, 'clone', '--quiet', '--bare', root, remote)
    await git(root, 'remote', 'add', 'origin', remote)
    await prepare(root, remote)
    const ended = await runEntry('nightly', ['--root', root, '--today', TODAY], { SMTP_URL: '', HEARTBEAT_URL: 'http://127.0.0.1:1/' })
    return { ...ended, root }
  }

  test.concurrent.each<[what: string, commits: Change[][]]>([
    ['in the template as it came', []],
    ['once the samples are gone', [[withoutSamples, withOwnPolicy]]],
  ])('%s says that it is not set up yet, ends well and writes nothing', async (_what, commits) => {
    const { exit, output, root } = await night(commits)
    expect(output).toMatch(/^Not set up yet: .*docs\/running-on-github\.md/)
    expect(exit).toBe(0)
    expect(await git(root, 'branch', '--all', '--list', '*letters')).toBe('')
  })

  test.concurrent.each<[what: string, commits: Change[][], prepare?: Prepare]>([
    ['with a case of one’s own', [[withoutSamples, put(OWN, CASE)]]],
    ['with a case of one’s own among the samples', [[put(OWN, CASE)]]],
    ['with a sample that somebody worked on', [[edit(SAMPLE, 'handler: ', 'handler:  ')]]],
    [
      'with a branch of letters at the remote',
      [[withoutSamples]],
      (root, remote) => git(root, 'push', '--quiet', remote, 'HEAD:refs/heads/letters'),
    ],
    ['with a branch of letters here', [[withoutSamples]], (root) => git(root, 'branch', 'letters')],
    ['with a case of one’s own that is not committed yet', [], put(OWN, CASE)],
    ['with a remote that is down', [], (_root, remote) => renameSync(remote, `${remote}.away`)],
  ])('%s cannot run: a password that was lost is never taken for one that is still to come', async (_what, commits, prepare) => {
    const { exit, output } = await night(commits, prepare)
    expect(output).not.toContain('Not set up yet')
    expect(exit).toBe(2)
  })
})
