// GitHub's API over HTTP: a request is held to GitHub's description, answered from the world, and fails where a fault says so.
import type { IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '../server.ts'
import type { Actor, Actors } from './actors.ts'
import { ANSWERS } from './answers.ts'
import { type Call, type Contract, contract, NotDescribed } from './contract.ts'
import { type Fault, type Faults, type Refusal, refusalOf } from './faults.ts'
import { bodyOf, refusalFor, unknownToken } from './gate.ts'
import type { Operation } from './operations.ts'
import { type Headers, onePage } from './paging.ts'
import type { World } from './world.ts'

/** Below which path the API lies. */
export const API = '/api/v3'

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

export interface ApiOptions {
  readonly world: World
  readonly actors: Actors
  readonly faults: Faults
  /** Every call is written down here. */
  readonly transcript: Exchange[]
  /** The most a page of a list holds. */
  readonly pageSize: number
}

/** What a call is answered with. */
interface Reply {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Headers
  readonly violation?: string
  readonly halved?: boolean
}
/** No answer: the connection is closed. */
const CUT: Reply = { status: 0 }

/** What every page may read of an answer. That a token ends, and which permission is lacking, is not among it. */
const READABLE: Headers = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Link, Location, Retry-After, X-GitHub-OTP, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Used, X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes, X-Accepted-OAuth-Scopes, X-Poll-Interval, X-GitHub-Media-Type, X-GitHub-SSO, X-GitHub-Request-Id, Deprecation, Sunset',
}

const PREFLIGHT: Headers = {
  'access-control-allow-headers':
    'Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, Accept-Encoding, X-GitHub-OTP, X-Requested-With, User-Agent, GraphQL-Features, X-GitHub-Api-Version',
  'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
  'access-control-max-age': '86400',
}

/** As GitHub has it: a browser that is not told otherwise takes an answer of a minute ago. */
const KEPT: Headers = { 'cache-control': 'private, max-age=60, s-maxage=60', vary: 'Accept, Authorization, Cookie, X-GitHub-OTP' }

/** `2027-10-12 09:00:00 UTC` */
function ended(until: string): string {
  return `${new Date(until).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** Read once for all forges of a process: to make a description into code takes seconds. */
let known: Contract | undefined

/** Answers the requests below `API`. */
export function apiOver({ world, actors, faults, transcript, pageSize }: ApiOptions): (request: IncomingMessage) => Promise<Page> {
  known ??= contract()
  const described = known

  /** The token is looked at first, and nothing is read for somebody who has none. */
  async function answered(request: IncomingMessage, url: URL): Promise<{ reply: Reply; operation?: Operation; body?: unknown }> {
    const actor = actors.of(request.headers.authorization)
    if (!actor) return { reply: refused(unknownToken(request)) }
    const read = await bodyOf(request)
    if ('refused' in read) return { reply: refused(read.refused) }
    const inside = new URL(url)
    inside.pathname = url.pathname.slice(API.length)
    try {
      const call = described.callOf(request.method ?? 'GET', inside, read.body)
      const { operation } = call
      const refusal = refusalFor(call, actor, world)
      const reply = refusal ? refused(refusal) : await withFault(faults.take(operation), () => done(call, actor, url))
      return { reply, operation, body: read.body }
    } catch (error) {
      if (!(error instanceof NotDescribed)) throw error
      const { message } = error
      return { reply: { status: 501, body: { message: `Not in GitHub's description: ${message}` }, violation: message }, body: read.body }
    }
  }

  /** Does what the call asks for. A mistake of the forge's own is told as one. */
  async function done(call: Call, actor: Actor, url: URL): Promise<Reply> {
    try {
      const answer = await ANSWERS[call.operation]({ ...world, viewer: actor.login, actor }, call)
      const { fields, headers } = onePage(answer.fields, call, pageSize, url)
      const body = described.answerOf(call.operation, answer.status, fields)
      world.memory.save()
      return { status: answer.status, body, headers }
    } catch (error) {
      const violation = error instanceof NotDescribed ? error.message : 'the forge itself failed'
      return { status: 500, body: { message: violation }, violation }
    }
  }

  return async (request) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    if (request.method === 'OPTIONS') return { status: 204, type: 'text/plain', body: '', headers: { ...READABLE, ...PREFLIGHT } }
    const until = actors.of(request.headers.authorization)?.until
    const { reply, operation = null, body } = await answered(request, url)
    const { status, violation = null } = reply
    transcript.push({ operation, method: request.method ?? 'GET', path: url.pathname + url.search, body, status, violation })
    if (reply === CUT) request.socket.destroy()
    return pageOf(reply, { ...READABLE, ...KEPT, ...(until && { 'github-authentication-token-expiration': ended(until) }) })
  }
}

function refused({ status, message, headers = {} }: Refusal): Reply {
  return { status, body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) }, headers }
}

/** The reply to a call that a fault hits: instead of doing it, or after it was done. */
async function withFault(fault: Fault | null, done: () => Promise<Reply>): Promise<Reply> {
  if (!fault) return done()
  if (fault.kind === 'slow') await pause(fault.milliseconds ?? 1000)
  if (fault.kind === 'cut-before') return CUT
  const refusal = refusalOf(fault)
  if (refusal && fault.kind !== 'error-after') return refused(refusal)
  const reply = await done()
  if (reply.violation) return reply
  if (fault.kind === 'cut-after') return CUT
  if (fault.kind === 'half-answer') return { ...reply, halved: true }
  return refusal ? refused(refusal) : reply
}

function pageOf({ status, body, headers = {}, halved }: Reply, more: Headers): Page {
  const text = body === undefined ? '' : JSON.stringify(body)
  return {
    status: status || 500,
    type: 'application/json; charset=utf-8',
    body: halved ? text.slice(0, text.length / 2) : text,
    headers: { ...more, ...headers },
  }
}
