// Whether a page shows every word of a text: letters, digits and signs in their order, whatever marks stand between them.

/** A node of a page made from a text (hast), with the place in the text that it comes from. */
export interface TextNode {
  readonly type: string
  readonly tagName?: string
  readonly value?: string
  readonly properties?: Readonly<Record<string, unknown>>
  readonly children?: readonly TextNode[]
  readonly position?: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } }
}

/** What can be read of `node`: its text, the numbers of its lists, and the address behind a link that has words of its own. */
export function wordsOn(node: TextNode, source: string): string {
  if (node.type === 'text') return node.value ?? ''
  const { tagName, properties = {}, children = [] } = node
  if (tagName === 'ol') return numbered(children, Number(properties.start ?? 1), source)
  const inside = children.map((child) => wordsOn(child, source)).join('')
  return isNamedLink(node, source) ? `${inside} ${properties.href}` : inside
}

/** A bare address is its own text; `[words](address)` says both. */
export function isNamedLink({ tagName, position }: TextNode, source: string): boolean {
  return tagName === 'a' && source[position?.start.offset ?? 0] === '['
}

function numbered(items: readonly TextNode[], first: number, source: string): string {
  let number = first
  return items.map((item) => `${item.tagName === 'li' ? `${number++}. ` : ''}${wordsOn(item, source)}`).join('')
}

/** How many lists and quotations stand within each other at most. */
export function levelsOf({ tagName = '', children = [] }: TextNode): number {
  const own = ['ol', 'ul', 'blockquote'].includes(tagName) ? 1 : 0
  return own + children.reduce((most, child) => Math.max(most, levelsOf(child)), 0)
}

/** Whether two texts have the same words. White space and ASCII marks may differ, and %C3%A9 is é: addresses are written either way. */
export function sameWords(one: string, other: string): boolean {
  return wordsOf(one) === wordsOf(other)
}

function wordsOf(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, unescaped).replace(/[\s!-/:-@[-`{-~]/g, '')
}

function unescaped(escapes: string): string {
  try {
    return decodeURIComponent(escapes)
  } catch {
    return escapes
  }
}
