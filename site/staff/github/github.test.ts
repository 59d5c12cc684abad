// From a page to a merged case and back: the code of the pages as it runs in a browser, on a forge that answers under GitHub's own name to exactly the
// token that the staff are told to make.
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { git } from '../../../scripts/io/git/git.ts'
import { FORMS, type Permissions } from '../../../scripts/local/forge/actors.ts'
import { checkRunner } from '../../../scripts/local/forge/runner.ts'
import { type Forge, startForge } from '../../../scripts/local/forge.ts'
import { CASE, caseText } from '../../../scripts/testing/invented-case.ts'
import { ORGANISATION, TERMS, VERSION } from '../../../scripts/testing/invented-organisation.ts'
import { protectedSettings } from '../../../scripts/testing/protected-settings.ts'
import { removeTemporaryFolders } from '../../../scripts/testing/register-folder.ts'
import { type SharedRegister, sharedRegister } from '../../../scripts/testing/shared-register.ts'
import { writePlanComment } from '../../../scripts/views/plan-comment.ts'
import type { GitHub, ProposedFile, Pull, PullState, WantedProposal } from './github.ts'
import { openGitHub } from './open-github.ts'
import { signIn } from './sign-in.ts'
import { Trouble } from './trouble.ts'

const TODAY = '2026-11-22'
const NOW = `${TODAY}T09:00:00Z`
const AUTHOR = { name: 'Anna Jansen', email: 'anna@example.org' }
const ADDRESS = { api: 'https://api.github.com', repository: 'local/register' }
const BYTES = new Uint8Array(70_000).map((_, at) => (at * 31) % 256)

let register: SharedRegister
let forge: Forge
let now = NOW
beforeAll(async () => {
  register = await sharedRegister({
    'cases/2026-0001.md': CASE,
    'cases/2026-0002.md': CASE,
    'cases/2026-0003.md': CASE,
    'cases/2026-0001/brief.txt': 'een brief\n',
    'cases/2026-0001/map/foto.jpg': 'een foto\n',
  })
  const { remote } = register
  forge = await startForge({ remote, settings: protectedSettings(['anna']), checker: checkRunner(remote, TODAY), now: () => now })
})
afterAll(async () => {
  await forge.close()
  removeTemporaryFolders()
})

/** GitHub's name leads to the forge: nothing in the code of the pages knows of it. */
const send: typeof fetch = (url, init) => {
  kept.add(init?.cache)
  return fetch(String(url).replace(ADDRESS.api, forge.environment.GITHUB_API_URL), init)
}
/** How a browser is told to keep answers. */
const kept = new Set<RequestCache | undefined>()
const tokenFor = (may: Permissions = FORMS, until?: string) =>
  forge.tokenFor({ login: 'anna', kind: 'person', may, ...(until && { until }) })
/** A hundred times faster than a page. */
const wait = (milliseconds: number) => sleep(milliseconds / 100)
const opened = (fetch: typeof send = send, token = tokenFor()): GitHub => openGitHub(ADDRESS, token, { fetch, wait })

let last = 100
const nextNumber = () => `2026-0${++last}`
const mainNow = async () => (await opened().mainNow()).commit

async function newCase(number = nextNumber(), more: readonly ProposedFile[] = [], text = caseText()): Promise<WantedProposal> {
  const files = [{ path: `cases/${number}.md`, content: text }, ...more]
  return { number, kind: 'new', files, base: await mainNow(), author: AUTHOR }
}

const STEP = '  - { on: 2026-11-09, step: background-reviewed, by: anna-jansen }\n'
async function step(number: string, text = CASE.replace('---\nIn', `${STEP}---\nIn`)): Promise<WantedProposal> {
  const files = [{ path: `cases/${number}.md`, content: text }]
  return { number, kind: 'background-reviewed', files, base: await mainNow(), author: AUTHOR }
}

