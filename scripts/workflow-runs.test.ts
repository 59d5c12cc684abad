// biome-ignore-all lint/suspicious/noTemplateCurlyInString: hostile text in a pull request
// Each workflow's own lines, in a fresh clone, as a runner would: from the event to what people see of it.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import examples from '@octokit/webhooks-examples'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fields, jobsOf } from './installation/checks/workflow-file.ts'
import { makeLettersBranch } from './installation/io/letters-branch.ts'
import { planRegister } from './io/files/plan-register.ts'
import { KEYS_FILE } from './io/files/register-keys.ts'
import { git } from './io/git/git.ts'
import { type KeyPair, makeKeyPair } from './io/git/key-pair.ts'
import { WRITER } from './local/forge/actors.ts'
import type { Settings } from './local/forge/settings.ts'
import { type Forge, REPOSITORY, startForge } from './local/forge.ts'
import { caughtMail, type MailCatcher, startMailCatcher } from './local/mail-catcher.ts'
import type { CalendarDate } from './procedure/calendar.ts'
import { newKeyPair } from './sealing/sealed-file.ts'
import { codeOwnersOf, ownerIn, protectedSettings } from './testing/protected-settings.ts'
import { writeFiles } from './testing/register-folder.ts'
import { runEntry } from './testing/run-entry.ts'
import { filesIn, readAs } from './testing/sealed-register.ts'
import { serveFolder } from './testing/static-server.ts'
import { runWorkflow } from './testing/workflows/run-workflow.ts'
import { workflowFiles } from './testing/workflows/workflow-reader.ts'
import { type JobEnded, runJob, type Surroundings } from './testing/workflows/workflow-runner.ts'

const folder = mkdtempSync(join(tmpdir(), 'workflows-'))
const [remote, clone, mailFolder] = [join(folder, 'remote.git'), join(folder, 'clone'), join(folder, 'mail')]
const now = Temporal.Now.zonedDateTimeISO('Europe/Amsterdam').toPlainDate()
const daysAgo = (days: number) => now.subtract({ days })
const idOf = (date: Temporal.PlainDate, number: number) => `${date.year}-${String(number).padStart(4, '0')}`
const LATE = idOf(daysAgo(60), 9001)
const FRESH = idOf(now, 9002)
const WAITING = idOf(now, 9003)

function caseText(received: Temporal.PlainDate, steps: string[] = []): string {
  return `---
received: ${received}
channel: email
language: nl
complainant:
  name: Canary Person
  email: canary@example.org
  role: participant
course: Business English
about: []
handler: anna-jansen
category: content
summary: Canary summary.
wish: Canary wish.
${steps.length ? `steps:\n${steps.map((step) => `  - ${step}`).join('\n')}\n` : ''}---
Canary words.
`
}

/** A judgment that has long not been carried out: no letter of ours can make that good. */
const JUDGED = [
  `{ on: ${daysAgo(59)}, step: acknowledged, by: anna-jansen, how: email }`,
  `{ on: ${daysAgo(50)}, step: decided, by: anna-jansen, outcome: not-upheld, letter: Canary decision., despite: An example. }`,
  `{ on: ${daysAgo(49)}, step: notified, by: anna-jansen, how: post }`,
  `{ on: ${daysAgo(45)}, step: dissatisfied, by: anna-jansen }`,
  `{ on: ${daysAgo(44)}, step: referred, by: anna-jansen }`,
  `{ on: ${daysAgo(30)}, step: judged, by: shona-ackerman, judgment: Canary judgment., measures: Canary measures. }`,
]

