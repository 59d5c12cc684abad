// The page of the forge: the pull requests with what their check says and what merging does, and the button to merge.
import type { IncomingMessage } from 'node:http'
import { isPlanComment } from '../../views/plan-comment.ts'
import type { Page } from '../server.ts'
import { commentHtml } from './comment-html.ts'
import { checkLine, html, STYLE, text } from './page-parts.ts'
import type { OpenPull, Pulls } from './pulls.ts'
import type { State } from './state.ts'

type Night = () => Promise<readonly string[]>

/** `/` lists the pull requests, `/pulls/3/` shows one; a POST to `/pulls/3/merge` merges, one to `/night` runs the night. Null for other paths. */
export async function forgePage(path: string, request: IncomingMessage, pulls: Pulls, state: State, night?: Night): Promise<Page | null> {
  if (path === '/forge.css') return { type: 'text/css; charset=utf-8', body: STYLE }
  const [, number, merge] = /^\/pulls\/(\d{1,9})\/(merge)?$/.exec(path) ?? []
  if (request.method === 'POST') {
    if (path === '/night' && night) return nightDone(await night())
    return number && merge ? merged(Number(number), pulls) : null
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  if (path === '/') return overview(await pulls.open(), pulls, state, night !== undefined)
  if (!number || merge) return null
  const pull = (await pulls.open()).find((one) => one.number === Number(number))
  return pull ? onePull(pull, pulls, state) : over(Number(number), state)
}

async function overview(open: readonly OpenPull[], pulls: Pulls, state: State, hasNight: boolean): Promise<Page> {
  const cards = await Promise.all(open.map((pull) => card(pull, pulls, state)))
  const flags = state.issues.filter((issue) => issue.state === 'open')
  const list = flags.map((issue) => `<li><span class="number">#${issue.number}</span> ${text(issue.title)}</li>`)
  const merged = state.pulls.filter(({ mergedAt }) => mergedAt).reverse()
  return html('Wijzigingsvoorstellen', [
    `<p class="intro">Een dossier openen of bijwerken gaat met een wijzigingsvoorstel. <span lang="en">Pull requests: push a branch <code>case/…</code> to the register and it appears here.</span></p>`,
    cards.length ? cards.join('') : '<p class="empty">Er staat geen voorstel open. <span lang="en">No pull request is open.</span></p>',
    `<section><h2>Vlaggen <span lang="en">Flags</span></h2>${list.length ? `<ul>${list.join('')}</ul>` : '<p>Geen enkele termijn is overschreden.</p>'}</section>`,
    hasNight
      ? `<section><h2>De nachtrun <span lang="en">The nightly run</span></h2><p>Verstuurt wat nu verstuurd moet worden, op deze computer. <span lang="en">Nothing leaves this machine.</span></p><form method="post" action="/night"><button>Nachtrun nu uitvoeren</button></form></section>`
      : '',
    merged.length
      ? `<section><h2>Samengevoegd <span lang="en">Merged</span></h2><ul>${merged.map((pull) => `<li><span class="number">#${pull.number}</span> ${text(pull.title)}</li>`).join('')}</ul></section>`
      : '',
  ])
}

async function card(pull: OpenPull, pulls: Pulls, state: State): Promise<string> {
  const check = await pulls.check(pull)
  return `<article><h2><a href="/pulls/${pull.number}/"><span class="number">#${pull.number}</span> ${text(pull.title)}</a></h2>${checkLine(check)}${planOf(pull, state, 3)}${mergeForm(pull, check.exit === 0)}</article>`
}

async function onePull(pull: OpenPull, pulls: Pulls, state: State): Promise<Page> {
  const check = await pulls.check(pull)
  const files = await pulls.files(pull)
  const words = { added: 'nieuw', modified: 'gewijzigd', removed: 'verwijderd', changed: 'vervangen' }
  const rows = files.map(({ path, status }) => `<tr><td>${text(path)}</td><td>${words[status]}</td></tr>`)
  return html(`Voorstel #${pull.number}`, [
    '<p><a href="/">← Alle voorstellen</a></p>',
    `<p class="intro">${text(pull.title)} <span class="branch">${text(pull.branch)}</span></p>`,
    checkLine(check),
    check.exit === 0 ? '' : `<pre>${text(readable(check.output))}</pre>`,
    planOf(pull, state, 2),
    `<h2>Bestanden</h2><table><thead><tr><th scope="col">bestand</th><th scope="col">wat</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
    mergeForm(pull, check.exit === 0),
  ])
}

/** What was printed for people: the runner takes the lines that are commands for itself. */
function readable(output: string): string {
  return output
    .split('\n')
    .filter((line) => !line.startsWith('::'))
    .join('\n')
    .trim()
}

function planOf(pull: OpenPull, state: State, level: 2 | 3): string {
  const comment = state.comments.find(({ on, body }) => on === pull.number && isPlanComment(body))
  return comment ? `<div class="plan">${commentHtml(comment.body, level)}</div>` : ''
}

function mergeForm({ number }: OpenPull, allowed: boolean): string {
  if (!allowed)
    return '<p class="blocked">Samenvoegen kan pas als de controle slaagt. <span lang="en">The check must pass first.</span></p>'
  return `<form method="post" action="/pulls/${number}/merge"><button>Samenvoegen <span lang="en">(Merge)</span></button></form>`
}

async function merged(number: number, pulls: Pulls): Promise<Page> {
  const outcome = await pulls.merge(number)
  if ('merged' in outcome) return { status: 303, type: 'text/plain', body: '', headers: { location: '/' } }
  const why = {
    check: 'de controle slaagt niet',
    rules: 'de regels van het register staan het niet toe',
    conflict: 'het voorstel en het register spreken elkaar tegen: haal het register op en voeg het eerst samen in de branch',
    moved: 'het voorstel is intussen veranderd',
    closed: 'dit voorstel staat niet open',
  }[outcome.refused]
  const page = html('Niet samengevoegd', [
    `<p class="blocked">Er is niets veranderd: ${why}.</p>`,
    '<p><a href="/">← Alle voorstellen</a></p>',
  ])
  return { ...page, status: 409 }
}

function over(number: number, state: State): Page | null {
  const pull = state.pulls.find((one) => one.number === number)
  if (!pull) return null
  return html(`Voorstel #${number}`, [
    `<p>${pull.mergedAt ? 'Dit voorstel is samengevoegd.' : 'Dit voorstel is gesloten.'}</p>`,
    '<p><a href="/">← Alle voorstellen</a></p>',
  ])
}

function nightDone(lines: readonly string[]): Page {
  return html('De nachtrun', [`<pre>${text(lines.join('\n'))}</pre>`, '<p><a href="/">← Alle voorstellen</a></p>'])
}
