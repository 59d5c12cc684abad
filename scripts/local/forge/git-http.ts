// The bare repository over HTTP, by Git's own server side (`git http-backend`): who may read and push, and by which rules.
import { spawn } from 'node:child_process'
import type { IncomingMessage } from 'node:http'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '../server.ts'
import { type Actor, type Actors, holds } from './actors.ts'
import type { PushContext } from './pre-receive.ts'
import { maySkip } from './rules.ts'
import type { World } from './world.ts'

const HOOKS = fileURLToPath(new URL('hooks', import.meta.url))
const HOOK = fileURLToPath(new URL('pre-receive.ts', import.meta.url))

/** `/local/register.git/info/refs`, with or without `.git`. */
const PATH = /^\/([\w.-]+\/[\w.-]+?)(?:\.git)?(\/info\/refs|\/git-upload-pack|\/git-receive-pack)$/

/** As GitHub has it: any commit can be asked for, without its files too; its own references are not pushed to. */
const CONFIG: Readonly<Record<string, string>> = {
  'core.hooksPath': HOOKS,
  'http.receivepack': 'true',
  'uploadpack.allowFilter': 'true',
  'uploadpack.allowAnySHA1InWant': 'true',
  'receive.hideRefs': 'refs/pull/',
  'receive.maxInputSize': '100m',
  'gc.auto': '0',
}

/** Answers Git's requests; null for every other path. Without a token nothing is told, and nothing is read of what is sent. */
export async function gitOverHttp(path: string, request: IncomingMessage, world: World, actors: Actors): Promise<Page | null> {
  const [, repository, inside = ''] = PATH.exec(path) ?? []
  if (!repository) return null
  const actor = actors.of(request.headers.authorization)
  if (!actor)
    return { ...said(401, 'Invalid username or token.'), headers: { 'www-authenticate': 'Basic realm="GitHub"', connection: 'close' } }
  // Who may not read it cannot tell it from one that does not exist.
  if (repository !== world.repository || !holds(actor, 'contents', 'read')) return said(404, 'Repository not found.')
  const query = new URL(request.url ?? '', 'http://127.0.0.1').search.slice(1)
  const pushes = inside === '/git-receive-pack' || query === 'service=git-receive-pack'
  if (pushes && !holds(actor, 'contents', 'write')) return said(403, `Permission to ${repository}.git denied to ${actor.login}.`)
  return backend(request, world, actor, inside, query)
}

function said(status: number, message: string): Page {
  return { status, type: 'text/plain', body: message }
}

function backend(request: IncomingMessage, world: World, actor: Actor, inside: string, query: string): Promise<Page> {
  const { remote, settings } = world
  const push: PushContext = { actor, rulesets: settings.rulesets.filter((ruleset) => !maySkip(ruleset, actor, settings.teams)) }
  const { headers, method = 'GET' } = request
  const given = Object.entries({
    CONTENT_TYPE: headers['content-type'],
    CONTENT_LENGTH: headers['content-length'],
    HTTP_CONTENT_ENCODING: headers['content-encoding'],
    GIT_PROTOCOL: headers['git-protocol']?.toString(),
  }).filter(([, value]) => value !== undefined)
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...configured(),
      GIT_PROJECT_ROOT: dirname(remote),
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${basename(remote)}${inside}`,
      QUERY_STRING: query,
      REQUEST_METHOD: method,
      REMOTE_USER: actor.login,
      REMOTE_ADDR: '127.0.0.1',
      FORGE_NODE: process.execPath,
      FORGE_HOOK: HOOK,
      FORGE_PUSH: JSON.stringify(push),
      ...Object.fromEntries(given),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  // Git may end before everything is sent; what it answers says why.
  child.stdin.on('error', () => {})
  request.pipe(child.stdin)
  request.once('close', () => child.stdin.end())
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.once('error', reject)
    child.once('close', () => resolve(pageIn(Buffer.concat(chunks))))
  })
}

function configured(): Record<string, string> {
  const pairs = Object.entries(CONFIG).flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ])
  return { GIT_CONFIG_COUNT: String(Object.keys(CONFIG).length), ...Object.fromEntries(pairs) }
}

/** What a CGI program prints: headers with its status among them, an empty line, and the body. */
function pageIn(output: Buffer): Page {
  const end = output.indexOf('\r\n\r\n')
  const lines = output.subarray(0, Math.max(end, 0)).toString('latin1').split('\r\n').filter(Boolean)
  const {
    status,
    'content-type': type,
    ...headers
  } = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  ) as Record<string, string>
  if (end < 0) return said(500, 'Git gave no answer.')
  return { status: Number.parseInt(status ?? '200', 10), type: type ?? 'text/plain', body: output.subarray(end + 4), headers }
}
