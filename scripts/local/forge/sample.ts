// Values that fit a schema: what is given, and for the rest what is required, invented; nothing wherever nothing is allowed.
import type { Schema } from './slice.ts'

type Definitions = Readonly<Record<string, Schema>>

/** `given` completed to what the schema asks for. What the schema does not know stays, for the validation to find. */
export function filled(schema: Schema, definitions: Definitions, given: unknown): unknown {
  const whole = resolved(schema, definitions)
  if (given === undefined) return sample(whole, definitions)
  if (given === null || typeof given !== 'object') return given
  const branch = branchFor(whole, definitions, Array.isArray(given) ? 'array' : 'object')
  if (Array.isArray(given)) return given.map((item) => filled((branch.items ?? {}) as Schema, definitions, item))
  const properties = (branch.properties ?? {}) as Record<string, Schema>
  const own = Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, properties[name] ? filled(properties[name], definitions, value) : value])
  return { ...required(branch, definitions), ...Object.fromEntries(own) }
}

function resolved(schema: Schema, definitions: Definitions): Schema {
  return typeof schema.$ref === 'string' ? resolved(definitions[schema.$ref.split('/').at(-1) ?? ''] ?? {}, definitions) : schema
}

/** Where a schema allows several kinds of value: the part that describes this kind. */
function branchFor(schema: Schema, definitions: Definitions, kind: 'array' | 'object'): Schema {
  const choices = ((schema.anyOf ?? schema.oneOf ?? []) as Schema[]).map((choice) => resolved(choice, definitions))
  return choices.find(({ type }) => [type].flat().includes(kind)) ?? schema
}

function sample(schema: Schema, definitions: Definitions): unknown {
  if (Array.isArray(schema.enum)) return schema.enum[0]
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (choices) return choices.some(({ type }) => type === 'null') ? null : filled(choices[0] ?? {}, definitions, undefined)
  const types = [schema.type].flat()
  switch (types.includes('null') ? 'null' : types[0]) {
    case 'null':
      return null
    case 'array':
      return []
    case 'boolean':
      return false
    case 'integer':
    case 'number':
      return schema.minimum ?? 0
    case 'string':
      return text(schema.format)
    default:
      return required(schema, definitions)
  }
}

function required(schema: Schema, definitions: Definitions): Record<string, unknown> {
  const properties = (schema.properties ?? {}) as Record<string, Schema>
  const names = (schema.required ?? []) as string[]
  return Object.fromEntries(names.map((name) => [name, filled(properties[name] ?? {}, definitions, undefined)]))
}

function text(format: unknown): string {
  if (format === 'uri') return 'http://127.0.0.1/'
  return format === 'date-time' ? '2026-01-01T00:00:00Z' : 'text'
}
