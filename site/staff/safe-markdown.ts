// The complainant's own words as HTML that can do nothing and leaves no word out. HTML in them is text like any other.
import { defaultSchema, sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { markdownToHast } from 'satteri'
import { isNamedLink, levelsOf, sameWords, type TextNode, wordsOn } from './every-word.ts'

/** What Markdown itself makes, less pictures and forms; a second lock behind `shownOrTyped`. */
const SCHEMA: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'input', 'picture', 'source'].includes(name)),
  attributes: { a: ['href'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
}

/** Without footnotes: they come with a heading of the renderer's own, and unused ones are left out. */
const FEATURES = { frontmatter: false, gfm: { footnotes: false } }

/** Longer texts, and deeper or wider ones on one line, take the renderer minutes or all memory. */
const MOST_CHARACTERS = 65_536
const TOO_DEEP = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){13}/m
const TOO_WIDE = /^(?:[^|\n]*\|){14}/m
/** Quotations and lists within each other: more leave no room for words on paper or a phone. */
const MOST_LEVELS = 8

type Tree = Parameters<typeof sanitize>[0]

/**
 * Markdown of unknown origin as harmless HTML: what it says that is no Markdown (HTML, pictures, links that cannot be followed) stands in it as typed.
 * Null where the words of the HTML are not those of `markdown`, or the renderer cannot bear it: show the text as it was typed.
 */
export function safeMarkdown(markdown: string): string | null {
  if (markdown.length > MOST_CHARACTERS || TOO_DEEP.test(markdown) || TOO_WIDE.test(markdown)) return null
  try {
    const tree = markdownToHast(markdown, { features: FEATURES }) as TextNode
    const clean = sanitize(shownOrTyped(tree, markdown, false) as Tree, SCHEMA) as TextNode
    if (levelsOf(clean) > MOST_LEVELS || !sameWords(wordsOn(clean, markdown), markdown)) return null
    return toHtml(outward(clean, markdown) as Tree)
  } catch {
    // Whatever the renderer stumbles over: every other case still has its page, and this one its words.
    return null
  }
}

/** A node as it is, or as its source where it would show less than that. */
function shownOrTyped(node: TextNode, source: string, isBlock: boolean): TextNode {
  if (!isShown(node, source)) {
    const typed: TextNode = { type: 'text', value: typedAs(node, source) }
    return isBlock ? { type: 'element', tagName: 'pre', properties: {}, children: [typed] } : typed
  }
  const holdsBlocks = node.type === 'root' || node.tagName === 'blockquote'
  return node.children ? { ...node, children: node.children.map((child) => shownOrTyped(child, source, holdsBlocks)) } : node
}

function isShown(node: TextNode, source: string): boolean {
  const { type, tagName, properties = {} } = node
  if (type === 'root' || type === 'text') return true
  if (type !== 'element' || !tagName || !SCHEMA.tagNames?.includes(tagName)) return false
  if (tagName !== 'a') return true
  // `//host` and plain paths lead nowhere here: only a whole address may be followed. A title shows only under a mouse.
  const isAddress = /^(https?:\/\/|mailto:)/i.test(String(properties.href))
  return isAddress && properties.title === undefined && /[^\s\p{C}]/u.test(wordsOn({ ...node, tagName: 'span' }, source))
}

function typedAs({ tagName, properties, position }: TextNode, source: string): string {
  if (tagName === 'input') return properties?.checked ? '[x]' : '[ ]'
  if (!position) throw new Error('the renderer made something up')
  return source.slice(position.start.offset, position.end.offset)
}

/** The same, its links opening a page of their own that is not told where they were, and marked where they have words of their own. */
function outward(node: TextNode, source: string): TextNode {
  const { properties, children } = node
  const named = isNamedLink(node, source) && { className: 'named' }
  const link = node.tagName === 'a' && { properties: { ...properties, ...named, rel: 'noopener noreferrer nofollow', target: '_blank' } }
  return { ...node, ...link, ...(children && { children: children.map((child) => outward(child, source)) }) }
}
