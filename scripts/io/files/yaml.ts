// Strict YAML: text in, plain data out, with the place of every value. Refuses what does more than hold data: anchors, aliases, tags, directives.
import {
  CORE_SCHEMA,
  constructFromEvents,
  dump,
  EVENT_ID,
  type Event,
  FAILSAFE_SCHEMA,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml'
import { saidOfHidden } from '../../procedure/hidden.ts'
import type { Sought } from '../../procedure/problem.ts'
import type { Sentence } from '../../procedure/sentence.ts'

/** What stops a text from being read: where (offset in the text), which rule, and a sentence with the remedy. */
export class YamlFault extends Error {
  readonly offset: number
  readonly code: string
  readonly sentence: Sentence
  constructor(offset: number, code: string, sentence: Sentence) {
    super(sentence.en)
    this.offset = offset
    this.code = code
    this.sentence = sentence
  }
}

export interface Yaml {
  /** Mappings, lists and strings only: YAML 1.2's failsafe schema, so that no `no`, `012` or date turns into something else. */
  readonly value: unknown
  /** Where the value at `path` starts, or its key; the nearest parent where it does not exist. Offset in the text. */
  readonly offsetOf: (path: readonly (string | number)[], part: 'key' | 'value') => number
  /** Where a character stands that the value at `path` holds, with `before` of the same before it; null where it is written as an escape. */
  readonly offsetIn: (path: readonly (string | number)[], sought: Sought) => number | null
  /** Where the text or the list at `path` ends, comments, quotation marks and closing brackets not counted; null where there is none, or an empty one. */
  readonly endOf: (path: readonly (string | number)[]) => number | null
  /** Where the text at `path` stands, with its quotation marks; null where it is something else, nothing, or a block of lines. */
  readonly textAt: (path: readonly (string | number)[]) => readonly [start: number, end: number] | null
}

const MOST_KEYS = 5000
/** Longer texts are refused unread: counting their values alone would take too long. */
const MOST_CHARACTERS = 256 * 1024

/** Reads one YAML document. Throws a YamlFault, never anything else, and never repeats content of the text in it. */
export function readYaml(source: string): Yaml {
  if (source.length > MOST_CHARACTERS)
    throw new YamlFault(0, 'size', {
      en: `there are more than ${MOST_CHARACTERS} characters here. Move long texts to the documents folder of the case`,
      nl: `hier staan meer dan ${MOST_CHARACTERS} tekens. Zet lange teksten als stuk in de map van het dossier`,
    })
  // YAML takes a lone CR for a line end, editors and reviews do not: a field could hide in a comment.
  if (source.includes('\r'))
    throw new YamlFault(source.indexOf('\r'), 'characters', {
      en: 'there is a stray line end (CR) here. Type this line again and save the file',
      nl: 'hier staat een los regeleinde (CR). Typ deze regel opnieuw en sla het bestand op',
    })
  let events: Event[]
  let documents: unknown[]
  try {
    events = parseEvents(source, { maxDepth: 20 })
    refuseUnsafeYaml(events, source)
    refuseBracketedNames(events)
    documents = constructFromEvents(events, { source, schema: FAILSAFE_SCHEMA, maxAliases: 0 })
  } catch (error) {
    throw faultOf(error, source)
  }
  if (documents.length > 1)
    throw new YamlFault(secondDocument(events), 'document', {
      en: 'a second YAML document starts here. Keep one',
      nl: 'hier begint een tweede reeks velden. Houd er één over',
    })
  const tree: Tree = { events, source, children: new Map() }
  return {
    value: documents[0] ?? {},
    offsetOf: (path, part) => offsetAt(tree, path, part),
    offsetIn: (path, sought) => offsetWithin(tree, path, sought),
    endOf: (path) => endAt(tree, path),
    textAt: (path) => textPlace(tree, path),
  }
}

/** Data as YAML, in the order of its keys; texts of several lines as blocks. */
export function writeYaml(value: unknown): string {
  const text = dump(value, { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true, sortKeys: false })
  // The mark that ends a document would keep anything from being added below it.
  return text.replace(/^\.\.\.\n$/m, '')
}

function refuseUnsafeYaml(events: readonly Event[], source: string): void {
  if (events.length > MOST_KEYS * 2)
    throw new YamlFault(0, 'size', {
      en: `there are more than ${MOST_KEYS} values here. Shorten the file`,
      nl: `hier staan meer dan ${MOST_KEYS} waarden. Maak het bestand korter`,
    })
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      if (event.directives.length)
        throw new YamlFault(Math.max(0, source.search(/^%/m)), 'directive', {
          en: 'a line that starts with % is a YAML directive. Remove it',
          nl: 'een regel die met een % begint, leest de computer als een opdracht. Haal hem weg',
        })
    } else if (event.type === EVENT_ID.ALIAS) {
      throw new YamlFault(event.anchorStart - 1, 'alias', {
        en: 'a value that starts with * is a YAML alias. Write the value out, or put quotes around it',
        nl: 'wat met een * begint, leest de computer als een verwijzing. Schrijf het voluit, of zet er aanhalingstekens omheen',
      })
    } else if (event.type !== EVENT_ID.POP) {
      if (event.anchorStart >= 0)
        throw new YamlFault(event.anchorStart - 1, 'anchor', {
          en: 'a value that starts with & is a YAML anchor. Put quotes around it',
          nl: 'wat met een & begint, leest de computer als een verwijzing. Zet er aanhalingstekens omheen',
        })
      if (event.tagStart >= 0)
        throw new YamlFault(event.tagStart, 'tag', {
          en: 'a value that starts with ! is a YAML tag. Put quotes around it',
          nl: 'wat met een ! begint, leest de computer als een opdracht. Zet er aanhalingstekens omheen',
        })
    }
  }
}

