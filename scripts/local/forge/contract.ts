// GitHub's own description of its API, as far as it is in use: requests and answers that do not fit it are refused, also by
// a field too many, so that a slip of the pen fails here and not on GitHub.
import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import type { Operation } from './operations.ts'
import { filled } from './sample.ts'
import type { Schema, Slice, SlicedOperation } from './slice.ts'

export type Fields = Readonly<Record<string, unknown>>

export interface Call {
  readonly operation: Operation
  /** Path and query values, numbers as numbers. */
  readonly values: Fields
  readonly body: Fields
}

/** The request or the answer is not what GitHub describes; the message names operation and field, never a value. */
export class NotDescribed extends Error {}

export interface Contract {
  /** Which operation a request is, with its values. Throws NotDescribed. */
  readonly callOf: (method: string, url: URL, body: unknown) => Call
  /**
   * An answer with everything that GitHub says it has: `fields`, and invented values for the rest. Throws NotDescribed where `fields` do not fit.
   */
  readonly answerOf: (operation: Operation, status: number, fields: unknown) => unknown
}

export function readSlice(): Slice {
  return JSON.parse(readFileSync(new URL('openapi-slice.json', import.meta.url), 'utf8')) as Slice
}

const FORMATS = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/,
  uri: /^https?:\/\//,
  email: /@/,
  int64: true,
  timestamp: true,
  'repo.nwo': true,
} as const

export function contract(slice: Slice = readSlice()): Contract {
  const definitions = { $id: 'github', definitions: closed(slice.definitions) }
  // A description is used a few times: making its code shorter takes longer than it saves.
  const options = { strict: false, formats: FORMATS, code: { optimize: false } } as const
  const strict = new Ajv({ ...options, schemas: [definitions] })
  const coercing = new Ajv({ ...options, coerceTypes: true })
  const compiled = new Map<string, ValidateFunction>()
  const validate = (ajv: Ajv, key: string, schema: Schema, value: unknown) => {
    const check = compiled.get(key) ?? ajv.compile(closed(within(schema)))
    compiled.set(key, check)
    if (check(value)) return
    const { instancePath, message, params } = check.errors?.[0] ?? {}
    const extra = (params as { additionalProperty?: string } | undefined)?.additionalProperty
    throw new NotDescribed(`${key}${instancePath ? ` at ${instancePath}` : ''} ${extra ? `has no field ${extra}` : message}`)
  }

  return {
    callOf: (method, url, body) => {
      const { operation, inPath } = route(slice, method, url.pathname)
      const { parameters, body: bodySchema } = slice.operations[operation] as SlicedOperation
      const values: Record<string, unknown> = { ...inPath, ...Object.fromEntries(url.searchParams) }
      const schema = {
        type: 'object',
        properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.schema])),
        required: parameters.filter(({ required }) => required).map(({ name }) => name),
        additionalProperties: false,
      }
      validate(coercing, `${operation} parameters`, schema, values)
      if (bodySchema) validate(strict, `${operation} request`, bodySchema, body ?? {})
      else if (body !== undefined) throw new NotDescribed(`${operation} takes no body`)
      return { operation, values, body: (body ?? {}) as Fields }
    },
    answerOf: (operation, status, fields) => {
      const described = slice.operations[operation]?.responses
      // GitHub answers it everywhere, also where its description forgets to say so.
      if (status === 404 && described && !('404' in described)) return { message: 'Not Found' }
      if (!described || !(status in described)) throw new NotDescribed(`${operation} never answers ${status}`)
      const schema = described[status]
      if (!schema) return undefined
      const answer = filled(schema, slice.definitions, fields)
      validate(strict, `${operation} answer ${status}`, schema, answer)
      return answer
    },
  }
}

function route(slice: Slice, method: string, path: string): { operation: Operation; inPath: Record<string, string> } {
  const parts = path.split('/')
  for (const [operation, described] of Object.entries(slice.operations)) {
    const names = described.path.split('/')
    if (described.method !== method || names.length !== parts.length) continue
    if (!names.every((name, index) => name.startsWith('{') || name === parts[index])) continue
    const inPath = names.flatMap((name, index) =>
      name.startsWith('{') ? [[name.slice(1, -1), decodeURIComponent(parts[index] ?? '')]] : [],
    )
    return { operation: operation as Operation, inPath: Object.fromEntries(inPath) }
  }
  throw new NotDescribed(`${method} of this path is not among the calls in use`)
}

/** References made to lead to the definitions that are registered under `github`. */
function within(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/definitions/', '"github#/definitions/')) as Schema
}

/** The same schemas with every object closed: GitHub leaves them open, so that a misspelt field would pass. */
function closed<T>(node: T): T {
  if (Array.isArray(node)) return node.map(closed) as T
  if (node === null || typeof node !== 'object') return node
  const copy: Record<string, unknown> = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]))
  const combined = ['anyOf', 'oneOf'].some((key) => key in copy)
  if (copy.properties && !('additionalProperties' in copy) && !combined) copy.additionalProperties = false
  return copy as T
}
