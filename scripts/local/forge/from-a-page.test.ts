// What a page of another site meets at the API, by raw requests: as api.github.com answers them, and nowhere else on the forge.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { protectedSettings } from '../../testing/protected-settings.ts'
import { removeTemporaryFolders } from '../../testing/register-folder.ts'
import { sharedRegister } from '../../testing/shared-register.ts'
import { type Forge, REPOSITORY, startForge } from '../forge.ts'
import { FORMS, type Permissions } from './actors.ts'

const ORIGIN = 'https://staff.example.org'
let forge: Forge
beforeAll(async () => {
  const { remote, push } = await sharedRegister()
  await push('case/2026-0001-x', { 'cases/2026-0001/x.txt': 'x' })
  forge = await startForge({ remote, now: () => '2026-11-20T09:00:00Z' })
})
afterAll(async () => {
  await forge.close()
  removeTemporaryFolders()
})

const tokenFor = (may: Permissions = FORMS, until = '2027-01-14T10:00:00Z') => forge.tokenFor({ login: 'anna', kind: 'person', may, until })

async function ask(method: string, path: string, body?: unknown, token = tokenFor(), headers = {}) {
  const answer = await fetch(`${forge.environment.GITHUB_API_URL}/repos/${REPOSITORY}${path}`, {
    method,
    headers: { origin: ORIGIN, 'sec-fetch-site': 'cross-site', authorization: `token ${token}`, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, headers: answer.headers, body: (await answer.json().catch(() => null)) as Record<string, unknown> }
}

describe('a page of another site', () => {
  test('may ask what GitHub lets it ask', async () => {
    const answer = await fetch(`${forge.environment.GITHUB_API_URL}/repos/${REPOSITORY}/git/refs`, {
      method: 'OPTIONS',
      headers: { origin: ORIGIN, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' },
    })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('access-control-allow-methods')).toBe('GET, POST, PATCH, PUT, DELETE')
    expect(answer.headers.get('access-control-allow-headers')).toMatch(/\bAuthorization, Content-Type\b.*\bUser-Agent\b/)
  })

  test('reads answers and refusals, and neither when a token ends nor which permission is lacking', async () => {
    const answers = [await ask('GET', '/pulls'), await ask('GET', '/pulls', undefined, 'nobody'), await ask('GET', '/issues')]
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 403])
    for (const { headers } of answers) {
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('access-control-expose-headers')).toMatch(/\bRetry-After\b/)
      expect(headers.get('access-control-expose-headers')).not.toMatch(/expiration|x-accepted-github/i)
    }
    expect(answers.map(({ headers }) => headers.get('github-authentication-token-expiration'))).toEqual([
      '2027-01-14 10:00:00 UTC',
      null,
      '2027-01-14 10:00:00 UTC',
    ])
    expect(answers[2]?.headers.get('x-accepted-github-permissions')).toBe('issues=read')
    expect(answers[2]?.body.message).toBe('Resource not accessible by personal access token')
    expect(answers[0]?.headers.get('cache-control')).toBe('private, max-age=60, s-maxage=60')
  })

  test('reaches nothing but the API', async () => {
    for (const path of ['forge/', `${REPOSITORY}.git/info/refs?service=git-upload-pack`, 'published/'])
      expect((await fetch(forge.url + path, { headers: { origin: ORIGIN } })).status).toBe(403)
    expect((await fetch(`${forge.url}forge/`, { method: 'OPTIONS' })).status).toBe(405)
  })
})

test('a token that has ended is nobody’s', async () => {
  expect(await ask('GET', '/pulls', undefined, tokenFor(FORMS, '2026-11-20T09:00:00Z'))).toMatchObject({
    status: 401,
    body: { message: 'Bad credentials' },
  })
})

describe('the token of the forms may not', () => {
  test.each([
    ['POST', '/issues', { title: 'x' }],
    ['POST', '/labels', { name: 'x' }],
    ['GET', '/keys', undefined],
    ['POST', '/rulesets', { name: 'x', enforcement: 'disabled' }],
  ])('%s %s', async (method, path, body) => {
    expect((await ask(method, path, body)).status).toBe(403)
  })
})

