// GitHub's API over HTTP: a request is held to GitHub's description, answered from the world, and fails where a fault says so.
import type { IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '../server.ts'
import { ANSWERS } from './answers.ts'
import { type Call, contract, NotDescribed } from './contract.ts'
import { type Fault, type Faults, refusalOf } from './faults.ts'
import type { Operation } from './operations.ts'
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
  readonly faults: Faults
  /** Every call is written down here. */
  readonly transcript: Exchange[]
  readonly token: string
  /** The most a page of a list holds. */
  readonly pageSize: number
}

type Headers = Readonly<Record<string, string>>

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

/** Answers the requests below `API`. */
export function apiOver({ world, faults, transcript, token, pageSize }: ApiOptions): (request: IncomingMessage) => Promise<Page> {
  const described = contract()

  /** Which call a request is; a reply where it is none, or may not be made. */
  function callIn(request: IncomingMessage, url: URL, body: unknown): { call: Call } | { reply: Reply; operation: Operation | null } {
    const inside = new URL(url)
    inside.pathname = url.pathname.slice(API.length)
    try {
      const call = described.callOf(request.method ?? 'GET', inside, body)
      if (request.headers.authorization === `token ${token}`) return { call }
      return { operation: call.operation, reply: { status: 401, body: { message: 'Requires authentication' } } }
    } catch (error) {
      if (!(error instanceof NotDescribed)) throw error
      const { message } = error
      return { operation: null, reply: { status: 501, body: { message: `Not in GitHub's description: ${message}` }, violation: message } }
    }
  }

  /** Does what the call asks for. A mistake of the forge's own is told as one. */
  async function done(call: Call, url: URL): Promise<Reply> {
    try {
      const answer = await ANSWERS[call.operation](world, call)
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
    const text = await bodyOf(request)
    const body = text ? JSON.parse(text) : undefined
    const found = callIn(request, url, body)
    const operation = 'call' in found ? found.call.operation : found.operation
    const reply = 'call' in found ? await withFault(faults.take(found.call.operation), () => done(found.call, url)) : found.reply
    const { status, violation = null } = reply
    transcript.push({ operation, method: request.method ?? 'GET', path: url.pathname + url.search, body, status, violation })
    if (reply === CUT) request.socket.destroy()
    return pageOf(reply)
  }
}

/** The reply to a call that a fault hits: instead of doing it, or after it was done. */
async function withFault(fault: Fault | null, done: () => Promise<Reply>): Promise<Reply> {
  if (!fault) return done()
  if (fault.kind === 'slow') await pause(fault.milliseconds ?? 1000)
  if (fault.kind === 'cut-before') return CUT
  const refusal = refusalOf(fault)
  const refused: Reply | null = refusal && { status: refusal.status, body: { message: refusal.message }, headers: refusal.headers ?? {} }
  if (refused && fault.kind !== 'error-after') return refused
  const reply = await done()
  if (reply.violation) return reply
  if (fault.kind === 'cut-after') return CUT
  if (fault.kind === 'half-answer') return { ...reply, halved: true }
  return refused ?? reply
}

function pageOf({ status, body, headers = {}, halved }: Reply): Page {
  const text = body === undefined ? '' : JSON.stringify(body)
  return { status: status || 500, type: 'application/json; charset=utf-8', body: halved ? text.slice(0, text.length / 2) : text, headers }
}

/** The page of a list that was asked for, and where the next one is. */
function onePage(fields: unknown, { values }: Call, most: number, asked: URL): { fields: unknown; headers: Headers } {
  if (!Array.isArray(fields)) return { fields, headers: {} }
  const size = Math.min(Number(values.per_page ?? 30), most)
  const page = Number(values.page ?? 1)
  const next = new URL(asked)
  next.searchParams.set('page', String(page + 1))
  return {
    fields: fields.slice((page - 1) * size, page * size),
    headers: fields.length > page * size ? { link: `<${next}>; rel="next"` } : {},
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
