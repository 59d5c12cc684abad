// Policy text as HTML.
import { markdownToHtml } from 'satteri'
import { filledIn, type PolicyValues } from '../scripts/public-text/policy-values.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Markdown as HTML. Placeholders are filled in last, as text: a name with an asterisk or a bracket stays as it is. */
export function proseHtml(markdown: string, values: PolicyValues): string {
  return filledIn(markdownToHtml(markdown).html, values, (value) => value.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark))
}