let forge: Forge
let catcher: MailCatcher
let settings: Settings

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(clone, path)), { recursive: true })
  writeFileSync(join(clone, path), text)
}
const commit = async (message: string) => {
  await git(clone, 'add', '--all')
  await git(clone, 'commit', '--quiet', '-m', message)
}
/** As a colleague does it: a branch of what the register is now, changed by `change`, and pushed with a colleague's own token. */
const propose = async (branch: string, message: string, change: () => unknown) => {
  await git(clone, 'fetch', '--quiet', 'origin', 'main')
  await git(clone, 'checkout', '--quiet', '--force', '-B', branch, 'origin/main')
  await change()
  await commit(message)
  await git(clone, 'push', '--quiet', 'origin', 'HEAD')
}
/** By the button of the pull request, once its check is good. */
const merge = async (branch: string) => {
  const { number } = await pullOf(branch)
  const headers = { authorization: `token ${colleague}` }
  const url = `${forge.environment.GITHUB_API_URL}/repos/${REPOSITORY}/pulls/${number}/merge`
  const answer = await fetch(url, { method: 'PUT', headers, body: '{}' })
  expect(await answer.json()).toMatchObject({ merged: true })
}
/** Onto main without the rules, as nobody on GitHub can: by the disk. Answers with the commit where main was. */
const behindTheRules = async (message: string, change: () => unknown) => {
  const before = await head()
  await git(clone, 'fetch', '--quiet', 'origin', 'main')
  await git(clone, 'checkout', '--quiet', '--force', '-B', 'main', 'origin/main')
  await change()
  await commit(message)
  await git(clone, 'push', '--quiet', remote, 'HEAD:main')
  return before
}
let colleague = ''
let key: KeyPair

beforeAll(async () => {
  await git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', remote)
  await git(folder, 'init', '--quiet', '--initial-branch=main', clone)
  // The files as they lie here, committed or not; with two cases of our own, because the day is the real one.
  const files = (await git('.', 'ls-files', '-z', '--cached', '--others', '--exclude-standard')).split('\0').filter(Boolean)
  for (const file of files) if (!/^cases\/\d/.test(file)) cpSync(file, join(clone, file))
  write(`cases/${LATE}.md`, caseText(daysAgo(60), JUDGED))
  write(`cases/${FRESH}.md`, caseText(now))
  key = await makeKeyPair()
  write(KEYS_FILE, `${key.publicLine}\n`)
  write('.github/CODEOWNERS', codeOwnersOf(ownerIn(REPOSITORY)))
  await commit('Begin the register')
  await git(clone, 'push', '--quiet', remote, 'HEAD:main')
  const { staff } = planRegister('.', '2026-11-20' as CalendarDate).register.organisation
  const accounts = staff.flatMap(({ github }) => github ?? [])
  settings = protectedSettings(accounts)
  const automatic = (branch: string) => branch.startsWith('case/')
  // Its required check is the job of the workflow.
  const checker = () => async (pull: { readonly branch: string }) => {
    const { result, output, summary } = await runJob(job('check'), (await pullRequest(pull.branch)).event, around())
    return { exit: result === 'success' ? 0 : 1, output, summary }
  }
  forge = await startForge({ remote, assignable: accounts, settings, automatic, checker })
  // Not one of the administrators, who are the first two.
  colleague = forge.tokenFor({ login: accounts[2] ?? '', kind: 'person', may: WRITER })
  const basic = Buffer.from(`x-access-token:${colleague}`).toString('base64')
  await git(clone, 'remote', 'add', 'origin', forge.url + REPOSITORY)
  await git(clone, 'config', `http.${forge.url}.extraheader`, `AUTHORIZATION: basic ${basic}`)
  catcher = await startMailCatcher(mailFolder)
})

afterAll(async () => {
  await Promise.all([forge.close(), catcher.close()])
  rmSync(folder, { recursive: true, force: true })
  expect(forge.transcript.filter(({ violation }) => violation)).toEqual([])
})

const workflow = (name: string) => workflowFiles().find((file) => file.name === name)!
const job = (name: string, id = name) => jobsOf(workflow(name)).find((one) => one.id === id)!
const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  forge,
  packages: join(folder, 'packages'),
  ...more,
})
const head = async (branch = 'main') => (await git(remote, 'rev-parse', branch)).trim()
const step = (ended: JobEnded, entry: string) => ended.steps.find(({ what }) => what.includes(entry))
const commands = (text: string) => text.split('\n').filter((line) => line.startsWith('::'))
const pullOf = async (branch: string) => (await forge.pulls.open()).find((one) => one.branch === branch)!

