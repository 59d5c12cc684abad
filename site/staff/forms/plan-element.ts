// What the check says of a proposal, from its comment: the little Markdown that our own comments are written in, as elements. Nothing in it is ever
// taken for markup.
import type { Language } from '../../../scripts/procedure/case.ts'
import { COMMENT_WORDS } from '../../../scripts/views/plan-comment-words.ts'
import { make } from './make.ts'

/** Without its title, and without the sentence that all is good, which the page says itself. */
export function planElement(markdown: string, language: Language): HTMLElement {
  const { title, good } = COMMENT_WORDS[language]
  const said = [`### ${title}`, `**${good}**`]
  const blocks = markdown
    .replace(/<!--.*?-->/gs, '')
    .trim()
    .split(/\n{2,}/)
    .filter((block) => !said.includes(block))
  return make('section', { class: 'the-plan', 'aria-label': title }, make('h3', {}, title), ...blocks.map(blockElement))
}

function blockElement(block: string): HTMLElement {
  const lines = block.split('\n')
  if (block.startsWith('### ')) return make('h4', {}, ...inline(block.slice(4)))
  if (lines.every((line) => line.startsWith('- '))) return make('ul', {}, ...lines.map((line) => make('li', {}, ...inline(line.slice(2)))))
  if (lines.every((line) => line.startsWith('|'))) return tableElement(lines)
  return make('p', {}, ...inline(block))
}

function tableElement([head = '', , ...rows]: readonly string[]): HTMLElement {
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
  const heads = cells(head)
  const row = (line: string) =>
    make('tr', {}, ...cells(line).map((cell, column) => make('td', { 'data-label': heads[column] }, ...inline(cell))))
  return make(
    'table',
    { class: 'plain' },
    make('thead', {}, make('tr', {}, ...heads.map((cell) => make('th', { scope: 'col' }, ...inline(cell))))),
    make('tbody', {}, ...rows.map(row)),
  )
}

const MARKED = /(\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`)/

function inline(text: string): (Node | string)[] {
  return text.split(MARKED).map((part) => {
    if (part.startsWith('**') && part.length > 4) return make('strong', {}, part.slice(2, -2))
    if (part.startsWith('*') && part.length > 2) return make('em', {}, part.slice(1, -1))
    if (part.startsWith('`') && part.length > 2) return make('code', {}, part.slice(1, -1))
    return part
  })
}
