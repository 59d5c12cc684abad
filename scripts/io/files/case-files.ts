// THE reader and writer of Markdown with frontmatter, for scripts and site alike: the only way from such a file to data.
import matter from 'gray-matter'
import type { z } from 'zod'
import { type Finding, fieldName, findingsOf, type Problem, type Sought } from '../../procedure/problem.ts'
import type { Sentence } from '../../procedure/sentence.ts'
import { readYaml, writeYaml, type Yaml, YamlFault } from './yaml.ts'

/** The most a text file may weigh; longer papers belong in the documents folder of the case. */
export const MOST_BYTES = 256 * 1024

/** A text in which something cannot be read: one problem at one place. */
export class Unreadable extends Error {
  readonly line: number
  readonly column: number
  readonly code: string
  readonly sentence: Sentence
  constructor(line: number, column: number, code: string, sentence: Sentence) {
    super(sentence.en)
    this.line = line
    this.column = column
    this.code = code
    this.sentence = sentence
  }
}

/**
 * The most white space in a row that may hold line ends. gray-matter tries every line of it for a comment and reads on to its end each time:
 * 256 kB of empty lines take it thirty seconds.
 */
const MOST_SPACE = 500
const TOO_MUCH_SPACE = new RegExp(`[\\n\\r\\u2028\\u2029]\\s{${MOST_SPACE}}`)

export interface Document {
  readonly yaml: Yaml
  /** What follows the frontmatter, byte for byte but for line ends. */
  readonly body: string
  /** Line and column (from 1) in the file of the value, of its key, or of one character of the value where that is sought. */
  readonly place: (path: readonly (string | number)[], part: 'key' | 'value', sought?: Sought) => Place
  /** Line and column in the file of a place in `body`. */
  readonly placeInBody: (offset: number) => Place
}

interface Place {
  readonly line: number
  readonly column: number
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Throws Unreadable where a text file would be larger than one may be. */
export function refuseSize(bytes: number): void {
  if (bytes > MOST_BYTES)
    throw new Unreadable(1, 1, 'size', {
      en: `this file weighs more than ${MOST_BYTES / 1024} kB. Move long texts to the documents folder of the case`,
      nl: `dit bestand is groter dan ${MOST_BYTES / 1024} kB. Zet lange teksten als stuk in de map van het dossier`,
    })
}

/** Bytes as text without byte order mark and with `\n` line ends. Throws Unreadable where they are not UTF-8. */
export function plainText(bytes: Uint8Array): string {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    throw new Unreadable(1, 1, 'encoding', {
      en: 'this file is not written in UTF-8. Save it again as UTF-8',
      nl: 'dit bestand is niet opgeslagen als UTF-8. Sla het opnieuw op als UTF-8 (in Kladblok: Opslaan als, met codering UTF-8)',
    })
  }
  if (text.includes('\0'))
    throw new Unreadable(lineOf(text, text.indexOf('\0')), 1, 'characters', {
      en: 'there is a NUL character here. Save the file again as plain text',
      nl: 'hier staat een teken dat niet in een tekst hoort (NUL). Sla het bestand opnieuw op als gewone tekst',
    })
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
}

const exact = new TextDecoder('utf-8', { ignoreBOM: true })

/** Bytes as the text that they are, with its byte order mark and its line ends. Throws Unreadable as plainText does. */
export function exactText(bytes: Uint8Array): string {
  plainText(bytes)
  return exact.decode(bytes)
}

const refuse = {
  parse: () => {
    throw new Unreadable(1, 1, 'frontmatter', {
      en: 'the fields are written in another language than YAML. Start the file with a line --- and nothing else',
      nl: 'volgens de eerste regel zijn de velden in een andere taal geschreven. Begin het bestand met een regel waarop alleen --- staat',
    })
  },
}
// gray-matter evaluates `---js` unless every name by which it finds an engine leads elsewhere.
const REFUSED = {
  yml: refuse,
  json: refuse,
  js: refuse,
  javascript: refuse,
  cson: refuse,
  coffee: refuse,
  coffeescript: refuse,
  'coffee-script': refuse,
  toml: refuse,
}

/** Markdown with YAML frontmatter, taken apart. Throws Unreadable. */
export function readDocument(text: string): Document {
  checkFences(text)
  // What gray-matter hands over follows the three hyphens, so the block's first, empty line is line 1 of the file.
  let block = { yaml: readYaml(''), at: placesIn('') }
  const engine = {
    parse: (source: string): object => {
      // The line end before the closing --- belongs to the block: a text that keeps its empty lines would lose one.
      const at = placesIn(`${source}\n`)
      block = { yaml: readOrRefuse(`${source}\n`, at), at }
      return block.yaml.value as object
    },
  }
  // Options are always given: without them gray-matter answers the second reading of a broken file from its cache.
  const { content } = matter(text, { language: 'yaml', engines: { ...REFUSED, yaml: engine } })
  const place = placesIn(text)
  return {
    yaml: block.yaml,
    body: content,
    place: placeIn(block.yaml, block.at),
    // The body is the end of the text.
    placeInBody: (offset) => place(text.length - content.length + offset),
  }
}

/** YAML, or Unreadable with its place. */
function readOrRefuse(source: string, at: (offset: number) => Place): Yaml {
  try {
    return readYaml(source)
  } catch (error) {
    if (!(error instanceof YamlFault)) throw error
    const { line, column } = at(error.offset)
    throw new Unreadable(line, column, error.code, error.sentence)
  }
}

