// The site being built: what it publishes, read once, and the addresses of its pages.
import type { CalendarDate } from '../scripts/procedure/calendar.ts'
import { LANGUAGES, type Language } from '../scripts/procedure/case.ts'
import { buildDay, readOrganisation, readPublished } from './published.ts'

/** The build runs at the top of the repository. */
const root = process.cwd()

/** What this build publishes. */
export const published = readPublished(root, buildDay(readOrganisation(root).timeZone))

/** A public page of the policy: the version in force, or one version at its own address for ever. */
export interface PolicyAddress {
  readonly language: Language
  /** Null for the page that always shows the version in force. */
  readonly version: CalendarDate | null
}

/** The address of a page below the site's own: `en/2014-11-06/`; empty for the first page. */
export function pathOf({ language, version }: PolicyAddress): string {
  return `${language === 'nl' ? '' : `${language}/`}${version ? `${version}/` : ''}`
}

/** `path` for a link: under a sub-path, that comes first. */
export function hrefOf(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${path}`
}

/** `path` with the name of the site, for canonical links, the sitemap and previews. */
export function fullAddress(path: string): string {
  return new URL(hrefOf(path), import.meta.env.SITE).href
}

/** Every public page, in the order of the sitemap. */
export function policyAddresses(): PolicyAddress[] {
  const versions = [null, ...published.versions.map(({ version }) => version)]
  return versions.flatMap((version) => LANGUAGES.map((language) => ({ language, version })))
}
