// Where each staff page stands: Dutch at the shorter address, English below `en/`.
import { LANGUAGES, type Language } from '../../scripts/procedure/case.ts'

/** The address of a staff page; `page` is '' for the index, a case number, or `insight`. */
export function staffPath(page: string, language: Language): string {
  return `/staff/${language === 'nl' ? '' : `${language}/`}${page && `${page}/`}`
}

/** The pages' language as Astro's rest parameter: undefined for Dutch. */
export const languagePaths = LANGUAGES.map((language) => ({ params: { language: language === 'nl' ? undefined : language }, props: { language } }))

/** Where a document of a case is served: its path in the register. */
export function documentPath(path: string): string {
  return `/staff/documents/${path.split('/').slice(1).map(encodeURIComponent).join('/')}`
}
