// The caught letters as a small page, to be read as their receivers would.
import { escapeHtml } from '../public-text/html.ts'
import { type CaughtMail, caughtMail } from './mail-catcher.ts'
import type { Page } from './server.ts'

const STYLE = `:root{color-scheme:light dark;font:17px/1.55 system-ui,sans-serif}
body{max-width:60rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.6rem}a{color:LinkText}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.45rem .9rem .45rem 0;border-bottom:1px solid color-mix(in srgb,CanvasText 18%,Canvas);vertical-align:top}
pre{white-space:pre-wrap;font:inherit;border-left:4px solid color-mix(in srgb,LinkText 60%,Canvas);padding:.2rem 0 .2rem 1.2rem;max-width:44rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{opacity:.75}dd{margin:0}
@media(max-width:40rem){thead{display:none}tr{display:block;padding:.6rem 0;border-bottom:1px solid}td{display:block;border:0;padding:.1rem 0}}`

/** `/mail/` lists what was caught in `folder`, `/mail/<name>/` shows one letter, `/mail.css` is their style; null for other paths. */
export function mailPage(path: string, folder: string, day: string): Page | null {
  if (path === '/mail.css') return { type: 'text/css; charset=utf-8', body: STYLE }
  const mails = caughtMail(folder)
  if (path === '/mail/') return html('Verzonden brieven', list(mails, day))
  const mail = mails.find(({ name }) => path === `/mail/${name}/`)
  return mail ? html(mail.subject, letter(mail)) : null
}

function list(mails: readonly CaughtMail[], day: string): string {
  const rows = mails.map(
    ({ name, to, subject }) =>
      `<tr><td><a href="/mail/${encodeURIComponent(name)}/">${escapeHtml(subject)}</a></td><td>${escapeHtml(to)}</td></tr>`,
  )
  const intro = `<p>Wat het register op ${escapeHtml(day)} verstuurde. Niets hiervan heeft deze computer verlaten. <span lang="en">What the register sent; none of it left this machine.</span></p>`
  return `<h1>Verzonden brieven</h1>${intro}${rows.length ? `<table><thead><tr><th scope="col">Onderwerp</th><th scope="col">Aan</th></tr></thead><tbody>${rows.join('')}</tbody></table>` : '<p>Er is nog niets verzonden.</p>'}`
}

function letter({ subject, to, date, text }: CaughtMail): string {
  return `<p><a href="/mail/">← Alle brieven</a></p><h1>${escapeHtml(subject)}</h1><dl><dt>Aan</dt><dd>${escapeHtml(to)}</dd><dt>Datum</dt><dd>${escapeHtml(date)}</dd></dl><pre>${escapeHtml(text)}</pre>`
}

function html(title: string, body: string): Page {
  return {
    type: 'text/html; charset=utf-8',
    body: `<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/mail.css"></head><body><main>${body}</main></body></html>`,
  }
}
