// The list of cases as a file for Excel: what the table shows, every case of the register.
import type { Language } from '../../scripts/procedure/case.ts'
import { csvOf } from '../../scripts/views/csv.ts'
import { cellsOf } from './case-line.ts'
import { caseLines } from './case-rows.ts'
import { WORDS } from './words/words.ts'

/** Dates stand in it as `YYYY-MM-DD`, which Excel takes for dates in every language. */
export function casesFile(language: Language): string {
  const { columns } = WORDS[language]
  const heads = [
    columns.number,
    columns.received,
    columns.complainant,
    columns.organisation,
    columns.summary,
    columns.handler,
    columns.status,
    columns.next,
    columns.due,
    columns.days,
    columns.steps,
  ]
  const rows = caseLines.map((line) => {
    const { number, who, summary, handler, status, promise, days, steps } = cellsOf(line, language)
    return [number, line.received, who, line.organisation, summary, handler, status, promise, line.next?.due, days, steps].map(
      (cell) => cell ?? '',
    )
  })
  return csvOf([heads, ...rows])
}
