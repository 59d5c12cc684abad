// What stands in the address after `staff/`: `#/2026-0014/` is the page of a case, `#/#handler=anna-jansen` the overview with a filter.
import type { Language } from '../../../scripts/procedure/case.ts'

/** A page by its address in the contents, and what is asked of it: a place in it, or filters. */
export interface Asked {
  readonly page: string
  readonly fragment: string
}

const STAFF = '/staff/'

/** What an address asks for by its `hash`; null where that names a place in the page that is shown: `#letter-1`, `#` or ''. */
export function askedBy(hash: string): Asked | null {
  if (!hash.startsWith('#/')) return null
  const [page = '', ...rest] = hash.slice(2).split('#')
  return { page, fragment: rest.join('#') }
}

export function hashOf({ page, fragment }: Asked): string {
  return `#/${page}${fragment && `#${fragment}`}`
}

/** Where a link of a staff page leads in the reader: `/staff/en/#q=` to `#/en/#q=`; null for one that leads elsewhere. */
export function hashOfPath(path: string): string | null {
  return path.startsWith(STAFF) ? `#/${path.slice(STAFF.length)}` : null
}

/** What a part of an address stands for: `brief%20klager.pdf` for the file `brief klager.pdf`. */
export function named(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Whether a page is at an address, which is shown; a file is saved, whatever it says to be. */
export function isPage(page: string): boolean {
  return page === '' || page.endsWith('/')
}

/** The overview in a language. */
export function overviewIn(language: Language): string {
  return language === 'nl' ? '' : `${language}/`
}

/** In which language the page at this address is. */
export function languageOf(page: string): Language {
  return page.startsWith('en/') ? 'en' : 'nl'
}
