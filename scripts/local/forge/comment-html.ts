// The little Markdown that our own comments are written in, as HTML: headings, tables, lists, and what is folded away. Everything else is shown as it stands.
import { text } from './page-parts.ts'

/** `level` is that of its headings on the page. */
export function commentHtml(markdown: string, level: 2 | 3): string {
  return markdown
    .replace(/<!--.*?-->/gs, '')
    .trim()
    .split(/\n{2,}/)
    .map((block) => blockOf(block, level))
    .join('')
}

function blockOf(block: string, level: number): string {
  const lines = block.split('\n')
  const folded = /^<details><summary>([^<]*)<\/summary>$/.exec(block)
  if (folded) return `<details><summary>${inline(folded[1] ?? '')}</summary>`
  if (block === '</details>') return block
  if (lines[0]?.startsWith('### ')) return `<h${level}>${inline(lines[0].slice(4))}</h${level}>`
  if (lines.every((line) => line.startsWith('- '))) return `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('')}</ul>`
  if (lines.every((line) => line.startsWith('|'))) return tableOf(lines)
  return `<p>${inline(block)}</p>`
}

function tableOf(lines: readonly string[]): string {
  const [head = '', , ...rows] = lines
  const cells = (line: string, start: string, end: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => `${start}${inline(cell.trim())}${end}`)
      .join('')
  return `<table><thead><tr>${cells(head, '<th scope="col">', '</th>')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row, '<td>', '</td>')}</tr>`).join('')}</tbody></table>`
}

function inline(value: string): string {
  return text(value)
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
}
