import childProcess from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { line, lines } from '../../procedure/text.ts'
import { CASE, CASE_HEAD } from '../../testing/invented-case.ts'
import { processorTime } from '../../testing/processor-time.ts'
import { removeTemporaryFolders, temporaryFolder } from '../../testing/register-folder.ts'
import { type Document, parseDocument, plainText, readDocument, Unreadable, withFields, writeDocument } from './case-files.ts'
import { readText } from './text-file.ts'
import { withStep } from './write-case.ts'

afterAll(removeTemporaryFolders)

function refusal(read: () => unknown): Unreadable | null {
  try {
    read()
    return null
  } catch (error) {
    if (error instanceof Unreadable) return error
    throw error
  }
}

const read = (text: string): Document => readDocument(plainText(Buffer.from(text)))

/** Code that would leave a mark, were it ever evaluated. */
const EVIL = `{ x: (globalThis.evaluated = true) }`
const marks = globalThis as { evaluated?: boolean }

describe('the first line', () => {
  const spy = [vi.spyOn(childProcess, 'spawn'), vi.spyOn(childProcess, 'execFileSync'), vi.spyOn(globalThis, 'eval')]

  test.each([
    ...['---js', '---javascript', '--- JS ', '---coffee', '---json', '---toml', '---yaml', '---yml', '---cson', '---coffee-script'],
    ...[
      '---toString',
      '---__proto__',
      '---constructor',
      '--- ',
      '---\t',
      '----',
      '--',
      ' ---',
      '\u200b---',
      '',
      '# ---',
      '---#',
      '---\u00a0',
    ],
  ])('%j instead of --- is refused, and nothing is evaluated', (first) => {
    for (const text of [`${first}\n${EVIL}\n---\nbody\n`, `${first}\nreceived: 2026-11-03\n---\n`, first]) {
      expect(refusal(() => read(text))).toMatchObject({ line: 1, column: 1, code: 'frontmatter' })
    }
    expect(marks.evaluated).toBeUndefined()
    for (const called of spy) expect(called).not.toHaveBeenCalled()
  })
})

test.each([
  `---js\n${EVIL}\n---\nx`,
  `---javascript\n${EVIL}\n---\n`,
  `\n---js\n${EVIL}\n---\n`,
  `---json\n{"a": 1}\n---\n`,
  '---\nmore\n',
  '\r\n\tx\r\n',
])('a body %j is written back byte for byte, and never evaluated', (body) => {
  const written = writeDocument({ a: '1' }, body)
  expect(readDocument(written).body).toBe(body)
  expect(withFields(written, { b: '2' })).toBe(`---\na: '1'\nb: '2'\n---\n${body}`)
  expect(withStep(written, { on: '2026-11-20' })).toBe(`---\na: '1'\nsteps:\n  - on: 2026-11-20\n---\n${body}`)
  expect(marks.evaluated).toBeUndefined()
})

test('a broken file read twice is the same problem twice', () => {
  for (const text of ['---\na: [1\n---\n', '---\na: 1\na: 2\n---\n', '---js\n1\n---\n', '---\na: 1\n']) {
    const [first, second] = [refusal(() => read(text)), refusal(() => read(text))]
    expect(first).not.toBeNull()
    expect(second).toEqual(first)
    expect(second).not.toBe(first)
  }
})

test('two readings of a file never share an object', () => {
  const [first, second] = [read(CASE), read(CASE)]
  ;(first.yaml.value as { complainant: { name: string }; steps: unknown[] }).complainant.name = 'changed'
  ;(first.yaml.value as { steps: unknown[] }).steps.push('changed')
  expect(JSON.stringify(second)).toBe(JSON.stringify(read(CASE)))
  expect((read(CASE).yaml.value as { complainant: { name: string } }).complainant.name).toBe('Jan de Vries')
})

