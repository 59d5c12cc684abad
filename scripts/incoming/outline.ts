// A mail written with the button of the public page: what was asked stands in it, and the answers behind it or below.
import { LANGUAGES, type Language } from '../procedure/case.ts'
import { ASKED, type Asked, COMPLAINT_MAIL } from '../public-text/complaint-mail.ts'

export interface FilledIn {
  readonly language: Language
  /** What was answered; a question without an answer is not in it. */
  readonly answers: Readonly<Partial<Record<Asked, string>>>
}

/** How many of the questions must still stand in the mail: people take out what they find in their way. */
const LEAST = 3

/** The answers in a mail with the outline of the page; null where it has none. */
export function filledIn(text: string): FilledIn | null {
  const lines = text.split('\n').map((line) => line.replace(/\u00A0/g, ' ').trim())
  for (const language of LANGUAGES) {
    const found = questionsIn(lines, language)
    if (found.length >= LEAST) return { language, answers: answersTo(found, lines) }
  }
  return null
}

interface Question {
  readonly asked: Asked
  readonly row: number
  /** What stands behind it on its line. */
  readonly behind: string
}

/** The questions in their order, each where it stands first after the one before it. */
function questionsIn(lines: readonly string[], language: Language): Question[] {
  const { asks } = COMPLAINT_MAIL[language]
  const found: Question[] = []
  for (const asked of ASKED) {
    const from = (found.at(-1)?.row ?? -1) + 1
    const row = lines.findIndex((line, index) => index >= from && line.toLowerCase().startsWith(asks[asked].toLowerCase()))
    if (row >= 0) found.push({ asked, row, behind: lines[row]!.slice(asks[asked].length).trim() })
  }
  return found
}

function answersTo(found: readonly Question[], lines: readonly string[]): FilledIn['answers'] {
  const answers = found.map(({ asked, row, behind }, index): [Asked, string] => {
    const end = found[index + 1]?.row ?? lines.length
    const below = lines.slice(row + 1, end)
    // Below the last question stands the signature; a name and a number take one line.
    const isShort = asked === 'name' || asked === 'phone'
    const rest = isShort ? (behind === '' ? [below.find((line) => line !== '') ?? ''] : []) : below
    return [asked, [behind, ...rest].join('\n').trim()]
  })
  return Object.fromEntries(answers.filter(([, answer]) => answer !== ''))
}
