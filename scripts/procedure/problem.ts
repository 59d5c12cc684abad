// A problem in a file: where it is, what was found, what was expected, what to do. The wording of what zod finds lives here.
import type { z } from 'zod'
import { type Sentence, sentenceOf } from './sentence.ts'
import { isSayable, nearest } from './spelling.ts'

/** A problem without its place in a file: what the pure rules find. `path` leads to the value inside the frontmatter. */
export interface Finding {
  readonly path: readonly (string | number)[]
  /** Which rule was broken; stable, for tools and tests. */
  readonly code: string
  /** A sentence with the remedy. Never content of the file beyond a date, a known id, choice or field's name, or a slip in one. */
  readonly message: Sentence
  /** The same without the id or the choice, where the message repeats one: what GitHub mails around tells nobody that. */
  readonly discreet?: Sentence
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
  readonly message: Sentence
  /** As in a finding. */
  readonly discreet?: Sentence
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

type Params = { readonly code: string; readonly sentence?: Sentence; readonly sought?: Sought }
type Context = { addIssue(issue: { code: 'custom'; message: string; params: Params }): void }

/** Reports a broken rule from inside a schema; `code` is the rule, `sentence` says what to do, `sought` one character of the value. */
export function complain(context: Context, code: string, sentence: Sentence, sought?: Sought): void {
  context.addIssue({ code: 'custom', message: sentence.en, params: { code, sentence, ...(sought && { sought }) } })
}

/** Reports from inside a schema that nothing stands there. What belongs there, the field's own sentence says. */
export function complainOfNothing(context: Context): void {
  context.addIssue({ code: 'custom', message: 'is empty', params: { code: 'missing' } })
}

/** What zod found wrong with `input`, in words a person can act on. `schema` supplies each field's own sentence. */
export function findingsOf(error: z.ZodError, schema: z.ZodType, input: unknown): Finding[] {
  return error.issues.flatMap((issue) => findingsOfIssue(issue, schema, input))
}

function findingsOfIssue(issue: z.core.$ZodIssue, schema: z.ZodType, input: unknown): Finding[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  const found = valueAt(input, path)
  const purpose = sentenceAt(schema, path, input)
  const one = (code: string, message: Sentence): Finding[] => [{ path, code, message }]
  const isMissing = found === undefined || found === ''
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [here, everywhere] = [keysAt(schema, path, input), wordsOf(schema)]
      return issue.keys.map((key) => unknownKey(path, key, here, everywhere))
    }
    case 'invalid_type':
      if (found === undefined && standsUnderOldName(path, input)) return []
      return one(isMissing ? 'missing' : 'type', isMissing ? missing(purpose) : ofAnotherKind(issue.expected, found, purpose))
    case 'invalid_value':
      return choiceFinding(path, found, issue.values.map(String))
    case 'invalid_union': {
      // zod's path leads to the discriminator, `step`, where the union knows it; else to the whole value.
      const owner = path.at(-1) === 'step' ? path.slice(0, -1) : path
      if (owner === path || Array.isArray(found)) return one('type', ofAnotherKind('object', found, purpose))
      return choiceFinding(path, found, stepNames(schema, owner, input))
    }
    case 'custom': {
      const { code = 'rule', sentence, sought } = (issue.params ?? {}) as Partial<Params>
      return [{ path, code, message: sentence ?? missing(purpose), ...(sought && { sought }) }]
    }
    case 'too_small':
      return one('missing', missing(purpose))
    default:
      return one('rule', {
        en: `this is not what belongs here: ${purpose.en}`,
        nl: `dit hoort hier niet. Schrijf wat hier wel hoort: ${purpose.nl}`,
      })
  }
}

function missing(purpose: Sentence): Sentence {
  return { en: `this field is missing. Add it: ${purpose.en}`, nl: `dit veld ontbreekt of is leeg. Vul het in. ${purpose.nl}` }
}

/** Fields of earlier versions, and what to write now. */
const RENAMED: Readonly<Record<string, { readonly name: string; readonly write: Sentence }>> = {
  warnDays: {
    name: 'reminderDays',
    write: {
      en: 'Write reminderDays instead: the days before a due date on which the handler is reminded, such as reminderDays: [4, 2, 1]. A due date counts as due soon from the first of them on',
      nl: 'Schrijf in plaats daarvan reminderDays: hoeveel dagen vóór een uiterste datum de behandelaar een herinnering krijgt, zoals reminderDays: [4, 2, 1]. Vanaf de eerste herinnering staat er dat een termijn bijna afloopt',
    },
  },
}

/** Whether the field is there under its name of an earlier version: that is reported once, at the old name. */
function standsUnderOldName(path: readonly (string | number)[], input: unknown): boolean {
  const owner = path.slice(0, -1)
  return Object.entries(RENAMED).some(([old, { name }]) => name === path.at(-1) && valueAt(input, [...owner, old]) !== undefined)
}

function unknownKey(path: readonly (string | number)[], key: string, here: readonly string[], everywhere: readonly string[]): Finding {
  const sayable = isSayable(key, everywhere)
  return {
    path: [...path, key],
    code: 'unknown-key',
    message: unknownKeySentence(key, sayable, here),
    ...(sayable || RENAMED[key] ? {} : { hidden: true }),
  }
}

