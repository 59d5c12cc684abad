// The difference of a pull request as people read it: per file, with line numbers and signs, also for those who see no colour.
import { WORDS } from '../../../site/staff/words/words.ts'
import type { Language } from '../../procedure/case.ts'
import { escapeHtml } from '../../public-text/html.ts'
import { text } from '../frame.ts'
import type { FileDifference, Hunk, Line } from './difference.ts'

/** A file with more changed lines than this is folded; of one with far more, so many are shown. */
const FOLDED_FROM = 120
const MOST_LINES = 2000

/** `more` is how many files there are beside these. */
export function differenceHtml(files: readonly FileDifference[], more: number, language: Language): string {
  const words = WORDS[language].proposals
  if (!files.length) return `<p>${words.noDifference}</p>`
  return files.map((file) => fileHtml(file, language)).join('') + (more ? `<p>${words.moreFiles(more)}</p>` : '')
}

function fileHtml(file: FileDifference, language: Language): string {
  const words = WORDS[language].proposals
  const { path, status, added, removed } = file
  const counts =
    file.noLines === null
      ? ` <span class="counts" title="${words.counts(added, removed)}"><span>+${added}</span> <span>−${removed}</span></span>`
      : ''
  const open = added + removed <= FOLDED_FROM ? ' open' : ''
  return `<details class="file"${open}><summary><code>${text(path)}</code> <span class="what">${words.status[status]}</span>${counts}</summary>${body(file, language)}</details>`
}

function body({ hunks, noLines }: FileDifference, language: Language): string {
  const words = WORDS[language].proposals
  if (noLines === 'other') return `<p>${words.noFile}</p>`
  if (noLines) return `<p>${words.binary(sizeInWords(noLines.before, language), sizeInWords(noLines.after, language))}</p>`
  const { shown, cut } = firstLines(hunks)
  const head = [words.lineBefore, words.lineAfter, words.change, words.lineText].map((name) => `<th scope="col">${name}</th>`).join('')
  const rows = shown.map(({ skipped, lines }) => [skippedRow(skipped, language), ...lines.map((line) => lineRow(line, language))].join(''))
  return `<table class="difference"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>${cut ? `<p>${words.cut(cut)}</p>` : ''}`
}

function firstLines(hunks: readonly Hunk[]): { shown: Hunk[]; cut: number } {
  let room = MOST_LINES
  const shown: Hunk[] = []
  let cut = 0
  for (const { skipped, lines } of hunks) {
    const taken = lines.slice(0, room)
    cut += lines.length - taken.length
    room -= taken.length
    if (taken.length) shown.push({ skipped, lines: taken })
  }
  return { shown, cut }
}

function skippedRow(lines: number, language: Language): string {
  return lines ? `<tr class="skipped"><td colspan="4">⋯ ${WORDS[language].proposals.skipped(lines)}</td></tr>` : ''
}

const KINDS = { '+': ['plus', '+', 'ins'], '-': ['minus', '-', 'del'], ' ': ['same', '', 'span'] } as const

function lineRow({ sign, before, after, text: words, isOpen }: Line, language: Language): string {
  const [kind, shown, tag] = KINDS[sign]
  const open = isOpen ? ` <em class="open-end">${WORDS[language].proposals.noEndOfLine}</em>` : ''
  return `<tr class="${kind}"><td class="nr">${before ?? ''}</td><td class="nr">${after ?? ''}</td><td class="sign">${shown}</td><td class="text"><${tag}>${exactly(words)}</${tag}>${open}</td></tr>`
}

/** The line as it stands there, but for characters that nobody can see. */
function exactly(line: string): string {
  return escapeHtml(line.replace(/(?!\t)[\p{Cc}\p{Cf}]/gu, '\ufffd'))
}

/** `15 kB` in round numbers; null stays null. */
function sizeInWords(bytes: number | null, language: Language): string | null {
  if (bytes === null) return null
  const round = (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${round(bytes / 1000)} kB` : `${round(bytes / 1_000_000)} MB`
}
