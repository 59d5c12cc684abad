// Where each staff page stands: Dutch at the shorter address, English below `en/`.
import type { Language } from '../../scripts/procedure/case.ts'
import { shown } from './register.ts'

/** The address of a staff page; `page` is '' for the index, a case number, or `insight`. */
export function staffPath(page: string, language: Language): string {
  return `/staff/${language === 'nl' ? '' : `${language}/`}${page && `${page}/`}`
}

/** A page for each case. A new array for each route: Astro keeps notes of its own in it. */
export function casePaths() {
  return shown.map((one) => ({ params: { id: one.plan.id }, props: { one } }))
}

/** Where a document of a case is served: its path in the register. */
export function documentPath(path: string): string {
  return `/staff/documents/${path.split('/').slice(1).map(encodeURIComponent).join('/')}`
}
