// The list of pull requests: what is open, what is ignored, what was flagged, and what was merged or closed.
import type { Language } from '../../procedure/case.ts'
import { FLAG_LABELS } from '../../procedure/glossary.ts'
import { flaggedCase } from '../../views/flag-issue.ts'
import { text } from '../frame.ts'
import type { Page } from '../server.ts'
import { at, caseLink, checkLine, dayOf, nightForm, page, planOf, type Shown, titleOf, wordsIn } from './page-parts.ts'
import { mergeForm } from './proposal.ts'
import type { OpenPull } from './pulls.ts'
import type { Issue, Pull } from './state.ts'

export async function proposalList(shown: Shown): Promise<Page> {
  const words = wordsIn(shown)
  const open = await shown.pulls.open()
  const cards = await Promise.all(open.map((pull) => card(pull, shown)))
  return page(shown, words.title, '', [
    `<h1>${words.title}</h1><p>${words.intro}</p>`,
    `<section><h2>${words.open} <span class="count">${open.length}</span></h2>${cards.length ? cards.join('') : `<p class="calm">${words.noneOpen}</p>`}</section>`,
    night(shown),
    ignored(await shown.pulls.ignored(), shown),
    flags(shown),
    over(shown),
  ])
}

async function card(pull: OpenPull, shown: Shown): Promise<string> {
  const check = await shown.pulls.check(pull)
  return `<article class="proposal"><h3><a href="${at(shown, `pulls/${pull.number}/`)}">${titleOf(pull)}</a></h3>${checkLine(check, shown)}${planOf(pull.number, shown, 4)}${mergeForm(pull, check.exit === 0, shown)}</article>`
}

function ignored(branches: readonly string[], shown: Shown): string {
  if (!branches.length) return ''
  const words = wordsIn(shown)
  const rows = branches.map((branch) => `<li><code>${text(branch)}</code></li>`)
  return `<section><h2>${words.ignored}</h2><p>${words.ignoredWhy}</p><ul>${rows.join('')}</ul><p>${words.ignoredHelp} <code>git push origin HEAD:case/2026-0042</code></p></section>`
}

function night(shown: Shown): string {
  if (!shown.night) return ''
  const words = wordsIn(shown)
  const last = shown.night.last().state === 'none' ? '' : `<p><a href="${at(shown, 'night/')}">${words.lastNight}</a></p>`
  return `<section id="night"><h2>${words.night}</h2><p>${words.nightIntro}</p>${nightForm(shown)}${last}</section>`
}

function flags(shown: Shown): string {
  const words = wordsIn(shown)
  const open = shown.state.issues.filter(({ state }) => state === 'open')
  const rows = open.map((issue) => `<li>${flagLine(issue, shown.language)}</li>`)
  return `<section><h2>${words.flags} <span class="count">${open.length}</span></h2>${rows.length ? `<ul>${rows.join('')}</ul>` : `<p>${words.noFlags}</p>`}</section>`
}

/** The issue of a flagged case in the language of the page; any other by its title, which is Dutch. */
function flagLine({ title, body }: Issue, language: Language): string {
  const id = flaggedCase(body)
  if (!id) return `<span lang="nl">${text(title)}</span>`
  const kinds = Object.entries(FLAG_LABELS.nl).filter(([, label]) => title.includes(label))
  return `${caseLink(id, language)}: ${kinds.map(([kind]) => FLAG_LABELS[language][kind as keyof typeof FLAG_LABELS.nl]).join(', ')}`
}

function over(shown: Shown): string {
  const words = wordsIn(shown)
  const pulls = shown.state.pulls.filter(({ state }) => state === 'closed').toReversed()
  const rows = pulls.map(
    (pull) => `<li><a href="${at(shown, `pulls/${pull.number}/`)}">${titleOf(pull)}</a>, ${endOf(pull, shown)}${casesOf(pull, shown)}</li>`,
  )
  return `<section><h2>${words.over} <span class="count">${pulls.length}</span></h2>${rows.length ? `<ul>${rows.join('')}</ul>` : `<p>${words.noneOver}</p>`}</section>`
}

function endOf({ mergedAt, closedAt }: Pull, shown: Shown): string {
  const words = wordsIn(shown)
  return mergedAt ? words.mergedShort(dayOf(mergedAt, shown)) : words.closedShort(closedAt ? dayOf(closedAt, shown) : null)
}

function casesOf({ cases = [] }: Pull, { language }: Shown): string {
  return cases.length ? ` · ${cases.map((id) => caseLink(id, language)).join(', ')}` : ''
}
