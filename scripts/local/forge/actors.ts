// Who speaks to the forge: a token belongs to a person or to one job, and opens what its permissions say.
import { randomUUID } from 'node:crypto'

export type Level = 'read' | 'write'

/** By the names that stand in a workflow file: `{ contents: 'read', 'pull-requests': 'write' }`. */
export type Permissions = Readonly<Record<string, Level>>

export interface Actor {
  readonly login: string
  /** A job has the token of its run, which GitHub calls an integration. */
  readonly kind: 'person' | 'job'
  /** `everything`: an administrator's own token. */
  readonly may: Permissions | 'everything'
  /** The instant at which the token ends; left out: never. */
  readonly until?: string
}

/** What the role *Write* opens: all of the register, nothing of its settings. */
export const WRITER: Permissions = { contents: 'write', issues: 'write', 'pull-requests': 'write', actions: 'write', workflows: 'write' }

/** What a fine-grained token for the forms of the staff pages is made with. */
export const FORMS: Permissions = { contents: 'write', 'pull-requests': 'write', actions: 'read' }

export interface Actors {
  /** A new token. */
  readonly tokenFor: (actor: Actor) => string
  /** Whose token an `authorization` header carries, as API calls (`token …`, `Bearer …`) and Git (`Basic …`) write it; null: nobody's. */
  readonly of: (authorization: string | undefined) => Actor | null
}

/** `now`: an instant, by which tokens end. */
export function actors(known: Readonly<Record<string, Actor>>, now: () => string): Actors {
  const tokens = new Map(Object.entries(known))
  return {
    tokenFor: (actor) => {
      const token = randomUUID()
      tokens.set(token, actor)
      return token
    },
    of: (authorization = '') => {
      const actor = tokens.get(tokenIn(authorization))
      return actor && !(actor.until && Date.parse(actor.until) <= Date.parse(now())) ? actor : null
    },
  }
}

function tokenIn(authorization: string): string {
  const [, kind = '', value = ''] = /^(token|bearer|basic) (\S+)$/i.exec(authorization) ?? []
  if (kind.toLowerCase() !== 'basic') return value
  const [, ...password] = Buffer.from(value, 'base64').toString('utf8').split(':')
  return password.join(':')
}

/** Everybody with a token sees the repository's name and settings that are no secret. */
export function holds({ may }: Actor, name: string, level: Level): boolean {
  return may === 'everything' || (name === 'metadata' && level === 'read') || may[name] === 'write' || may[name] === level
}
