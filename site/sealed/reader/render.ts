// An opened page in the document of the reader: its title, its language, what stands around it on paper, and its body.
import type { Language } from '../../../scripts/procedure/case.ts'
import { askedBy, hashOfPath } from './address.ts'
import { trustedPage } from './trusted.ts'

/** Nothing of these is needed in an opened page: the reader has the styles and starts the scripts itself. The policy of the shell stops them as well. */
const LEFT_OUT = 'script, style, link, meta, base, iframe, frame, object, embed'

/** Puts the page below `bar`, in place of what stood there. `has` says which addresses this reader can open: other links become text. */
export function putPage(html: string, bar: Element, has: (page: string) => boolean): void {
  const page = new DOMParser().parseFromString(trustedPage(html), 'text/html')
  for (const part of page.querySelectorAll(LEFT_OUT)) part.remove()
  leadHere(page.body, has)
  takeOver(document.documentElement, page.documentElement)
  takeOver(document.body, page.body)
  document.title = page.title
  putBelow(bar, [...page.body.childNodes])
}

/** A part of the reader itself in place of all that stood there, below `bar` where there is one: of an opened page nothing is left. */
export function putOwn(part: Node, language: Language, title: string, bar: Element | null = null): void {
  for (const element of [document.documentElement, document.body])
    for (const { name } of [...element.attributes]) element.removeAttribute(name)
  document.documentElement.lang = language
  document.title = title
  putBelow(bar, [part])
}

/** `bar` itself stays where it is. */
function putBelow(bar: Element | null, nodes: readonly Node[]): void {
  for (const node of [...document.body.childNodes]) if (node !== bar) node.remove()
  document.body.append(...nodes)
}

function takeOver(own: Element, other: Element): void {
  for (const { name } of [...own.attributes]) own.removeAttribute(name)
  for (const { name, value } of [...other.attributes]) own.setAttribute(name, value)
}

/** `/staff/en/` leads to `#/en/`, so that it opens in this tab and in another one; a place in the page and another site stay as they are. */
function leadHere(part: ParentNode, has: (page: string) => boolean): void {
  for (const link of part.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')) {
    const hash = hashOfPath(link.getAttribute('href') ?? '')
    const asked = hash === null ? null : askedBy(hash)
    if (hash === null || asked === null || !has(asked.page)) asText(link)
    else {
      link.setAttribute('href', hash)
      // What is to be downloaded has to be opened first (files.ts).
      link.removeAttribute('download')
    }
  }
  for (const { content } of part.querySelectorAll('template')) leadHere(content, has)
}

function asText(link: Element): void {
  const text = document.createElement('span')
  text.append(...link.childNodes)
  link.replaceWith(text)
}
