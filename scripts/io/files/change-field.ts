// A case file with another value in one field of its frontmatter, everything else byte for byte: comments, layout, line ends, the words below.
import { lineOf, readDocument, Unreadable } from './case-files.ts'
import { entryText, MARK, withStep } from './write-case.ts'
import { type readYaml, writeYaml } from './yaml.ts'

/** Where a field stands: `['handler']`, or `['complainant', 'email']`. */
export type FieldPath = readonly [string] | readonly [string, string]

/**
 * The file with `value` at `path`; undefined takes the field out. Throws Unreadable where the file cannot be read, or is written in a way
 * in which this field cannot be changed without touching others.
 */
export function withField(text: string, path: FieldPath, value: unknown): string {
  if (text.startsWith(MARK)) return MARK + withField(text.slice(MARK.length), path, value)
  const unix = text.replaceAll('\r\n', '\n')
  const before = readDocument(unix)
  const wanted = changed(before.yaml.value as Fields, path, value)
  if (sameData(before.yaml.value, wanted)) return text
  const { line } = before.place(path, 'key')
  for (const candidate of candidates(unix, path, value)) {
    // Found by rules of thumb, so read back: what would change another field is never saved.
    if (candidate === null || !isWanted(candidate, wanted, before.body)) continue
    return text.includes('\r\n') ? candidate.replaceAll('\n', '\r\n') : candidate
  }
  throw new Unreadable(line, 1, 'layout', {
    en: 'this field is written in a way in which it cannot be changed on its own. Write each field on a line of its own, and try again',
    nl: 'dit veld staat zo geschreven dat het niet op zichzelf te veranderen is. Zet elk veld op een eigen regel, en probeer het opnieuw',
  })
}

/** What a correction says. */
export interface Correction {
  readonly on: string
  readonly by: string
  /** As a text, as the step holds it. */
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly note?: string
}

/**
 * The file with a step `corrected` for a field, and with that field changed to `value`, in one. The day of receipt itself is never changed: the step
 * says it (procedure, R). Throws Unreadable as withField and withStep do.
 */
export function withCorrection(text: string, path: FieldPath, value: unknown, { on, by, from, to, reason, note }: Correction): string {
  const field = path.join('.')
  const corrected = field === 'received' ? text : withField(text, path, value)
  return withStep(corrected, { on, step: 'corrected', by, field, from, to, reason, ...(note && { note }) })
}

type Fields = Readonly<Record<string, unknown>>

function changed(fields: Fields, [name, ...rest]: readonly string[], value: unknown): Fields {
  if (name === undefined) return fields
  const inner = rest.length ? changed((fields[name] ?? {}) as Fields, rest, value) : value
  const { [name]: _, ...others } = fields
  if (inner === undefined) return others
  return name in fields
    ? Object.fromEntries(Object.entries(fields).map(([key, old]) => [key, key === name ? inner : old]))
    : { ...fields, [name]: inner }
}

function isWanted(text: string, wanted: Fields, body: string): boolean {
  try {
    const now = readDocument(text)
    return now.body === body && sameData(now.yaml.value, wanted)
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}

/** The same values under the same names, in whatever order. A field without a value is one with an empty text. */
function sameData(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** Ways to write it, the one that changes least first. */
function* candidates(text: string, path: FieldPath, value: unknown): Generator<string | null> {
  const { yaml, body } = readDocument(text)
  const rows = text.split('\n')
  const isThere = has(yaml.value as Fields, path)
  const start = text.length - body.length
  const lines = new Lines(rows, yaml, start)
  const place = isThere && typeof value === 'string' ? yaml.textAt(path) : null
  // The block starts with the line end behind the three hyphens.
  const [from, to] = place ? [place[0] + 3, place[1] + 3] : [0, 0]
  if (place && typeof value === 'string') for (const written of inOneRow(value)) yield text.slice(0, from) + written + text.slice(to)
  if (isThere) yield lines.replaced(path, value)
  else yield lines.added(path, value)
  // A group in braces is written anew, where nobody left a comment in it.
  const [group, name] = path
  if (name === undefined) return
  const inner = changed(((yaml.value as Fields)[group] ?? {}) as Fields, [name], value)
  if (!lines.hasComment([group])) yield lines.replaced([group], Object.keys(inner).length ? inner : undefined)
}

function has(fields: Fields, [name, inner]: FieldPath): boolean {
  if (!Object.hasOwn(fields, name)) return false
  return inner === undefined || (typeof fields[name] === 'object' && Object.hasOwn(fields[name] as Fields, inner))
}

/** A text as a value within its row: plainly where that is read back, else in quotation marks, which hold among brackets too. */
function inOneRow(value: string): string[] {
  const plain = writeYaml(value).trimEnd()
  return [...(plain.includes('\n') ? [] : [plain]), JSON.stringify(value)]
}

type Position = ReturnType<typeof readYaml>

/** The rows of a file, and which of them a field takes up. */
class Lines {
  readonly rows: readonly string[]
  readonly yaml: Position
  /** How many characters of the text come before the body. */
  readonly head: number
  constructor(rows: readonly string[], yaml: Position, head: number) {
    this.rows = rows
    this.yaml = yaml
    this.head = head
  }

  /** The file with the field written anew on its own rows, or taken out. */
  replaced(path: FieldPath, value: unknown): string | null {
    const [first, end] = this.rowsOf(path)
    const indent = this.rows[first]?.match(/^ */)?.[0] ?? ''
    return this.with(first, end, this.written(path, value, indent))
  }

  /** The file with the field behind the others of its group, and before the steps. */
  added(path: FieldPath, value: unknown): string | null {
    if (value === undefined) return null
    const [group, name] = path
    if (name === undefined) {
      const steps = this.rows.findIndex((row) => /^steps:/.test(row))
      const at = steps < 0 ? this.rows.indexOf('---', 1) : steps
      return this.with(at, at, this.written(path, value, ''))
    }
    if (!has(this.yaml.value as Fields, [group])) return this.added([group], { [name]: value })
    const [first, end] = this.rowsOf([group])
    const indent = this.rows
      .slice(first + 1, end)
      .find((row) => /^ +[^\s#]/.test(row))
      ?.match(/^ */)?.[0]
    return indent === undefined ? null : this.with(end, end, this.written(path, value, indent))
  }

  hasComment(path: FieldPath): boolean {
    const [first, end] = this.rowsOf(path)
    return this.rows.slice(first, end).some((row) => row.includes('#'))
  }

  private with(first: number, end: number, rows: readonly string[]): string {
    return [...this.rows.slice(0, first), ...rows, ...this.rows.slice(end)].join('\n')
  }

  private written(path: FieldPath, value: unknown, indent: string): string[] {
    if (value === undefined) return []
    return entryText(path.at(-1) as string, value)
      .replace(/\n$/, '')
      .split('\n')
      .map((row) => (row ? indent + row : row))
  }

  /** The first row of a field and the first behind it: comments and empty rows behind it belong to what follows. */
  private rowsOf(path: FieldPath): [first: number, end: number] {
    const source = this.rows.join('\n').slice('---'.length, this.head)
    const first = lineOf(source, this.yaml.offsetOf(path, 'key')) - 1
    const last = this.yaml.endOf(path)
    // A block of text ends where the next line starts.
    let end = last === null ? first + 1 : lineOf(source, last) - (source[last - 1] === '\n' ? 1 : 0)
    while (/^\s*["'}\]][\s}\],]*(?:#.*)?$/.test(this.rows[end] ?? '')) end++
    return [first, end]
  }
}
