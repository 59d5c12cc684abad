// What an answer of the forge is made from, and the answers that recur.
import type { Actor } from './actors.ts'
import type { Call, Fields } from './contract.ts'
import type { Pulls } from './pulls.ts'
import type { Settings } from './settings.ts'
import type { Memory } from './state.ts'

export interface Answer {
  readonly status: number
  /** A list is answered a page at a time. */
  readonly fields: unknown
}

export interface World {
  /** The bare repository. */
  readonly remote: string
  /** What it is called: `owner/name`. */
  readonly repository: string
  readonly memory: Memory
  readonly pulls: Pulls
  /** The accounts that an issue can be assigned to. */
  readonly assignable: readonly string[]
  /** Who the token belongs to. */
  readonly viewer: string
  readonly now: () => string
  /** Where its Pages site is published. */
  readonly site: () => string
  readonly settings: Settings
}

/** The world as whoever asks meets it. */
export type Asked = World & { readonly actor: Actor }

/** Does what a call asks for, and answers it. */
export type Answering = (world: Asked, call: Call) => Answer | Promise<Answer>

export function ok(fields: unknown, status = 200): Answer {
  return { status, fields }
}

export const NOT_FOUND = ok({ message: 'Not Found' }, 404)

export function invalid(message = 'Validation Failed'): Answer {
  return ok({ message, documentation_url: 'http://127.0.0.1/' }, 422)
}

export function user(login: string): Fields {
  return { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' }
}