/** Somebody else's change of main. */
async function onMain(files: Readonly<Record<string, string>>): Promise<void> {
  await git(register.root, 'pull', '--quiet', '--ff-only', 'origin', 'main')
  await register.commit(files)
}

/** What is proposed for a case, on the forge itself: one pull request for each branch that there is. */
async function proposed({ number, files }: WantedProposal) {
  const branches = (await git(register.remote, 'for-each-ref', '--format=%(refname:short)', `refs/heads/case/${number}-*`)).trim()
  const pulls = forge.memory.state.pulls.filter(({ branch }) => branch.startsWith(`case/${number}-`))
  const written = files.map(async ({ path }) => git(register.remote, 'rev-parse', `${branches}:${path}`))
  return { branches: branches.split('\n'), pulls, ids: (await Promise.all(written)).map((id) => id.trim()) }
}

/** As Git would name the files. */
function ids({ files }: WantedProposal): string[] {
  return files.map(({ content }) => {
    const bytes = Buffer.from(content as string)
    return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
  })
}

async function trouble(doing: Promise<unknown>): Promise<Trouble['cause']> {
  const error = await doing.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Trouble)) throw error ?? new Error('it went well')
  return error.cause
}

/** A network that goes as soon as a request has arrived, and stays away. */
function lostAfter(request: number): typeof send {
  let sent = 0
  return async (url, init) => {
    const isLast = ++sent === request
    const answer = sent <= request ? await send(url, init) : null
    if (answer && !isLast) return answer
    throw new TypeError('fetch failed')
  }
}

/** What somebody does by hand. */
async function post(path: string, body: object): Promise<void> {
  const headers = { authorization: `token ${tokenFor()}` }
  const asked = { method: 'POST', headers, body: JSON.stringify(body) }
  const answer = await fetch(`${forge.environment.GITHUB_API_URL}/repos/${ADDRESS.repository}${path}`, asked)
  expect(answer.status).toBe(201)
}

/** Each state until there is a verdict. */
async function states(github: GitHub, pull: Pull): Promise<PullState[]> {
  const [seen, controller] = [[] as PullState[], new AbortController()]
  for await (const state of github.follow(pull, controller.signal)) {
    seen.push(state)
    if (state.state !== 'checking') controller.abort()
  }
  return seen
}

describe('what is read', () => {
  test('is the register at a commit: cases, documents, rules', async () => {
    const commit = await mainNow()
    const github = opened()
    expect(commit).toBe((await git(register.remote, 'rev-parse', 'main')).trim())
    expect(await github.caseText(commit, '2026-0001')).toBe(CASE)
    expect(await github.caseText(commit, '2026-9999')).toBeNull()
    expect(await github.documentsOf(commit, '2026-0001')).toEqual(['cases/2026-0001/brief.txt', 'cases/2026-0001/map/foto.jpg'])
    expect(await github.documentsOf(commit, '2026-0002')).toEqual([])
    expect(await github.rulesNow(commit)).toEqual({ organisation: ORGANISATION, terms: { [VERSION]: TERMS } })
  })

  test('are the letters of a case from their branch, where there is one', async () => {
    const github = opened()
    expect(await github.lettersOf('2026-0001')).toEqual([])
    await register.push('letters', { '2026-0001/acknowledgement.md': 'Beste Jan é\n' })
    expect(await github.lettersOf('2026-0001')).toEqual([{ path: 'letters/2026-0001/acknowledgement.md', text: 'Beste Jan é\n' }])
    expect(await github.lettersOf('2026-0002')).toEqual([])
    await git(register.remote, 'update-ref', '-d', 'refs/heads/letters')
  })

  test('are the numbers of main, of branches and of pull requests of other branches', async () => {
    await register.push('case/2026-0070-something', { 'cases/2026-0070.md': CASE })
    await register.push('by-hand', { 'cases/2026-0071.md': CASE, 'cases/2026-0072/x.txt': 'x' })
    await post('/pulls', { title: 'x', head: 'by-hand', base: 'main' })
    const numbers = ['2026-0001', '2026-0002', '2026-0003', '2026-0070', '2026-0071', '2026-0072']
    expect(await opened().numbersTaken()).toEqual(numbers)
  })

  test('are the cases that changed since a commit', async () => {
    const before = await mainNow()
    expect(await opened().casesSince(before)).toEqual([])
    await onMain({ 'cases/2026-0003/nota.txt': 'een nota', 'cases/README.md': 'x' })
    expect(await opened().casesSince(before)).toEqual(['2026-0003'])
  })

  test('is never taken for nothing where the token does not see the repository', async () => {
    const github = openGitHub({ ...ADDRESS, repository: 'local/another' }, tokenFor(), { fetch: send, wait })
    const asked = [
      () => github.mainNow(),
      () => github.caseText('main', '2026-0001'),
      () => github.lettersOf('2026-0001'),
      () => github.numbersTaken(),
    ]
    for (const ask of asked) expect(await trouble(ask())).toEqual({ kind: 'not-found' })
  })
})

