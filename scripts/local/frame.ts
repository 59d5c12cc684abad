// The frame around the pages that this server fills in: that of the staff pages, as it was built with them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addressOf } from '../../site/staff/addresses.ts'
import { type LocalPage, SLOTS } from '../../site/staff/local-pages.ts'
import { plain } from '../io/terminal.ts'
import type { Language } from '../procedure/case.ts'
import { escapeHtml } from '../public-text/html.ts'

/** What goes into the frame. */
export interface Framed {
  readonly page: LocalPage
  readonly language: Language
  readonly title: string
  /** Where the page stands below the first of its kind: `pulls/3/`. */
  readonly below: string
  /** HTML. */
  readonly content: string
}

/** A whole page as HTML. */
export type Frame = (framed: Framed) => string

/** The frame of the staff pages that were built into `folder`. Throws where it is not there. */
export function builtFrame(folder: string): Frame {
  return (framed) => {
    const { page, language } = framed
    const built = readFileSync(join(folder, language === 'nl' ? '' : language, 'frame', page, 'index.html'), 'utf8')
    const fill = slots(framed)
    // All at once: what is filled in may look like another place.
    return built.replace(/slot-(?:title|content|elsewhere)/g, (slot) => fill[slot] ?? slot)
  }
}

function slots({ page, language, title, below, content }: Framed): Readonly<Record<string, string>> {
  return {
    [SLOTS.title]: text(title),
    [SLOTS.content]: content,
    [SLOTS.elsewhere]: escapeHtml(addressOf(page, language === 'nl' ? 'en' : 'nl', below)),
  }
}

/** The content alone, for a server that has no staff pages. */
export const bareFrame: Frame = ({ language, title, content }) =>
  `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${text(title)}</title></head><body><main>${content}</main></body></html>`

/** Text for HTML: nothing in it is markup, and no line of it a command. */
export function text(value: string): string {
  return value
    .split('\n')
    .map((line) => escapeHtml(plain(line)))
    .join('\n')
}

/** A table of HTML cells; each knows its heading, for a screen on which they stand below each other. */
export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const body = rows.map((row) => `<tr>${row.map((cell, index) => `<td data-label="${heads[index] ?? ''}">${cell}</td>`).join('')}</tr>`)
  return `<table class="plain"><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

/** The language of a path below `/mail/` or `/forge/`, and what follows: `/forge/en/pulls/3/` is English and `pulls/3/`. Null for another path. */
export function localAddress(path: string, page: LocalPage): { readonly language: Language; readonly below: string } | null {
  const [, english, below] = new RegExp(`^/${page}/(en/)?(.*)$`, 's').exec(path) ?? []
  return below === undefined ? null : { language: english ? 'en' : 'nl', below }
}