test.each<[what: string, text: string, line: number]>([
  ['no closing line', '---\na: 1\nbody\n', 1],
  ['nothing but the opening line', '---', 1],
  ['an empty line before it', '\n---\na: 1\n---\n', 1],
  ['a closing line with more on it', '---\na: 1\n---x\n', 3],
  ['a closing line with a space', '---\na: 1\n--- \nbody\n', 3],
  ['a closing line of four hyphens', '---\na: 1\n----\n', 3],
  ['--- at the margin inside a text', '---\na: 1\nsteps:\n  - letter: |\n      Beste,\n---\n      meer\n---\nbody\n', 6],
  ['--- at the margin before another field', '---\na: |\n  Beste,\n---\nb: 2\n---\nbody\n', 4],
  ['--- at the margin before another step', '---\nsteps:\n  - a: |\n      x\n---\n- { on: 1 }\n---\n', 5],
])('%s is refused with its line', (_, text, line) => {
  expect(refusal(() => read(text))).toMatchObject({ code: 'frontmatter', line })
  expect(refusal(() => read(text.replaceAll('\n', '\r\n')))).toMatchObject({ code: 'frontmatter', line })
})

test.each<[what: string, change: (text: string) => string]>([
  ['a byte order mark', (text) => `\uFEFF${text}`],
  ['Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
  ['both', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
])('%s, as Windows editors write it, is taken away', (_, change) => {
  expect(JSON.stringify(read(change(CASE)))).toBe(JSON.stringify(read(CASE)))
})

test('--- in the body and indented --- in a text are good', () => {
  const text = '---\na: |\n  x\n  ---\n  y\n---\nEerst dit.\n\n---\n\nDan dat.\n---\n'
  expect(read(text).yaml.value).toEqual({ a: 'x\n---\ny\n' })
  expect(read(text).body).toBe('Eerst dit.\n\n---\n\nDan dat.\n---\n')
})

test('frontmatter of nothing, or of comments, is an empty group of fields with a place', () => {
  for (const text of ['---\n---\n', '---\n# x\n---\n', '---\n\n---\nbody']) {
    expect(read(text).yaml.value).toEqual({})
    expect(read(text).place(['received'], 'value')).toMatchObject({ line: expect.any(Number), column: 1 })
  }
})

test('what YAML refuses is told with the line and column of the file, not of the frontmatter', () => {
  expect(refusal(() => read('---\na: 1\nb: 2\n  a: &x 3\n---\n'))).toMatchObject({ line: 4 })
  expect(refusal(() => read('---\na: 1\nb: &x 3\n---\n'))).toMatchObject({ line: 3, column: 4, code: 'anchor' })
  expect(refusal(() => read(`---\n${'k: [\n'.repeat(3)}---\n`))).toMatchObject({ code: 'yaml' })
  expect(refusal(() => read(`---\n${Array.from({ length: 6000 }, (_, n) => `k${n}: 1`).join('\n')}\n---\n`))).toMatchObject({
    line: 1,
    column: 1,
    code: 'size',
  })
})

describe('a file on disk', () => {
  const folder = temporaryFolder('files')
  const put = (name: string, bytes: string | Uint8Array): string => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const secret = put('secret.txt', CASE)
  symlinkSync(secret, join(folder, 'link.md'))
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.md'))
  mkdirSync(join(folder, 'folder.md'))
  childProcess.execFileSync('mkfifo', [join(folder, 'pipe.md')])

  test.each<[what: string, path: string, code: string]>([
    ['a symbolic link', join(folder, 'link.md'), 'file'],
    ['a symbolic link to nothing', join(folder, 'dangling.md'), 'file'],
    ['a folder', join(folder, 'folder.md'), 'file'],
    ['a pipe', join(folder, 'pipe.md'), 'file'],
    ['a missing file', join(folder, 'none.md'), 'file'],
    ['five megabytes', put('large.md', `---\n${'a'.repeat(5_000_000)}`), 'size'],
    ['one line of one megabyte', put('line.md', `---\na: ${'a'.repeat(1_000_000)}\n---\n`), 'size'],
    [
      'a hundred thousand fields',
      put('keys.md', `---\n${Array.from({ length: 100_000 }, (_, n) => `k${n}: 1`).join('\n')}\n---\n`),
      'size',
    ],
    ['Latin-1', put('latin.md', Buffer.from('---\nname: Jos\xe9\n---\n', 'latin1')), 'encoding'],
    ['UTF-16', put('utf16.md', Buffer.from('\uFEFF---\na: 1\n---\n', 'utf16le')), 'encoding'],
    ['an unpaired surrogate', put('surrogate.md', Buffer.from([0x2d, 0xed, 0xa0, 0x80])), 'encoding'],
    ['a NUL', put('nul.md', '---\na: 1\0\n---\n'), 'characters'],
  ])('%s is refused within 200 ms of processor time', (_, path, code) => {
    expect(refusal(() => readText(path))).toMatchObject({ code, column: 1 })
    expect(processorTime(() => refusal(() => readText(path)))).toBeLessThan(200)
  })

  test('a NUL is refused with its line', () => {
    expect(refusal(() => readText(join(folder, 'nul.md')))).toMatchObject({ line: 2 })
  })

  test('the largest file allowed is read', () => {
    expect(readText(put('most.md', 'é'.repeat(128 * 1024)))).toHaveLength(128 * 1024)
  })
})

// The property tests: data that a case can hold, written and read again.

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.toWellFormed()),
  fc.constantFrom(
    'no',
    '2026-11-03',
    '# a\n# b',
    '---\nx',
    'a: b',
    '- x',
    "'",
    '"',
    '|',
    ' a ',
    'a\n\n\nb',
    'x\n',
    '\n\nx',
    '\ta\n b\n  c',
    '[x',
    '{',
    '~',
    '012',
  ),
  fc
    .array(fc.constantFrom('Beste,', '', '# Kop', '- punt', '  ingesprongen', '---', 'steps:', '  - { on: 1 }', 'tot: ziens'), {
      maxLength: 8,
    })
    .map((rows) => rows.join('\n')),
)
const date = fc.integer({ min: 0, max: 40000 }).map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }).toString())
const stepData = fc.record(
  {
    on: date,
    step: fc.constantFrom('progress', 'decided', 'closed'),
    by: fc.constantFrom('anna-jansen', 'bram-visser'),
    letter: words,
    note: words,
  },
  { requiredKeys: ['on', 'step', 'by'] },
)
const caseData = fc.record(
  {
    received: date,
    complainant: fc.record({ name: words, email: words }),
    about: fc.array(fc.constantFrom('peter-smit', 'mary-oconnor'), { maxLength: 3 }),
    summary: words,
    wish: words,
    steps: fc.array(stepData, { maxLength: 4 }),
  },
  { requiredKeys: ['received', 'complainant', 'about', 'summary'] },
)
// A body whose first line looks like a field, with a line --- below it, is what a text cut in two looks like: refused by design.
const body = words.map((text) => (text.includes('---') ? `De klacht.\n${text}` : text))

