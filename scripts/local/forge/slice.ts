// From an OpenAPI 3.0 description to plain JSON Schema of some operations: what they take and answer, and nothing that is only read by people.

export interface Schema {
  readonly [key: string]: unknown
}

export interface SlicedOperation {
  readonly method: string
  /** With `{owner}` and the like where values go. */
  readonly path: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: 'path' | 'query'
    readonly required: boolean
    readonly schema: Schema
  }[]
  /** Null where the request has none. */
  readonly body: Schema | null
  /** By status; null where the answer has no body in JSON. */
  readonly responses: Readonly<Record<string, Schema | null>>
}

export interface Slice {
  readonly operations: Readonly<Record<string, SlicedOperation>>
  /** What the operations share; `{ "$ref": "#/definitions/issue" }` leads here. */
  readonly definitions: Readonly<Record<string, Schema>>
}

type Node = { readonly [key: string]: unknown }

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Node>>>>
  readonly components: Readonly<Record<string, Readonly<Record<string, Node>>>>
}

/** Throws where an operation does not exist. */
export function slice(description: Description, wanted: readonly string[]): Slice {
  const definitions: Record<string, Schema> = {}
  const operations: Record<string, SlicedOperation> = {}
  const resolve = (node: Node): Node => {
    if (typeof node.$ref !== 'string') return node
    const [, , kind = '', name = ''] = node.$ref.split('/')
    return description.components[kind]?.[name] ?? {}
  }
  const define = (name: string): Schema => {
    if (definitions[name]) return definitions[name]
    definitions[name] = {}
    definitions[name] = plainSchema(description.components.schemas?.[name] ?? {}, define)
    return definitions[name]
  }
  const schemaIn = (node: Node | undefined): Schema | null => {
    const schema = (node?.content as Record<string, { schema?: Node }> | undefined)?.['application/json']?.schema
    return schema ? plainSchema(schema, define) : null
  }
  for (const id of wanted) {
    const [path, method, operation] = find(description, id)
    operations[id] = {
      method: method.toUpperCase(),
      path,
      parameters: ((operation.parameters ?? []) as Node[]).map(resolve).map(({ name, in: place, required, schema }) => ({
        name: String(name),
        in: place as 'path' | 'query',
        required: required === true,
        schema: plainSchema(schema as Node, define),
      })),
      body: operation.requestBody ? schemaIn(operation.requestBody as Node) : null,
      responses: Object.fromEntries(
        Object.entries(operation.responses as Record<string, Node>).map(([status, response]) => [status, schemaIn(resolve(response))]),
      ),
    }
  }
  return { operations, definitions: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))) }
}

function find(description: Description, id: string): [path: string, method: string, operation: Node] {
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(methods)) if (operation.operationId === id) return [path, method, operation]
  }
  throw new Error(`GitHub describes no operation ${id}`)
}

/** Keywords that validate. Everything else is for people, and `nullable` is OpenAPI's way to say a second type. */
const VALIDATING = ['type', 'enum', 'required', 'format', 'minimum', 'maximum', 'minItems', 'maxItems', 'minLength', 'maxLength', 'pattern']

function plainSchema(node: Node, define: (name: string) => Schema): Schema {
  const inner = (child: unknown) => plainSchema(child as Node, define)
  if (node.$ref) {
    define(nameOf(node))
    return { $ref: `#/definitions/${nameOf(node)}` }
  }
  if (Array.isArray(node.allOf)) return merged((node.allOf as Node[]).map((part) => (part.$ref ? define(nameOf(part)) : inner(part))))
  const schema: Record<string, unknown> = Object.fromEntries(VALIDATING.flatMap((key) => (key in node ? [[key, node[key]]] : [])))
  for (const key of ['anyOf', 'oneOf']) if (Array.isArray(node[key])) schema[key] = node[key].map(inner)
  if (node.items) schema.items = inner(node.items)
  if (node.properties)
    schema.properties = Object.fromEntries(Object.entries(node.properties as Node).map(([name, child]) => [name, inner(child)]))
  if (typeof node.additionalProperties === 'object') schema.additionalProperties = inner(node.additionalProperties)
  else if (node.additionalProperties !== undefined) schema.additionalProperties = node.additionalProperties
  if (node.nullable !== true) return schema
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] }
  return { ...schema, type: [schema.type, 'null'], ...(Array.isArray(schema.enum) && { enum: [...schema.enum, null] }) }
}

function nameOf(reference: Node): string {
  return String(reference.$ref).split('/').at(-1) ?? ''
}

/** Objects that must all fit, as one: each could not be closed against unknown fields on its own. */
function merged(parts: readonly Schema[]): Schema {
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required }) => (required ?? []) as string[]),
  }
}
