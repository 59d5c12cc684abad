// The frame and the recurring parts of the forge's page.

import { plain } from '../../io/terminal.ts'
import { escapeHtml } from '../../public-text/html.ts'
import type { Page } from '../server.ts'
import type { CheckResult } from './pulls.ts'

export const STYLE = `:root{color-scheme:light dark;font:17px/1.55 system-ui,sans-serif;--line:color-mix(in srgb,CanvasText 18%,Canvas);--soft:color-mix(in srgb,CanvasText 5%,Canvas);--quiet:color-mix(in srgb,CanvasText 72%,Canvas)}
body{max-width:58rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.7rem;margin:.2rem 0 1rem}h2{font-size:1.15rem;margin:1.6rem 0 .4rem}h3{font-size:1rem;margin:1rem 0 .3rem}
a{color:LinkText}a:focus-visible,button:focus-visible{outline:3px solid LinkText;outline-offset:2px}
span[lang=en],.branch,.number{color:var(--quiet);font-weight:400}
article{border:1px solid var(--line);border-radius:.6rem;padding:.2rem 1.2rem 1.2rem;margin:1.2rem 0;background:var(--soft)}
article h2{margin-top:.9rem}
.good,.bad{display:inline-block;border-radius:.4rem;padding:.15rem .7rem;margin:.2rem 0;border:2px solid}
.good{border-color:light-dark(#1a6b38,#6fce94);color:light-dark(#14532b,#8fdfae)}
.bad,.blocked{border-color:light-dark(#a02020,#ff9b90);color:light-dark(#8c1616,#ffaea5)}
table{border-collapse:collapse;width:100%;margin:.3rem 0 1rem}th,td{text-align:left;padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--soft);border:1px solid var(--line);border-radius:.4rem;padding:.8rem 1rem;font-size:.9rem}
button{font:inherit;font-weight:600;padding:.5rem 1.3rem;border-radius:.4rem;border:2px solid light-dark(#14532b,#6fce94);background:light-dark(#14532b,#0f3a20);color:#fff;cursor:pointer}
button span[lang=en]{color:inherit}
@media(max-width:40rem){body{padding:1rem}table{font-size:.92rem}}`

/** Text for HTML: nothing in it is markup. */
export function text(value: string): string {
  return value
    .split('\n')
    .map((line) => escapeHtml(plain(line)))
    .join('\n')
}

export function checkLine({ exit }: CheckResult): string {
  if (exit === 0) return '<p class="good">✓ Controle geslaagd <span lang="en">check passed</span></p>'
  const why = exit === 1 ? 'Controle gevonden: niet goed' : 'De controle kon niet worden uitgevoerd'
  return `<p class="bad">✗ ${why} <span lang="en">check failed</span></p>`
}

export function html(title: string, blocks: readonly string[]): Page {
  return {
    type: 'text/html; charset=utf-8',
    // Without any referrer a browser would call the origin of our own buttons "null", and they would be refused.
    headers: { 'referrer-policy': 'same-origin' },
    body: `<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${text(title)}</title><link rel="stylesheet" href="/forge.css"></head><body><main><h1>${text(title)}</h1>${blocks.join('')}</main></body></html>`,
  }
}