/** Refuses brackets where the name of a field belongs: YAML could hold that, and no program means it. */
function refuseBracketedNames(events: readonly Event[]): void {
  const open: { readonly mapping: boolean; name: boolean }[] = []
  for (const event of events) {
    const around = open.at(-1)
    const collection = event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE
    if (event.type === EVENT_ID.POP) open.pop()
    else if (around?.mapping) {
      if (around.name && collection)
        throw new YamlFault(event.start, 'brackets', {
          en: 'there are brackets here where the name of a field belongs. Put quotation marks around a text in which { or [ comes first, such as "{{name}}"',
          nl: 'hier staan haakjes waar de naam van een veld hoort. Zet aanhalingstekens om een tekst die begint met { of [, zoals "{{naam}}"',
        })
      around.name = !around.name
    }
    if (collection) open.push({ mapping: event.type === EVENT_ID.MAPPING, name: true })
  }
}

function faultOf(error: unknown, source: string): YamlFault {
  if (error instanceof YamlFault) return error
  if (!(error instanceof YAMLException))
    return new YamlFault(0, 'yaml', {
      en: 'this cannot be read. Compare it with the example in the README',
      nl: 'dit is niet te lezen. Vergelijk het met het voorbeeld in cases/README.md',
    })
  const offset = error.mark?.position ?? 0
  const character = source.charAt(offset)
  if (/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/u.test(character)) return new YamlFault(offset, 'characters', saidOfHidden({ character }))
  if (error.reason.startsWith('duplicated mapping key'))
    return new YamlFault(offset, 'duplicate-key', {
      en: 'this field stands here twice. Keep one of the two',
      nl: 'dit veld staat er twee keer. Haal een van de twee weg',
    })
  if (error.reason.startsWith('nesting exceeded'))
    return new YamlFault(offset, 'nesting', {
      en: 'there are too many brackets inside brackets here. Put quotes around the text',
      nl: 'hier staan te veel haakjes binnen haakjes. Zet aanhalingstekens om de tekst',
    })
  // The parser's own reason may repeat the file's words, and few people understand it.
  return new YamlFault(offset, 'yaml', {
    en: 'this cannot be read. Look here and on the line above for a missing quotation mark, a colon followed by a space inside a text (put the text in quotation marks), or a line that is not indented like its neighbours',
    nl: 'dit is niet te lezen. Kijk hier en op de regel erboven: ontbreekt er een aanhalingsteken, staat er in een tekst een dubbele punt met een spatie erachter (zet de tekst tussen aanhalingstekens), of springt een regel anders in dan de regels eromheen? Verbeter dat',
  })
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

/** The events of a text, with the children of each collection that was looked into: a file can have thousands of problems. */
interface Tree {
  readonly events: readonly Event[]
  readonly source: string
  readonly children: Map<number, ReadonlyMap<string | number | null, Child>>
}

/** The indexes of key and value of one child of a collection; in a list both are the item. */
type Child = readonly [key: number, value: number]
type Path = readonly (string | number)[]

function offsetAt(tree: Tree, path: Path, part: 'key' | 'value'): number {
  const { events } = tree
  let at = 1 // events[0] opens the document
  let best = Math.max(0, startOf(events[1]))
  for (const [depth, want] of path.entries()) {
    const found = child(tree, at, want)
    if (!found) return best
    const [key, value] = found
    at = value
    const offset = depth === path.length - 1 && part === 'key' ? startOf(events[key]) : startOf(events[value])
    // Both may be empty: a colon with nothing before or after it.
    best = [offset, startOf(events[key]), best].find((place) => place >= 0) ?? 0
  }
  return best
}

/** The event of the value at `path`; undefined where there is none. */
function eventAt(tree: Tree, path: Path): { readonly at: number; readonly event: Event } | undefined {
  let at = 1
  for (const want of path) {
    const found = child(tree, at, want)
    if (!found) return undefined
    at = found[1]
  }
  const event = tree.events[at]
  return event && { at, event }
}

function offsetWithin(tree: Tree, path: Path, { character, before }: Sought): number | null {
  const value = eventAt(tree, path)?.event
  if (value?.type !== EVENT_ID.SCALAR) return null
  let offset = tree.source.indexOf(character, value.valueStart)
  for (let passed = 0; passed < before && offset >= 0; passed++) offset = tree.source.indexOf(character, offset + 1)
  return offset >= 0 && offset < value.valueEnd ? offset : null
}

function endAt(tree: Tree, path: Path): number | null {
  const found = eventAt(tree, path)
  if (!found) return null
  const last = tree.events
    .slice(found.at, after(tree.events, found.at))
    .findLast((event) => event.type === EVENT_ID.SCALAR && event.valueEnd >= 0)
  return last?.type === EVENT_ID.SCALAR ? last.valueEnd : null
}

function textPlace(tree: Tree, path: Path): [number, number] | null {
  const event = eventAt(tree, path)?.event
  if (event?.type !== EVENT_ID.SCALAR || event.valueStart < 0) return null
  if (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK) return null
  const quote = event.style === SCALAR_STYLE.PLAIN ? 0 : 1
  return [event.valueStart - quote, event.valueEnd + quote]
}

function child(tree: Tree, at: number, want: string | number): Child | undefined {
  const children = tree.children.get(at) ?? childrenOf(tree, at)
  tree.children.set(at, children)
  return children.get(want)
}

/** The children of the collection at `at`: of a list by their number, of a group of fields by their name. */
function childrenOf({ events, source }: Tree, at: number): Map<string | number | null, Child> {
  const isList = events[at]?.type === EVENT_ID.SEQUENCE
  const children = new Map<string | number | null, Child>()
  for (let next = at + 1; events[next] && events[next]?.type !== EVENT_ID.POP; ) {
    const value = isList ? next : after(events, next)
    children.set(isList ? children.size : textOf(events[next], source), [next, value])
    next = after(events, value)
  }
  return children
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
