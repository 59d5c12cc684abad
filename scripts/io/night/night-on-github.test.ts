// Ten nights over the invented cases, with GitHub failing in every way: letters go out all the same, and flags end up right.
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Copy, copyRegister } from '../../local/copy.ts'
import type { FaultKind } from '../../local/forge/faults.ts'
import type { Operation } from '../../local/forge/operations.ts'
import { type Forge, startForge } from '../../local/forge.ts'
import { REFUSED_ADDRESS, startMailCatcher } from '../../local/mail-catcher.ts'
import { pastLetters } from '../../local/past-letters.ts'
import { addDays, type CalendarDate, day } from '../../procedure/calendar.ts'
import { gitHubAt } from '../../testing/forge-client.ts'
import { removeTemporaryFolders, temporaryFolder } from '../../testing/register-folder.ts'
import { clock } from '../clock.ts'
import { readOrganisation } from '../files/organisation-file.ts'
import { planRegister } from '../files/plan-register.ts'
import { withStep } from '../files/write-case.ts'
import { git } from '../git/git.ts'
import { openLettersBranch } from '../git/letters-branch.ts'
import { REMINDER_LINKS } from '../links.ts'
import { night } from './night.ts'
import { nightOnGitHub } from './night-on-github.ts'

afterAll(removeTemporaryFolders)

const PROJECT = join(import.meta.dirname, '../../..')
const FIRST = day('2026-11-20')

/** What GitHub does wrong in a night: the call, the fault, how often. */
const NIGHTS: readonly (readonly [Operation, FaultKind, number][])[] = [
  [
    ['issues/create', 'cut-after', 1],
    ['issues/create', 'error-after', 1],
    ['issues/create', 'cut-before', 1],
  ],
  [
    ['issues/list-for-repo', 'half-answer', 2],
    ['issues/update', 'cut-after', 3],
  ],
  [['issues/list-for-repo', 'conflict', 9]],
  [['pulls/list', 'server-error', 9]],
  [['issues/update', 'forbidden', 1]],
  [['issues/check-user-can-be-assigned', 'too-many', 2]],
  [['issues/update', 'secondary-limit', 2]],
  [['issues/list-for-repo', 'unauthorised', 1]],
  [['issues/list-for-repo', 'missing', 9]],
  [['issues/update', 'unprocessable', 1]],
]
/** The nights whose faults no retry helps against: the run says so, and the next one puts it right. */
const TROUBLED = [2, 3, 4, 7, 8, 9]

async function samples(folder: string): Promise<Copy> {
  const register = await copyRegister(PROJECT, folder)
  // Before there is a folder for them: a step that names a letter of the past is good until then.
  const { register: read } = planRegister(register.root, FIRST)
  const branch = await openLettersBranch(register.root, () => true, register.signs.key)
  await branch.sync()
  await branch.claim(await pastLetters(read, read.organisation, FIRST, REFUSED_ADDRESS), 'Letters of the days before')
  branch.close()
  return register
}

// The second test is the short version of this.
test.runIf(import.meta.env.MODE === 'long')(
  'ten nights: letters are never held up, never two flags for one case, and after a good run one for each that is late',
  {
    timeout: 120_000,
  },
  async () => {
    const { root, remote, mail, signs } = await samples(temporaryFolder('nights'))
    const { organisation } = planRegister(root, FIRST).register
    const forge = await startForge({
      remote,
      assignable: organisation.staff.flatMap(({ github }) => github ?? []),
      pageSize: 3,
      automatic: (branch) => branch.startsWith('case/'),
    })
    const catcher = await startMailCatcher(mail)
    const github = gitHubAt(forge)
    const open = () => forge.memory.state.issues.flatMap(({ state, title }) => (state === 'open' ? title.slice(0, 9) : [])).sort()
    const push = forge.transcript.push.bind(forge.transcript)
    forge.transcript.push = (...exchanges) => {
      expect(new Set(open()).size, 'two flags for one case').toBe(open().length)
      return push(...exchanges)
    }
    const run = async (today: CalendarDate) => {
      const added = await nightOnGitHub(organisation, today, github)
      if (!added) throw new Error('no GitHub')
      const { flags, waiting } = added
      const done = await night({
        root,
        own: readOrganisation(root),
        clock: clock(today, organisation.timeZone),
        mail: { SMTP_URL: catcher.url },
        lettersKey: signs.key,
        staleMinutes: 0,
        flags,
        waiting,
        links: REMINDER_LINKS,
        onDelivery: () => {},
      })
      return { done, troubles: added.troubles, waiting }
    }
    const seen: string[][] = []
    for (const [index, faults] of NIGHTS.entries()) {
      const today = addDays(FIRST, index)
      if (index === 5) await executed(remote, forge, addDays(today, -1))
      await git(root, 'pull', '--quiet', '--ff-only', 'origin', 'main')
      for (const [on, kind, times] of faults) forge.faults.add({ on, kind, times })
      const first = await run(today)
      expect(first.done.down).toBeNull()
      expect(first.troubles.length > 0, `night ${index}: ${first.troubles}`).toBe(TROUBLED.includes(index))
      for (const trouble of first.troubles) expect(trouble).toMatch(/^GitHub could not [a-z -]+ \(\d+\): .+\.$/)
      forge.faults.clear()
      const second = await run(today)
      expect(second.troubles).toEqual([])
      expect(second.done.deliveries, 'a letter went out twice, or late').toEqual([])
      expect(open()).toEqual((second.done.flags ?? []).map((flag) => flag.case).sort())
      seen.push(open())
    }
    expect(seen[0]).toEqual([
      '2021-0004',
      '2026-0004',
      '2026-0005',
      '2026-0012',
      '2026-0013',
      '2026-0017',
      '2026-0018',
      '2026-0020',
      '2026-0022',
    ])
    expect(seen[4]).toContain('2026-0005')
    expect(seen[5], 'met at last, and still flagged').not.toContain('2026-0005')
    expect(forge.transcript.filter(({ violation }) => violation)).toEqual([])
    const texts = JSON.stringify(forge.memory.state.issues)
    for (const { complainant } of planRegister(root, FIRST).register.cases.map(({ case: file }) => file))
      expect(texts).not.toContain(complainant.name)
    await catcher.close()
    await forge.close()
  },
)