describe('a reference is refused as GitHub refuses it', () => {
  const main = async () => ((await ask('GET', '/git/ref/heads%2Fmain')).body.object as { sha: string }).sha
  test.each<[what: string, method: string, path: string, body: object | undefined, message: string]>([
    ['that is there', 'POST', '/git/refs', { ref: 'refs/heads/case/2026-0001-x' }, 'Reference already exists'],
    ['that is no name', 'POST', '/git/refs', { ref: 'refs/heads/case/..x' }, 'Reference name is invalid'],
    ['to nothing', 'POST', '/git/refs', { ref: 'refs/heads/case/y', sha: '0'.repeat(39).concat('1') }, 'Object does not exist'],
    ['backwards', 'PATCH', '/git/refs/heads%2Fcase%2F2026-0001-x', {}, 'Update is not a fast forward'],
    ['that is not there', 'PATCH', '/git/refs/heads%2Fcase%2Fz', {}, 'Reference does not exist'],
  ])('%s', async (_what, method, path, body, message) => {
    const asked = body && { sha: await main(), ...body }
    expect(await ask(method, path, asked)).toMatchObject({ status: 422, body: { message } })
  })

  test('a pull request of a branch to itself, of no branch, and a second one of a branch', async () => {
    const open = async (head: string) => {
      const { status, body } = await ask('POST', '/pulls', { title: 'x', head, base: 'main' })
      return [status, (body.errors as object[] | undefined)?.[0]]
    }
    expect(await open('main')).toEqual([422, expect.objectContaining({ message: expect.stringMatching(/^No commits between main and/) })])
    expect(await open('case/nothing')).toEqual([422, expect.objectContaining({ code: 'invalid', field: 'head' })])
    expect((await open('case/2026-0001-x'))[0]).toBe(201)
    expect(await open('case/2026-0001-x')).toEqual([
      422,
      expect.objectContaining({ message: expect.stringMatching(/already exists for local:/) }),
    ])
  })
})

interface Answered {
  readonly status: number
  readonly sha: string
  readonly message: string
  readonly object: { readonly sha: string }
  readonly tree: { readonly sha: string }
}

test('the API keeps to the rules of the branches and of pushed files', async () => {
  const { remote } = await sharedRegister()
  const strict = await startForge({ remote, settings: protectedSettings(['anna']) })
  try {
    const token = strict.tokenFor({ login: 'dora', kind: 'person', may: FORMS })
    const call = async (method: string, path: string, body?: unknown) => {
      const headers = { authorization: `token ${token}` }
      const url = `${strict.environment.GITHUB_API_URL}/repos/${REPOSITORY}${path}`
      const answer = await fetch(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
      return { status: answer.status, ...((await answer.json().catch(() => ({}))) as Record<string, unknown>) } as Answered
    }
    const main = (await call('GET', '/git/ref/heads%2Fmain')).object.sha
    const written = async (path: string) => {
      const { sha: blob } = await call('POST', '/git/blobs', { content: 'x' })
      const base = (await call('GET', `/git/commits/${main}`)).tree.sha
      const { sha: tree } = await call('POST', '/git/trees', { base_tree: base, tree: [{ path, mode: '100644', type: 'blob', sha: blob }] })
      return (await call('POST', '/git/commits', { message: 'x', tree, parents: [main] })).sha
    }
    const code = await call('POST', '/git/refs', { ref: 'refs/heads/case/x', sha: await written('scripts/check.ts') })
    expect(code.message).toMatch(/File path scripts\/check\.ts is restricted/)
    const onMain = await call('PATCH', '/git/refs/heads%2Fmain', { sha: await written('cases/x.txt') })
    expect(onMain.message).toMatch(/Changes must be made through a pull request/)
    expect((await call('DELETE', '/git/refs/heads%2Fmain')).status).toBe(422)
    expect((await call('GET', '/git/ref/heads%2Fmain')).object.sha).toBe(main)
  } finally {
    await strict.close()
  }
})
