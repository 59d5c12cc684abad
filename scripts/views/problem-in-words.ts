// A problem as people read it, and as tools do.
import type { Language } from '../procedure/case.ts'
import type { Problem } from '../procedure/problem.ts'

/** How people find the line. */
export const LINE: Readonly<Record<Language, string>> = { nl: 'regel', en: 'line' }

/** `cases/2026-0007.md, regel 5, received: "2027-02-29" is geen bestaande datum. Schrijf de datum als JJJJ-MM-DD.` Nothing in it is escaped. */
export function problemInWords(problem: Problem, language: Language): string {
  return `${problem.file}, ${LINE[language]} ${problem.line}${problem.field ? `, ${problem.field}` : ''}: ${ended(problem.message[language])}`
}

/** `cases/2026-0007.md:5:11 received: "2027-02-29" is not a date that exists.` In English, for a terminal, where editors follow the place. */
export function problemAtPlace({ file, line, column, field, message }: Problem): string {
  return `${file}:${line}:${column} ${field ? `${field}: ` : ''}${ended(message.en)}`
}

/** A message as a whole sentence. */
export function ended(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`
}

/** What `--json` prints of a problem: tools read its message in English. */
export function problemAsData({ file, line, column, field, code, message }: Problem) {
  return { file, line, column, field, code, message: message.en }
}
