// What the last nightly run did, in the words of the page: every letter with what became of it, the flags, and what somebody must know.
import type { Night } from '../../io/night/night.ts'
import type { Delivery } from '../../io/night/outbox.ts'
import { flagText } from '../../procedure/flag-text.ts'
import { LETTER_LABELS } from '../../procedure/glossary.ts'
import { dateInFull } from '../../procedure/wording.ts'
import { problemInWords } from '../../views/problem-in-words.ts'
import { tableOf, text } from '../frame.ts'
import { mailPathOf } from '../mail-page.ts'
import type { LastNight, NightDone } from '../night-runs.ts'
import type { Page } from '../server.ts'
import { backLink, caseLink, page, type Shown, wordsIn } from './page-parts.ts'

/** How often the page looks whether the run has ended, in seconds. */
const AGAIN_AFTER = '1'

export function nightPage(last: LastNight, shown: Shown): Page {
  const { run } = wordsIn(shown)
  const made = page(shown, run.title, 'night/', [backLink(shown), `<h1>${run.title}</h1>`, ...content(last, shown)])
  return last.state === 'running' ? { ...made, headers: { ...made.headers, refresh: AGAIN_AFTER } } : made
}

function content(last: LastNight, shown: Shown): string[] {
  const { run } = wordsIn(shown)
  switch (last.state) {
    case 'none':
      return [`<p>${run.never}</p>`]
    case 'running':
      return [`<p class="busy" role="status">${run.running}</p>`]
    case 'failed':
      return [`<p class="check failed">${run.failed}</p><pre lang="en">${text(last.message)}</pre>`]
    case 'done':
      return doneBlocks(last.done, shown)
    default:
      return last satisfies never
  }
}

function doneBlocks({ night, troubles }: NightDone, shown: Shown): string[] {
  const { run } = wordsIn(shown)
  const { register, plans, today } = night.planned
  return [
    `<p class="check passed">${run.done(dateInFull(today, shown.language))}</p><p>${run.read(register.files, plans.length)}</p>`,
    night.deliveries.length ? '' : `<p class="calm">${run.nothing}</p>`,
    letters(night.deliveries, shown),
    reminders(night.deliveries, register.organisation.staff, shown),
    flags(night, shown),
    problems(night, shown),
    toKnow(night, troubles, shown),
  ]
}

function letters(found: readonly Delivery[], shown: Shown): string {
  const { run } = wordsIn(shown)
  const { case: number, what, outcome, mail } = run.columns
  const rows = found.flatMap((delivery) => {
    const { case: id, kind } = delivery
    if (kind === 'reminder' || id === null) return []
    const label = LETTER_LABELS[shown.language][kind]
    return [[caseLink(id, shown.language), label, outcomeHtml(delivery, shown), mailLink(delivery, `${id} ${label}`, shown)]]
  })
  return section(run.letters, [number, what, outcome, mail], rows)
}

function reminders(found: readonly Delivery[], staff: readonly Person[], shown: Shown): string {
  const { run } = wordsIn(shown)
  const rows = found.flatMap((delivery) => {
    if (delivery.kind !== 'reminder') return []
    const receiver = text(receiverOf(delivery, staff))
    return [[receiver, outcomeHtml(delivery, shown), mailLink(delivery, receiver, shown)]]
  })
  return section(run.reminders, [run.toWhom, run.columns.outcome, run.columns.mail], rows)
}

type Person = { readonly id: string; readonly name: string }

/** Whose reminder `letters/staff/2026-11-20-anna-jansen.md` is. */
function receiverOf({ path }: Delivery, staff: readonly Person[]): string {
  const id = /-\d\d-\d\d-(.*)\.md$/.exec(path)?.[1] ?? ''
  return staff.find((person) => person.id === id)?.name ?? id
}

function outcomeHtml({ outcome, kind, attempts }: Delivery, shown: Shown): string {
  const { outcome: words } = wordsIn(shown).run
  if (outcome === 'sent') return words.sent
  if (outcome === 'refused' && kind === 'reminder') return `<strong class="late">${words.reminderRefused}</strong>`
  if (outcome === 'unknown' && attempts < 2) return `<strong class="late">${words.again}</strong>`
  return `<strong class="${outcome === 'to-print' ? 'soon' : 'late'}">${words[outcome]}</strong>`
}

/** `which` tells the links apart for whoever hears nothing of the row. */
function mailLink({ outcome, path }: Delivery, which: string, shown: Shown): string {
  const words = wordsIn(shown).run.readMail
  return outcome === 'sent' ? `<a href="${mailPathOf(path, shown.language)}" aria-label="${words}: ${which}">${words}</a>` : ''
}

function section(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length ? `<section><h2>${title} <span class="count">${rows.length}</span></h2>${tableOf(heads, rows)}</section>` : ''
}

function flags({ flags: found }: Night, shown: Shown): string {
  const { run } = wordsIn(shown)
  if (found === null) return `<section><h2>${run.flags}</h2><p>${run.flagsKept}</p></section>`
  const rows = found.map(
    ({ case: id, flags: own }) =>
      `<li>${caseLink(id, shown.language)}: ${own.map((flag) => text(flagText(flag, shown.language))).join('; ')}</li>`,
  )
  return `<section><h2>${run.flags} <span class="count">${found.length}</span></h2>${rows.length ? `<ul>${rows.join('')}</ul>` : `<p>${run.noFlags}</p>`}</section>`
}

function problems({ planned }: Night, shown: Shown): string {
  const { run } = wordsIn(shown)
  if (!planned.problems.length) return ''
  const rows = planned.problems.map((problem) => `<li>${text(problemInWords(problem, shown.language))}</li>`)
  return `<section><h2>${run.problems}</h2><p>${run.problemsHelp}</p><ul class="problems">${rows.join('')}</ul></section>`
}

function toKnow({ putBacks, isSigned, pastMidnight, down, deliveries: all }: Night, troubles: readonly string[], shown: Shown): string {
  const { run } = wordsIn(shown)
  const notSent = [...new Set(all.flatMap(({ trouble }) => (trouble ? [`${trouble.found}. ${trouble.next}`] : [])))]
  const said = [...(down ? [down] : []), ...notSent, ...troubles]
  const lines = [
    ...putBacks.map(({ unsigned }) => run.putBack(unsigned.length)),
    ...(isSigned === false ? [run.notSigned] : []),
    ...(pastMidnight ? [run.pastMidnight] : []),
    ...(down ? [run.down] : []),
    // What a server or Git says is English.
    ...(said.length ? [`${run.troubles}: <span lang="en">${said.map(text).join(' ')}</span>`] : []),
  ]
  return lines.length ? `<section><h2>${run.toKnow}</h2><ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul></section>` : ''
}