describe('a new case', () => {
  test('is one commit of its author on a branch of its own, in a pull request that names the number alone', async () => {
    const number = nextNumber()
    const wanted = await newCase(number, [{ path: `cases/${number}/foto.jpg`, content: BYTES }])
    const pull = await opened().propose(wanted)
    expect(await proposed(wanted)).toMatchObject({
      branches: [`case/${number}-new`],
      pulls: [{ number: pull.number, title: `${number}: new`, body: '', by: 'anna' }],
      ids: ids(wanted),
    })
    const told = await git(register.remote, 'show', '-s', '--format=%P %an %ae %cn %s', pull.head)
    expect(told.trim()).toBe(`${wanted.base} Anna Jansen anna@example.org Anna Jansen ${number}: new`)
    const changed = (await git(register.remote, 'diff', '--name-only', wanted.base, pull.head)).trim().split('\n')
    expect(changed).toEqual([`cases/${number}.md`, `cases/${number}/foto.jpg`])
  })

  test('is checked, told in words of both languages, merged, and its branch is gone', async () => {
    const wanted = await newCase()
    const github = opened()
    const pull = await github.propose(wanted)
    // Anybody may write a comment that looks like the plan.
    await post(`/issues/${pull.number}/comments`, {
      body: writePlanComment({ difference: null, problems: [], broken: 0, outside: 0, keys: [] }),
    })
    const seen = await states(github, pull)
    expect(seen.map(({ state }) => state)).toEqual(['checking', 'ready'])
    const plan = seen.flatMap((state) => ('plan' in state ? [state.plan] : []))[0]
    expect(plan?.nl).toMatch(/^### Wat samenvoegen doet\n\n\*\*De controle vond geen problemen\.\*\*.*ontvangstbevestiging/s)
    expect(plan?.en).toMatch(/^### What merging does\n\n\*\*The check found no problems\.\*\*.*acknowledgement/s)
    expect(plan?.nl + String(plan?.en)).not.toMatch(/[<>]/)
    await github.merge(pull)
    expect(await states(github, pull)).toEqual([{ state: 'merged' }])
    expect(await github.caseText(await mainNow(), wanted.number)).toBe(caseText())
    expect((await proposed({ ...wanted, files: [] })).branches).toEqual([''])
    // Twice is the same as once.
    await github.merge(pull)
    expect(await github.propose(wanted)).toEqual(pull)
  })

  test('with problems is followed until the check has named them, and a merge is refused in GitHub’s words', async () => {
    const wanted = await newCase(undefined, [], caseText({ handler: 'peter-smit' }))
    const github = opened()
    const pull = await github.propose(wanted)
    const seen = await states(github, pull)
    expect(seen.at(-1)).toMatchObject({ state: 'problems', plan: { nl: expect.stringContaining(`\`cases/${wanted.number}.md\``) } })
    expect(await trouble(github.merge(pull))).toEqual({ kind: 'refused', said: 'Required status check "check" is failing.' })
  })

  test('gets its number once, where two people take it at the same moment', async () => {
    const number = nextNumber()
    const wanted = await Promise.all(
      ['Anna', 'Bram', 'Carla'].map(async (name) => ({
        ...(await newCase(number, [], caseText({ summary: name }))),
        author: { ...AUTHOR, name },
      })),
    )
    const done = await Promise.allSettled(wanted.map((one) => opened().propose(one)))
    const good = done.flatMap((one, at) => (one.status === 'fulfilled' ? [at] : []))
    expect(good).toHaveLength(1)
    expect(done.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Trouble).cause] : []))).toEqual([
      { kind: 'number-taken', number },
      { kind: 'number-taken', number },
    ])
    expect((await proposed(wanted[0] as WantedProposal)).pulls).toHaveLength(1)
    expect((await proposed(wanted[0] as WantedProposal)).ids).toEqual(ids(wanted[good[0] ?? 0] as WantedProposal))
  })

  test('does not get a number that is on main or has a branch', async () => {
    expect(await trouble(opened().propose(await newCase('2026-0001')))).toEqual({ kind: 'number-taken', number: '2026-0001' })
    expect(await trouble(opened().propose(await newCase('2026-0070')))).toEqual({ kind: 'number-taken', number: '2026-0070' })
  })

  test('that was cut off before its pull request can be sent with another text', async () => {
    const before = await newCase()
    const after = await newCase(before.number, [], caseText({ summary: 'Iets anders.' }))
    const faults =
      (path: string): typeof send =>
      async (url, init) => {
        if (String(url).endsWith(path) && init?.method === 'POST') throw new TypeError('fetch failed')
        return send(url, init)
      }
    expect(await trouble(opened(faults('/pulls')).propose(before))).toEqual({ kind: 'no-network' })
    const stranger = { ...after, author: { name: 'Bram Visser', email: 'bram@example.org' } }
    expect(await trouble(opened().propose(stranger))).toEqual({ kind: 'number-taken', number: before.number })
    await opened().propose(after)
    expect(await proposed(after)).toMatchObject({ pulls: [{}], ids: ids(after) })
  })
})

