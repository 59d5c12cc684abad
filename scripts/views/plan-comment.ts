// The plan of a pull request as one comment, for staff: what merging sends, moves and reminds of. Markdown made of numbers,
// kinds and dates, so that nothing of a case can be in it.
import { LETTER_LABELS, OBLIGATION_LABELS } from '../procedure/glossary.ts'
import type { Problem } from '../procedure/problem.ts'
import type { CaseDifference, DueChange, PlanDifference, PlannedLetter } from './plan-difference.ts'
import { problemList } from './problem-list.ts'

/** The hidden first line by which the comment is found again. */
const MARKER = '<!-- complaints-register: plan -->'

/** GitHub takes 65,536 characters; what does not fit is counted. */
const MOST_CHARACTERS = 60_000

export interface CommentFacts {
  /** Null where the plan could not be made. */
  readonly difference: PlanDifference | null
  readonly problems: readonly Problem[]
  /** How many files cannot be used, so that the plan leaves them out. */
  readonly broken: number
  /** How many files change that belong to no case. */
  readonly outside: number
}

export function isPlanComment(body: string): boolean {
  return body.trimStart().startsWith(MARKER)
}

/** The comment, in Dutch. */
export function writePlanComment({ difference, problems, broken, outside }: CommentFacts): string {
  const found = problemList(problems)
  const opening = problems.length
    ? `**De controle vond ${counted(problems.length, 'probleem', 'problemen')}.** Samenvoegen kan pas als alles is opgelost:`
    : '**De controle vond geen problemen.**'
  const blocks = difference
    ? changes(difference, broken, found.join('\n\n').length)
    : ['Wat samenvoegen doet is niet te zeggen: `organisation.yml` is hier of in het register niet te lezen.']
  return [MARKER, '### Wat samenvoegen doet', opening, ...found, ...(outside ? codeChange(outside) : []), ...blocks].join('\n\n')
}

/** Also in English: whoever maintains the code may read no Dutch. Numbers only, because a file may be named after somebody. */
function codeChange(files: number): string[] {
  const many = files === 1 ? 'one file belongs' : `${files} files belong`
  return [
    `**Dit is ook een wijziging van het register zelf**: ${counted(files, 'bestand hoort', 'bestanden horen')} bij geen dossier. Zo'n wijziging kan bepalen wat er wordt gecontroleerd, verstuurd en getoond. De beheerder leest haar onder *Files changed* en keurt haar goed; pas dan kan zij worden samengevoegd.`,
    `*This is also a change of the code: ${many} to no case. An administrator reads it under Files changed and approves it before it is merged.*`,
  ]
}

function changes({ today, cases }: PlanDifference, broken: number, taken: number): string[] {
  const unread = broken ? [`Niet meegeteld: ${counted(broken, 'bestand dat niet te lezen is', 'bestanden die niet te lezen zijn')}.`] : []
  const close = `Berekend op ${today}; op een latere dag kan het anders zijn. De eerstvolgende nachtrun na samenvoegen voert het uit.`
  if (!cases.length) return ['Er gaat geen brief uit en er verschuift geen datum.', ...unread, close]
  const tables = [
    table(
      'Deze brieven gaan uit',
      ['dossier', 'brief', 'gaat uit', 'voor de termijn van', 'genoemde datum'],
      cases.flatMap((found) => letterRows(found.case, found.letters, today)),
    ),
    table(
      'Deze brieven gaan niet meer uit',
      ['dossier', 'brief', 'was', 'voor de termijn van', 'genoemde datum'],
      cases.flatMap((found) => letterRows(found.case, found.dropped, today)),
    ),
    table('Deze termijnen zijn daarna anders', ['dossier', 'termijn', 'was', 'wordt'], cases.flatMap(dueRows)),
    table('Wie wordt herinnerd', ['dossier', 'behandelaar', 'eerste herinnering'], cases.map(remindedRow)),
  ]
  const none = cases.some(({ letters }) => letters.length) ? [] : ['Er gaat geen brief uit.']
  return [...none, ...fitted(tables.flat(), MOST_CHARACTERS - 2000 - taken), ...unread, close]
}

interface Table {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): Table[] {
  return rows.length ? [{ title, head, rows }] : []
}

/** Every table, each with as many rows as its share of the `free` characters allows. */
function fitted(tables: readonly Table[], free: number): string[] {
  const room = Math.floor(free / Math.max(1, tables.length))
  return tables.flatMap(({ title, head, rows }) => {
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
    const lines = [line(head), line(head.map(() => '---'))]
    let used = lines.join('\n').length
    let shown = 0
    for (const row of rows) {
      used += line(row).length + 1
      if (used > room) break
      lines.push(line(row))
      shown++
    }
    const rest = rows.length - shown
    return [`### ${title}`, lines.join('\n'), ...(rest ? [`… en nog ${counted(rest, 'regel', 'regels')}.`] : [])]
  })
}

function letterRows(id: string, letters: readonly PlannedLetter[], today: string): string[][] {
  return letters.map((letter) => [id, letterWords(letter), today, letter.due ?? '', letter.expected ?? ''])
}

function letterWords({ kind, toPrint }: PlannedLetter): string {
  return `${LETTER_LABELS.nl[kind]}${toPrint ? ' (te printen)' : ''}`
}

const ENDED: Record<DueChange['change'], string> = { new: '', moved: '', ended: 'voldaan of vervallen' }

function dueRows({ case: id, dues }: CaseDifference): string[][] {
  return dues.map(({ kind, before, after, change }) => [id, OBLIGATION_LABELS.nl[kind], before ?? 'nieuw', after ?? ENDED[change]])
}

function remindedRow({ case: id, reminded: { handler, on, everybody } }: CaseDifference): string[] {
  return [id, `\`${handler}\``, on ? `${on}${everybody ? ', alle medewerkers' : ''}` : 'geen']
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
