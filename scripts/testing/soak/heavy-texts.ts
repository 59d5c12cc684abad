// Texts of a quarter of a megabyte that are all of one piece: whatever reads them by going back and forth takes minutes, not seconds.

const repeated = (piece: string) => (size: number) => piece.repeat(Math.floor(size / piece.length))
const after =
  (head: string, piece: string, end = '') =>
  (size: number) =>
    head + repeated(piece)(size) + end
const numbered = (row: (number: number) => string) => (size: number) => {
  let text = ''
  for (let number = 0; text.length < size; number++) text += row(number)
  return text.slice(0, size)
}

/** The fields of a case file of about that size, by what they are made of. */
const FIELDS: Readonly<Record<string, (size: number) => string>> = {
  'blank lines': repeated('\n'),
  'lines of spaces': repeated('  \n'),
  'lines of tabs': repeated('\t\n'),
  'lines of no-break spaces': repeated('\u00A0\n'),
  'line separators': repeated('\u2028'),
  'carriage returns': repeated('\r'),
  spaces: repeated(' '),
  tabs: repeated('\t'),
  'spaces before a text': after('summary: ', ' ', 'x'),
  comments: repeated('#\n'),
  'comments and blank lines': repeated('# x\n\n\n'),
  'one comment': after('#', 'x'),
  'one word': after('summary: ', 'x'),
  'one text of many lines': after('summary: x', '\n\n  x'),
  'a text below blank lines': after('summary: x', '\n', '  y'),
  'a block of blank lines': after('summary: |\n', '\n'),
  'a block that moves to the right': numbered((number) => (number ? `${' '.repeat(number)}\n` : 'summary: |\n')),
  'a folded block': after('summary: >\n', '  x\n   y\n'),
  'a text in double quotes': after('summary: "', 'x\\n', '"'),
  'blank lines in quotes': after('summary: "', '\n', '"'),
  'quotes that do not close': after("summary: '", "x ''\n "),
  escapes: after('summary: "', '\\u0041', '"'),
  'a list': after('about: [', 'x, ', 'y]'),
  'a list that does not close': after('about: [', 'x, '),
  'blank lines in a list': after('about: [', '\n', ']'),
  brackets: after('about: ', '['),
  braces: after('about: ', '{'),
  names: numbered((number) => `k${number}: x\n`),
  'misspelt names': numbered((number) => `receive${number}: x\n`),
  'one name': repeated('a: x\n'),
  'one long name': after('', 'k', ': x'),
  colons: after('a', ':'),
  items: after('about:\n', '- x\n'),
  hyphens: after('about:\n', '- '),
  'question marks': repeated('? '),
  steps: after('steps:\n', '- x\n'),
  'wrong steps': after('steps:\n', '- { on: x, step: judged, by: Z }\n'),
  anchors: repeated('&a '),
  aliases: after('a: [', '*a, ', ']'),
  tags: repeated('!a '),
  directives: repeated('%YAML 1.2\n'),
  documents: repeated('a: b\n...\n'),
  'overrides of direction': after('summary: ', '\u202E'),
  'silent marks': after('summary: a', '\u200B'),
  joiners: after('summary: a', '\u200D'),
  selectors: after('summary: \u{1F600}', '\uFE0F'),
  'beginnings of encoded words': after('summary: ', '=?a?b?'),
  'an address': after('complainant: { email: a@', 'a.', ' }'),
  'an id': after('handler: ', 'a-'),
  'a date': after('received: ', '1'),
}

/** The same for the words below the fields. */
const WORDS: Readonly<Record<string, (size: number) => string>> = {
  'blank lines': repeated('\n'),
  spaces: repeated(' '),
  rules: repeated('---\n'),
  'rules that are none': repeated('-- -\n'),
  'what looks like fields': repeated('a: b\n'),
  'overrides of direction': repeated('\u202E'),
  'carriage returns': repeated('x\r'),
}

/** The greatest size that is read, and one at which few texts are refused for their size. */
const SIZES = [240_000, 30_000]

/** Case files by what they are made of. */
export const HEAVY_TEXTS: readonly (readonly [what: string, text: string])[] = SIZES.flatMap((size) => [
  ...Object.entries(FIELDS).map(([what, text]) => [`fields of ${what}`, `---\n${text(size)}\n---\nwords\n`] as const),
  ...Object.entries(WORDS).map(([what, text]) => [`words of ${what}`, `---\nreceived: 2026-11-03\n---\n${text(size)}\n`] as const),
])
