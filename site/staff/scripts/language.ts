// The language somebody chose is remembered, and the next page opens in it.
import type { OpenPage } from './open-page.ts'

const KEY = 'register-language'

const links = () => document.querySelectorAll<HTMLAnchorElement>('a[data-language]')
const below = (fragment: string) => fragment && `#${fragment}`

/** Whether this page opens in another language, the one remembered; if so it is on its way. */
export function opensInOther({ fragment, go }: OpenPage): boolean {
  const wanted = localStorage.getItem(KEY)
  const link = [...links()].find(({ dataset }) => dataset.language === wanted)
  if (link) go(`${link.dataset.address}${below(fragment())}`, true)
  return link !== undefined
}

/** From now on pages open in this language. */
export function rememberLanguage(language: string): void {
  localStorage.setItem(KEY, language)
}

export function startLanguages({ fragment }: OpenPage): void {
  for (const link of links()) {
    const address = link.getAttribute('href')
    // Coming from a page of this language the choice is fresh; a stored wish for another language wins only on a new visit.
    link.addEventListener('click', () => {
      rememberLanguage(link.dataset.language ?? '')
      link.setAttribute('href', `${address}${below(fragment())}`)
    })
  }
}
