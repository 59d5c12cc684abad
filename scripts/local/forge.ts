// The forge: what GitHub does for a register, on this machine. Answers the calls we make from a real bare Git repository,
// held to GitHub's own description, and shows pull requests on a page with a button to merge them.
import type { IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { ANSWERS, type Answer, type World } from './forge/answers.ts'
import { type Call, contract, NotDescribed } from './forge/contract.ts'
import { type Faults, faults, refusalOf } from './forge/faults.ts'
import type { Operation } from './forge/operations.ts'
import { forgePage } from './forge/page.ts'
import { type Checker, type Pulls, pullsOver } from './forge/pulls.ts'
import { freshSettings, type Settings } from './forge/settings.ts'
import { type Memory, memory } from './forge/state.ts'
import { type Page, startServer } from './server.ts'

export interface ForgeOptions {
  /** The bare repository. */
  readonly remote: string
  readonly port?: number
  /** Where issues and comments are kept; left out: in memory. */
  readonly file?: string
  readonly token?: string
  /** The accounts that an issue can be assigned to. */
  readonly assignable?: readonly string[]
  /** How the repository is set up; left out: freshly, with the assignable as its readers. */
  readonly settings?: Settings
  /** Who the token belongs to; as in a workflow where left out. */
  readonly viewer?: string
  /** How the check of a pull request is run; left out: everything may be merged. It is given the forge, which exists by then. */
  readonly checker?: (forge: Forge) => Checker
  /** For which branches a pull request opens by itself. */
  readonly automatic?: (branch: string) => boolean
  /** The most a page of an answer holds; GitHub's own 100 where left out. */
  readonly pageSize?: number
  readonly now?: () => string
  /** Hears of every merge. */
  readonly onMerge?: () => Promise<void>
  /** Carries the nightly run out, for the button; its lines are shown. Left out: no button. */
  readonly night?: (() => Promise<readonly string[]>) | undefined
}

/** One call, as it came and was answered. */
export interface Exchange {
  readonly operation: Operation | null
  readonly method: string
  readonly path: string
  readonly body: unknown
  /** 0 where the connection was cut. */
  readonly status: number
  /** In which way it was not what GitHub describes; null where it was. */
  readonly violation: string | null
}

export interface Forge {
  /** The page with the pull requests. */
  readonly url: string
  /** What a workflow finds in its environment. */
  readonly environment: { readonly GITHUB_API_URL: string; readonly GITHUB_REPOSITORY: string; readonly GITHUB_TOKEN: string }
  readonly faults: Faults
  readonly transcript: Exchange[]
  readonly memory: Memory
  readonly pulls: Pulls
  readonly close: () => Promise<void>
}

export const REPOSITORY = 'local/register'
const API = '/api/v3'

/** Starts the forge on 127.0.0.1. Throws where the port is taken. */
export async function startForge(options: ForgeOptions): Promise<Forge> {
  const { remote, token = 'local-token', assignable = [], viewer = 'github-actions[bot]', night } = options
  const now = options.now ?? (() => new Date().toISOString())
  const kept = memory(options.file ?? null)
  const transcript: Exchange[] = []
  const pulls = pullsOver(
    remote,
    kept,
    async (pull) => checker?.(pull) ?? { exit: 0, output: '', summary: '' },
    options.automatic ?? (() => false),
    now,
    options.onMerge,
  )
  const settings = options.settings ?? freshSettings(assignable)
  const world: World = { remote, memory: kept, pulls, assignable, viewer, now, settings }
  const troubles = faults()
  const api = apiOver(world, troubles, transcript, token, options.pageSize ?? 100)
  const server = await startServer(options.port ?? 0, (path, request) =>
    path.startsWith(`${API}/`) ? api(request) : forgePage(path, request, pulls, kept.state, night),
  )
  const forge: Forge = {
    url: server.url,
    environment: { GITHUB_API_URL: server.url.slice(0, -1) + API, GITHUB_REPOSITORY: REPOSITORY, GITHUB_TOKEN: token },
    faults: troubles,
    transcript,
    memory: kept,
    pulls,
    close: server.close,
  }
  const checker = options.checker?.(forge)
  return forge
}

type Api = (request: IncomingMessage) => Promise<Page>

function apiOver(world: World, troubles: Faults, transcript: Exchange[], token: string, pageSize: number): Api {
  const described = contract()
  return async (request) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const { host } = request.headers
    const method = request.method ?? 'GET'
    const text = await bodyOf(request)
    const body = text ? JSON.parse(text) : undefined
    const note = (operation: Operation | null, status: number, violation: string | null = null) => {
      transcript.push({ operation, method, path: url.pathname + url.search, body, status, violation })
    }
    let call: Call
    try {
      const inside = new URL(url)
      inside.pathname = url.pathname.slice(API.length)
      call = described.callOf(method, inside, body)
    } catch (error) {
      if (!(error instanceof NotDescribed)) throw error
      note(null, 501, error.message)
      return json(501, { message: `Not in GitHub's description: ${error.message}` })
    }
    const { operation } = call
    if (request.headers.authorization !== `token ${token}`) {
      note(operation, 401)
      return json(401, { message: 'Requires authentication' })
    }
    const fault = troubles.take(operation)
    if (fault?.kind === 'slow') await pause(fault.milliseconds ?? 1000)
    const cut = (): Page => {
      note(operation, 0)
      request.socket.destroy()
      return json(500, {})
    }
    if (fault?.kind === 'cut-before') return cut()
    const refusal = fault && refusalOf(fault)
    if (refusal && fault.kind !== 'error-after') {
      note(operation, refusal.status)
      return json(refusal.status, { message: refusal.message }, refusal.headers)
    }
    try {
      const { answer, link } = onePage(
        await ANSWERS[operation](world, call),
        call,
        pageSize,
        `http://${host}${url.pathname}`,
        url.searchParams,
      )
      const whole = described.answerOf(operation, answer.status, answer.fields)
      world.memory.save()
      if (fault?.kind === 'cut-after') return cut()
      const status = refusal?.status ?? answer.status
      note(operation, status)
      if (fault?.kind === 'half-answer') return halved(json(status, whole))
      return refusal ? json(status, { message: refusal.message }) : json(status, whole, link ? { link } : {})
    } catch (error) {
      const violation = error instanceof NotDescribed ? error.message : 'the forge itself failed'
      note(operation, 500, violation)
      return json(500, { message: violation })
    }
  }
}

/** The page of a list that was asked for, and where the next one is. */
function onePage(
  answer: Answer,
  { values }: Call,
  most: number,
  address: string,
  query: URLSearchParams,
): { answer: Answer; link: string | null } {
  if (!Array.isArray(answer.fields)) return { answer, link: null }
  const size = Math.min(Number(values.per_page ?? 30), most)
  const page = Number(values.page ?? 1)
  const next = new URLSearchParams(query)
  next.set('page', String(page + 1))
  const more = answer.fields.length > page * size
  return {
    answer: { ...answer, fields: answer.fields.slice((page - 1) * size, page * size) },
    link: more ? `<${address}?${next}>; rel="next"` : null,
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function halved(page: Page): Page {
  return { ...page, body: page.body.slice(0, page.body.length / 2) }
}

function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Page {
  return { status, type: 'application/json; charset=utf-8', body: body === undefined ? '' : JSON.stringify(body), headers }
}