/** Finds line and column of an offset in `text`: a file can have thousands of problems, so its lines are counted once. */
function placesIn(text: string): (offset: number) => Place {
  let starts: number[] | null = null
  return (offset) => {
    starts ??= [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
    let [line, past] = [0, starts.length]
    while (past - line > 1) {
      const middle = (line + past) >> 1
      if (starts[middle]! <= offset) line = middle
      else past = middle
    }
    return { line: line + 1, column: offset - starts[line]! + 1 }
  }
}

/** Line and column of what `yaml` holds, by those of an offset. */
function placeIn(yaml: Yaml, at: (offset: number) => Place): Document['place'] {
  return (path, part, sought) => at((sought && yaml.offsetIn(path, sought)) ?? yaml.offsetOf(path, part))
}

export function lineOf(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

function checkFences(text: string): void {
  const first = text.indexOf('\n')
  if (first < 0 ? text !== '---' : text.slice(0, first) !== '---') {
    throw new Unreadable(1, 1, 'frontmatter', {
      en: 'the first line must be --- and nothing else, without a space or an empty line before it. Write the three hyphens on line 1',
      nl: 'op de eerste regel moet --- staan en verder niets, zonder spatie of lege regel ervoor. Zet de drie streepjes op regel 1',
    })
  }
  const close = text.indexOf('\n---', 3)
  if (close < 0)
    throw new Unreadable(1, 1, 'frontmatter', {
      en: 'the line --- that ends the fields is missing. Add it below the last field',
      nl: 'de regel met --- waarmee de velden eindigen, ontbreekt. Zet die onder het laatste veld',
    })
  const end = text.indexOf('\n', close + 1)
  const line = lineOf(text, close + 1)
  if (text.slice(close + 1, end < 0 ? undefined : end) !== '---') {
    throw new Unreadable(line, 1, 'frontmatter', {
      en: 'a line that starts with --- ends the fields, so it must be --- and nothing else. Remove what follows the hyphens, or indent the line if it belongs to a text',
      nl: 'met een regel die begint met --- eindigen de velden, dus er mag verder niets op die regel staan. Haal weg wat achter de streepjes staat, of laat de regel inspringen als hij bij een tekst hoort',
    })
  }
  const body = end < 0 ? '' : text.slice(end + 1)
  const space = text.slice(0, close).search(TOO_MUCH_SPACE)
  if (space >= 0)
    throw new Unreadable(lineOf(text, space) + 1, 1, 'size', {
      en: `more than ${MOST_SPACE} empty lines or spaces follow each other here. Remove them`,
      nl: `hier staan meer dan ${MOST_SPACE} lege regels of spaties achter elkaar. Haal ze weg`,
    })
  // A line --- at the margin of a text closes the frontmatter early: what follows still looks like fields, and a second --- ends them.
  if (/^---$/m.test(body) && looksLikeFields(body)) {
    throw new Unreadable(line, 1, 'frontmatter', {
      en: 'this line --- ends the fields, yet what follows looks like fields again. Indent the line like those around it if it belongs to a text; else put a heading above what follows',
      nl: 'met deze regel --- eindigen de velden, maar wat eronder staat, lijkt weer op velden. Laat de regel inspringen zoals de regels eromheen als hij bij een tekst hoort; zet anders een kopje boven wat eronder staat',
    })
  }
}

function looksLikeFields(body: string): boolean {
  const next = body.split('\n').find((line) => line.trim() !== '')
  return next !== undefined && /^(?:[ \t]+\S|- (?:\{|on:)|[a-z][A-Za-z]*:(?: |$))/.test(next)
}

/** The data of a document by its schema, or the problems with their places. */
export function parseDocument<S extends z.ZodType>(
  file: string,
  document: Document,
  schema: S,
): { data: z.output<S> } | { problems: Problem[] } {
  const result = schema.safeParse(document.yaml.value)
  if (result.success) return { data: result.data }
  return { problems: located(file, document, findingsOf(result.error, schema, document.yaml.value)) }
}

/** Findings with file, line and column. */
export function located(file: string, document: Pick<Document, 'place'>, findings: readonly Finding[]): Problem[] {
  return findings.map(({ path, code, message, discreet, hidden, sought }) => ({
    file,
    ...document.place(path, code === 'unknown-key' ? 'key' : 'value', sought),
    field: fieldName(hidden ? [...path.slice(0, -1), '…'] : path),
    code,
    message,
    ...(discreet && { discreet }),
  }))
}

/** An unreadable file as a problem. Rethrows anything else. */
export function unreadableProblem(file: string, error: unknown): Problem {
  if (!(error instanceof Unreadable)) throw error
  return { file, line: error.line, column: error.column, field: null, code: error.code, message: error.sentence }
}

/** The frontmatter of a text by `schema`; null where it cannot be read. */
export function dataIn<S extends z.ZodType>(text: string, schema: S): z.output<S> | null {
  try {
    const parsed = parseDocument('', readDocument(text), schema)
    return 'data' in parsed ? parsed.data : null
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

/** A YAML file without Markdown (organisation.yml, terms.yml) as a document. Throws Unreadable. */
export function readYamlFile(text: string): Document {
  const at = placesIn(text)
  const yaml = readOrRefuse(text, at)
  return { yaml, body: '', place: placeIn(yaml, at), placeInBody: () => at(text.length) }
}

/** Frontmatter and body as a file. The body is written byte for byte and never handed to a parser. */
export function writeDocument(data: object, body: string): string {
  return `---\n${writeYaml(data)}---\n${body}`
}

/**
 * The same file with other values for some fields of the frontmatter (undefined removes one); everything else, the body
 * included, stays as it was. For the flat files of the letters branch.
 */
export function withFields(text: string, fields: Readonly<Record<string, unknown>>): string {
  const { yaml, body } = readDocument(text)
  const merged = Object.fromEntries(Object.entries({ ...(yaml.value as object), ...fields }).filter(([, value]) => value !== undefined))
  return writeDocument(merged, body)
}
