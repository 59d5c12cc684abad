// Access to GitHub: with the token that the place gives, or one that is asked for once; and what to do where something goes wrong on the way.

import type { GitHub } from '../github/github.ts'
import { openGitHub } from '../github/open-github.ts'
import { Trouble } from '../github/trouble.ts'
import { troubleInWords } from '../github/trouble-words.ts'
import type { FormWords } from '../words/forms.ts'
import { fieldElement } from './field-element.ts'
import type { OpenForm } from './form.ts'
import { button, make } from './make.ts'
import { tokenSteps } from './token-steps.ts'

export interface AccessElement {
  /**
   * Does something with GitHub. Where that fails, `place` says what went wrong and what to do, and it is tried again as soon as somebody
   * presses the button; null where the page has gone meanwhile, or somebody gave up. `instead` is the way for whoever has no token.
   * Throws only what is no trouble of GitHub.
   */
  readonly withGitHub: <Result>(
    place: HTMLElement,
    work: (github: GitHub) => Promise<Result>,
    instead?: HTMLElement | null,
  ) => Promise<Result | null>
}

/** The token that was typed in, for as long as this document stands. */
let typed: string | null = null

export function accessElement(form: OpenForm): AccessElement {
  const { place, words, page, language } = form
  const token = () => place.token ?? typed
  const withGitHub: AccessElement['withGitHub'] = async (where, work, instead = null) => {
    for (;;) {
      const known = token()
      if (page.signal.aborted) return null
      if (known === null) {
        typed = await askToken(where, form, instead, null)
        continue
      }
      const said = [...where.childNodes]
      try {
        return await work(openGitHub(place, known))
      } catch (error) {
        if (!(error instanceof Trouble)) throw error
        if (error.kind === 'token' && place.token === null)
          typed = await askToken(where, form, instead, troubleInWords(error.cause)[language])
        else if (!(await askAgain(where, words, troubleInWords(error.cause)[language]))) return null
        where.replaceChildren(...said)
      }
    }
  }
  return { withGitHub }
}

function askAgain(where: HTMLElement, words: FormWords, trouble: string): Promise<boolean> {
  return new Promise((resolve) => {
    const again = button(words.again, () => resolve(true), { class: 'main' })
    const change = button(words.change, () => resolve(false))
    where.replaceChildren(
      make('div', { class: 'trouble', role: 'alert' }, make('p', {}, trouble), make('p', { class: 'actions' }, again, ' ', change)),
    )
    again.focus()
  })
}

function askToken(where: HTMLElement, { place, words }: OpenForm, instead: HTMLElement | null, trouble: string | null): Promise<string> {
  return new Promise((resolve) => {
    const field = fieldElement({ name: 'token', words: words.token, input: { kind: 'password' }, isRequired: true }, 'access', words)
    field.complain(trouble)
    const asking = make(
      'form',
      { class: 'access', novalidate: true },
      make('h2', {}, words.signIn),
      make('p', {}, words.signInWhy),
      ...(place.web === null ? [] : [tokenSteps({ web: place.web, repository: place.repository })]),
      field.element,
      make('button', { type: 'submit', class: 'main' }, words.signInButton),
      instead,
    )
    asking.addEventListener('submit', (event) => {
      event.preventDefault()
      const value = field.value().trim()
      if (value) resolve(value)
      else field.complain(words.missing)
    })
    where.replaceChildren(asking)
    field.focus()
  })
}
