// Invented case files of realistic content for the benchmark: the same for the same seed, on every machine, and all of them valid.
import { addDays, type CalendarDate, day } from '../procedure/calendar.ts'
import { CATEGORIES, CHANNELS, LANGUAGES, OUTCOMES, ROLES } from '../procedure/case.ts'
import { PHRASES } from './phrases.ts'

/** The day of the benchmark: every step of every generated case lies before it. */
export const TODAY = day('2026-11-20')
/** Of the invented organisation. */
const STAFF = ['anna-jansen', 'bram-visser', 'carla-mulder']
const TRAINERS = ['peter-smit', 'mary-oconnor']

const FIRST_YEAR = 2015
const YEARS = 12
/** A number has four digits, so a year holds this many cases. */
export const MOST_CASES = YEARS * 9999

/** Chance that gives the same row of choices for the same seed (mulberry32). */
export function chance(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const one = <T>(choices: readonly T[]): T => choices[whole(0, choices.length - 1)] as T
  return { whole, one, share: (part: number) => next() < part }
}
type Chance = ReturnType<typeof chance>

/** The number and the file of the `index`th of all generated cases, spread evenly over the years. */
export function generateCase(index: number): { id: string; text: string } {
  const dice = chance(index + 1)
  const year = FIRST_YEAR + (index % YEARS)
  const id = `${year}-${String(Math.floor(index / YEARS) + 1).padStart(4, '0')}`
  const received = addDays(day(`${year}-01-01`), dice.whole(0, 270))
  const language = dice.one(LANGUAGES)
  const phrases = PHRASES[language]
  const text = [
    '---',
    `received: ${received}`,
    `channel: ${dice.one(CHANNELS)}`,
    `language: ${language}`,
    'complainant:',
    `  name: Klant ${id}`,
    ...(dice.share(0.9) ? [`  email: klant-${id}@example.org`] : []),
    `  organisation: Bedrijf ${dice.whole(100, 999)} in Amsterdam`,
    `  role: ${dice.one(ROLES)}`,
    `course: ${dice.one(phrases.courses)}`,
    `about: [${dice.one(TRAINERS)}]`,
    `handler: ${STAFF[0]}`,
    `category: ${dice.one(CATEGORIES)}`,
    `summary: ${dice.one(phrases.summaries)}`,
    ...(dice.share(0.7) ? [`wish: ${dice.one(phrases.wishes)}`] : []),
    'steps:',
    ...stepsOf(dice, received, language),
    '---',
    ...Array.from({ length: dice.whole(3, 6) }, () => `${sentences(dice, phrases.story, dice.whole(2, 4)).join(' ')}\n`),
  ].join('\n')
  return { id, text }
}

/** Three to nine steps, from acknowledged on: still being looked into, decided, in mediation, or closed. */
function stepsOf(dice: Chance, received: CalendarDate, language: keyof typeof PHRASES): string[] {
  const phrases = PHRASES[language]
  let on = received
  const row = (name: string, by: string = dice.one(STAFF)) => {
    on = addDays(on, dice.whole(0, 4))
    return `on: ${on}, step: ${name}, by: ${by}${dice.share(0.3) ? `, note: ${dice.one(phrases.notes)}` : ''}`
  }
  const short = (name: string, rest = '') => `  - { ${row(name)}${rest} }`
  const long = (name: string, ...rows: string[]) => [`  - ${row(name).replaceAll(', ', '\n    ')}`, ...rows.map((text) => `    ${text}`)]
  const block = (name: string, texts: readonly string[]) => [`${name}: |`, ...texts.map((text) => `  ${text}`)]

  const rows = [short('acknowledged', ', how: email'), short('trainer-contacted'), short('complainant-contacted')]
  if (dice.share(0.15)) return rows
  const delayed = dice.share(0.2)
  if (delayed) rows.push(...long('delayed', `expected: ${addDays(on, 30)}`, `reason: ${dice.one(phrases.reasons)}`))
  rows.push(short('background-reviewed'), short('discussed'))
  if (dice.share(0.15)) return rows
  const decision = sentences(dice, phrases.findings, dice.whole(3, 5))
  rows.push(...long('decided', `outcome: ${dice.one(OUTCOMES)}`, ...block('letter', decision)), short('notified', ', how: post'))
  if (dice.share(0.6)) return [...rows, short('closed')]
  return dice.share(0.4) && !delayed ? [...rows, short('dissatisfied'), short('referred')] : rows
}

function sentences(dice: Chance, from: readonly string[], count: number): string[] {
  const start = dice.whole(0, from.length - 1)
  return Array.from({ length: count }, (_, index) => from[(start + index) % from.length] as string)
}
