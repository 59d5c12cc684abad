// Strict YAML: text in, plain data out, with the place of every value. Refuses what does more than hold data: anchors, aliases, tags, directives.
import { CORE_SCHEMA, constructFromEvents, dump, EVENT_ID, type Event, FAILSAFE_SCHEMA, parseEvents, YAMLException } from 'js-yaml'

/** What stops a text from being read: where (offset in the text), which rule, and a sentence with the remedy. */
export class YamlFault extends Error {
  readonly offset: number
  readonly code: string
  constructor(offset: number, code: string, message: string) {
    super(message)
    this.offset = offset
    this.code = code
  }
}

export interface Yaml {
  /** Mappings, lists and strings only: YAML 1.2's failsafe schema, so that no `no`, `012` or date turns into something else. */
  readonly value: unknown
  /** Where the value at `path` starts, or its key; the nearest parent where it does not exist. Offset in the text. */
  readonly offsetOf: (path: readonly (string | number)[], part: 'key' | 'value') => number
  /** Where the list at `path` ends, its comments and closing bracket not counted; null where there is none, or an empty one. */
  readonly endOf: (path: readonly (string | number)[]) => number | null
}

const MOST_KEYS = 5000
/** Longer texts are refused unread: counting their values alone would take too long. */
const MOST_CHARACTERS = 256 * 1024

/** Reads one YAML document. Throws a YamlFault, never anything else, and never repeats content of the text in it. */
export function readYaml(source: string): Yaml {
  if (source.length > MOST_CHARACTERS)
    throw new YamlFault(
      0,
      'size',
      `there are more than ${MOST_CHARACTERS} characters here. Move long texts to the documents folder of the case`,
    )
  // YAML takes a lone CR for a line end, editors and reviews do not: a field could hide in a comment.
  if (source.includes('\r'))
    throw new YamlFault(source.indexOf('\r'), 'characters', 'there is a stray line end (CR) here. Type this line again and save the file')
  let events: Event[]
  let documents: unknown[]
  try {
    events = parseEvents(source, { maxDepth: 20 })
    refuseUnsafeYaml(events, source)
    documents = constructFromEvents(events, { source, schema: FAILSAFE_SCHEMA, maxAliases: 0 })
  } catch (error) {
    throw faultOf(error)
  }
  if (documents.length > 1) throw new YamlFault(secondDocument(events), 'document', 'a second YAML document starts here. Keep one')
  return {
    value: documents[0] ?? {},
    offsetOf: (path, part) => offsetAt(events, path, part, source),
    endOf: (path) => endAt(events, path, source),
  }
}

/** Data as YAML, in the order of its keys; texts of several lines as blocks. */
export function writeYaml(value: unknown): string {
  const text = dump(value, { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true, sortKeys: false })
  // The mark that ends a document would keep anything from being added below it.
  return text.replace(/^\.\.\.\n$/m, '')
}

function refuseUnsafeYaml(events: readonly Event[], source: string): void {
  if (events.length > MOST_KEYS * 2) throw new YamlFault(0, 'size', `there are more than ${MOST_KEYS} values here. Shorten the file`)
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      if (event.directives.length)
        throw new YamlFault(Math.max(0, source.search(/^%/m)), 'directive', 'a line that starts with % is a YAML directive. Remove it')
    } else if (event.type === EVENT_ID.ALIAS) {
      throw new YamlFault(
        event.anchorStart - 1,
        'alias',
        'a value that starts with * is a YAML alias. Write the value out, or put quotes around it',
      )
    } else if (event.type !== EVENT_ID.POP) {
      if (event.anchorStart >= 0)
        throw new YamlFault(event.anchorStart - 1, 'anchor', 'a value that starts with & is a YAML anchor. Put quotes around it')
      if (event.tagStart >= 0) throw new YamlFault(event.tagStart, 'tag', 'a value that starts with ! is a YAML tag. Put quotes around it')
    }
  }
}

function faultOf(error: unknown): YamlFault {
  if (error instanceof YamlFault) return error
  if (!(error instanceof YAMLException)) return new YamlFault(0, 'yaml', 'this cannot be read. Compare it with the example in the README')
  const offset = error.mark?.position ?? 0
  if (error.reason.startsWith('duplicated mapping key'))
    return new YamlFault(offset, 'duplicate-key', 'this field stands here twice. Keep one of the two')
  if (error.reason.startsWith('nesting exceeded'))
    return new YamlFault(offset, 'nesting', 'there are too many brackets inside brackets here. Put quotes around the text')
  // The parser's own reason may repeat the file's words, and few people understand it.
  return new YamlFault(
    offset,
    'yaml',
    'this cannot be read. Look here and on the line above for a missing quotation mark, a colon followed by a space inside a text (put the text in quotation marks), or a line that is not indented like its neighbours',
  )
}

function secondDocument(events: readonly Event[]): number {
  const opening = events.findLastIndex((event) => event.type === EVENT_ID.DOCUMENT)
  return Math.max(0, startOf(events[opening + 1]))
}

function startOf(event: Event | undefined): number {
  if (!event) return -1
  if (event.type === EVENT_ID.SCALAR) return event.valueStart
  if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return event.start
  return -1
}

function offsetAt(events: readonly Event[], path: readonly (string | number)[], part: 'key' | 'value', source: string): number {
  let at = 1 // events[0] opens the document
  let best = Math.max(0, startOf(events[1]))
  for (const [depth, want] of path.entries()) {
    const found = child(events, at, want, source)
    if (!found) return best
    const [key, value] = found
    at = value
    const offset = depth === path.length - 1 && part === 'key' ? startOf(events[key]) : startOf(events[value])
    // Both may be empty: a colon with nothing before or after it.
    best = [offset, startOf(events[key]), best].find((place) => place >= 0) ?? 0
  }
  return best
}

function endAt(events: readonly Event[], path: readonly (string | number)[], source: string): number | null {
  let at = 1
  for (const want of path) {
    const found = child(events, at, want, source)
    if (!found) return null
    at = found[1]
  }
  if (events[at]?.type !== EVENT_ID.SEQUENCE) return null
  const last = events.slice(at + 1, after(events, at)).findLast((event) => event.type === EVENT_ID.SCALAR && event.valueEnd >= 0)
  return last?.type === EVENT_ID.SCALAR ? last.valueEnd : null
}

/** The indexes of key and value of one child of the collection at `at`; in a list both are the item. */
function child(events: readonly Event[], at: number, want: string | number, source: string): [number, number] | null {
  const parent = events[at]
  let next = at + 1
  for (let index = 0; events[next] && events[next]?.type !== EVENT_ID.POP; index++) {
    if (parent?.type === EVENT_ID.SEQUENCE) {
      if (index === want) return [next, next]
      next = after(events, next)
    } else {
      const key = next
      const value = after(events, key)
      if (textOf(events[key], source) === want) return [key, value]
      next = after(events, value)
    }
  }
  return null
}

function after(events: readonly Event[], at: number): number {
  const event = events[at]
  if (event?.type !== EVENT_ID.MAPPING && event?.type !== EVENT_ID.SEQUENCE) return at + 1
  let next = at + 1
  while (events[next] && events[next]?.type !== EVENT_ID.POP) next = after(events, next)
  return next + 1
}

function textOf(event: Event | undefined, source: string): string | null {
  return event?.type === EVENT_ID.SCALAR ? source.slice(event.valueStart, event.valueEnd) : null
}
