// What stands behind the placeholders of the public text: every number, period, name and date on the page, from the terms of
// the version and from organisation.yml, which the due dates and the letters read too.
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Language } from '../procedure/case.ts'
import { activeStaff, type Organisation } from '../procedure/organisation.ts'
import type { Policy } from '../procedure/policy.ts'
import { dateInWords, numberInWords, periodInWords } from '../procedure/wording.ts'
import { STEPS } from './policy-facts.ts'

/** The placeholders that a public text may use, and what each becomes. */
export const PLACEHOLDERS = {
  organisation: 'the short name of the organisation, or its name where it has none',
  organisationInFull: 'the name of the organisation, with its short name in brackets',
  contactEmail: 'the e-mail address for complaints',
  contactPhone: 'the phone number for complaints',
  staffCount: 'how many members of staff there are today: eight persons',
  decisionPeriod: 'the period for the decision: two weeks',
  interimPeriod: 'the period between interim letters: two weeks',
  everyInterimPeriod: 'the rhythm of interim letters: every two weeks',
  mediationPeriod: 'the period for the judgment and its execution: four weeks',
  mediatorName: 'the name of the mediator',
  stepCount: 'how many steps the procedure has',
  updatedOn: 'the day this version came into force',
} as const

export type Placeholder = keyof typeof PLACEHOLDERS
export type PolicyValues = Readonly<Record<Placeholder, string>>

const WORDS: Record<Language, { person: string; persons: string; every: string }> = {
  nl: { person: 'persoon', persons: 'personen', every: 'elke' },
  en: { person: 'person', persons: 'persons', every: 'every' },
}

/** Whether `text` is the name of a placeholder. */
export function isPlaceholder(text: string): text is Placeholder {
  return Object.hasOwn(PLACEHOLDERS, text)
}

/** The name of the version's mediator (P8). Throws where organisation.yml does not know the id. */
export function mediatorNameOf(policy: Policy, organisation: Organisation): string {
  const mediator = organisation.mediators.find(({ id }) => id === policy.mediator)
  if (!mediator) throw new Error(`the mediator of the policy version ${policy.version} is not in organisation.yml`)
  return mediator.name
}

/** `elke twee weken`, `every two weeks`; for one week `elke week`, `every week` (P6). */
export function rhythmInWords(days: number, language: Language): string {
  const period = periodInWords(days, language)
  const single = days === 1 || days === 7
  return `${WORDS[language].every} ${single ? period.slice(period.indexOf(' ') + 1) : period}`
}

/**
 * The words for every placeholder, for a text in `language` of the version `policy`, published on the day `today`: the
 * number of staff is that of today (A10, P7). Throws where the mediator is unknown.
 */
export function policyValues(policy: Policy, organisation: Organisation, language: Language, today: CalendarDate): PolicyValues {
  const { name, shortName, contact } = organisation
  const staff = activeStaff(organisation, today).length
  const { person, persons } = WORDS[language]
  return {
    organisation: shortName ?? name,
    organisationInFull: shortName ? `${name} (${shortName})` : name,
    contactEmail: contact.email,
    contactPhone: contact.phone,
    staffCount: `${numberInWords(staff, language)} ${staff === 1 ? person : persons}`,
    decisionPeriod: periodInWords(policy.decisionDays, language),
    interimPeriod: periodInWords(policy.interimDays, language),
    everyInterimPeriod: rhythmInWords(policy.interimDays, language),
    mediationPeriod: periodInWords(policy.mediationDays, language),
    mediatorName: mediatorNameOf(policy, organisation),
    stepCount: numberInWords(STEPS.length, language),
    updatedOn: dateInWords(policy.version, language),
  }
}

/** A placeholder as it is written. */
export const PLACEHOLDER = /\{([A-Za-z]+)\}/g

/** `text` with its placeholders filled in; `written` turns each value into what the text is made of (HTML). Throws on an unknown one. */
export function filledIn(text: string, values: PolicyValues, written: (value: string) => string = (value) => value): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    if (!isPlaceholder(name)) throw new Error(`unknown placeholder {${name}}`)
    return written(values[name])
  })
}
