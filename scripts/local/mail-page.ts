// The caught letters as pages, to be read as their receivers would.
import { addressOf, caseAddress } from '../../site/staff/addresses.ts'
import { WORDS } from '../../site/staff/words/words.ts'
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Language } from '../procedure/case.ts'
import { dateInFull, timeInWords } from '../procedure/wording.ts'
import { escapeHtml } from '../public-text/html.ts'
import { type Frame, localAddress, tableOf, text } from './frame.ts'
import { type CaughtMail, caughtMail, type WholeMail, wholeMail } from './mail-catcher.ts'
import { OWN_THINGS_ONLY, type Page } from './server.ts'

export interface MailPages {
  /** Where the messages lie. */
  readonly folder: string
  readonly day: CalendarDate
  readonly timeZone: string
  readonly frame: Frame
}

/** `/mail/` lists what was caught, `/mail/<name>/` shows one message, `/mail/<name>/message.html` its HTML; null for other paths. */
export async function mailPage(path: string, pages: MailPages): Promise<Page | null> {
  const address = localAddress(path, 'mail')
  if (!address) return null
  const { language, below } = address
  const mails = caughtMail(pages.folder)
  if (below === '') return whole(pages, { language, below, title: WORDS[language].mail.title, content: list(mails, language, pages) })
  const [, name = '', html] = /^([^/]+)\/(message\.html)?$/.exec(below) ?? []
  // A letter that was handed over twice has one name: the last one is shown.
  const mail = mails.findLast((one) => one.name === name || idOf(one) === name)
  if (!mail) return null
  const letter = await wholeMail(pages.folder, mail)
  if (html) return letter.html === null ? null : message(letter.html)
  return whole(pages, { language, below, title: mail.subject, content: one(letter, language, pages) })
}

/** Where a letter can be read that was sent under this path in the record of letters: `letters/2026-0014/2026-11-17-delay.md`. */
export function mailPathOf(letter: string, language: Language): string {
  return addressOf('mail', language, `${encodeURIComponent(letter.replace(/^letters\/|\.md$/g, '').replaceAll('/', '.'))}/`)
}

/** The message alone, as a mail program shows it: it runs nothing, loads nothing and leads nowhere. */
function message(html: string): Page {
  const policy =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: cid:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
  return { type: 'text/html; charset=utf-8', body: html, headers: { 'content-security-policy': policy } }
}

function whole(
  { frame }: MailPages,
  framed: { readonly language: Language; readonly below: string; readonly title: string; readonly content: string },
): Page {
  return {
    type: 'text/html; charset=utf-8',
    body: frame({ page: 'mail', ...framed }),
    // The message stands in a frame of its own.
    headers: { 'content-security-policy': `${OWN_THINGS_ONLY}; frame-src 'self'` },
  }
}

function list(mails: readonly CaughtMail[], language: Language, { day, timeZone }: MailPages): string {
  const words = WORDS[language].mail
  const time = (mail: CaughtMail) => timeOf(mail, language, timeZone)
  const letters = mails.flatMap((mail) => {
    const id = caseOf(mail)
    return id === null ? [] : [[linkTo(mail, mail.subject, language), text(mail.to), time(mail), linkToCase(id, language)]]
  })
  // Many have the same subject: who it is for tells them apart.
  const reminders = mails
    .filter((mail) => caseOf(mail) === null)
    .map((mail) => [linkTo(mail, mail.to, language), subjectOf(mail, language), time(mail)])
  return [
    `<h1>${words.title}</h1><p>${words.intro(dateInFull(day, language))}</p>`,
    section(words.letters, [words.subject, words.to, words.sent, words.caseColumn], letters, words.noLetters),
    section(words.reminders, [words.to, words.subject, words.sent], reminders, words.noReminders),
  ].join('')
}

/** The newest on top. */
function section(title: string, heads: readonly string[], rows: readonly (readonly string[])[], none: string): string {
  const table = rows.length ? tableOf(heads, rows.toReversed()) : `<p class="calm">${none}</p>`
  return `<section><h2>${title} <span class="count">${rows.length}</span></h2>${table}</section>`
}

function linkTo({ name, language: own }: CaughtMail, words: string, language: Language): string {
  return `<a href="${addressOf('mail', language, `${encodeURIComponent(name)}/`)}"${foreign(own, language)}>${text(words)}</a>`
}

function subjectOf({ subject, language: own }: CaughtMail, language: Language): string {
  return `<span${foreign(own, language)}>${text(subject)}</span>`
}

function one(mail: WholeMail, language: Language, { timeZone }: MailPages): string {
  const words = WORDS[language].mail
  const id = caseOf(mail)
  const facts = [
    [words.to, text(mail.to)],
    [words.from, text(mail.from)],
    [words.replyTo, text(mail.replyTo)],
    [words.sent, timeOf(mail, language, timeZone)],
    ...(id ? [[words.caseColumn, linkToCase(id, language, words.toCase(id))]] : []),
  ].filter(([, value]) => value)
  const plainText = `<pre class="letter-text" lang="${escapeHtml(mail.language)}">${text(mail.text)}</pre>`
  return [
    `<p><a href="${addressOf('mail', language)}">${words.back}</a></p><h1>${subjectOf(mail, language)}</h1>`,
    `<dl class="facts-list">${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`,
    mail.html === null
      ? plainText
      : `<iframe class="letter-paper" src="message.html" sandbox title="${words.asReceived}" height="${heightOf(mail.text)}"></iframe><details><summary>${words.plainText}</summary>${plainText}</details>`,
    `<details><summary>${words.headers}</summary><pre lang="en">${text(mail.headers.join('\n'))}</pre></details>`,
  ].join('')
}

/** A frame cannot grow with what is in it: as high as its text in lines of some seventy characters, within reason. */
function heightOf(letter: string): number {
  const lines = letter.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 70)), 0)
  return Math.min(1600, lines * 22 + 70)
}

function timeOf({ date }: CaughtMail, language: Language, timeZone: string): string {
  return date && `<time datetime="${escapeHtml(date)}">${timeInWords(date, timeZone, language)}</time>`
}

/** Its name without the number that says as which message it came. */
function idOf({ name }: CaughtMail): string {
  return name.replace(/^\d+-/, '')
}

/** The number of the case that a letter belongs to; null for a reminder to staff. */
function caseOf(mail: CaughtMail): string | null {
  return /^(\d{4}-\d{4})\./.exec(idOf(mail))?.[1] ?? null
}

function linkToCase(id: string, language: Language, words = id): string {
  return `<a class="case-number" href="${caseAddress(id, language)}">${words}</a>`
}

/** What marks words as being in another language than the page. */
function foreign(own: string, language: Language): string {
  return own === language ? '' : ` lang="${escapeHtml(own)}"`
}
