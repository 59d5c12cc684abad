import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { gitHubAt } from '../testing/forge-client.ts'
import { CASE } from '../testing/invented-case.ts'
import { removeTemporaryFolders } from '../testing/register-folder.ts'
import { sharedRegister } from '../testing/shared-register.ts'
import { contract, NotDescribed, readSlice } from './forge/contract.ts'
import { OPERATIONS } from './forge/operations.ts'
import { type Forge, type ForgeOptions, REPOSITORY, startForge } from './forge.ts'

let forge: Forge | undefined
afterEach(async () => forge?.close())
afterAll(removeTemporaryFolders)

async function started(options: Partial<ForgeOptions> = {}): Promise<Forge> {
  forge = await startForge({ remote: '/nowhere', ...options })
  return forge
}

async function call(method: string, path: string, body?: unknown, token = forge?.environment.GITHUB_TOKEN): Promise<Response> {
  return fetch(`${forge?.environment.GITHUB_API_URL}/repos/${REPOSITORY}${path}`, {
    method,
    headers: { authorization: `token ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

describe('GitHub’s own description', () => {
  const url = (path: string) => new URL(`http://x/repos/o/r${path}`)
  const { callOf, answerOf } = contract()

  test('the slice holds every call that the forge answers, and tells where it comes from', () => {
    const slice = readSlice()
    expect(Object.keys(slice.operations).sort()).toEqual([...OPERATIONS].sort())
    expect(slice).toMatchObject({ package: '@octokit/openapi', version: '23.0.2', integrity: expect.stringMatching(/^sha512-/) })
  })

  test.each([
    ['a path nobody described', 'GET', '/issue', undefined],
    ['a method nobody described', 'DELETE', '/issues', undefined],
    ['a parameter too many', 'GET', '/issues?stat=open', undefined],
    ['a parameter of another kind', 'GET', '/issues?per_page=many', undefined],
    ['a value that is no choice', 'GET', '/issues?state=opened', undefined],
    ['a required field left out', 'POST', '/issues', { body: 'x' }],
    ['a field too many', 'POST', '/issues', { title: 'x', lables: ['x'] }],
    ['a field of another kind', 'POST', '/issues', { title: 'x', labels: 'x' }],
    ['a field too many inside another', 'POST', '/issues', { title: 'x', labels: [{ nme: 'x' }] }],
    ['a body where none belongs', 'GET', '/issues', {}],
  ])('a request with %s is refused', (_what, method, path, body) => {
    expect(() => callOf(method, url(path), body)).toThrow(NotDescribed)
  })

  test.each(['title', 'number', 'user'])(
    'an answer without %s is filled in or refused, and one with a field too many is refused',
    (field) => {
      expect(answerOf('issues/create', 201, {})).toHaveProperty(field)
      expect(() => answerOf('issues/create', 201, { [field]: undefined, [`${field}s_`]: 1 })).toThrow(NotDescribed)
      expect(() => answerOf('issues/create', 201, { [field]: [] })).toThrow(NotDescribed)
    },
  )

  test('an answer that GitHub never gives is refused', () => {
    expect(() => answerOf('issues/create', 200, {})).toThrow('issues/create never answers 200')
  })
})

describe('the forge', () => {
  test('refuses over HTTP what is not described, and writes it down', async () => {
    await started()
    expect((await call('POST', '/issues', { title: 'x', lables: [] })).status).toBe(501)
    expect((await call('GET', '/nothing')).status).toBe(501)
    expect(forge?.transcript.map(({ violation }) => violation)).toEqual([
      'issues/create request has no field lables',
      'GET of this path is not among the calls in use',
    ])
  })

  test('answers nobody without its token', async () => {
    await started()
    expect((await call('GET', '/issues', undefined, 'another')).status).toBe(401)
  })

  test('answers only requests that name this machine and come from its own pages', async () => {
    const { url } = await started({ remote: (await sharedRegister({})).remote })
    expect((await fetch(url, { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403)
    expect((await fetch(`${url}forge/night/`, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  })

  test.each(['POST', 'PUT', 'PATCH'])('has nothing to %s on a page that is for reading', async (method) => {
    const { url } = await started({ remote: (await sharedRegister({})).remote })
    expect([(await fetch(url)).status, (await fetch(url, { method })).status]).toEqual([200, 404])
  })

  test('every call that the code makes is described, and every list is read to its last page', async () => {
    const { remote, push } = await sharedRegister({ 'cases/2026-0001.md': CASE })
    for (const number of [2, 3, 4])
      await push(`case/2026-000${number}`, { [`cases/2026-000${number}.md`]: CASE, 'cases/README.md': `${number}` })
    await started({ remote, pageSize: 2, automatic: () => true, assignable: ['anna'] })
    const github = gitHubAt(forge as Forge)
    for (let issue = 1; issue <= 5; issue++) await github.createIssue({ title: `${issue}`, body: '' }, 'x', 'anna')
    const pulls = await github.openPulls()
    expect(pulls).toHaveLength(3)
    const [first] = pulls
    for (let comment = 1; comment <= 5; comment++) await github.createComment(first?.number ?? 0, `${comment}`)
    expect((await github.issues('x')).map(({ title, assignees }) => [title, ...assignees])).toEqual(
      [1, 2, 3, 4, 5].map((n) => [`${n}`, 'anna']),
    )
    const comments = await github.comments(first?.number ?? 0)
    expect(comments.map(({ body }) => body)).toEqual(['1', '2', '3', '4', '5'])
    await github.updateComment(comments[0]?.id ?? 0, 'new')
    const files = await github.pullFiles(first?.number ?? 0)
    expect(files.map(({ path, status }) => [path, status])).toEqual([
      ['cases/2026-0002.md', 'added'],
      ['cases/README.md', 'added'],
    ])
    expect((await github.blob(files[0]?.blob ?? '')).toString()).toBe(CASE)
    expect([await github.canBeAssigned('anna'), await github.canBeAssigned('bram/x')]).toEqual([true, false])
    await github.updateIssue(1, { state: 'closed', title: 't', body: 'b', assignees: [] })
    await github.closeAsDuplicate(2)
    expect(await github.lastGoodRun('nightly.yml', 'nightly')).toBeNull()
    expect(forge?.transcript.filter(({ violation }) => violation)).toEqual([])
    expect(forge?.transcript.filter(({ operation }) => operation === 'pulls/list')).toHaveLength(2)
  })

  test('merges as Git does: what contradicts, what has moved on and what fails its check is not merged', async () => {
    const { remote, push } = await sharedRegister({ 'cases/2026-0001.md': CASE })
    const head = await push('case/a', { 'cases/README.md': 'a' })
    await push('case/b', { 'cases/README.md': 'b' })
    await push('case/c', { 'cases/c.txt': 'c' })
    await started({
      remote,
      automatic: (branch) => branch.startsWith('case/'),
      checker:
        () =>
        async ({ branch }) => ({ exit: branch === 'case/c' ? 1 : 0, output: '', summary: '' }),
    })
    await call('GET', '/pulls')
    expect((await call('PUT', '/pulls/1/merge', { sha: '0'.repeat(40) })).status).toBe(409)
    expect((await call('PUT', '/pulls/1/merge', { sha: head })).status).toBe(200)
    expect((await call('PUT', '/pulls/2/merge', {})).status).toBe(405)
    expect((await call('PUT', '/pulls/3/merge', {})).status).toBe(405)
    expect((await call('PUT', '/pulls/1/merge', {})).status).toBe(404)
    const told = [2, 3, 1].map(async (number) => {
      const page = await fetch(`${forge?.url}forge/pulls/${number}/merge`, { method: 'POST' })
      return [page.status, /wijzigde intussen dezelfde regels|vindt nog problemen|staat niet meer open/.exec(await page.text())?.[0]]
    })
    expect(await Promise.all(told)).toEqual([
      [409, 'wijzigde intussen dezelfde regels'],
      [409, 'vindt nog problemen'],
      [409, 'staat niet meer open'],
    ])
    const left = (await (await call('GET', '/pulls?direction=asc')).json()) as { number: number }[]
    expect(left.map(({ number }) => number)).toEqual([2, 3])
  })

  test('opens a pull request that is asked for, once', async () => {
    const { remote, push } = await sharedRegister({ 'cases/2026-0001.md': CASE })
    await push('anything', { 'cases/README.md': 'a' })
    await started({ remote })
    expect((await call('POST', '/pulls', { title: 'x', head: 'anything', base: 'main' })).status).toBe(201)
    expect((await call('POST', '/pulls', { title: 'x', head: 'anything', base: 'main' })).status).toBe(422)
    expect((await call('POST', '/pulls', { title: 'x', head: 'missing', base: 'main' })).status).toBe(422)
  })
})
