// The way for whoever has no access: a link to GitHub's own page, and the text to copy where it does not fit into one.
import type { FormWords } from '../words/forms.ts'
import { button, make } from './make.ts'
import { editFileAddress, newFileAddress, type Repository } from './own-page.ts'

/** Folded; `made` is asked for what to put there each time it is opened: the text of a new file, or the lines to add. Null while nothing fits. */
export function ownPageElement(
  repository: Repository,
  words: FormWords,
  made: () => { readonly id: string; readonly file?: string; readonly lines?: string } | null,
): HTMLElement {
  const content = make('div')
  const element = make('details', { class: 'own-page' }, make('summary', {}, words.ownPage), content)
  element.addEventListener('toggle', () => {
    if (!element.open) return
    const what = made()
    if (!what) return content.replaceChildren(make('p', {}, words.ownPageLater))
    if (what.file !== undefined) return content.replaceChildren(...newFile(repository, words, what.id, what.file))
    content.replaceChildren(
      make('p', {}, words.ownPageStep),
      ...copied(what.lines ?? '', words),
      link(words.ownPageEdit, editFileAddress(repository, what.id)),
    )
  })
  return element
}

function newFile(repository: Repository, words: FormWords, id: string, text: string): HTMLElement[] {
  const { address, isFilled } = newFileAddress(repository, id, text)
  if (isFilled) return [make('p', {}, words.ownPageCase), link(words.ownPageOpen, address)]
  return [make('p', {}, words.ownPageLong), ...copied(text, words), link(words.ownPageNew, address)]
}

function link(text: string, href: string): HTMLElement {
  return make('p', { class: 'actions' }, make('a', { class: 'button', href, target: '_blank', rel: 'noopener noreferrer' }, text))
}

function copied(text: string, words: FormWords): HTMLElement[] {
  const lines = make('pre', { class: 'ready-lines', tabindex: '0' }, text)
  const said = make('span', { role: 'status' })
  const copy = button(words.copy, async () => {
    const isCopied = await navigator.clipboard.writeText(`${text}\n`).then(
      () => true,
      () => false,
    )
    if (!isCopied) getSelection()?.selectAllChildren(lines)
    said.textContent = isCopied ? words.copied : words.notCopied
  })
  return [lines, make('p', {}, copy, ' ', said)]
}