describe('what is taken back', () => {
  test('leaves its number to the same case in other words, and is gone a second time too', async () => {
    const first = await newCase()
    const pull = await opened().propose(first)
    const other = await newCase(first.number, [], `${caseText()}Nog een zin.\n`)
    expect(await trouble(opened().propose(other))).toEqual({ kind: 'number-taken', number: first.number })
    await opened().withdraw(pull)
    await opened().withdraw(pull)
    expect((await states(opened(), pull)).at(-1)).toEqual({ state: 'closed' })
    const again = await opened().propose(other)
    expect(again.number).not.toBe(pull.number)
    expect((await proposed(other)).ids).toEqual(ids(other))
  })

  test('stays where it was merged meanwhile', async () => {
    const wanted = await newCase()
    const pull = await opened().propose(wanted)
    await states(opened(), pull)
    await opened().merge(pull)
    await opened().withdraw(pull)
    expect(await opened().caseText(await mainNow(), wanted.number)).toBe(caseText())
  })
})

describe('cut off at any request, and tried again', () => {
  /** How many requests it takes where all goes well. */
  async function requestsOf(wanted: WantedProposal): Promise<number> {
    let sent = 0
    await opened((url, init) => {
      sent++
      return send(url, init)
    }).propose(wanted)
    return sent
  }

  // What was lost before it arrived leaves the same behind as the request before it, lost after it arrived.
  test('a new case with a document is there once, and whole', async () => {
    const wanted = async (number = nextNumber()) => newCase(number, [{ path: `cases/${number}/foto.jpg`, content: BYTES }])
    const requests = await requestsOf(await wanted())
    expect(requests).toBeGreaterThan(8)
    for (let request = 1; request <= requests; request++) {
      const one = await wanted()
      expect((await trouble(opened(lostAfter(request)).propose(one))).kind).toBe('no-network')
      const pull = await opened().propose(one)
      const { branches, pulls, ids: written } = await proposed(one)
      expect({ request, branches, pulls: pulls.map(({ number }) => number), written }).toEqual({
        request,
        branches: [`case/${one.number}-new`],
        pulls: [pull.number],
        written: ids(one),
      })
    }
  })

  test('a step is there once, wherever its branch or its pull request got lost', async () => {
    for (const [path, at] of [
      ['/git/refs', 1],
      ['/pulls', 1],
    ] as const) {
      const number = path === '/pulls' ? '2026-0002' : '2026-0003'
      const one = await step(number)
      let seen = 0
      const lost: typeof send = async (url, init) => {
        const answer = await send(url, init)
        if (String(url).endsWith(path) && init?.method === 'POST' && ++seen === at) throw new TypeError('fetch failed')
        return answer
      }
      const pull = await opened(lost).propose(one)
      expect(await proposed(one)).toMatchObject({
        branches: [expect.stringMatching(/background-reviewed-[0-9a-f]{10}$/)],
        pulls: [{ number: pull.number }],
      })
    }
  })
})

