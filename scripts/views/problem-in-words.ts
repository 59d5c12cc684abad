// A problem as people read it, and as tools do.
import type { Language } from '../procedure/case.ts'
import type { Problem } from '../procedure/problem.ts'

/** `cases/2026-0007.md:5:11 received: "2027-02-29" is geen bestaande datum. Schrijf de datum als JJJJ-MM-DD.` Nothing in it is escaped. */
export function problemInWords(problem: Problem, language: Language): string {
  const { file, line, column, field, message } = problem
  return `${file}:${line}:${column} ${field ? `${field}: ` : ''}${ended(message[language])}`
}

/** A message as a whole sentence. */
export function ended(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`
}

/** What `--json` prints of a problem: tools read its message in English. */
export function problemAsData({ file, line, column, field, code, message }: Problem) {
  return { file, line, column, field, code, message: message.en }
}
