// The simple HTML of a letter: the same words as its text, readable in every mail program, with nothing to load.
import { escapeHtml } from '../../public-text/html.ts'

/** A letter of paragraphs, lists (`- `) and tables (`| a | b |`) as an HTML document. Nothing in the text is markup. */
export function htmlOf(subject: string, text: string, language: string): string {
  const blocks = text
    .trim()
    .split(/\n{2,}/)
    .map(blockOf)
    .join('\n')
  // An address that is too long for a phone breaks anywhere rather than making the page wide.
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="font:16px/1.5 sans-serif;max-width:40em;margin:1em auto;padding:0 1em;overflow-wrap:anywhere">
${blocks}
</body></html>
`
}

function blockOf(block: string): string {
  const lines = block.split('\n')
  if (lines.every((line) => line.startsWith('|'))) return tableOf(lines)
  if (lines[0]?.startsWith('- ') && lines.every((line) => line.startsWith('- ') || line.startsWith('  '))) {
    const items = lines.join('\n').slice(2).split('\n- ')
    // Items of several lines are kept apart.
    const style = items.some((item) => item.includes('\n')) ? ' style="margin-bottom:.8em"' : ''
    return `<ul>${items.map((item) => `<li${style}>${inline(item)}</li>`).join('')}</ul>`
  }
  return `<p>${inline(block)}</p>`
}

/** The line below the head of a table, at least three hyphens a cell. It draws a line and says nothing. */
const RULE = /^\|(\s*:?-{3,}:?\s*\|)*\s*(:?-{3,}:?\s*)?$/

function tableOf([head = '', ...below]: readonly string[]): string {
  const rows = RULE.test(below[0] ?? '') ? below.slice(1) : below
  return `<table style="border-collapse:collapse">${rowOf(head, 'th')}${rows.map((line) => rowOf(line, 'td')).join('')}</table>`
}

function rowOf(line: string, tag: 'th' | 'td'): string {
  const cells = line.trimEnd().slice(1).replace(/\|$/, '').split('|')
  return `<tr>${cells.map((cell) => `<${tag} style="text-align:left;padding:2px 12px 2px 0">${inline(cell.trim())}</${tag}>`).join('')}</tr>`
}

/** Line breaks stay, and web addresses become links to exactly what they show. */
function inline(text: string): string {
  return text
    .split(ADDRESS)
    .map((part, index) => (index % 2 ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part)))
    .join('')
    .replaceAll('\n', '<br>\n')
}

/** A web address in a text: without the quotation marks, brackets or full stop that stand around it. */
const ADDRESS = /(https?:\/\/[^\s<>"'“”‘’«»]*[^\s<>"'“”‘’«».,;:!?)\]])/
