// The tables of the index: the rows that came with the page, or those that were found.
import type { Language } from '../../../scripts/procedure/case.ts'
import { cellsOf, type SearchedLine, statesOf, urgencyOf } from '../case-line.ts'
import type { Entry } from './all-cases.ts'

/** How many found rows of a table are in the document at once, so that ten thousand cases answer a keystroke as ten do. */
const ROWS_AT_ONCE = 40

export interface Table {
  /** As the page came. */
  readonly reset: () => void
  /** Only these rows, and not all of them at once. */
  readonly show: (found: readonly Entry[]) => void
  /** From now on more rows at once; back to the usual number after `less`. */
  readonly more: () => void
  readonly less: () => void
  readonly button: HTMLButtonElement
}

/** The table of a section of the page: the open cases, or the closed ones. */
export function tableOf(section: HTMLElement, language: Language): Table {
  const body = section.querySelector('tbody') as HTMLTableSectionElement
  const given = [...body.rows]
  const count = Number(section.dataset.count)
  const shown = section.querySelector('[data-shown]') as HTMLElement
  const rest = section.querySelector<HTMLElement>('[data-rest]')
  const button = section.querySelector('[data-more]') as HTMLButtonElement
  let most = ROWS_AT_ONCE
  // Made once for each case that is shown.
  const made = new Map<string, HTMLTableRowElement>()
  const rowOf = ({ line }: Entry): HTMLTableRowElement => {
    const row = made.get(line.id) ?? rowFor(line, language)
    made.set(line.id, row)
    return row
  }
  const put = (rows: readonly HTMLTableRowElement[], of: number): void => {
    body.replaceChildren(...rows)
    shown.textContent = of.toLocaleString(language)
    section.hidden = of === 0
    button.hidden = of <= rows.length
    if (rest) rest.hidden = true
  }
  return {
    reset: () => put(given, count),
    show: (found) => put(found.slice(0, most).map(rowOf), found.length),
    more: () => {
      most += ROWS_AT_ONCE * 10
    },
    less: () => {
      most = ROWS_AT_ONCE
    },
    button,
  }
}

/** A new row, with the same places as those that came with the page. */
function rowFor(line: SearchedLine, language: Language): HTMLTableRowElement {
  const template = document.querySelector<HTMLTemplateElement>('#row') as HTMLTemplateElement
  const row = template.content.firstElementChild?.cloneNode(true) as HTMLTableRowElement
  const cells = cellsOf(line, language)
  for (const place of row.querySelectorAll<HTMLElement>('[data-cell]')) {
    const text = cells[place.dataset.cell as keyof typeof cells]
    if (text === null) place.remove()
    else place.textContent = text
    if (place.dataset.cell === 'status') place.className = `status ${line.status}`
    if (place.dataset.cell === 'days') place.className = `days ${urgencyOf(line)}`
    if (place.dataset.cell === 'summary') place.lang = line.language
    if (place instanceof HTMLAnchorElement) place.href = `${place.getAttribute('href')}${line.id}/`
  }
  const squares = row.querySelectorAll('.bar i')
  for (const [index, state] of statesOf(line).entries()) squares[index]?.setAttribute('class', state)
  return row
}
