// The problems that the check found, for a comment that GitHub mails around: places and remedies, without a name of a file or a person,
// or a choice that says something of a complaint. What it leaves out stands in the log of the check.
import type { Language } from '../procedure/case.ts'
import { LETTER_KINDS } from '../procedure/letters/record.ts'
import type { Problem } from '../procedure/problem.ts'
import { ended, LINE } from './problem-in-words.ts'

/** Whoever has more to do looks in the check itself. */
const MOST = 10

const REST: Record<Language, (rest: number) => string> = {
  nl: (rest) => `… en nog ${rest}. Alle problemen staan bij de controle: kies **Details** achter de controle, en dan **Summary**.`,
  en: (rest) => `… and ${rest} more. All problems stand with the check: choose **Details** behind the check, and then **Summary**.`,
}

/** The first problems as Markdown, and how many more there are. Nothing where there is none. */
export function problemList(problems: readonly Problem[], language: Language): string[] {
  if (!problems.length) return []
  const rest = problems.length - MOST
  const rows = problems.slice(0, MOST).map((problem) => `- ${rowOf(problem, language)}`)
  return [rows.join('\n'), ...(rest > 0 ? [REST[language](rest)] : [])]
}

/** `cases/2026-0007.md`, regel 5, `received`: "2027-02-29" is geen bestaande datum. Schrijf de datum als JJJJ-MM-DD. */
function rowOf({ file, line, field, message, discreet }: Problem, language: Language): string {
  const place = [`\`${discreetPath(file)}\``, `${LINE[language]} ${line}`, ...(field ? [`\`${field}\``] : [])]
  return `${place.join(', ')}: ${ended((discreet ?? message)[language])}`
}

/** Parts of a path that say what a file is and never who it is about. */
const PLAIN_PART = new RegExp(
  `^(?:cases|letters|staff|site|policy|keys|organisation\\.yml|terms\\.yml|nl\\.md|en\\.md|register\\.pub|\\d{4}-\\d{4}(?:\\.md)?|\\d{4}-\\d{2}-\\d{2}|(?:\\d{4}-\\d{2}-\\d{2}-)?(?:${LETTER_KINDS.join('|')})(?:-\\d+)?\\.md)$`,
)

/** Named after an id of organisation.yml, which says nothing of a complaint. */
const KEYS_OF_A_PERSON = /^site\/keys\/[a-z\d-]{1,60}\.txt$/

/** The path as far as it holds no name that somebody chose: `cases/2026-0014/…` for a document. */
export function discreetPath(file: string): string {
  if (KEYS_OF_A_PERSON.test(file)) return file
  const parts = file.split('/')
  const chosen = parts.findIndex((part) => !PLAIN_PART.test(part))
  return chosen < 0 ? file : [...parts.slice(0, chosen), '…'].join('/')
}
