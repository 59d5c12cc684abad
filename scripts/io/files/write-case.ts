// What a case file becomes when somebody opens a case or records a step: text in, text out, and nothing else of the file is touched.
import { caseSchema } from '../../procedure/case.ts'
import { lineOf, readDocument, Unreadable } from './case-files.ts'
import { readYaml, writeYaml, type Yaml } from './yaml.ts'

/** The fields of a case as somebody fills them in, before any schema. */
export type CaseFields = Readonly<Partial<Record<keyof typeof caseSchema.shape, unknown>>>

/**
 * A new case file, its fields in the order of the schema. `body` is what stands below them, byte for byte. Whether it is a good case is
 * judged afterwards (judged-case.ts); a field without a value is left out.
 */
export function newCaseText(fields: CaseFields, body: string): string {
  const names = Object.keys(caseSchema.shape) as (keyof CaseFields)[]
  const given = [...names, ...Object.keys(fields).filter((name) => !names.includes(name as keyof CaseFields))] as (keyof CaseFields)[]
  const lines = given.flatMap((name) => (fields[name] === undefined ? [] : entryText(name, fields[name])))
  return `---\n${lines.join('')}---\n${body}`
}

/** A field and its value as lines: ids stand beside each other, as they do in every case file. */
export function entryText(name: string, value: unknown): string {
  const isListOfIds = Array.isArray(value) && value.every((one) => typeof one === 'string' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(one))
  // A number such as 2025-0031 is a text in every YAML; a bare 2025 would be one only here.
  const isPlain = isListOfIds && value.every((one) => !/^\d+$/.test(one))
  return isPlain ? `${name}: [${value.join(', ')}]\n` : writeYaml({ [name]: value })
}

/**
 * A case file with one more step at the end of `steps`, which must be written as a list of lines. Comments, order, line ends
 * and body stay byte for byte. Throws Unreadable where the file cannot be read or its steps are written in another way.
 */
export function withStep(text: string, step: object): string {
  // Windows editors put a byte order mark before everything else; it stays.
  if (text.startsWith(MARK)) return MARK + withStep(text.slice(MARK.length), step)
  const { yaml } = readDocument(unixLines(text))
  const steps = (yaml.value as { steps?: unknown }).steps
  // A text that ends with empty lines would take in those that follow it: then it goes between quotation marks.
  for (const written of [writeYaml([step]), inQuotes(step)]) {
    const result = withLines(text, yaml, written)
    const wanted = [...(Array.isArray(steps) ? steps : []), ...(readYaml(written).value as unknown[])]
    // Found by rules of thumb, so read back: a step in the wrong place is never saved.
    if (JSON.stringify(stepsIn(result)) === JSON.stringify(wanted)) return result
  }
  const opening = text.split('\n').findIndex((row) => /^steps:(?:\s|$)/.test(row))
  throw new Unreadable(Math.max(opening, 0) + 1, 1, 'steps', {
    en: 'the steps are not written as a list of lines. Write each on a line of its own that starts with a hyphen',
    nl: 'de stappen staan niet onder elkaar. Zet elke stap op een eigen regel die begint met een streepje',
  })
}

/** A step as YAML in which each text stands on one line. */
function inQuotes(step: object): string {
  const lines = Object.entries(step).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `- ${lines.join('\n  ')}\n`
}

/** The file with the lines of a step where the next one belongs. */
function withLines(text: string, yaml: Yaml, written: string): string {
  const rows = text.split('\n')
  const close = rows.findIndex((row, index) => index > 0 && row.trimEnd() === '---')
  const opening = rows.findIndex((row, index) => index < close && /^steps:(?:\s|$)/.test(row))
  const last = endOfSteps(rows, yaml)
  const items = (indent: string) => `${opening < 0 ? 'steps:\n' : ''}${written.replace(/\n$/, '').replace(/^(?=.)/gm, indent)}`.split('\n')
  const insert = (at: number, indent: string) =>
    rows.splice(at, 0, ...items(indent).map((row) => (rows[0]?.endsWith('\r') ? `${row}\r` : row)))
  if (last) insert(last.row, last.indent)
  else if (opening < 0) insert(close, '  ')
  else {
    rows[opening] = rows[opening]!.replace(/^steps:[ \t]*\[[ \t]*\]/, 'steps:')
    insert(opening + 1, '  ')
  }
  return rows.join('\n')
}

/** The byte order mark. */
export const MARK = '\uFEFF'

function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

function stepsIn(text: string): unknown {
  try {
    return (readDocument(unixLines(text)).yaml.value as { steps?: unknown }).steps
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

/** How many rows the file has up to the end of its last step, and how far the steps are indented; null where it has none. */
function endOfSteps(rows: readonly string[], yaml: Yaml): { row: number; indent: string } | null {
  const end = yaml.endOf(['steps'])
  if (end === null) return null
  const source = unixLines(rows.join('\n')).slice('---'.length)
  // A block of text ends where the next line starts.
  let row = lineOf(source, end) - (source[end - 1] === '\n' ? 1 : 0)
  // Brackets and a quotation mark that close the step may stand on lines of their own.
  while (/^\s*["'}\]][\s}\],]*(?:#.*)?$/.test(rows[row] ?? '')) row++
  const start = rows.findIndex((text) => /^steps:/.test(text))
  const indent = rows.slice(start + 1, row).find((text) => /^\s*-\s/.test(text))
  return { row, indent: indent?.match(/^\s*/)?.[0] ?? '  ' }
}
