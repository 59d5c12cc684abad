// The complainant's own words as HTML that can do nothing: no script, picture, frame, form or style, and links to the web and mail only.
import { defaultSchema, sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { htmlToHast, markdownToHtml } from 'satteri'

const DROPPED = ['img', 'picture', 'source', 'input', 'video', 'audio', 'svg', 'math']

const SCHEMA: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !DROPPED.includes(name)),
  attributes: { a: ['href'], ol: ['start'], th: ['align'], td: ['align'] },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: ['script', 'style', 'template', 'noscript', 'title', 'textarea'],
}

const KEPT = [...(SCHEMA.tagNames ?? []), 'html', 'head', 'body']

type Tree = Parameters<typeof sanitize>[0]

export interface SafeText {
  readonly html: string
  /** Whether something was left out that the file holds. */
  readonly removed: boolean
}

/** Markdown of unknown origin as harmless HTML. Of raw HTML in it only the harmless part stays; relative and other links lose their target. */
export function safeMarkdown(markdown: string): SafeText {
  const tree = htmlToHast(markdownToHtml(markdown).html) as Tree
  const clean = sanitize(tree, SCHEMA)
  let removed = false
  visit(tree, ({ tagName, properties = {} }) => {
    if (tagName !== undefined && !KEPT.includes(tagName)) removed = true
    if (Object.keys(properties).some((name) => /^on|^style$|^src/i.test(name))) removed = true
  })
  visit(clean, (node) => {
    if (node.tagName !== 'a' || !node.properties) return
    const href = String(node.properties.href ?? '')
    // `//host` and plain paths pass as relative addresses; here only a whole address may be followed.
    if (!/^(https?:\/\/|mailto:)/i.test(href)) delete node.properties.href
    else Object.assign(node.properties, { rel: 'noopener noreferrer nofollow', target: '_blank' })
  })
  return { html: toHtml(clean as Parameters<typeof toHtml>[0]), removed }
}

interface Visited {
  type: string
  tagName?: string
  properties?: Record<string, unknown>
  children?: Visited[]
}

function visit(node: unknown, look: (node: Visited) => void): void {
  const here = node as Visited
  look(here)
  for (const child of here.children ?? []) visit(child, look)
}
