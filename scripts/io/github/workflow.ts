// What GitHub Actions shows of a run: annotations on lines, and the job summary.
import type { Problem } from '../../procedure/problem.ts'
import { plain, problemLine } from '../terminal.ts'

/** Text from a file for Markdown that is shown as HTML: a code span, in which nothing is markup, a link or a mention. */
function inert(text: string): string {
  return `\`${plain(text).replaceAll('`', "'")}\``
}

/** How many annotations the platform keeps of one step; the rest it drops without a word. */
const MOST_ANNOTATIONS = 10

/** In GitHub Actions: the first problems as annotations on their lines, all of them in the summary. Elsewhere nothing. */
export async function annotate(title: string, problems: readonly Problem[]): Promise<void> {
  if (process.env.GITHUB_ACTIONS !== 'true') return
  const core = await import('@actions/core')
  for (const { file, line, column, field, message } of problems.slice(0, MOST_ANNOTATIONS)) {
    core.error(plain(field ? `${field}: ${message}` : message), {
      title: plain(title),
      file: plain(file),
      startLine: line,
      startColumn: column,
    })
  }
  await summarise(title, problems.length ? problems.map((problem) => `- ${inert(problemLine(problem))}`) : ['Nothing is wrong.'])
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

/** In GitHub Actions: lines of Markdown in the job summary, below a title of our own, cut where the platform would lose all of it. */
export async function summarise(title: string, lines: readonly string[]): Promise<void> {
  if (process.env.GITHUB_ACTIONS !== 'true' || !process.env.GITHUB_STEP_SUMMARY) return
  const core = await import('@actions/core')
  const most = 900_000
  let text = `## ${title}\n\n`
  for (const [index, line] of lines.entries()) {
    if (text.length + line.length > most) {
      text += `\n… and ${lines.length - index} more.\n`
      break
    }
    text += `${line}\n`
  }
  await core.summary.addRaw(text).write()
}
