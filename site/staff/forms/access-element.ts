// Access to GitHub: with the token that the place gives, or one that is asked for once; and what to do where something goes wrong on the way.

import { addDays, parseDate } from '../../../scripts/procedure/calendar.ts'
import type { GitHub } from '../github/github.ts'
import { openGitHub } from '../github/open-github.ts'
import { signIn } from '../github/sign-in.ts'
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

/** GitHub makes no token of this kind that works longer. */
const LONGEST_DAYS = 366

export function accessElement(form: OpenForm): AccessElement {
  const { place, here, words, page, language } = form
  /** The token that was typed in, as long as this form is open. */
  let typed: string | null = null
  const token = () => typed ?? place.token
  const withGitHub: AccessElement['withGitHub'] = async (where, work, instead = null) => {
    for (;;) {
      const known = token()
      if (page.signal.aborted) return null
      if (known === null) {
        typed = await askToken(where, form, instead, null)
        where.replaceChildren()
        continue
      }
      const said = [...where.childNodes]
      try {
        return await work(openGitHub(place, known))
      } catch (error) {
        if (!(error instanceof Trouble)) throw error
        if ((error.kind === 'token' || error.kind === 'rights') && (here.ownToken || place.token === null))
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

/** The token that somebody fills in, once GitHub has said that it may all that is needed; it is kept, where there is a place for it. */
function askToken(where: HTMLElement, form: OpenForm, instead: HTMLElement | null, trouble: string | null): Promise<string> {
  const { place, here, words, today, language } = form
  const lastDay = addDays(today, LONGEST_DAYS)
  return new Promise((resolve) => {
    const token = fieldElement({ name: 'token', words: words.token, input: { kind: 'password' }, isRequired: true }, 'access', words)
    const until = fieldElement({ name: 'until', words: words.tokenUntil, input: { kind: 'day' }, isRequired: true }, 'access', words)
    const check = make('button', { type: 'submit', class: 'main' }, words.signInButton)
    const busy = make('p', { role: 'status' })
    token.complain(trouble)
    const asking = make(
      'form',
      { class: 'access', novalidate: true },
      make('h2', {}, words.signIn),
      make('p', {}, here.ownToken ? words.signInKept : words.signInWhy),
      ...(place.web === null ? [] : [tokenSteps({ web: place.web, repository: place.repository })]),
      token.element,
      until.element,
      check,
      busy,
      instead,
    )
    const checked = async (): Promise<void> => {
      const [value, day] = [token.value().trim(), parseDate(until.value())]
      const isDay = day !== null && day >= today && day <= lastDay
      token.complain(value ? null : words.missing)
      until.complain(isDay ? null : words.tokenUntilWrong)
      if (!value || !isDay) return (value ? until : token).focus()
      busy.textContent = words.signingIn
      try {
        const signedIn = await signIn(place, value)
        await here.ownToken?.keep(value, signedIn.until ?? day)
        resolve(value)
      } catch (error) {
        if (!(error instanceof Trouble)) throw error
        token.complain(troubleInWords(error.cause)[language])
        token.focus()
      } finally {
        busy.textContent = ''
      }
    }
    asking.addEventListener('submit', (event) => {
      event.preventDefault()
      if (!busy.textContent) void checked()
    })
    where.replaceChildren(asking)
    token.focus()
  })
}
