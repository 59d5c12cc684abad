// The parts of the shell, as they came with it: copied anew each time, so that nothing of what was shown before stays in them.
import type { Language } from '../../../scripts/procedure/case.ts'

const parts = new Map(
  [...document.querySelectorAll<HTMLTemplateElement>('template[data-part]')].map(({ dataset, content }) => [dataset.part, content]),
)

/** A fresh copy of a part in a language. */
export function partIn(name: 'door' | 'bar' | 'trouble', language: Language): DocumentFragment {
  return document.importNode(parts.get(`${name}-${language}`) as DocumentFragment, true)
}

/** The element of a part with this attribute: `data-lock`. */
export function place<T extends HTMLElement = HTMLElement>(part: ParentNode, attribute: string): T {
  const found = part.querySelector<T>(`[${attribute}]`)
  if (!found) throw new Error(`a part of the reader lacks ${attribute}`)
  return found
}
