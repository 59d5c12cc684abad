// The calls from a page: GitHub's own client, what is tried again, and what a refusal means for a person.
import { Octokit } from '@octokit/rest'
import type { Address } from './github.ts'
import { type Right, Trouble } from './trouble.ts'

/** What a test puts in the place of the network and the clock. */
export interface Way {
  readonly fetch?: typeof fetch
  readonly wait?: (milliseconds: number) => Promise<void>
}

export interface Calls {
  readonly octokit: Octokit
  readonly here: { readonly owner: string; readonly repo: string }
  readonly wait: (milliseconds: number) => Promise<void>
}

/** GitHub answered, and what it means depends on what was asked: 404, 405, 409 or 422. */
export class Answered extends Error {
  readonly status: number
  /** GitHub's sentences, one a line. */
  readonly said: string
  constructor(status: number, said: string) {
    super(`GitHub answered ${status}`)
    this.status = status
    this.said = said
  }
}

/** How long to wait before a call is made again. */
const PAUSES_MS = [400, 1600]
const TIMEOUT_MS = 30_000
/** A document of many megabytes over a slow line. */
const UPLOAD_MS = 600_000

/** Calls of which two do no more than one: whatever reads, and what makes objects of Git that nothing names yet. */
const IDEMPOTENT = /^GET |^POST .*\/git\/(?:blobs|trees|commits)$/

export function callsTo({ api, repository }: Address, token: string, way: Way = {}): Calls {
  const { fetch: send = (...asked: Parameters<typeof fetch>) => fetch(...asked), wait = pause } = way
  const [owner = '', repo = ''] = repository.split('/')
  const quiet = () => {}
  const octokit = new Octokit({
    auth: token,
    baseUrl: api,
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    request: {
      // GitHub lets a browser keep answers for a minute: a case of a minute ago would be taken for the one of now.
      fetch: (url: string, init: RequestInit) => send(url, { ...init, cache: 'no-store', signal: AbortSignal.timeout(limitOf(url)) }),
    },
  })
  octokit.hook.wrap('request', async (request, options) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return whole(await request(options))
      } catch (error) {
        const refusal = refusalOf(error)
        const next = PAUSES_MS[attempt]
        if (!isPassing(refusal) || next === undefined || !IDEMPOTENT.test(`${options.method} ${options.url}`)) throw meaning(refusal)
        await wait(next)
      }
    }
  })
  return { octokit, here: { owner, repo }, wait }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function limitOf(url: string): number {
  return url.endsWith('/git/blobs') ? UPLOAD_MS : TIMEOUT_MS
}

interface Refusal {
  /** Null where no answer came. */
  readonly status: number | null
  readonly said: string
  readonly headers: Readonly<Record<string, string | number | undefined>>
}

/** Half an answer is none: Octokit would hand it over as text, and take it for an empty list. */
class HalfAnswer extends Error {}

function whole<T extends { readonly status: number; readonly data: unknown }>(response: T): T {
  if (response.status !== 204 && (typeof response.data !== 'object' || response.data === null)) throw new HalfAnswer()
  return response
}

/** Octokit reports a lost connection as status 500 without an answer. */
function refusalOf(error: unknown): Refusal {
  const { response } = error as { response?: { status: number; headers: Refusal['headers']; data?: unknown } }
  if (response) return { status: response.status, headers: response.headers, said: sentencesIn(response.data) }
  if (error instanceof HalfAnswer || (error as { status?: number }).status !== undefined) return { status: null, headers: {}, said: '' }
  throw error
}

function sentencesIn(data: unknown): string {
  const { message = '', errors = [] } = (data ?? {}) as { message?: unknown; errors?: unknown }
  const more = (Array.isArray(errors) ? errors : []).map((one: { message?: unknown; field?: unknown; code?: unknown }) =>
    typeof one === 'string' ? one : String(one.message ?? `${one.field} ${one.code}`),
  )
  return [String(message), ...more].join('\n')
}

function isPassing({ status }: Refusal): boolean {
  return status === null || status >= 500
}

function isLimit({ status, headers, said }: Refusal): boolean {
  if (status === 429) return true
  return status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(said))
}

/** What is thrown: a trouble, or an answer that whoever asked must understand. */
function meaning(refusal: Refusal): Trouble | Answered {
  const { status, said } = refusal
  if (status === null) return new Trouble({ kind: 'no-network' })
  if (status >= 500) return new Trouble({ kind: 'down' })
  if (isLimit(refusal)) return new Trouble({ kind: 'rate-limit', seconds: secondsIn(refusal.headers) })
  if (status === 401) return new Trouble({ kind: 'token' })
  return new Answered(status, said)
}

function secondsIn(headers: Refusal['headers']): number | null {
  const [after, reset] = [Number(headers['retry-after']), Number(headers['x-ratelimit-reset'])]
  if (after > 0) return after
  return reset > 0 ? Math.max(1, Math.round(reset - Date.now() / 1000)) : null
}

/** A call that needs a right: what nobody expected of its answer is told as a trouble. `expected`: statuses that it is up to the caller to understand. */
export async function needing<T>(right: Right, call: Promise<T>, ...expected: readonly number[]): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof Answered) || expected.includes(error.status)) throw error
    throw troubleOf(error, right)
  }
}

export function troubleOf({ status, said }: Answered, right: Right): Trouble {
  if (status === 403 && /not accessible by|must have|permission/i.test(said)) return new Trouble({ kind: 'rights', lacking: [right] })
  if (status === 404) return new Trouble({ kind: 'not-found' })
  if (status === 403 || /rule violations?/i.test(said)) return new Trouble({ kind: 'refused', said: ruleIn(said) })
  return new Trouble({ kind: status === 409 ? 'conflict' : 'down' })
}

/** GitHub's sentence about the rule, without its heading. */
export function ruleIn(said: string): string {
  const lines = said.split('\n').map((line) => line.trim())
  return lines.filter((line) => line && !/^Repository rule violations found/i.test(line)).join(' ')
}
