// What GitHub Actions shows of a run: annotations on lines, and the job summary.
import type { Language } from '../../procedure/case.ts'
import type { Problem } from '../../procedure/problem.ts'
import { ended, problemInWords } from '../../views/problem-in-words.ts'
import { plain } from '../terminal.ts'

/** Text from a file for Markdown that is shown as HTML: a code span, in which nothing is markup, a link or a mention. */
function inert(text: string): string {
  return `\`${plain(text).replaceAll('`', "'")}\``
}

/** How many annotations the platform keeps of one step; the rest it drops without a word. */
const MOST_ANNOTATIONS = 10

/** In GitHub Actions: the first problems as annotations on their lines, all of them in the summary; Dutch first. Elsewhere nothing. */
export async function annotate(title: string, problems: readonly Problem[]): Promise<void> {
  if (process.env.GITHUB_ACTIONS !== 'true') return
  const core = await import('@actions/core')
  for (const { file, line, column, field, message } of problems.slice(0, MOST_ANNOTATIONS)) {
    const said = (words: string) => plain(field ? `${field}: ${ended(words)}` : ended(words))
    core.error(`${said(message.nl)}\n${said(message.en)}`, {
      title: plain(title),
      file: plain(file),
      startLine: line,
      startColumn: column,
    })
  }
  const rows = (language: Language) => problems.map((problem) => `- ${inert(problemInWords(problem, language))}`)
  await summarise(
    title,
    problems.length
      ? [
          ...fitting(rows('nl'), MOST_OF_SUMMARY / 2, (rest) => `\n… en nog ${rest}.`),
          '\n<details lang="en"><summary>In English</summary>\n',
          ...fitting(rows('en'), MOST_OF_SUMMARY / 2, (rest) => `\n… and ${rest} more.`),
          '\n</details>',
        ]
      : ['Er zijn geen problemen gevonden. *Nothing is wrong.*'],
  )
}

/** Something that is no fault of the change or the run, but that somebody should see. In GitHub Actions an annotation. */
export async function warn(title: string, message: string): Promise<void> {
  if (process.env.GITHUB_ACTIONS !== 'true') {
    console.log(plain(message))
    return
  }
  const core = await import('@actions/core')
  core.warning(plain(message), { title: plain(title) })
}

/** The most characters that we write to the summary of a step: where it is longer than 1 MiB, the platform loses all of it. */
const MOST_OF_SUMMARY = 900_000

/** In GitHub Actions: lines of Markdown in the job summary, below a title of our own, cut where the platform would lose all of it. */
export async function summarise(title: string, lines: readonly string[]): Promise<void> {
  if (process.env.GITHUB_ACTIONS !== 'true' || !process.env.GITHUB_STEP_SUMMARY) return
  const core = await import('@actions/core')
  const rows = fitting(lines, MOST_OF_SUMMARY + 1000, (rest) => `\n… and ${rest} more.`)
  await core.summary.addRaw(`## ${title}\n\n${rows.map((row) => `${row}\n`).join('')}`).write()
}

/** The lines that fit in `most` characters, and how many do not. */
function fitting(lines: readonly string[], most: number, andMore: (rest: number) => string): string[] {
  let used = 0
  const fit = lines.findIndex((line) => {
    used += line.length + 1
    return used > most
  })
  return fit < 0 ? [...lines] : [...lines.slice(0, fit), andMore(lines.length - fit)]
}
