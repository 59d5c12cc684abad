// A problem in a file: where it is, what was found, what was expected, what to do. The wording of what zod finds lives here.
import type { z } from 'zod'
import { isSayable, nearest } from './spelling.ts'

/** A problem without its place in a file: what the pure rules find. `path` leads to the value inside the frontmatter. */
export interface Finding {
  readonly path: readonly (string | number)[]
  /** Which rule was broken; stable, for tools and tests. */
  readonly code: string
  /** A sentence with the remedy. Never content of the file beyond a date, a known id, choice or field's name, or a slip in one. */
  readonly message: string
  /** The last part of `path` is a word of the file that may be a name, so it is not repeated. */
  readonly hidden?: true
  /** Which character of the value at `path` is meant, and how many of the same stand before it; absent where it is the whole value. */
  readonly sought?: Sought
}

export interface Sought {
  readonly character: string
  readonly before: number
}

/** A problem at its place. `line` and `column` count from 1; `field` is null where the file as a whole is meant. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly field: string | null
  readonly code: string
  readonly message: string
}

/** `steps[2].on`: a path as people read it; null for the file as a whole. */
export function fieldName(path: readonly (string | number)[]): string | null {
  if (path.length === 0) return null
  return path.reduce<string>(
    (name, part) => (typeof part === 'number' ? `${name}[${part}]` : name ? `${name}.${printable(part)}` : printable(part)),
    '',
  )
}

/** A key or value that is short and plain enough to be repeated in a message; otherwise a neutral word. */
export function printable(text: string): string {
  return /^[A-Za-z0-9<_][A-Za-z0-9<_-]{0,39}$/.test(text) ? text : '…'
}

type Params = { readonly code: string; readonly sought?: Sought }
type Context = { addIssue(issue: { code: 'custom'; message: string; params: Params }): void }

/** Reports a broken rule from inside a schema; `code` is the rule, `message` a sentence with the remedy, `sought` one character of the value. */
export function complain(context: Context, code: string, message: string, sought?: Sought): void {
  context.addIssue({ code: 'custom', message, params: { code, ...(sought && { sought }) } })
}

/** What zod found wrong with `input`, in words a person can act on. `schema` supplies each field's own sentence. */
export function findingsOf(error: z.ZodError, schema: z.ZodType, input: unknown): Finding[] {
  return error.issues.flatMap((issue) => findingsOfIssue(issue, schema, input))
}

function findingsOfIssue(issue: z.core.$ZodIssue, schema: z.ZodType, input: unknown): Finding[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  const found = valueAt(input, path)
  const doc = descriptionAt(schema, path, input)
  const one = (code: string, message: string): Finding[] => [{ path, code, message }]
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [here, everywhere] = [keysAt(schema, path, input), wordsOf(schema)]
      return issue.keys.map((key) => unknownKey(path, key, here, everywhere))
    }
    case 'invalid_type':
      if (found === undefined && standsUnderOldName(path, input)) return []
      return found === undefined || found === ''
        ? one('missing', `this field is missing. Add it: ${doc}`)
        : one('type', `expected ${kindName(issue.expected)}, found ${kindOf(found)}. ${kindRemedy(issue.expected)} ${doc}`)
    case 'invalid_value':
      return found === undefined || found === ''
        ? one('missing', `this field is missing. Choose one of ${choices(issue.values.map(String))}`)
        : one('choice', notAmong(found, issue.values.map(String)))
    case 'invalid_union': {
      // zod's path leads to the discriminator, `step`, where the union knows it; else to the whole value.
      const owner = path.at(-1) === 'step' ? path.slice(0, -1) : path
      const known = stepNames(schema, owner, input)
      if (owner === path || Array.isArray(found))
        return one('type', `expected a group of fields, found ${kindOf(found)}. ${kindRemedy('object')} ${doc}`)
      return found === undefined || found === ''
        ? one('missing', `this field is missing. Choose one of ${choices(known)}`)
        : one('choice', notAmong(found, known))
    }
    case 'custom': {
      const { code = 'rule', sought } = (issue.params ?? {}) as Partial<Params>
      if (code === 'missing') return one(code, `this field is missing. Add it: ${doc}`)
      return [{ path, code, message: issue.message, ...(sought && { sought }) }]
    }
    case 'too_small':
      return one('missing', `this field is missing. Add it: ${doc}`)
    default:
      return one('rule', `this is not what belongs here: ${doc}`)
  }
}

/** Fields of earlier versions, and what to write now. */
const RENAMED: Readonly<Record<string, { readonly name: string; readonly write: string }>> = {
  warnDays: {
    name: 'reminderDays',
    write:
      'Write reminderDays instead: the days before a due date on which the handler is reminded, such as reminderDays: [4, 2, 1]. A due date counts as due soon from the first of them on',
  },
}

/** Whether the field is there under its name of an earlier version: that is reported once, at the old name. */
function standsUnderOldName(path: readonly (string | number)[], input: unknown): boolean {
  const owner = path.slice(0, -1)
  return Object.entries(RENAMED).some(([old, { name }]) => name === path.at(-1) && valueAt(input, [...owner, old]) !== undefined)
}

