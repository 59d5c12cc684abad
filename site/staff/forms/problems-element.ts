// How much is wrong with what was typed, and what belongs to no field.
import type { Language } from '../../../scripts/procedure/case.ts'
import { WORDS } from '../words/forms.ts'
import { make } from './make.ts'
import type { ProblemsAtFields } from './problems-at-fields.ts'

export interface ProblemsElement {
  readonly element: HTMLElement
  readonly show: (problems: ProblemsAtFields) => void
  /** Something else that stands in the way. */
  readonly say: (text: string) => void
  readonly focus: () => void
}

export function problemsElement(language: Language): ProblemsElement {
  const words = WORDS[language]
  const element = make('div', { class: 'form-problems', role: 'alert', tabindex: '-1', hidden: true })
  return {
    element,
    show: ({ at, others }) => {
      const count = at.size + others.length
      const title = count ? words.problemsTitle(count) : ''
      element.hidden = count === 0
      if (element.dataset.said === `${title}${others.join()}`) return
      element.dataset.said = `${title}${others.join()}`
      element.replaceChildren(title, ...(others.length ? [make('ul', {}, ...others.map((one) => make('li', {}, one)))] : []))
    },
    say: (text) => {
      element.hidden = false
      element.dataset.said = text
      element.replaceChildren(text)
      element.focus()
    },
    focus: () => element.focus(),
  }
}