/** The event of a pull request, with the merge that GitHub tries. */
async function pullRequest(branch: string, baseInEvent?: string) {
  const pull = await pullOf(branch)
  const ref = `refs/pull/${pull.number}/merge`
  const events = examples as unknown as { name: string; examples: Fields[] }[]
  const example = structuredClone(
    events.find(({ name }) => name === 'pull_request')?.examples.find(({ action }) => action === 'synchronize'),
  ) as { number: number; pull_request: { number: number; title: string; head: { sha: string }; base: { sha: string; ref: string } } }
  Object.assign(example, { number: pull.number })
  Object.assign(example.pull_request, { number: pull.number, title: '::error::`$(id)` ${{ secrets.SMTP_URL }}' })
  Object.assign(example.pull_request.head, { sha: pull.head, ref: branch })
  Object.assign(example.pull_request.base, { sha: baseInEvent ?? pull.base, ref: 'main' })
  return { number: pull.number, event: { name: 'pull_request', payload: example as unknown as Fields, ref, sha: await head(ref) } }
}

const onSchedule = async () => ({ name: 'schedule', payload: { schedule: '47 5 * * *' }, sha: await head() })
const onPush = async () => ({
  name: 'push',
  payload: { created: false, before: await head('main^'), after: await head() },
  sha: await head(),
})
const secrets = (SMTP_URL = catcher.url) => ({ SMTP_URL, LETTERS_KEY: key.privateKey })

