// The little Markdown that our own comments are written in, as HTML: headings, tables, lists, and the English
// part, which is folded. Everything else is shown as it stands.
import { tableOf, text } from '../frame.ts'

/** `level` is that of its headings on the page. */
export function commentHtml(markdown: string, level: 2 | 3 | 4): string {
  return markdown
    .replace(/<!--.*?-->/gs, '')
    .trim()
    .split(/\n{2,}/)
    .map((block) => blockOf(block, level))
    .join('')
}

function blockOf(block: string, level: number): string {
  const folded = /^<details( open)? lang="en"><summary>([^<]+)<\/summary>$/.exec(block)
  if (folded) return `<details${folded[1] ?? ''} lang="en"><summary>${inline(folded[2] ?? '')}</summary>`
  if (block === '</details>') return block
  const lines = block.split('\n')
  if (lines[0]?.startsWith('### ')) return `<h${level}>${inline(lines[0].slice(4))}</h${level}>`
  if (lines.every((line) => line.startsWith('- '))) return `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('')}</ul>`
  if (lines.every((line) => line.startsWith('|'))) return tableIn(lines)
  return `<p>${inline(block)}</p>`
}

function tableIn([head = '', , ...rows]: readonly string[]): string {
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => inline(cell.trim()))
  return tableOf(cells(head), rows.map(cells))
}

function inline(value: string): string {
  return text(value)
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^*]+)\*/g, '<em>$1</em>')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
}
