// Where pages stand on one machine: Dutch at the shorter address, English below `en/`.
import type { Language } from '../../scripts/procedure/case.ts'
import type { LocalPage } from './local-pages.ts'

/** `/staff/`, `/staff/en/2026-0014/`, `/forge/pulls/3/`; `below` is what follows the language. */
export function addressOf(top: 'staff' | LocalPage, language: Language, below = ''): string {
  return `/${top}/${language === 'nl' ? '' : `${language}/`}${below}`
}

/** The page of a case. */
export function caseAddress(id: string, language: Language): string {
  return addressOf('staff', language, `${id}/`)
}

/** Where a document of a case is served; `path` is its path in the register, `cases/2026-0014/mail.pdf`. */
export function documentAddress(path: string): string {
  return `/staff/documents/${path.split('/').slice(1).map(encodeURIComponent).join('/')}`
}
