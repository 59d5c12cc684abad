// What is sealed of a register: every file of the staff build, and every document of a case that has a page.
import { extname, join } from 'node:path'
import { documentAddress } from '../../site/staff/addresses.ts'
import { pathsBelow } from '../io/files/paths-below.ts'
import type { CaseFile } from '../io/files/read-case.ts'
import { type PagePlace, placeOf, type Readers } from '../views/page-readers.ts'

/** A file that is sealed. */
export interface ToSeal extends PagePlace {
  /** Where it lies on the disk. */
  readonly file: string
  readonly type: string
}

/** Texts may be filled up; of everything else every byte stays. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.ics': 'text/calendar',
}
/** A document is always downloaded and never shown: no browser is to take it for a page. */
const DOCUMENT = 'application/octet-stream'

/** Nothing of a case is in these; the reader brings its own. */
const FOR_EVERYBODY = /^(?:assets\/|favicon\.svg$)/

export function isText({ type }: Pick<ToSeal, 'type'>): boolean {
  return type !== DOCUMENT
}

/** The pages in `folder`. Throws where a file is of a kind that nobody thought of: it would be missing, or lie open. */
export function pagesIn(folder: string, readers: Readers): ToSeal[] {
  return pathsBelow(folder).flatMap((path) => {
    if (FOR_EVERYBODY.test(path)) return []
    const type = TYPES[extname(path)]
    if (!type) throw new Error('the staff pages hold a file of a kind that is not sealed')
    const place = placeOf(path, readers)
    return place ? [{ file: join(folder, path), type, ...place }] : []
  })
}

/** The documents of `cases`, of the register at `root`. */
export function documentsOf(root: string, cases: readonly CaseFile[], readers: Readers): ToSeal[] {
  return cases.flatMap(({ documents }) =>
    documents.flatMap((path) => {
      const place = placeOf(documentAddress(path).slice('/staff/'.length), readers)
      return place ? [{ file: join(root, path), type: DOCUMENT, ...place }] : []
    }),
  )
}
