// For tests: the links of built pages, and those that lead nowhere.
import { posix } from 'node:path'

const LINK = /\s(?:href|src)="([^"]*)"|\scontent="(https?:[^"]*)"/g

/** What `html` links to, loads, or names as the address of a page, as it stands there but for entities. */
function linksIn(html: string): string[] {
  return [...html.matchAll(LINK)].flatMap(([, link, named]) => {
    const plain = (link ?? named ?? '').replaceAll('&amp;', '&').replaceAll('&#38;', '&')
    return /^(?:https?:|[/#.])/.test(plain) ? [plain] : []
  })
}

/**
 * The links in `files` that lead to no file or fragment of the same site, as `page: link`. `home` is the full address of the
 * site; a link to another site is reported too, because the public pages have none.
 */
export function brokenLinks(files: ReadonlyMap<string, Buffer>, home: string): string[] {
  const pages = [...files].filter(([path]) => path.endsWith('.html'))
  return pages.flatMap(([path, bytes]) =>
    linksIn(bytes.toString())
      .filter((link) => !leadsToAPage(new URL(link, new URL(addressOf(path), home)), files, home))
      .map((link) => `${path}: ${link}`),
  )
}

function leadsToAPage(target: URL, files: ReadonlyMap<string, Buffer>, home: string): boolean {
  const base = new URL(home)
  if (target.origin !== base.origin || !target.pathname.startsWith(base.pathname)) return false
  const path = target.pathname.slice(base.pathname.length)
  const file = path === '' || path.endsWith('/') ? posix.join(path, 'index.html') : path
  const bytes = files.get(file)
  if (!bytes) return false
  return target.hash === '' || bytes.toString().includes(` id="${target.hash.slice(1)}"`)
}

function addressOf(file: string): string {
  return file.replace(/(^|\/)index\.html$/, '$1')
}
