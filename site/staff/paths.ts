// Where each staff page stands: Dutch at the shorter address, English below `en/`.
import { LANGUAGES, type Language } from '../../scripts/procedure/case.ts'
import { activeOn, activeStaff } from '../../scripts/procedure/organisation.ts'
import { trainersInvolved } from '../../scripts/procedure/readers.ts'
import { addressOf } from './addresses.ts'
import { years } from './case-rows.ts'
import { changedPages } from './fingerprints.ts'
import { hasForms, isSealed, organisation, shownCases, today } from './register.ts'

/** The first part of an address in this language; undefined where there is none. */
const prefix = (language: Language) => (language === 'nl' ? undefined : language)

/** The address of a staff page; `page` is '' for the index, a case number, `insight`, or `archive/2025`. */
export function staffPath(page: string, language: Language): string {
  return addressOf('staff', language, page && `${page}/`)
}

/** The address of a file beside the pages, such as `cases.csv`. */
export function staffFile(name: string, language: Language): string {
  return `${staffPath('', language)}${name}`
}

/** A page in each language. A new array for each route: Astro keeps notes of its own in it. */
export function languagePaths() {
  return LANGUAGES.map((language) => ({ params: { language: prefix(language) }, props: { language } }))
}

/** The pages with a form, in each language. */
export function formPaths() {
  return hasForms ? languagePaths() : []
}

/** A page for each case in each language; of those that are there already, the ones that have changed. */
export function casePaths() {
  const pages = LANGUAGES.flatMap((language) =>
    shownCases.map((one) => ({ language, one, path: staffPath(one.plan.id, language).slice('/staff/'.length) })),
  )
  return changedPages(pages).map(({ language, one }) => ({
    params: { language: prefix(language), id: one.plan.id },
    props: { language, one },
  }))
}

/** A page for each active member of staff in each language. */
export function staffPaths() {
  return languagePaths().flatMap(({ params, props }) =>
    activeStaff(organisation, today).map(({ id }) => ({ params: { ...params, handler: id }, props: { ...props, handler: id } })),
  )
}

/**
 * Of the pages that are sealed: the index of each trainer who works here, and the trainer's page of each case that is about one of them, in each
 * language. To its reader the index is ''; the page of a case is its number.
 */
export function trainerPaths() {
  if (!isSealed) return []
  const trainers = organisation.trainers
    .filter((trainer) => activeOn(trainer, today))
    .map((trainer) => ({ id: trainer.id, trainer, one: null }))
  const cases = shownCases
    .filter(({ known }) => trainersInvolved(known, organisation, today).length > 0)
    .map((one) => ({ id: one.plan.id, trainer: null, one }))
  return languagePaths().flatMap(({ params, props }) =>
    [...trainers, ...cases].map(({ id, ...shown }) => ({ params: { ...params, id }, props: { ...props, ...shown } })),
  )
}

/** A page for each year of receipt in each language. */
export function yearPaths() {
  return languagePaths().flatMap(({ params, props }) =>
    [...years.keys()].map((year) => ({ params: { ...params, year }, props: { ...props, year } })),
  )
}