test('random cases are the same after writing and reading', () => {
  fc.assert(
    fc.property(caseData, body, (data, text) => {
      const document = readDocument(writeDocument(data, text))
      expect(document.yaml.value).toEqual(data)
      expect(document.body).toBe(text)
      expect(readDocument(writeDocument(document.yaml.value as object, document.body)).yaml.value).toEqual(data)
    }),
    { numRuns: 1000 },
  )
})

test('random cases are the same after Windows saved them', () => {
  fc.assert(
    fc.property(caseData, (data) => {
      const text = writeDocument(data, 'De klacht.\n')
      fc.pre(!text.includes('\r'))
      expect(read(`\uFEFF${text.replaceAll('\n', '\r\n')}`).yaml.value).toEqual(data)
    }),
    { numRuns: 300 },
  )
})

/** What was added to `before`: null unless `after` is it with one piece put in. */
function insertion(before: string, after: string): string | null {
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  const rest = before.slice(start)
  return after.endsWith(rest) && after.length >= before.length ? after.slice(start, after.length - rest.length) : null
}

test('a step added to a random case changes nothing else', () => {
  fc.assert(
    fc.property(caseData, stepData, body, fc.boolean(), (data, step, text, windows) => {
      const unix = writeDocument(
        { ...data, about: ['peter-smit'], ...(data.steps?.length ? {} : { steps: undefined }) },
        `De klacht.\n${text}`,
      )
      fc.pre(!windows || !unix.includes('\r'))
      const before = windows ? unix.replaceAll('\n', '\r\n') : unix
      const after = withStep(before, step)
      expect(insertion(before, after)).not.toBeNull()
      const old = (readDocument(unix).yaml.value as { steps?: unknown[] }).steps ?? []
      expect((readDocument(windows ? after.replaceAll('\r\n', '\n') : after).yaml.value as { steps: unknown[] }).steps).toEqual([
        ...old,
        step,
      ])
    }),
    { numRuns: 1000 },
  )
})

