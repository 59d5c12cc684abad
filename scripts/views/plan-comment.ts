// The plan of a pull request as one comment, for staff: what merging sends, moves and reminds of. Markdown made of numbers,
// kinds and dates, so that nothing of a case can be in it.
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Language } from '../procedure/case.ts'
import { LETTER_LABELS, OBLIGATION_LABELS } from '../procedure/glossary.ts'
import type { Problem } from '../procedure/problem.ts'
import { dateInWords } from '../procedure/wording.ts'
import { englishPart } from './english-part.ts'
import { type KeyChange, keyChanges } from './key-changes.ts'
import { COMMENT_WORDS, type CommentWords } from './plan-comment-words.ts'
import type { CaseDifference, PlanDifference, PlannedLetter } from './plan-difference.ts'
import { problemList } from './problem-list.ts'

/** The hidden first line by which the comment is found again. */
const MARKER = '<!-- complaints-register: plan -->'

/** GitHub takes 65,536 characters; what does not fit is counted. */
const MOST_CHARACTERS = 60_000

export interface CommentFacts {
  /** Null where the plan could not be made. */
  readonly difference: PlanDifference | null
  readonly problems: readonly Problem[]
  /** How many files cannot be used, so that the plan leaves them out. */
  readonly broken: number
  /** How many files change that belong to no case. */
  readonly outside: number
  readonly keys: readonly KeyChange[]
}

export function isPlanComment(body: string): boolean {
  return body.trimStart().startsWith(MARKER)
}

/** The comment: in Dutch, and below it in English. */
export function writePlanComment(facts: CommentFacts): string {
  const [dutch, english] = (['nl', 'en'] as const).map((language) => commentIn(language, facts)) as [string, string]
  // Whoever maintains the code may read no Dutch.
  return [MARKER, dutch, englishPart(english, facts.outside > 0)].join('\n\n')
}

/** Numbers only, because a file may be named after somebody. */
function commentIn(language: Language, { difference, problems, broken, outside, keys }: CommentFacts): string {
  const words = COMMENT_WORDS[language]
  const found = problemList(problems, language)
  const readers = keyChanges(keys, language)
  return [
    `### ${words.title}`,
    problems.length ? words.bad(problems.length) : `**${words.good}**`,
    ...found,
    ...(outside ? [words.code(outside)] : []),
    ...readers,
    ...(difference ? changes(difference, broken, [...found, ...readers].join('\n\n').length, language) : [words.untold]),
  ].join('\n\n')
}

function changes({ today, cases }: PlanDifference, broken: number, taken: number, language: Language): string[] {
  const words = COMMENT_WORDS[language]
  const unread = broken ? [words.unread(broken)] : []
  const close = words.close(dateInWords(today, language))
  if (!cases.length) return [words.nothing, ...unread, close]
  const letterRows = (of: (found: CaseDifference) => readonly PlannedLetter[]) =>
    cases.flatMap((found) => of(found).map((letter) => letterRow(found.case, letter, language)))
  const tables = [
    table(
      words.letters,
      words.letterHead,
      letterRows(({ letters }) => letters),
    ),
    table(
      words.dropped,
      words.letterHead,
      letterRows(({ dropped }) => dropped),
    ),
    table(
      words.dues,
      words.dueHead,
      cases.flatMap((found) => dueRows(found, language)),
    ),
    table(
      words.reminded,
      words.remindedHead,
      cases.map((found) => remindedRow(found, language)),
    ),
  ]
  const none = cases.some(({ letters }) => letters.length) ? [] : [words.noLetter]
  return [...none, ...fitted(tables.flat(), MOST_CHARACTERS / 2 - 2000 - taken, words), ...unread, close]
}

interface Table {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** No table where there is no row, and no column in which nothing stands: a phone is narrow. */
function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): Table[] {
  const filled = (cells: readonly string[]) => cells.filter((_, column) => rows.some((row) => row[column]))
  return rows.length ? [{ title, head: filled(head), rows: rows.map(filled) }] : []
}

/** Every table, each with as many rows as its share of the `free` characters of one language allows. */
function fitted(tables: readonly Table[], free: number, words: CommentWords): string[] {
  const room = Math.floor(free / Math.max(1, tables.length))
  return tables.flatMap(({ title, head, rows }) => {
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
    const lines = [line(head), line(head.map(() => '---'))]
    let used = lines.join('\n').length
    let shown = 0
    for (const row of rows) {
      used += line(row).length + 1
      if (used > room) break
      lines.push(line(row))
      shown++
    }
    const rest = rows.length - shown
    return [`### ${title}`, lines.join('\n'), ...(rest ? [words.more(rest)] : [])]
  })
}

/** A date in a cell, which does not break. */
function dayIn(language: Language, date: CalendarDate | null): string {
  return date ? dateInWords(date, language).replaceAll(' ', '\u00A0') : ''
}

function letterRow(id: string, { kind, toPrint, due, expected }: PlannedLetter, language: Language): string[] {
  const letter = `${LETTER_LABELS[language][kind]}${toPrint ? ` (${COMMENT_WORDS[language].toPrint})` : ''}`
  return [id, letter, dayIn(language, due), dayIn(language, expected)]
}

function dueRows({ case: id, dues }: CaseDifference, language: Language): string[][] {
  const words = COMMENT_WORDS[language]
  return dues.map(({ kind, before, after, change }) => [
    id,
    OBLIGATION_LABELS[language][kind],
    dayIn(language, before) || words.isNew,
    dayIn(language, after) || (change === 'ended' ? words.ended : ''),
  ])
}

function remindedRow({ case: id, reminded: { handler, on, everybody } }: CaseDifference, language: Language): string[] {
  const words = COMMENT_WORDS[language]
  return [id, `\`${handler}\``, on ? `${dayIn(language, on)}${everybody ? `, ${words.everybody}` : ''}` : words.nobody]
}