function unknownKeySentence(key: string, sayable: boolean, here: readonly string[]): Sentence {
  const instead = RENAMED[key]
  if (instead && here.includes(instead.name))
    return {
      en: `"${key}" is not a field any more. ${instead.write.en}`,
      nl: `"${key}" is geen veld meer. ${instead.write.nl}`,
    }
  const meant = nearest(key, here)
  const found: Sentence = sayable
    ? { en: `"${key}" is not a field here`, nl: `"${key}" is hier geen veld` }
    : { en: 'this is not a field here', nl: 'dit is hier geen veld' }
  if (meant)
    return {
      en: `${found.en}. Did you mean "${meant}"? Correct the spelling, or remove the line`,
      nl: `${found.nl}. Bedoelt u "${meant}"? Verbeter het woord, of haal de regel weg`,
    }
  return {
    en: `${found.en}. Remove the line, indent it below the field it belongs to, or use one of the fields ${choices(here)}`,
    nl: `${found.nl}. Haal de regel weg, laat hem inspringen onder het veld waar hij bij hoort, of gebruik een van deze velden: ${choices(here)}`,
  }
}

/** What is wrong where one of `known` should stand. A word that stands there is repeated only where it is a slip in one of them. */
function choiceFinding(path: readonly (string | number)[], found: unknown, known: readonly string[]): Finding[] {
  const words = choices(known)
  if (found === undefined || found === '')
    return [
      {
        path,
        code: 'missing',
        message: {
          en: `this field is missing. Choose one of ${words}`,
          nl: `dit veld ontbreekt of is leeg. Kies een van deze woorden: ${words}`,
        },
      },
    ]
  const meant = typeof found === 'string' ? nearest(found, known) : null
  const plainly =
    typeof found === 'string'
      ? {
          en: `what stands here is not one of ${words}. Choose one of these`,
          nl: `wat hier staat, is geen geldige keuze. Kies een van deze woorden: ${words}`,
        }
      : {
          en: `expected one of ${words}, found ${kindOf(found).name.en}. Write one of these words`,
          nl: `hier hoort één woord, maar er staat ${kindOf(found).name.nl}. Kies een van deze woorden: ${words}`,
        }
  if (!meant) return [{ path, code: 'choice', message: plainly }]
  const slip = isSayable(String(found), known)
  const message = {
    en: `${slip ? `"${found}"` : 'what stands here'} is not one of ${words}. Did you mean "${meant}"?`,
    nl: `${slip ? `"${found}"` : 'wat hier staat,'} is geen geldige keuze. Bedoelt u "${meant}"? Kies een van deze woorden: ${words}`,
  }
  return [{ path, code: 'choice', message, discreet: plainly }]
}

function choices(names: readonly string[]): string {
  return names.join(', ')
}

interface Kind {
  readonly name: Sentence
  /** How it is written, for somebody who has never heard of YAML. */
  readonly remedy: Sentence
}

const LIST: Kind = {
  name: { en: 'a list', nl: 'een lijst' },
  remedy: {
    en: 'Write [ and ] around it, or each item on a line of its own that starts with a hyphen.',
    nl: 'Zet er [ en ] omheen, of zet elk onderdeel op een eigen regel die begint met een streepje.',
  },
}
const GROUP: Kind = {
  name: { en: 'a group of fields', nl: 'een groep velden' },
  remedy: {
    en: 'Write its fields on lines of their own below it, two spaces further to the right.',
    nl: 'Zet de velden op eigen regels eronder, twee spaties verder naar rechts.',
  },
}
const TEXT: Kind = {
  name: { en: 'text', nl: 'tekst' },
  remedy: {
    en: 'Write plain text after the colon; put quotation marks around it where it starts with [ or {.',
    nl: 'Schrijf gewone tekst achter de dubbele punt; zet er aanhalingstekens omheen als de tekst begint met [ of {.',
  },
}

/** The kinds of value that a schema can expect, by zod's names. */
const EXPECTED: Readonly<Record<string, Kind>> = { array: LIST, object: GROUP, string: TEXT }

function kindOf(value: unknown): Kind {
  if (Array.isArray(value)) return LIST
  return value !== null && typeof value === 'object' ? GROUP : TEXT
}

function ofAnotherKind(expected: string, value: unknown, purpose: Sentence): Sentence {
  const { name, remedy } = EXPECTED[expected] ?? TEXT
  const found = kindOf(value).name
  return {
    en: `expected ${name.en}, found ${found.en}. ${remedy.en} ${purpose.en}`,
    nl: `hier hoort ${name.nl}, maar er staat ${found.nl}. ${remedy.nl} ${purpose.nl}`,
  }
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

function sentenceAt(schema: z.ZodType, path: readonly (string | number)[], input: unknown): Sentence {
  const here = schemaAt(schema, path, input)
  return (here && sentenceOf(here)) ?? { en: 'see the README', nl: 'zie cases/README.md' }
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
