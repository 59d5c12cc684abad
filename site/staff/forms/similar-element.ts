// Says where a complaint looks like one that is open, and fills in that it belongs to it when somebody asks for that.
import type { Language } from '../../../scripts/procedure/case.ts'
import { caseAddress } from '../addresses.ts'
import type { SearchedLine } from '../case-line.ts'
import type { OpenPage } from '../scripts/open-page.ts'
import { WORDS } from '../words/forms.ts'
import { button, make } from './make.ts'
import { type SimilarCase, similarCases } from './similar-cases.ts'

export interface SimilarElement {
  readonly element: HTMLElement
  /** Looks again, for what was typed; `related` are the numbers that it belongs to already. */
  readonly look: (typed: { readonly email: string; readonly words: string }, related: readonly string[]) => void
}

/** All cases in the pieces of the search; those of a piece that cannot be had are missing. */
export async function knownCases({ read }: OpenPage, pieces: readonly string[]): Promise<SearchedLine[]> {
  const texts = await Promise.all(pieces.map((name) => read(`/staff/search/${name}.json`)))
  return texts.flatMap((text) => (text === null ? [] : (JSON.parse(text) as SearchedLine[])))
}

export function similarElement(cases: readonly SearchedLine[], language: Language, relate: (id: string) => void): SimilarElement {
  const words = WORDS[language]
  const list = make('ul')
  const element = make('section', { class: 'similar', hidden: true, role: 'status' }, make('h3', {}, words.similarTitle), list)
  let shown = ''
  const row = ({ id, summary, why }: SimilarCase, isRelated: boolean): HTMLElement =>
    make(
      'li',
      {},
      make('a', { href: caseAddress(id, language), target: '_blank' }, id),
      (why === 'email' ? words.similarEmail : words.similarWords)(id, summary).slice(id.length),
      ' ',
      isRelated ? make('span', { class: 'detail' }, words.isRelated(id)) : button(words.relate(id), () => relate(id)),
    )
  return {
    element,
    look: (typed, related) => {
      const found = similarCases(typed, cases)
      const now = JSON.stringify([found, related])
      // Said again only where it is something else.
      if (now === shown) return
      shown = now
      element.hidden = found.length === 0
      list.replaceChildren(...found.map((one) => row(one, related.includes(one.id))))
    },
  }
}
