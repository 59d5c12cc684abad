// The recurring parts of the pages with the pull requests.
import { addressOf, caseAddress } from '../../../site/staff/addresses.ts'
import { WORDS } from '../../../site/staff/words/words.ts'
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { Language } from '../../procedure/case.ts'
import { dateInFull } from '../../procedure/wording.ts'
import { isPlanComment } from '../../views/plan-comment.ts'
import { type Frame, text } from '../frame.ts'
import type { LastNight } from '../night-runs.ts'
import type { Page } from '../server.ts'
import { commentHtml } from './comment-html.ts'
import type { CheckResult, Pulls } from './pulls.ts'
import type { State } from './state.ts'

/** What the pages are made from, in one language. */
export interface Shown {
  readonly pulls: Pulls
  readonly state: State
  readonly language: Language
  readonly frame: Frame
  /** The nightly run at a button; absent where there is none. */
  readonly night?: NightButton | undefined
}

export interface NightButton {
  /** Starts a run; what becomes of it, `last` tells. */
  readonly start: () => void
  readonly last: () => LastNight
}

export const wordsIn = ({ language }: Pick<Shown, 'language'>) => WORDS[language].proposals

/** The address of a page below the list. */
export const at = ({ language }: Pick<Shown, 'language'>, below = '') => addressOf('forge', language, below)

export function page({ frame, language }: Shown, title: string, below: string, blocks: readonly string[]): Page {
  return {
    type: 'text/html; charset=utf-8',
    // Without any referrer a browser would call the origin of our own buttons "null", and they would be refused.
    headers: { 'referrer-policy': 'same-origin' },
    body: frame({ page: 'forge', language, title, below, content: blocks.join('') }),
  }
}

export function backLink(shown: Shown): string {
  return `<p><a href="${at(shown)}">${wordsIn(shown).back}</a></p>`
}

export function caseLink(id: string, language: Language, words = id): string {
  return `<a href="${caseAddress(id, language)}">${words}</a>`
}

export function checkLine({ exit }: CheckResult, shown: Shown): string {
  const words = wordsIn(shown)
  if (exit === 0) return `<p class="check passed">${words.checkPassed}</p>`
  return `<p class="check failed">${exit === 1 ? words.checkFailed : words.checkBroken}</p>`
}

/** The check's own sentence about itself, which the page says in its own way. */
const VERDICT = /^\*\*(?:De controle vond|The check found) .*$/m
const ENGLISH_PART = /<details[^>]*><summary>[^<]*<\/summary>|<\/details>/

/** What merging does, as the check says in its comment; empty where it said nothing. `level` is that of its headings. */
export function planOf(number: number, shown: Shown, level: 2 | 3 | 4): string {
  const comment = shown.state.comments.find(({ on, body }) => on === number && isPlanComment(body))
  if (!comment) return ''
  const { nextRun, nightButton } = wordsIn(shown)
  const [dutch = '', english] = comment.body.split(ENGLISH_PART)
  // A comment of an earlier version of the check has no English part.
  const [words, language] = shown.language === 'en' && english !== undefined ? [english, 'en'] : [dutch, 'nl']
  const button = shown.night ? `<p class="detail">${nextRun(nightButton)}</p>` : ''
  return `<div class="plan" lang="${language}">${commentHtml(words.replace(VERDICT, ''), level)}</div>${button}`
}

export function nightForm(shown: Shown): string {
  return `<form method="post" action="${at(shown, 'night/')}"><button>${wordsIn(shown).nightButton}</button></form>`
}

/** The title of a pull request: the first line of a commit, in whatever language. */
export const titleOf = ({ number, title }: { readonly number: number; readonly title: string }) =>
  `<span class="number">#${number}</span> ${text(title)}`

/** The day of an instant in words: the forge's clock stands on the day that is shown. */
export function dayOf(instant: string, { language }: Pick<Shown, 'language'>): string {
  return dateInFull(instant.slice(0, 10) as CalendarDate, language)
}