describe('check, on a pull request', () => {
  test('a new case: green, with the plan as a comment, and nothing of a person in it', async () => {
    await propose('case/new', 'Open a case', () => write(`cases/${WAITING}.md`, caseText(now)))
    const { number, event } = await pullRequest('case/new')
    const ended = await runJob(job('check'), event, around())
    expect(step(ended, 'check.ts')?.output).toContain('nothing is wrong')
    expect(ended.result).toBe('success')
    // It may ask, and the answer is that nothing has run yet.
    expect(ended.output).toContain('There has been no good nightly run yet')
    // Installed for a run, not for a developer: Astro, the browser and the parsers stay away.
    expect(megabytes(join(folder, 'packages/node_modules'))).toBeLessThan(45)
    expect(commands(ended.output).filter((line) => line.startsWith('::error'))).toEqual([])
    const comments = forge.memory.state.comments.filter(({ on }) => on === number)
    expect(comments).toHaveLength(1)
    expect(comments[0]?.body).toContain(WAITING)
    expect(ended.summary).toContain('Nothing is wrong.')
    for (const text of [ended.output, ended.summary, ...comments.map(({ body }) => body)]) expect(text).not.toMatch(/canary/i)
  })

  test('the same once more: the comment is updated in its place', async () => {
    const { number, event } = await pullRequest('case/new')
    await runJob(job('check'), event, around())
    expect(forge.memory.state.comments.filter(({ on }) => on === number)).toHaveLength(1)
  })

  test('a case that is broken, and a check.ts that says nothing of it: red all the same, by the code of the base', async () => {
    const proposed = propose('case/hostile', 'Put the date right', () => {
      write(`cases/${LATE}.md`, caseText(daysAgo(55), JUDGED.slice(0, -1)))
      write(`cases/${FRESH}.md`, caseText(now).replace('channel: email', 'channel: pigeon'))
      write('scripts/check.ts', 'process.exit(0)\n')
      write('package.json', '{ "scripts": { "preinstall": "exit 0" } }\n')
    })
    // A colleague cannot even push it; the check does not build on that.
    await expect(proposed).rejects.toThrow('git push failed')
    await git(clone, 'push', '--quiet', remote, 'HEAD:refs/heads/case/hostile')
    const { event } = await pullRequest('case/hostile')
    const ended = await runJob(job('check'), event, around())
    expect(ended.result).toBe('failure')
    const errors = commands(step(ended, 'check.ts')?.output ?? '')
    expect(errors.filter((line) => line.startsWith(`::error `) && line.includes(`file=cases/${FRESH}.md,line=3`))).toHaveLength(1)
    expect(errors.filter((line) => line.startsWith(`::error `) && line.includes(`file=cases/${LATE}.md`)).length).toBeGreaterThan(1)
    expect(ended.summary).toContain(`cases/${FRESH}.md, regel 3`)
  })

  test('the same branch judged by its own code would be green: the base is what keeps it red', async () => {
    const { event } = await pullRequest('case/hostile')
    const own = job('check')
    const judgedBy = (run: string): typeof own => ({
      ...own,
      steps: own.steps
        .filter((one) => !one.run?.includes('npm ci'))
        .map((one) => (one.fields.name === 'The code of the base' ? { ...one, run } : one)),
    })
    expect((await runJob(judgedBy('git -C head worktree add --quiet --detach ../base HEAD'), event, around())).result).toBe('success')
    // Nor would it be reached by another way: what is not on main does not check.
    const run = own.steps.find(({ fields }) => fields.name === 'The code of the base')?.run ?? ''
    const refused = await runJob(judgedBy(run.replaceAll('"$CODE"', 'HEAD')), event, around())
    expect(step(refused, 'The code of the base')?.output).toBe(
      '::error::Only code that is on main may check. Start this on main, or open a pull request to it.\n',
    )
    expect(refused.result).toBe('failure')
  })

  test('an event that names main of long ago: the code of main as it is now checks, and the comment tells of this change only', async () => {
    const others = idOf(now, 9011)
    await propose('case/stale', 'Open a case', () => write(`cases/${idOf(now, 9012)}.md`, caseText(now)))
    const old = await behindTheRules('Open a case of somebody else, and improve the check', () => {
      write(`cases/${others}.md`, caseText(now))
      write('scripts/check.ts', `console.log('checked by the code of now')\n${readFileSync(join(clone, 'scripts/check.ts'), 'utf8')}`)
    })
    const { number, event } = await pullRequest('case/stale', old)
    const ended = await runJob(job('check'), event, around())
    await git(remote, 'update-ref', 'refs/heads/main', old)
    expect(ended.output).toContain('checked by the code of now')
    expect(ended.result).toBe('success')
    const [comment] = forge.memory.state.comments.filter(({ on }) => on === number)
    expect(comment?.body).toContain(idOf(now, 9012))
    expect(comment?.body).not.toContain(others)
  })

  test('files where the letters belong: red, and they are not taken for letters', async () => {
    await propose('case/letters', 'Add letters', async () => {
      write(`letters/${LATE}/acknowledgement.md`, 'forged\n')
      await git(clone, 'add', '--force', 'letters')
    })
    const { event } = await pullRequest('case/letters')
    // Before the first night, and after it.
    for (const branch of [null, await head()]) {
      if (branch) await git(remote, 'update-ref', 'refs/heads/letters', branch)
      const ended = await runJob(job('check'), event, around())
      expect(step(ended, 'The letters')).toMatchObject({ outcome: 'failure', output: expect.stringContaining('::error file=letters::') })
      expect(ended.result).toBe('failure')
    }
    await git(remote, 'update-ref', '-d', 'refs/heads/letters')
  })
})

describe('check, on main', () => {
  test('a step that was taken out behind the rules: red, although the register itself is good', async () => {
    const good = await behindTheRules('Forget the judgment', () => write(`cases/${LATE}.md`, caseText(daysAgo(60), JUDGED.slice(0, -1))))
    expect(await runJob(job('check'), await onPush(), around())).toMatchObject({ result: 'failure', output: expect.stringContaining(LATE) })
    const byHand = { name: 'workflow_dispatch', payload: {}, sha: await head() }
    expect(await runJob(job('check'), byHand, around())).toMatchObject({ result: 'success' })
    await git(remote, 'update-ref', 'refs/heads/main', good)
  })
})

