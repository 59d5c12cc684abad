// A problem as people read it.
import type { Problem } from '../procedure/problem.ts'

/** `cases/2026-0007.md:5:11 received: "2027-02-29" is not a date that exists. Write the date as YYYY-MM-DD.` Nothing in it is escaped. */
export function problemInWords({ file, line, column, field, message }: Problem): string {
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`
  return `${file}:${line}:${column} ${field ? `${field}: ` : ''}${sentence}`
}