const STEP = { on: '2026-11-20', step: 'decided', by: 'anna-jansen', letter: 'Beste,\n\n# Kop\n\nU hebt gelijk.\n' }
const end = '---\nDe klacht.\nsteps:\n'
const LAST = 'about: []\n'

test.each<[what: string, before: string, opening?: [string, string]]>([
  ['steps on lines', '---\nsteps:\n  - on: 2026-11-05\n    step: discussed\n    by: anna-jansen\n'],
  ['steps at the margin', '---\nsteps:\n- on: 2026-11-05\n  step: discussed\n- { on: 2026-11-06 }\n'],
  ['steps indented by four', '---\nsteps:\n    - { on: 2026-11-05 }\n'],
  ['steps in braces', '---\nsteps:\n  - { on: 2026-11-05, step: discussed }\n'],
  ['a step in braces over several lines', '---\nsteps:\n  - {\n      on: 2026-11-05,\n      by: x\n    }\n'],
  ['a step whose quote closes on its own line', '---\nsteps:\n  - on: 2026-11-05\n    note: "een\n      twee\n      "\n'],
  [
    'comments between and after the steps',
    '---\nsteps: # oudste eerst\n  # de eerste\n  - { on: 2026-11-05 } # gebeld\n\n  - { on: 2026-11-06 }\n  # einde\n',
  ],
  ['a text that ends in lines with #', '---\nsteps:\n  - on: 2026-11-05\n    letter: |\n      Beste,\n      # Kop\n'],
  ['a text that ends in empty lines', '---\nsteps:\n  - on: 2026-11-05\n    letter: |\n      Beste,\n\n\n'],
  ['fields after the steps', `---\nsteps:\n  - { on: 2026-11-05 }\n# over wie\n${LAST}`],
  ['a text with the word steps before the steps', '---\nwish: |\n  steps:\n  - x\nsteps:\n  - { on: 2026-11-05 }\n'],
  ['no steps yet', '---\nsteps:\n'],
  ['no steps yet, and fields below', `---\nsteps: # nog niets\n${LAST}`],
  ['an empty list', `---\nsteps: []\n${LAST}`, ['steps: []', 'steps:']],
  ['an empty list with a comment', '---\nsteps: [ ] # nog niets\n', ['steps: [ ]', 'steps:']],
  ['no field steps', `---\n${CASE_HEAD}`],
  ['no field steps and a comment at the end', '---\na: 1\n# einde\n'],
  ['items in lists inside a step', '---\nsteps:\n  - on: 2026-11-05\n    x:\n      - a\n      - b\n'],
])('a step is added to a file with %s; comments, order and body stay', (_, before, opening) => {
  for (const windows of [false, true]) {
    const text = windows ? (before + end).replaceAll('\n', '\r\n') : before + end
    const after = withStep(text, STEP)
    const expected = opening ? text.replace(...opening) : text
    const added = insertion(expected, after)
    expect(added).not.toBeNull()
    expect(/\r\n/.test(added ?? '')).toBe(windows)
    const [old, now] = [text, after].map((one) => readDocument(plainText(Buffer.from(one))))
    expect(now?.body).toBe(old?.body)
    const value = old?.yaml.value as { steps?: unknown }
    expect(now?.yaml.value).toEqual({ ...value, steps: [...(Array.isArray(value.steps) ? value.steps : []), STEP] })
    // And once more, because a first step may be easier to place than a second.
    expect((readDocument(plainText(Buffer.from(withStep(after, STEP)))).yaml.value as { steps: unknown[] }).steps.at(-1)).toEqual(STEP)
  }
})