describe('nightly', () => {
  let first: JobEnded

  test('by hand as a dry run: nothing is sent, and nothing is written', async () => {
    const [before, writes] = [await git(remote, 'for-each-ref'), writesOf(forge).length]
    const event = { name: 'workflow_dispatch', payload: {}, sha: await head(), inputs: { 'dry-run': true } }
    const ended = await runWorkflow(workflow('nightly'), event, around({ secrets: secrets() }))
    expect(ended).toMatchObject({ nightly: { output: expect.stringContaining('This was a dry run') }, report: { result: 'skipped' } })
    expect([caughtMail(mailFolder).length, await git(remote, 'for-each-ref'), writesOf(forge).length]).toEqual([0, before, writes])
  })

  test('on schedule: letters sent and kept, and a flag for the late case', async () => {
    // In a register with cases this old the administrator has made the branch.
    expect(await makeLettersBranch(clone)).toBeNull()
    const ended = await runWorkflow(workflow('nightly'), await onSchedule(), around({ secrets: secrets() }))
    expect(ended).toMatchObject({ report: { result: 'success' } })
    first = ended.nightly!
    expect(first.output).toContain('Not delivered: 0.')
    expect(first.result).toBe('success')
    const mails = caughtMail(mailFolder)
    expect(mails.length).toBeGreaterThan(1)
    const kept = await git(remote, 'ls-tree', '-r', '--name-only', 'letters')
    expect(kept).toContain(FRESH)
    const text = await git(remote, 'grep', '-h', '-E', '^(sent|claimed):', 'letters')
    expect(text.match(/^claimed:/gm)?.length).toBe(text.match(/^sent:/gm)?.length)
    expect(flags(LATE)).toMatchObject([{ state: 'open', assignees: ['annajansen-example'] }])
    expect(flags(FRESH)).toEqual([])
  })

  test('its log, summary, issues and commits hold nothing of a person', async () => {
    const log = await git(remote, 'log', '--format=%B', 'letters')
    const issues = forge.memory.state.issues.map(({ title, body }) => title + body).join()
    expect(first.output + first.summary + log + issues).not.toMatch(/canary|Jansen(?!-|example)/i)
  })

  test('once more, in a fresh clone: nothing is sent twice, and the flag is not made twice', async () => {
    const before = caughtMail(mailFolder).length
    const letters = await head('letters')
    const again = await runJob(job('nightly'), await onSchedule(), around({ secrets: secrets() }))
    expect(again.output).toContain('Nothing to send.')
    expect(caughtMail(mailFolder)).toHaveLength(before)
    expect(await head('letters')).toBe(letters)
    expect(flags(LATE)).toHaveLength(1)
  })

  test('on a merge: the check on main is green, and the letter goes out although a stranger can read', async () => {
    expect(first.output).not.toContain(WAITING)
    await merge('case/new')
    const checked = await runJob(job('check'), await onPush(), around())
    expect(checked).toMatchObject({ result: 'success', output: expect.not.stringContaining('nightly run') })
    settings.readers.push({ login: 'mallory', how: 'outside' })
    const ended = await runWorkflow(workflow('nightly'), await onPush(), around({ secrets: secrets() }))
    settings.readers.pop()
    expect(ended).toMatchObject({ nightly: { result: 'success' }, report: { result: 'success' } })
    expect(await git(remote, 'ls-tree', '-r', '--name-only', 'letters')).toContain(WAITING)
  })

  test('by hand for a test letter: that alone is sent, to our own address, and its fate stands in the summary', async () => {
    const [before, letters, writes] = [caughtMail(mailFolder).length, await head('letters'), writesOf(forge).length]
    const event = { name: 'workflow_dispatch', payload: {}, sha: await head(), inputs: { 'dry-run': false, 'test-letter': true } }
    const ended = await runJob(job('nightly'), event, around({ secrets: secrets() }))
    expect(ended.result).toBe('success')
    expect(ended.summary).toContain('The test letter is out.')
    expect(caughtMail(mailFolder).slice(before)).toMatchObject([{ to: 'klachten@example.org', subject: 'Test of the complaints register' }])
    const refused = await runJob(job('nightly'), event, around({ secrets: { SMTP_URL: 'smtp://127.0.0.1:1?timeout=1' } }))
    expect(refused.result).toBe('failure')
    expect(refused.summary).toMatch(/The test letter did not go out: the mail server cannot be reached\. .*Some networks block port 25/)
    expect([await head('letters'), writesOf(forge).length]).toEqual([letters, writes])
  })

  test('with a mail server that is down: red, and one issue says so until a night is good', async () => {
    await propose('case/more', 'Open another case', () => write(`cases/${idOf(now, 9004)}.md`, caseText(now)))
    await merge('case/more')
    const down = around({ secrets: secrets('smtp://127.0.0.1:1?timeout=1') })
    const ended = await runWorkflow(workflow('nightly'), await onSchedule(), down)
    expect(ended).toMatchObject({ nightly: { result: 'failure' }, report: { result: 'failure' } })
    const report = async (result: string) =>
      runJob(job('nightly', 'report'), await onSchedule(), around({ needs: { nightly: { result } } }))
    expect((await report('failure')).result).toBe('failure')
    expect(failures()).toMatchObject([{ state: 'open' }])
    expect((await report('success')).result).toBe('success')
    expect(failures()).toMatchObject([{ state: 'closed' }])
  })

  test.each(['skipped', 'cancelled', 'failure'])('a night that was %s makes the report red', async (result) => {
    const report = await runJob(job('nightly', 'report'), await onSchedule(), around({ needs: { nightly: { result } } }))
    expect(report.result).toBe('failure')
  })
})

