// Who may call what, as GitHub answers it: by the token first, then by the repository, then by the permission.
import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Forge, REPOSITORY, startForge } from '../forge.ts'
import type { Permissions } from './actors.ts'
import { freshSettings } from './settings.ts'

const settings = freshSettings(['anna'])
let forge: Forge
beforeAll(async () => {
  forge = await startForge({ remote: '/nowhere', settings })
  const [title, by, at] = ['x', 'anna', '2026-11-20T09:00:00Z']
  const more = { title, body: '', state: 'open', by, createdAt: at } as const
  forge.memory.state.issues.push({ number: 1, stateReason: null, labels: [], assignees: [], updatedAt: at, ...more })
  forge.memory.state.pulls.push({ number: 2, branch: 'case/x', mergedAt: null, head: null, approvals: [], ...more })
})
afterEach(() => void forge.transcript.splice(0))
afterAll(() => forge.close())

const HERE = `/repos/${REPOSITORY}`

async function call(may: Permissions | 'everything', method: string, path: string, body?: string, kind: 'job' | 'person' = 'job') {
  const token = forge.tokenFor({ login: 'github-actions[bot]', kind, may })
  const answer = await fetch(forge.environment.GITHUB_API_URL + path, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body !== undefined && { body }),
  })
  return { status: answer.status, headers: answer.headers, body: (await answer.json().catch(() => null)) as Record<string, unknown> }
}

/** The first line of what is answered to headers alone, with nothing of the body sent. */
function answeredTo(...headers: string[]): Promise<string> {
  const { port } = new URL(forge.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.once('error', reject)
    socket.once('data', (data) => {
      socket.destroy()
      resolve(data.toString('latin1').split('\r\n')[0] ?? '')
    })
    socket.write([`POST /api/v3${HERE}/issues HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...headers, '', ''].join('\r\n'))
  })
}

describe('a call is answered by its token first', () => {
  const token = () => `Authorization: token ${forge.environment.GITHUB_TOKEN}`

  test('with 401 where there is none, before anything of a body is read', async () => {
    expect(await answeredTo('Content-Length: 999999999')).toContain('401')
  })

  test('with 401 where it is nobody’s', async () => {
    expect(await answeredTo('Authorization: token guessed', 'Content-Length: 999999999')).toContain('401')
  })

  test('with 413 where the body is larger than any call', async () => {
    expect(await answeredTo(token(), 'Content-Length: 999999999')).toContain('413')
    expect(await answeredTo(token(), 'Transfer-Encoding: chunked', '', `200000\r\n${'x'.repeat(0x200000)}\r\n0\r\n`)).toContain('413')
  })

  test('with 400 where the body is no JSON', async () => {
    expect(await call('everything', 'POST', `${HERE}/issues`, '{')).toMatchObject({
      status: 400,
      body: { message: 'Problems parsing JSON' },
    })
  })
})

test.each(['/repos/somebody/register', '/repos/local/another/issues', '/repos/somebody/register/rulesets', '/orgs/somebody'])(
  'another repository or organisation is not found: %s',
  async (path) => {
    expect(await call('everything', 'GET', path)).toMatchObject({ status: 404, body: { message: 'Not Found', status: '404' } })
  },
)

describe('a job without the permission is refused, and is told which one it takes', () => {
  const COMMENT = '{"body":"x"}'
  test.each<[method: string, path: string, body: string | undefined, may: Permissions, takes: string]>([
    ['GET', '/issues', undefined, { contents: 'write' }, 'issues=read'],
    ['POST', '/issues', '{"title":"x"}', { issues: 'read' }, 'issues=write'],
    ['POST', '/issues/1/comments', COMMENT, { 'pull-requests': 'write' }, 'issues=write'],
    ['POST', '/issues/2/comments', COMMENT, { issues: 'write' }, 'pull_requests=write'],
    ['GET', '/pulls', undefined, { issues: 'write' }, 'pull_requests=read'],
    ['PUT', '/pulls/2/merge', '{}', { 'pull-requests': 'write' }, 'contents=write'],
    ['GET', '/git/blobs/0', undefined, { issues: 'read' }, 'contents=read'],
    ['GET', '/actions/workflows/nightly.yml/runs', undefined, { contents: 'read' }, 'actions=read'],
    ['GET', '/keys', undefined, { contents: 'write' }, 'administration=read'],
    ['PUT', '/environments/register', '{}', { contents: 'write', actions: 'write' }, 'administration=write'],
  ])('%s %s', async (method, path, body, may, takes) => {
    const { status, headers, body: answer } = await call(may, method, HERE + path, body)
    expect({ takes: headers.get('x-accepted-github-permissions'), ...answer }).toEqual({
      status: '403',
      takes,
      message: 'Resource not accessible by integration',
      documentation_url: 'https://docs.github.com/rest',
    })
    expect(status).toBe(403)
  })

  test('a job is no person, whatever it may', async () => {
    expect(await call({ contents: 'write' }, 'GET', '/user')).toMatchObject({ status: 403 })
    expect(await call({}, 'GET', '/user', undefined, 'person')).toMatchObject({ status: 200 })
  })

  test('with it, the call is done in its name', async () => {
    expect(await call({ issues: 'write' }, 'POST', `${HERE}/issues`, '{"title":"x"}')).toMatchObject({
      status: 201,
      body: { user: { login: 'github-actions[bot]' } },
    })
  })
})

test('a list in an object comes a page at a time too: 30 where nothing is asked, and never more than 100', async () => {
  settings.apps = Array.from({ length: 150 }, (_, number) => ({ slug: `app-${number}`, permissions: {} }))
  const asked = async (query: string) => {
    const { headers, body } = await call('everything', 'GET', `/orgs/local/installations${query}`)
    return [(body.installations as unknown[]).length, body.total_count, headers.get('link')?.match(/rel="\w+"/g)]
  }
  expect(await asked('')).toEqual([30, 150, ['rel="next"', 'rel="last"']])
  expect(await asked('?per_page=500')).toEqual([100, 150, ['rel="next"', 'rel="last"']])
  expect(await asked('?per_page=100&page=2')).toEqual([50, 150, ['rel="prev"', 'rel="first"']])
})
