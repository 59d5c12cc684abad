// One pull request: what its check says, what merging does, and what changes; or what became of it.
import { addressOf } from '../../../site/staff/addresses.ts'
import { WORDS } from '../../../site/staff/words/words.ts'
import type { Language } from '../../procedure/case.ts'
import { text } from '../frame.ts'
import type { Page } from '../server.ts'
import { differenceHtml } from './difference-html.ts'
import { at, backLink, caseLink, checkLine, dayOf, nightForm, page, planOf, type Shown, titleOf, wordsIn } from './page-parts.ts'
import type { CheckResult, OpenPull } from './pulls.ts'
import type { Pull } from './state.ts'

/** More files are counted: a page that holds them all helps nobody. */
const MOST_FILES = 50

export async function openProposal(pull: OpenPull, shown: Shown): Promise<Page> {
  const words = wordsIn(shown)
  const check = await shown.pulls.check(pull)
  const { files, more } = await shown.pulls.difference(pull, MOST_FILES)
  return page(shown, words.heading(pull.number), `pulls/${pull.number}/`, [
    ...opening(pull, shown),
    checkLine(check, shown),
    check.exit === 0 ? '' : problems(check, shown),
    planOf(pull.number, shown, 2),
    mergeForm(pull, check.exit === 0, shown),
    `<h2>${words.difference} <span class="count">${files.length + more}</span></h2>${differenceHtml(files, more, shown.language)}`,
  ])
}

/** What became of a pull request that is not open any more; null where there never was one. */
export function closedProposal(number: number, shown: Shown): Page | null {
  const pull = shown.state.pulls.find((one) => one.number === number)
  if (!pull) return null
  return page(shown, wordsIn(shown).heading(number), `pulls/${number}/`, [
    ...opening(pull, shown),
    ...(pull.mergedAt ? afterMerge(pull, pull.mergedAt, shown) : closed(pull, shown)),
  ])
}

export function mergeForm({ number }: Pull, allowed: boolean, shown: Shown): string {
  const words = wordsIn(shown)
  if (!allowed) return `<p class="blocked">${words.blocked}</p>`
  return `<form method="post" action="${at(shown, `pulls/${number}/merge`)}"><button>${words.merge}</button></form>`
}

function opening(pull: Pull, shown: Shown): string[] {
  return [backLink(shown), `<h1>${titleOf(pull)}</h1><p class="detail">${wordsIn(shown).branch} <code>${text(pull.branch)}</code></p>`]
}

function afterMerge(pull: Pull, mergedAt: string, shown: Shown): string[] {
  const { language } = shown
  const words = wordsIn(shown)
  const plan = planOf(pull.number, shown, 3)
  const cases = (pull.cases ?? []).map((id) => `<li>${caseLink(id, language, words.toCase(id))}</li>`)
  const letters = `<a href="${addressOf('mail', language)}">${WORDS[language].sentMail}</a>`
  return [
    `<p class="check passed">${words.mergedOn(dayOf(mergedAt, shown))}</p><h2>${words.afterMerge}</h2>`,
    plan && `<p>${words.lettersGoOut} ${letters}.</p>`,
    cases.length ? `<ul>${cases.join('')}</ul>` : '',
    shown.night ? nightForm(shown) : '',
    plan && `<h2>${words.whatItDid}</h2>${plan}`,
  ]
}

function closed({ closedAt }: Pull, shown: Shown): string[] {
  const words = wordsIn(shown)
  return [`<p class="check failed">${words.closedOn(closedAt ? dayOf(closedAt, shown) : null)}</p><p>${words.closedHelp}</p>`]
}

/** The problems that the check found; all that it said is folded. */
function problems({ output, summary }: CheckResult, shown: Shown): string {
  const words = wordsIn(shown)
  const { found, language } = problemsIn(summary, shown.language)
  const items = found.map((problem) => `<li lang="${language}">${text(problem)}</li>`)
  const list = items.length ? `<h2>${words.problems}</h2><ul class="problems">${items.join('')}</ul>` : ''
  return `${list}<details${items.length ? '' : ' open'}><summary>${words.printed}</summary><pre lang="en">${text(readable(output).join('\n'))}</pre></details>`
}

/** The problems in the first part of the check's summary: in Dutch, and folded in English; or in English alone. */
function problemsIn(summary: string, language: Language): { found: string[]; language: Language } {
  const [, first = ''] = summary.split(/^## .*$/m)
  const [opening = '', folded] = first.split('<details lang="en">')
  const isBoth = folded !== undefined
  const part = isBoth && language === 'en' ? folded : opening
  const found = [...part.matchAll(/^- (`+) ?(.*?) ?\1$/gm)].map(([, , problem = '']) => problem)
  return { found, language: isBoth ? language : 'en' }
}

/** What was printed for people: the runner takes the lines that are commands for itself. */
function readable(output: string): string[] {
  return output.split('\n').filter((line) => line.trim() && !line.startsWith('::'))
}