function unknownKey(path: readonly (string | number)[], key: string, here: readonly string[], everywhere: readonly string[]): Finding {
  const instead = RENAMED[key]
  if (instead && here.includes(instead.name))
    return { path: [...path, key], code: 'unknown-key', message: `"${key}" is not a field any more. ${instead.write}` }
  const meant = nearest(key, here)
  const sayable = isSayable(key, everywhere)
  const found = sayable ? `"${key}" is not a field here` : 'this is not a field here'
  return {
    path: [...path, key],
    code: 'unknown-key',
    message: meant
      ? `${found}. Did you mean "${meant}"? Correct the spelling, or remove the line`
      : `${found}. Remove the line, indent it below the field it belongs to, or use one of the fields ${choices(here)}`,
    ...(sayable ? {} : { hidden: true }),
  }
}

/** What stands where a choice should: repeated only where it is a slip in one of the choices. */
function notAmong(value: unknown, known: readonly string[]): string {
  if (typeof value !== 'string') return `expected one of ${choices(known)}, found ${kindOf(value)}. Write one of these words`
  const meant = nearest(value, known)
  if (!meant) return `what stands here is not one of ${choices(known)}. Choose one of these`
  const found = isSayable(value, known) ? `"${value}"` : 'what stands here'
  return `${found} is not one of ${choices(known)}. Did you mean "${meant}"?`
}

function choices(names: readonly string[]): string {
  return names.join(', ')
}

function kindName(expected: string): string {
  return { string: 'text', object: 'a group of fields', array: 'a list', record: 'a group of fields' }[expected] ?? expected
}

/** How the expected kind is written, for somebody who has never heard of YAML. */
function kindRemedy(expected: string): string {
  switch (expected) {
    case 'array':
      return 'Write [ and ] around it, or each item on a line of its own that starts with a hyphen.'
    case 'object':
    case 'record':
      return 'Write its fields on lines of their own below it, two spaces further to the right.'
    default:
      return 'Write plain text after the colon; put quotation marks around it where it starts with [ or {.'
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return value !== null && typeof value === 'object' ? 'a group of fields' : 'text'
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  let here = value
  for (const part of path) {
    if (here === null || typeof here !== 'object' || !Object.hasOwn(here, part)) return undefined
    here = (here as Record<string | number, unknown>)[part]
  }
  return here
}

// The inside of a zod schema, as far as these messages need it.
type Inner = {
  type?: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  in?: z.ZodType
  out?: z.ZodType
  options?: z.ZodType[]
  values?: string[]
}
const inside = (schema: z.ZodType): Inner => (schema as unknown as { def: Inner }).def

function unwrap(schema: z.ZodType): z.ZodType {
  let here = schema
  for (;;) {
    const def = inside(here)
    if (def.innerType) here = def.innerType
    else if (def.type === 'pipe' && def.in && inside(def.in).type === 'transform' && def.out) here = def.out
    else if (def.type === 'pipe' && def.in) here = def.in
    else return here
  }
}

function schemaAt(schema: z.ZodType, path: readonly (string | number)[], input: unknown): z.ZodType | null {
  let here: z.ZodType | null = schema
  let value = input
  for (const part of path) {
    if (!here) return null
    here = branch(unwrap(here), value)
    const def: Inner = inside(here)
    here = (typeof part === 'number' ? def.element : def.shape?.[part]) ?? null
    value = valueAt(value, [part])
  }
  return here
}

/** The member of a union that the value's `step` names, so that its own fields can be listed. */
function branch(schema: z.ZodType, value: unknown): z.ZodType {
  const options = inside(schema).options
  if (!options) return schema
  const step = valueAt(value, ['step'])
  return options.find((option) => literalOf(option) === step) ?? schema
}

function literalOf(option: z.ZodType): string | undefined {
  const step = inside(unwrap(option)).shape?.step
  return step ? inside(step).values?.[0] : undefined
}

function descriptionAt(schema: z.ZodType, path: readonly (string | number)[], input: unknown): string {
  return schemaAt(schema, path, input)?.description ?? 'see the README'
}

function keysAt(schema: z.ZodType, path: readonly (string | number)[], input: unknown): string[] {
  const here = schemaAt(schema, path, input)
  return here ? Object.keys(inside(branch(unwrap(here), valueAt(input, path))).shape ?? {}) : []
}

/** Every field's name anywhere in a schema. */
function wordsOf(schema: z.ZodType): string[] {
  const def = inside(unwrap(schema))
  const fields = Object.entries(def.shape ?? {})
  return [
    ...fields.map(([name]) => name),
    ...[...fields.map(([, field]) => field), ...(def.options ?? []), ...(def.element ? [def.element] : [])].flatMap(wordsOf),
  ]
}

function stepNames(schema: z.ZodType, path: readonly (string | number)[], input: unknown): string[] {
  const here = schemaAt(schema, path, input)
  return here ? (inside(unwrap(here)).options ?? []).flatMap((option) => literalOf(option) ?? []) : []
}

/** Whether a person can go to the place: line and column count from 1. */
export function isPlace({ line, column }: Pick<Problem, 'line' | 'column'>): boolean {
  return Number.isInteger(line) && Number.isInteger(column) && line >= 1 && column >= 1
}
