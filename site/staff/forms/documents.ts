// The documents that go along with a case: chosen, named so that every machine can hold them, and kept with the draft.

import type { FormWords } from '../words/forms.ts'
import { MOST_BYTES, MOST_BYTES_TOGETHER, safeName } from './document-names.ts'
import { button, make } from './make.ts'

export interface FormDocument {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface DocumentsElement {
  readonly element: HTMLElement
  readonly documents: () => readonly FormDocument[]
  readonly set: (documents: readonly FormDocument[]) => void
}

const megabytes = (bytes: number, language: string) => `${(bytes / 1024 / 1024).toLocaleString(language, { maximumFractionDigits: 1 })} MB`
const kilobytes = (bytes: number, language: string) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString(language)} kB` : megabytes(bytes, language)

/** `there`: the names that the case has already. `changed` is called when one was added or taken out. */
export function documentsElement(words: FormWords, language: string, there: readonly string[], changed: () => void): DocumentsElement {
  let documents: readonly FormDocument[] = []
  const hint = make('p', { class: 'hint', id: 'documents-hint' }, words.fields.documents.hint)
  const said = make('p', { class: 'problem', id: 'documents-problem', role: 'alert' })
  const input = make('input', { type: 'file', multiple: true, id: 'documents', 'aria-describedby': 'documents-hint documents-problem' })
  const list = make('ul', { class: 'documents' })
  const show = (): void => {
    list.replaceChildren(
      ...documents.map(({ name, bytes }) =>
        make(
          'li',
          {},
          `${name} `,
          make('span', { class: 'detail' }, kilobytes(bytes.byteLength, language)),
          ' ',
          button('×', () => remove(name), { class: 'remove', 'aria-label': words.removeDocument(name) }),
        ),
      ),
    )
    list.hidden = documents.length === 0
  }
  const remove = (name: string): void => {
    documents = documents.filter((one) => one.name !== name)
    show()
    changed()
    input.focus()
  }
  const take = async (files: readonly File[]): Promise<void> => {
    const problems: string[] = []
    for (const file of files) {
      const together = documents.reduce((sum, { bytes }) => sum + bytes.byteLength, file.size)
      if (file.size === 0) problems.push(`${file.name}: ${words.emptyDocument}`)
      else if (file.size > MOST_BYTES) problems.push(`${file.name}: ${words.tooLarge(megabytes(MOST_BYTES, language))}`)
      else if (together > MOST_BYTES_TOGETHER)
        problems.push(`${file.name}: ${words.tooLargeTogether(megabytes(MOST_BYTES_TOGETHER, language))}`)
      else {
        const name = safeName(file.name, [...there, ...documents.map((one) => one.name)])
        documents = [...documents, { name, bytes: new Uint8Array(await file.arrayBuffer()) }]
        if (name !== file.name) problems.push(words.renamed(file.name, name))
      }
    }
    said.textContent = problems.join(' ')
    show()
    changed()
  }
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    // The same file can be chosen again after it was taken out.
    input.value = ''
    void take(files)
  })
  show()
  return {
    element: make(
      'section',
      { class: 'part' },
      make('h2', {}, words.parts.documents),
      make(
        'div',
        { class: 'field' },
        make('label', { for: 'documents' }, words.fields.documents.label, ' ', make('span', { class: 'optional' }, words.optional)),
        hint,
        input,
        list,
        said,
      ),
    ),
    documents: () => documents,
    set: (kept) => {
      documents = kept
      show()
    },
  }
}