describe('a step', () => {
  test('is put on top of what others changed meanwhile elsewhere', async () => {
    await onMain({ 'cases/2026-0011.md': CASE })
    const wanted = await step('2026-0011')
    await onMain({ 'cases/2026-0012.md': CASE })
    const pull = await opened().propose(wanted)
    expect((await git(register.remote, 'rev-parse', `${pull.head}^`)).trim()).toBe(await mainNow())
  })

  test('is refused with both texts where the case itself was changed meanwhile', async () => {
    await onMain({ 'cases/2026-0013.md': CASE })
    const wanted = await step('2026-0013')
    const after = CASE.replace('te laat', 'veel te laat')
    await onMain({ 'cases/2026-0013.md': after })
    expect(await trouble(opened().propose(wanted))).toEqual({ kind: 'changed', path: 'cases/2026-0013.md', before: CASE, after })
    expect((await proposed({ ...wanted, files: [] })).branches).toEqual([''])
  })

  test('that contradicts what was merged meanwhile is told so, and cannot be merged', async () => {
    await onMain({ 'cases/2026-0014.md': CASE })
    const [one, other] = [await step('2026-0014'), await step('2026-0014', CASE.replace('---\nIn', `${STEP.replace('09', '10')}---\nIn`))]
    const github = opened()
    const [first, second] = [await github.propose(one), await github.propose(other)]
    await github.merge(first)
    expect((await states(github, second)).at(-1)).toEqual({ state: 'conflict' })
    expect(await trouble(github.merge(second))).toEqual({ kind: 'conflict' })
  })

  test('is not merged where somebody has pushed to its branch since', async () => {
    const github = opened()
    const wanted = await newCase()
    const pull = await github.propose(wanted)
    await register.push(`case/${wanted.number}-new`, { [`cases/${wanted.number}.md`]: CASE })
    expect((await states(github, pull)).at(-1)).toEqual({ state: 'conflict' })
    expect(await trouble(github.merge(pull))).toEqual({ kind: 'conflict' })
    expect(await trouble(github.propose(wanted))).toEqual({ kind: 'number-taken', number: wanted.number })
  })

  test('waits for somebody where a rule wants an approval, and is told as closed when its branch is taken away', async () => {
    const github = opened()
    const files = [{ path: 'organisation.yml', content: ORGANISATION.replace('+31 20 555 01 00', '+31 20 555 01 09') }]
    const pull = await github.propose({ number: '2026-0001', kind: 'changed', files, base: await mainNow(), author: AUTHOR })
    expect((await states(github, pull)).at(-1)).toMatchObject({ state: 'waiting' })
    expect(await trouble(github.merge(pull))).toEqual({ kind: 'refused', said: 'Waiting on required reviewers to approve these files.' })
    const branch = forge.memory.state.pulls.find(({ number }) => number === pull.number)?.branch
    await git(register.remote, 'update-ref', '-d', `refs/heads/${branch}`)
    expect((await states(github, pull)).at(-1)).toEqual({ state: 'closed' })
  })
})

