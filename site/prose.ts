// Policy text as HTML.
import { markdownToHtml } from 'satteri'
import { escapeHtml } from '../scripts/public-text/html.ts'
import { filledIn, type PolicyValues } from '../scripts/public-text/policy-values.ts'

/** Markdown as HTML. Placeholders are filled in last, as text: a name with an asterisk or a bracket stays as it is. */
export function proseHtml(markdown: string, values: PolicyValues): string {
  return filledIn(markdownToHtml(markdown).html, values, escapeHtml)
}
