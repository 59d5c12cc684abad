// Which pages of cases have to be built: those that would show something else than the build before made of them.
// STAFF_SOURCES names a file with the sources as they were before this build, and the fingerprints of the pages that are there already.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import type { PageSources } from '../../scripts/io/files/page-sources.ts'
import { historySources } from './history.ts'
import { editAddress, isAsOf, neighboursOf, type ShownCase, shownCases } from './register.ts'

/** What goes to and fro: `there` by the path of a page, such as `en/2026-0014/`. */
interface BuildNotes {
  readonly sources: PageSources
  readonly there: Readonly<Record<string, string>>
}

const file = process.env.STAFF_SOURCES
const notes = file ? (JSON.parse(readFileSync(file, 'utf8')) as BuildNotes) : null
const ids = new Set(shownCases.map(({ plan }) => plan.id))

/**
 * All that the page of a case is made of, as one hash. What a page shows beyond its own case stands here: a page that is not
 * built again although it would differ is wrong without anybody noticing. A test holds both ways of building against each other.
 */
function fingerprint({ plan: { id }, known }: ShownCase, { common, cases }: PageSources): string {
  const related = (known.related ?? []).map((other) => [other, ids.has(other)])
  return createHash('sha256')
    .update(JSON.stringify([common, isAsOf, cases[id], neighboursOf(id), related, editAddress(id), historySources(id)]))
    .digest('hex')
}

/** Those of `pages` that are to be built: all of them where nothing is known of a build before. */
export function changedPages<Page extends { readonly path: string; readonly one: ShownCase }>(pages: readonly Page[]): readonly Page[] {
  if (!notes || !file) return pages
  const prints = new Map(shownCases.map((one) => [one, fingerprint(one, notes.sources)]))
  const now = Object.fromEntries(pages.map(({ path, one }) => [path, prints.get(one) ?? '']))
  writeFileSync(file, JSON.stringify({ ...notes, there: now }))
  return pages.filter(({ path }) => notes.there[path] !== now[path])
}
