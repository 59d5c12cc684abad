// What is in place and what is not, as lines for a terminal or a log.

import { paint, plain } from '../../io/terminal.ts'
import type { Check } from '../checks/check.ts'

const MARKS: Record<Check['state'], string> = { good: paint('green', '✓'), wrong: paint('red', '✗'), unseen: paint('yellow', '?') }

/** A line for each check, and below one that is not good its next step and where to take it. */
export function checkLines(checks: readonly Check[]): string[] {
  return checks.flatMap(({ what, state, found, next, link }) => {
    const head = `${MARKS[state]} ${plain(what)}`
    if (state === 'good') return [head]
    const told = state === 'unseen' ? `could not check: ${found}` : found
    return [`${head}: ${plain(told ?? '')}`, `    → ${plain(next ?? '')}${link ? ` ${link}` : ''}`]
  })
}

/** `The access audit: 14 in place, 1 finding, 2 could not be checked.` */
export function outcome(title: string, checks: readonly Check[]): string {
  const count = (state: Check['state']) => checks.filter((check) => check.state === state).length
  const wrong = count('wrong')
  return `${title}: ${count('good')} in place, ${wrong} ${wrong === 1 ? 'finding' : 'findings'}, ${count('unseen')} could not be checked.`
}
