// What stands in place of a page that cannot be shown, or of the reader where it cannot run: why, and what to do next.
import type { Language } from '../../../scripts/procedure/case.ts'
import type { TroubleWords } from '../words/nl/reader.ts'
import { READER_WORDS } from '../words/reader.ts'
import { linkOut, type Unable } from './able.ts'
import { hashOf, overviewIn } from './address.ts'
import { partIn, place } from './parts.ts'
import { putOwn } from './render.ts'
import type { Said } from './trouble.ts'

/** `again` opens the page once more. Returns the title too, for the window. */
export function troublePage(why: Said, language: Language, again: () => void): { readonly part: DocumentFragment; readonly title: string } {
  const words = READER_WORDS[language]
  const part = filled(words.troubles[why], language)
  const button = place(part, 'data-again')
  button.addEventListener('click', again)
  // It will not come into being by asking once more.
  button.hidden = why === 'no-such-page'
  place(part, 'data-overview').setAttribute('href', hashOf({ page: overviewIn(language), fragment: '' }))
  return { part, title: `${words.troubles[why].title} · ${words.register}` }
}

/** In the language of the browser: nothing that is kept is read where the page may not be our own. */
export function showUnable(why: Unable): void {
  const language: Language = /^en\b/.test(navigator.language) ? 'en' : 'nl'
  const words = READER_WORDS[language]
  const part = filled(words[why], language)
  if (why === 'framed') place(part, 'data-next').append(' ', linkOut())
  place(part, 'data-again').parentElement?.remove()
  putOwn(part, language, words.register)
}

function filled({ title, text, next }: TroubleWords, language: Language): DocumentFragment {
  const part = partIn('trouble', language)
  place(part, 'data-title').textContent = title
  place(part, 'data-text').textContent = text
  place(part, 'data-next').textContent = next
  return part
}
