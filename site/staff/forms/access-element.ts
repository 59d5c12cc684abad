// Access to GitHub: with the token that the place gives, or one that is asked for once; and what to do where something goes wrong on the way.
import { addDays, type CalendarDate, parseDate } from '../../../scripts/procedure/calendar.ts'
import type { GitHub } from '../github/github.ts'
import { openGitHub } from '../github/open-github.ts'
import { signIn } from '../github/sign-in.ts'
import { Trouble } from '../github/trouble.ts'
import { troubleInWords } from '../github/trouble-words.ts'
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

/** GitHub makes no token of this kind for longer, unless it never ends. */
const LONGEST_DAYS = 366

export function accessElement(form: OpenForm): AccessElement {
  const { here, place, page, language } = form
  /** The token that works, as far as this page knows. */
  let { token } = place
  const ask = async (where: HTMLElement, instead: HTMLElement | null, trouble: string | null): Promise<string> => {
    const typed = await askToken(where, form, instead, trouble)
    token = typed.token
    await here.keepToken?.(typed.token, typed.lastDay)
    return token
  }
  const withGitHub: AccessElement['withGitHub'] = async (where, work, instead = null) => {
    const said = [...where.childNodes]
    while (!page.signal.aborted) {
      try {
        const known = token ?? (await ask(where, instead, null))
        where.replaceChildren(...said)
        return await work(openGitHub(place, known))
      } catch (error) {
        if (!(error instanceof Trouble)) throw error
        const trouble = troubleInWords(error.cause)[language]
        const isOfToken = error.kind === 'token' || error.kind === 'rights'
        // Where the token is not one's own, nothing that somebody could type helps.
        if (isOfToken && (here.keepToken || place.token === null)) await ask(where, instead, trouble)
        else if (!(await askAgain(where, form, trouble))) return null
      }
    }
    return null
  }
  return { withGitHub }
}

function askAgain(where: HTMLElement, { words }: OpenForm, trouble: string): Promise<boolean> {
  return new Promise((resolve) => {
    const again = button(words.again, () => resolve(true), { class: 'main' })
    const change = button(words.change, () => resolve(false))
    where.replaceChildren(
      make('div', { class: 'trouble', role: 'alert' }, make('p', {}, trouble), make('p', { class: 'actions' }, again, ' ', change)),
    )
    again.focus()
  })
}

/** A token that was typed in and may all that the forms need, with the last day on which it works; null where nobody knows. */
interface TypedToken {
  readonly token: string
  readonly lastDay: CalendarDate | null
}

/** Asks until one is good. `trouble` is what is wrong with the one before. */
function askToken(where: HTMLElement, form: OpenForm, instead: HTMLElement | null, trouble: string | null): Promise<TypedToken> {
  const { here, place, words, today, language } = form
  return new Promise((resolve) => {
    const field = fieldElement({ name: 'token', words: words.token, input: { kind: 'password' }, isRequired: true }, 'access', words)
    const day = fieldElement({ name: 'lastDay', words: words.tokenDay, input: { kind: 'day' }, isRequired: true }, 'access', words)
    const check = make('button', { type: 'submit', class: 'main' }, words.signInButton)
    const status = make('p', { role: 'status' })
    field.complain(trouble)
    const asking = make(
      'form',
      { class: 'access', novalidate: true },
      make('h2', {}, words.signIn),
      make('p', {}, here.keepToken ? words.signInKept : words.signInWhy),
      place.web === null ? null : tokenSteps({ web: place.web, repository: place.repository }),
      field.element,
      // Asked only where it is kept: GitHub tells no page when a token ends, and somebody wants to know before.
      here.keepToken && day.element,
      check,
      status,
      instead,
    )
    const submit = async (): Promise<void> => {
      const token = field.value().trim()
      const lastDay = parseDate(day.value())
      const isDay = lastDay !== null && lastDay >= today && lastDay <= addDays(today, LONGEST_DAYS)
      const isDayMissing = here.keepToken !== null && !isDay
      field.complain(token ? null : words.missing)
      day.complain(isDayMissing ? words.tokenDayWrong : null)
      if (!token) return field.focus()
      if (isDayMissing) return day.focus()
      status.textContent = words.signingIn
      try {
        const { until } = await signIn(place, token)
        resolve({ token, lastDay: until ?? lastDay })
      } catch (error) {
        if (!(error instanceof Trouble)) throw error
        status.textContent = ''
        field.complain(troubleInWords(error.cause)[language])
        field.focus()
      }
    }
    asking.addEventListener('submit', (event) => {
      event.preventDefault()
      void submit()
    })
    where.replaceChildren(asking)
    field.focus()
  })
}