/** A pull request that records the execution of a judgment, merged. */
async function executed(remote: string, forge: Forge, on: CalendarDate): Promise<void> {
  const clone = join(temporaryFolder('clone'), 'clone')
  await git(remote, 'clone', '--quiet', remote, clone)
  await git(clone, 'checkout', '--quiet', '-b', 'case/2026-0005')
  const file = join(clone, 'cases/2026-0005.md')
  writeFileSync(file, withStep(readFileSync(file, 'utf8'), { on, step: 'executed', by: 'farid-amrani' }))
  await git(clone, 'commit', '--quiet', '--all', '-m', 'Record the execution')
  await git(clone, 'push', '--quiet', 'origin', 'HEAD')
  const [pull] = await forge.pulls.open()
  expect(await forge.pulls.merge(pull?.number ?? 0)).toHaveProperty('merged')
}

interface Ran {
  readonly status: number
  readonly output: string
  readonly summary: string
}

async function command(name: string, args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ran> {
  const summary = join(temporaryFolder('summary'), 'summary.md')
  writeFileSync(summary, '')
  const env = { ...process.env, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary, ...environment }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(PROJECT, 'scripts', name), ...args], { env }, (_error, stdout, stderr) =>
      resolve({ status: child.exitCode ?? -1, output: stdout + stderr, summary: readFileSync(summary, 'utf8') }),
    )
  })
}

test('as a workflow runs it: flags as issues, a waiting case in the reminders, and a red run with a plain message when GitHub refuses', {
  timeout: 60_000,
}, async () => {
  const { root, remote, mail, signs } = await samples(temporaryFolder('night'))
  const clone = join(temporaryFolder('clone'), 'clone')
  await git(remote, 'clone', '--quiet', remote, clone)
  mkdirSync(join(clone, 'cases'), { recursive: true })
  writeFileSync(
    join(clone, 'cases/2026-0099.md'),
    readFileSync(join(clone, 'cases/2026-0016.md'), 'utf8').replace(/received: \S+/, 'received: 2026-11-18'),
  )
  await git(clone, 'add', '--all')
  await git(clone, 'commit', '--quiet', '-m', 'x')
  await git(clone, 'push', '--quiet', 'origin', 'HEAD:refs/heads/case/2026-0099')
  const forge = await startForge({ remote, automatic: (branch) => branch.startsWith('case/') })
  const catcher = await startMailCatcher(mail)
  const environment = { ...forge.environment, SMTP_URL: catcher.url, LETTERS_KEY: signs.key ?? '' }
  const nightly = ['--root', root, '--today', FIRST, '--stale-minutes', '0']

  forge.faults.add({ kind: 'forbidden', on: 'issues/create' })
  const refused = await command('nightly.ts', nightly, environment)
  expect(refused.output).toContain('GitHub could not open an issue (403): the token may not do this.')
  expect(refused.output).toContain('Sent: 6 letters and 8 reminders')
  expect(refused.status).toBe(1)

  const good = await command('nightly.ts', nightly, environment)
  expect(good.output).toContain('Nothing to send.')
  expect(forge.memory.state.issues).toHaveLength(9)
  expect(good.status).toBe(0)
  const reminder = readFileSync(join(root, 'letters/staff/2026-11-20-anna-jansen.md'), 'utf8')
  expect(reminder).toContain('- Klacht 2026-0099, ontvangen op woensdag 18 november 2026, voorstel 1')

  expect((await command('report-failure.ts', [], { ...environment, WATCHED: 'nightly', RESULT: 'skipped' })).status).toBe(1)
  expect(forge.memory.state.issues.at(-1)).toMatchObject({ title: 'De nachtrun is mislukt', state: 'open' })
  expect((await command('report-failure.ts', [], { ...environment, WATCHED: 'nightly', RESULT: 'success' })).status).toBe(0)
  expect(forge.memory.state.issues.at(-1)).toMatchObject({ state: 'closed' })
  const untold = await command('report-failure.ts', [], { ...environment, WATCHED: 'nightly', RESULT: 'failure', GITHUB_TOKEN: '' })
  expect([untold.status, untold.output]).toEqual([2, expect.stringContaining('There is no GITHUB_TOKEN')])
  await catcher.close()
  await forge.close()
})