test('a case that a merge with [skip ci] removed from main: an issue until administrators have explained it, and the night is not called bad', async () => {
  const breaks = () => forge.memory.state.issues.filter(({ labels }) => labels.includes('register-aangetast'))
  const history = async () => runJob(job('audit', 'history'), await onSchedule(), around())
  const nights = failures().length
  expect((await history()).result).toBe('success')
  expect(breaks()).toEqual([])

  const path = `cases/${LATE}.md`
  const good = await behindTheRules('Tidy up [skip ci]', () => rmSync(join(clone, path)))
  const removed = await head()
  await behindTheRules('Put it back', async () => write(path, await git(clone, 'show', `HEAD^:${path}`)))
  for (let turn = 0; turn < 2; turn++) {
    const ended = await history()
    expect(ended.result).toBe('failure')
    expect(step(ended, 'verify.ts')?.output).toContain(
      `first by ${removed}:\n  ${removed.slice(0, 10)}  ${path}: this case was removed or renamed`,
    )
  }
  expect(breaks()).toMatchObject([{ state: 'open', body: expect.stringContaining('known-breaks.txt') }])

  await behindTheRules('Explain', () => write('.github/known-breaks.txt', `${removed} by mistake, put back at once\n`))
  expect((await history()).result).toBe('success')
  expect(breaks()).toMatchObject([{ state: 'closed' }])
  expect(failures()).toHaveLength(nights)
  await git(remote, 'update-ref', 'refs/heads/main', good)
})

