// The little Markdown that our own comments are written in, as HTML: headings, tables, lists. Everything else is shown as it stands.
import { text } from '../frame.ts'

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
  const lines = block.split('\n')
  if (lines[0]?.startsWith('### ')) return `<h${level}>${inline(lines[0].slice(4))}</h${level}>`
  if (lines.every((line) => line.startsWith('- '))) return `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('')}</ul>`
  if (lines.every((line) => line.startsWith('|'))) return tableOf(lines)
  return `<p>${inline(block)}</p>`
}

/** Each cell knows its heading, for a screen on which they stand below each other. */
function tableOf(lines: readonly string[]): string {
  const [head = '', , ...rows] = lines
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => inline(cell.trim()))
  const heads = cells(head)
  const body = rows.map(
    (row) =>
      `<tr>${cells(row)
        .map((cell, index) => `<td data-label="${heads[index] ?? ''}">${cell}</td>`)
        .join('')}</tr>`,
  )
  return `<table class="plain"><thead><tr>${heads.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

function inline(value: string): string {
  return text(value)
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
}