describe('a token', () => {
  const signed = (token: string, repository = ADDRESS.repository) => signIn({ ...ADDRESS, repository }, token, { fetch: send, wait })

  test('that is made as the staff are told is good, and leaves nothing when it is tried', async () => {
    const before = await git(register.remote, 'for-each-ref')
    const { login, until, github } = await signed(tokenFor(FORMS, '2027-01-14T10:00:00Z'))
    // To a page GitHub does not show it: see the header in the test of the forge.
    expect({ login, until }).toEqual({ login: 'anna', until: '2027-01-14' })
    expect((await github.mainNow()).commit).toBe(await mainNow())
    expect(await git(register.remote, 'for-each-ref')).toBe(before)
  })

  test.each([
    ['contents', { ...FORMS, contents: 'read' }, ['contents']],
    ['pull requests', { ...FORMS, 'pull-requests': 'read' }, ['pull-requests']],
    ['actions', { contents: 'write', 'pull-requests': 'write' }, ['actions']],
    ['everything', {}, ['contents', 'pull-requests', 'actions']],
  ] as const)('with too few rights for %s is told which', async (_what, may, lacking) => {
    expect(await trouble(signed(tokenFor(may as Permissions)))).toEqual({ kind: 'rights', lacking })
  })

  test('of nobody, that has ended, or for another repository is told apart from one with too few rights', async () => {
    expect(await trouble(signed('github_pat_guessed'))).toEqual({ kind: 'token' })
    expect(await trouble(signed(tokenFor(), 'local/another'))).toEqual({ kind: 'not-found' })
    const github = opened(send, tokenFor(FORMS, `${TODAY}T10:00:00Z`))
    await github.mainNow()
    now = `${TODAY}T10:00:00Z`
    expect(await trouble(github.mainNow())).toEqual({ kind: 'token' })
    now = NOW
  })

  test('that may write no pull request leaves no branch behind', async () => {
    const wanted = await newCase()
    const github = opened(send, tokenFor({ ...FORMS, 'pull-requests': 'read' }))
    expect(await trouble(github.propose(wanted))).toEqual({ kind: 'rights', lacking: ['pull-requests'] })
    expect((await proposed({ ...wanted, files: [] })).branches).toEqual([''])
  })
})

test.each([
  ['too-many', { kind: 'rate-limit', seconds: 1 }],
  ['secondary-limit', { kind: 'rate-limit', seconds: 1 }],
  ['server-error', { kind: 'down' }],
  ['half-answer', { kind: 'no-network' }],
  ['unauthorised', { kind: 'token' }],
] as const)('what is not done because of %s is told by its cause', async (kind, cause) => {
  forge.faults.add({ kind, on: 'git/get-ref', times: 9 })
  expect(await trouble(opened().mainNow())).toEqual(cause)
  forge.faults.clear()
})

test('what passes is tried again', async () => {
  forge.faults.add({ kind: 'server-error', on: 'git/get-ref', times: 2 })
  await opened().mainNow()
})

test('every request is one that GitHub describes', () => {
  expect(forge.transcript.length).toBeGreaterThan(300)
  expect(forge.transcript.filter(({ violation }) => violation !== null)).toEqual([])
  // Or a browser would answer for GitHub, as it was a minute ago.
  expect([...kept]).toEqual(['no-store'])
})