test('nothing but package-lock.json decides what the night installs, though another lock and settings of npm lie on main', async () => {
  // Another nodemailer, which would be handed the password.
  const evil = join(folder, 'evil/package')
  mkdirSync(evil, { recursive: true })
  writeFileSync(
    join(evil, 'package.json'),
    '{ "name": "nodemailer", "version": "10.6.0", "exports": { ".": "./i.js", "./lib/*": "./i.js" } }',
  )
  writeFileSync(join(evil, 'i.js'), "console.log('evil has the password')")
  const tarball = join(folder, 'evil.tgz')
  execFileSync('tar', ['-czf', tarball, '-C', dirname(evil), 'package'])
  const lock = JSON.parse(readFileSync(join(clone, 'package-lock.json'), 'utf8')) as { packages: Record<string, object> }
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`
  Object.assign(lock.packages['node_modules/nodemailer'] ?? {}, { resolved: `file:${tarball}`, integrity })
  const good = await behindTheRules('Be helpful', () => {
    write('npm-shrinkwrap.json', JSON.stringify(lock))
    write('.npmrc', 'registry=http://127.0.0.1:1/\nreplace-registry-host=always\nfetch-retries=0\n')
  })
  const before = caughtMail(mailFolder).length
  const ended = await runJob(job('nightly'), await onSchedule(), around({ secrets: secrets(), packages: join(folder, 'other-packages') }))
  await git(remote, 'update-ref', 'refs/heads/main', good)
  expect(ended.output).not.toContain('evil has the password')
  expect(step(ended, 'npm ci')?.outcome).toBe('success')
  expect(step(ended, 'nightly.ts')?.outcome).toBe('success')
  // Without a letter to send it would not have been read at all.
  expect(caughtMail(mailFolder).length).toBeGreaterThan(before)
})

describe('verify', () => {
  const verify = async () => {
    await git(clone, 'fetch', '--quiet', 'origin', '+letters:refs/remotes/origin/letters', '+main:refs/remotes/origin/main')
    await git(clone, 'checkout', '--quiet', '--force', '--detach', 'origin/main')
    return runEntry('verify', ['--root', clone], {})
  }

  test('after all these nights: every commit of the letters is signed, and none was rewritten', async () => {
    expect(await verify()).toMatchObject({ exit: 0, output: expect.not.stringContaining('not signed') })
  })

  test('after a record that a colleague pushed, as anybody with the role Write can: its commit is named', async () => {
    await git(clone, 'checkout', '--quiet', '--force', '--detach', 'origin/letters')
    write(`${LATE}/2026-01-01-delay.md`, 'forged\n')
    await commit('Send this')
    await git(clone, 'push', '--quiet', 'origin', 'HEAD:letters')
    expect(await verify()).toMatchObject({ exit: 1, output: expect.stringContaining((await head('letters')).slice(0, 7)) })
  })
})

describe('audit', () => {
  const trouble = () => forge.memory.state.issues.filter(({ labels }) => labels.includes('toegang-nakijken'))
  /** With a token as the manual says it is made: one that may read the settings. */
  const audit = async () => {
    const may = { administration: 'read', metadata: 'read', pages: 'read', members: 'read', 'organization-administration': 'read' } as const
    const AUDIT_TOKEN = forge.tokenFor({ login: 'boss', kind: 'person', may })
    return runWorkflow(workflow('audit'), await onSchedule(), around({ secrets: { AUDIT_TOKEN } }))
  }

  test('of a register that only staff can read: green, and no issue', async () => {
    expect(await audit()).toMatchObject({
      audit: { result: 'success', output: expect.stringContaining('0 findings, 0 could not be checked') },
      report: { result: 'success' },
    })
    expect(trouble()).toEqual([])
  })

  test('without a token of its own: red, because what the run may not see is not called good', async () => {
    expect(await runJob(job('audit'), await onSchedule(), around())).toMatchObject({
      result: 'failure',
      output: expect.stringMatching(/could not check: 403: .*it takes administration=read/),
    })
  })

  test('with a stranger who can read: red, with an issue of its own that does not call the night bad, closed when he is gone', async () => {
    const nights = failures().length
    settings.readers.push({ login: 'mallory', how: 'outside' })
    const ended = await audit()
    settings.readers.pop()
    expect(ended.audit).toMatchObject({ result: 'failure', output: expect.stringContaining('mallory') })
    expect(trouble()).toMatchObject([{ state: 'open', body: expect.stringContaining('De brieven gaan gewoon uit') }])
    expect(failures()).toHaveLength(nights)
    await audit()
    expect(trouble()).toMatchObject([{ state: 'closed' }])
  })
})

describe('what the lines of a job can push', () => {
  const PUSH = 'git -c user.name=x -c user.email=x commit --quiet --allow-empty -m x && git push --quiet origin'
  const KEPT = { 'persist-credentials': true }
  beforeAll(() => makeLettersBranch(clone))

  test.each<[what: string, name: string, kept: Fields, line: string, said: RegExp | null]>([
    ['check, without its token: nothing', 'check', {}, `${PUSH} HEAD:case/evil`, /could not read Username/],
    ['check, with its token: nothing', 'check', KEPT, `${PUSH} HEAD:case/evil`, /denied to github-actions|error: 403/],
    ['nightly: nothing to main', 'nightly', {}, `${PUSH} HEAD:main`, /Changes must be made through a pull request/],
    ['nightly: nothing that is no step forward on letters', 'nightly', {}, `${PUSH} +HEAD:letters`, /Cannot force-push to this branch/],
    [
      'nightly: a branch, from a worktree too',
      'nightly',
      {},
      `git worktree add --quiet --detach w && cd w && ${PUSH} HEAD:refs/heads/case/w`,
      null,
    ],
  ])('%s', async (_what, name, kept, line, said) => {
    const own = job(name)
    const [checkout] = own.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    const fields = { with: { ...(checkout?.fields.with as Fields), ref: 'main', path: '.', ...kept } }
    const steps = [
      { ...checkout!, fields },
      { uses: null, run: line, fields: {} },
    ]
    const ended = await runJob({ ...own, steps }, await onSchedule(), around())
    expect(ended.result).toBe(said === null ? 'success' : 'failure')
    expect(ended.output).toMatch(said ?? /^/)
  })
})

test('publish makes the site in which the register is sealed, and no word of it lies open there or in the log', async () => {
  // Astro and all: the packages of this very checkout, instead of a second installation.
  const packages = join(folder, 'all-packages')
  mkdirSync(packages)
  symlinkSync(resolve('node_modules'), join(packages, 'node_modules'))
  cpSync('package-lock.json', join(packages, 'package-lock.json'))
  const host = await serveFolder(join(folder, 'host'))
  const FORMS_TOKEN = 'github_pat_Canary'
  const [reader, stranger] = [await newKeyPair(), await newKeyPair()]
  // What is on the site names the commit before somebody got a key.
  const before = await behindTheRules('Add a key', () => {
    write('site/keys/anna-jansen.txt', `${reader.recipient}\n`)
    const organisation = readFileSync(join(clone, 'organisation.yml'), 'utf8')
    write('organisation.yml', organisation.replace(/^site: .*$/m, `site: ${host.home.slice(0, -1)}`))
  })
  writeFiles(folder, { 'host/staff/build.json': JSON.stringify({ built: `${Temporal.Now.instant().round('second')}`, commit: before }) })
  let site = new Map<string, Buffer>()
  let left: string[] = []
  const event = { name: 'workflow_run', payload: {}, sha: await head() }
  const ended = await runJob(job('publish'), event, around({ packages, secrets: { FORMS_TOKEN } }), (workspace) => {
    site = filesIn(join(workspace, '../temp/site'))
    left = readdirSync(join(workspace, '../temp'))
  })
  host.close()
  // A colleague's own record among the letters of a case: that case is left out, which is red, and all others are published.
  expect(ended.result).toBe('failure')
  expect(ended.output).toContain(`Left out, because something of the case cannot be used: ${LATE}.\n`)
  expect(step(ended, 'upload-pages-artifact')?.outcome).toBe('success')
  expect(step(ended, 'seal.ts')?.output).toMatch(/^Published: \d+ pages of the register, sealed in \d+ files\.$/m)
  expect(ended.output).toContain('  overview, insight and every case: 1 reader added\n')
  expect(ended.output + ended.summary).not.toMatch(/canary|anna/i)
  expect(left).toEqual(['site'])
  for (const [path, bytes] of site) expect(path + bytes.toString('latin1')).not.toMatch(new RegExp(`canary|${LATE}|${FRESH}`, 'i'))
  const sealed = new Map([...site].flatMap(([path, bytes]) => (path.endsWith('.age') ? [[basename(path), bytes] as const] : [])))
  expect(await readAs(stranger, sealed)).toBeNull()
  const found = (await readAs(reader, sealed))!
  expect(found.contents.formsToken?.trim()).toBe(FORMS_TOKEN)
  const page = (await found.page(`${FRESH}/`)).toString()
  expect(page).toContain('Canary words.')
  // Its letter, which stands on a branch of its own.
  expect(page).toContain('id="letter-')
})

const flags = (id: string) => forge.memory.state.issues.filter(({ body }) => body.includes(`flag ${id} `))
const failures = () => forge.memory.state.issues.filter(({ body }) => body.includes('nightly failed'))
const writesOf = ({ transcript }: Forge) => transcript.filter(({ method }) => method !== 'GET')

function megabytes(path: string): number {
  const bytes = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
  return Math.round(bytes / 1e6)
}
