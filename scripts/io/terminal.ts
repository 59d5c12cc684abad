// What a person sees in a terminal or a log: lines, tables, colour, progress.
import type { Problem } from '../procedure/problem.ts'
import { problemAtPlace } from '../views/problem-in-words.ts'

/**
 * Text without anything that a terminal or a workflow runner would take for a command: control characters, `::` at the start
 * of a line, `##[` anywhere. All text that comes from a file goes through here.
 */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replaceAll('##[', '# #[')
    .replaceAll('::', ': :')
}

/** Data as one line of JSON in which no runner finds a command: what it reads as one anywhere in a line is written as an escape. */
export function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('##[', '#\\u0023[')
}

const COLOURS = { red: 31, yellow: 33, green: 32, bold: 1, dim: 2 } as const

/** Colour on a terminal, plain text elsewhere. */
export function paint(colour: keyof typeof COLOURS, text: string): string {
  return process.stdout.isTTY && !process.env.NO_COLOR ? `\u001b[${COLOURS[colour]}m${text}\u001b[0m` : text
}

/** Columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, index) => Math.max(most[index] ?? 0, cell.length)), [])
  return rows
    .map((row) =>
      row
        .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** A problem on one line, in English, in which no terminal or runner finds a command. */
export function problemLine(problem: Problem): string {
  return plain(problemAtPlace(problem))
}

/** How often a log says what is going on. */
const LOG_EVERY_MS = 5000

/**
 * Shows what is going on, but only once it has taken longer than a second from the first that is done: on a terminal in one line
 * (`sealed 1,200 of 20,000`), in a log as a line now and then. Call the result when it is done.
 */
export function progress(what: string): (() => void) & { readonly at: (done: number, of: number) => void } {
  const terminal = process.stderr.isTTY
  let next: number | undefined
  let shown = false
  const at = (done: number, of: number) => {
    next ??= performance.now() + (terminal ? 1000 : LOG_EVERY_MS)
    if (performance.now() < next) return
    next = performance.now() + (terminal ? 100 : LOG_EVERY_MS)
    shown = true
    const line = `${what} ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`
    process.stderr.write(terminal ? `\r${line} ` : `${line}\n`)
  }
  return Object.assign(() => terminal && shown && process.stderr.write('\r\u001b[K'), { at })
}