test.each([
  '---\nsteps: [{ on: 2026-11-05 }]\n---\n',
  '---\nsteps: [\n  { on: 2026-11-05 },\n]\n---\n',
  '---\n{ steps: [] }\n---\nsteps:\n',
  '---\n"steps":\n  - { on: 2026-11-05 }\n---\n',
  '---\nsteps: niets\n---\n',
  '---\nsteps: { on: 2026-11-05 }\n---\n',
])('a step is not added to %j: refused instead of put in the wrong place', (text) => {
  expect(refusal(() => withStep(text, STEP))).toMatchObject({ code: expect.stringMatching(/steps|yaml/) })
})

test('a step is not added to a file that cannot be read', () => {
  expect(refusal(() => withStep('---js\n1\n---\n', STEP))).toMatchObject({ code: 'frontmatter' })
  expect(refusal(() => withStep('---\na: &x 1\n---\n', STEP))).toMatchObject({ code: 'anchor' })
})

test('a block of white space that would be read back and forth is refused at its line, and one of common size is read', () => {
  const withSpace = (space: string) => `---\nreceived: 2026-11-03\n${space}channel: email\n---\n`
  for (const space of ['\n'.repeat(500), '\t\n'.repeat(300), '\u00a0\n'.repeat(300), '\u2028'.repeat(600)])
    expect(refusal(() => read(withSpace(space)))).toMatchObject({ code: 'size', line: 3 })
  expect(read(withSpace('\n'.repeat(499))).yaml.value).toEqual({ received: '2026-11-03', channel: 'email' })
  // The words of the complainant are not looked through for comments.
  expect(read(`---\na: 1\n---\n${'\n'.repeat(5000)}x`).body).toHaveLength(5001)
})

describe('a character that nobody can see is told at its own line and column', () => {
  const MARKS = '\u200b\u00ad'
  const WHOLE = z.strictObject({ a: lines(9000).optional(), b: line(900).optional() })
  const placeIn = (text: string) => {
    const parsed = parseDocument('f.md', read(text), WHOLE)
    return 'problems' in parsed ? parsed.problems.map(({ line, column, message }) => [line, column, message.en.match(/U\+\w+/)?.[0]]) : []
  }

  test.each<[where: string, text: string, expected: [number, number, string]]>([
    ['line 64 of a block', `---\na: |\n${'  Een regel.\n'.repeat(63)}  ${MARKS}Hier\u202e is het.\n---\n`, [66, 9, 'U+202E']],
    ['a folded block', `---\na: >-\n  een\n\n  twee\ue000\n---\n`, [5, 7, 'U+E000']],
    ['a plain text', `---\na: x\nb: ${MARKS}Jan\u3164de Vries\n---\n`, [3, 9, 'U+3164']],
    ['a text in quotes', `---\nb: "'t \ufdd0"\n---\n`, [2, 8, 'U+FDD0']],
    ['a text in quotes over two lines', `---\na: 'een\n  twee\u202e'\n---\n`, [3, 7, 'U+202E']],
    ['a text with the same character in its place before', `---\nb: 葛\u{e0100}城 a\u{e0100}\n---\n`, [2, 10, 'U+E0100']],
    ['an escape, which shows at the beginning of its text', `---\na: 1\nb: "x\\u202e"\n# \u202e\n---\n`, [3, 5, 'U+202E']],
    ['a text with Windows line ends', `---\r\na: |\r\n  een\r\n  twee\u202e\r\n---\r\n`, [4, 7, 'U+202E']],
  ])('in %s', (_, text, expected) => {
    expect(placeIn(text)).toEqual([expected])
  })

  test('in the words below the fields', () => {
    const { body, placeInBody } = read('---\na: 1\n---\nGeachte heer,\n\nik\u202e')
    expect(placeInBody(body.indexOf('\u202e'))).toEqual({ line: 6, column: 3 })
    expect(placeInBody(0)).toEqual({ line: 4, column: 1 })
  })
})
