// Text made of what breaks readers: random bytes, and good files with something cut, doubled, swapped or put in. Seeded.
import { CASE } from '../invented-case.ts'

/** Numbers from 0 up to but not including `below`, the same ones for the same seed (mulberry32). */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** What has a meaning of its own in YAML, in the frontmatter or in Unicode. */
const SPECIAL = [
  ...[
    '---',
    '\n---\n',
    '---js\n',
    '---json\n',
    '...\n',
    '\r',
    '\r\n',
    '\uFEFF',
    '\0',
    '\x1b',
    '\u202e',
    '\u200b',
    '\ud800',
    '\u2028',
    '\x85',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    ': ',
    ':',
    '- ',
    '-',
    '? ',
    '#',
    ' #',
    '&a ',
    '*a',
    '!!js ',
    '!',
    '%YAML 1.1\n',
    '|',
    '>',
    '|9',
    '|+\n',
    '"',
    "'",
    '\\',
  ],
  ...[
    '\t',
    '  ',
    '\n\n',
    '<<: ',
    '__proto__: ',
    'constructor: x\n',
    'steps: []\n',
    'steps:\n',
    '2026-02-30',
    '9999-12-31',
    '0000-00-00',
    '~',
    'é',
    '😀',
  ],
  ...[
    'step: corrected, field: received, from: x, to: nu, reason: y',
    'to: 275760-09-13',
    'despite: x',
    '- { on: 2026-11-09, step: closed, by: anna-jansen }\n',
  ],
]

/** One garbled text: mostly a case file with a few faults, now and then nothing but noise. */
export function garbled(roll: (below: number) => number, good: string = CASE): Buffer {
  if (roll(12) === 0) return Buffer.from(Array.from({ length: roll(400) }, () => roll(256)))
  let text = good
  for (let faults = 1 + roll(4); faults > 0; faults--) text = fault(roll, text)
  const bytes = Buffer.from(text)
  if (roll(20) === 0 && bytes.length) bytes[roll(bytes.length)] = roll(256)
  return bytes
}

function fault(roll: (below: number) => number, text: string): string {
  const at = roll(text.length + 1)
  const to = Math.min(text.length, at + roll(30))
  const rows = text.split('\n')
  const row = roll(rows.length)
  switch (roll(7)) {
    case 0:
      return text.slice(0, at) + text.slice(to)
    case 1:
      return text.slice(0, at) + text.slice(at, to) + text.slice(at)
    case 2:
      rows.splice(row, 1)
      return rows.join('\n')
    case 3:
      rows.splice(roll(rows.length), 0, rows[row] ?? '')
      return rows.join('\n')
    case 4:
      rows[row] = (rows[row] ?? '').replace(/^ +|$/, ' '.repeat(roll(5)))
      return rows.join('\n')
    default:
      return text.slice(0, at) + (SPECIAL[roll(SPECIAL.length)] ?? '') + text.slice(at + roll(3))
  }
}
