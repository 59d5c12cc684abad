// The letters that go out because of what is typed, as the client will read them.
import type { Language } from '../../../scripts/procedure/case.ts'
import { LETTER_LABELS } from '../../../scripts/procedure/glossary.ts'
import type { LetterDue } from '../../../scripts/procedure/letters/due.ts'
import { TO_FILL_IN } from '../../../scripts/procedure/text.ts'
import { blocksOf } from '../letter-paragraphs.ts'
import { WORDS } from '../words/forms.ts'
import type { LetterChanges } from './letters-that-change.ts'
import { make } from './make.ts'

export interface PreviewElement {
  readonly element: HTMLElement
  /** Null: nothing can be said yet. `besides` stands below, such as the dates of interim letters. */
  readonly show: (changes: LetterChanges | null, besides?: string) => void
}

export function previewElement(language: Language): PreviewElement {
  const words = WORDS[language]
  const title = make('h2', {}, words.previewTitle)
  const content = make('div')
  const show: PreviewElement['show'] = (changes, besides = '') => {
    const { letters, dropped } = changes ?? { letters: [], dropped: [] }
    title.textContent = letters.length > 1 ? words.previewsTitle : words.previewTitle
    const isIncomplete = letters.some(({ body }) => body.includes(TO_FILL_IN))
    content.replaceChildren(
      ...(letters.length === 0 ? [make('p', { class: 'detail' }, changes ? words.previewNone : words.previewNotYet)] : []),
      ...letters.flatMap((letter) => letterElements(letter, language)),
      ...(isIncomplete ? [make('p', { class: 'detail' }, words.previewIncomplete)] : []),
      ...dropped.map(({ kind }) => make('p', { class: 'detail' }, words.previewDropped(LETTER_LABELS[language][kind]))),
      ...(besides ? [make('p', { class: 'besides' }, besides)] : []),
    )
  }
  show(null)
  return { element: make('aside', { class: 'letter-preview', 'aria-label': words.previewTitle, tabindex: '0' }, title, content), show }
}

function letterElements(letter: LetterDue, language: Language): HTMLElement[] {
  const words = WORDS[language]
  return [
    make(
      'p',
      { class: 'detail' },
      `${capital(LETTER_LABELS[language][letter.kind])}. ${letter.to.address ? words.previewWhen : words.previewPrinted}`,
    ),
    make(
      'div',
      { class: 'paper', lang: letter.language, 'data-letter': letter.path },
      make('p', { class: 'subject' }, words.previewSubject(letter.subject)),
      ...blocksOf(letter.body).map((block) =>
        typeof block === 'string'
          ? make('p', { class: 'said' }, block)
          : make('ul', {}, ...block.map((item) => make('li', { class: 'said' }, item))),
      ),
    ),
  ]
}

function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (first) => first.toUpperCase())
}
