// By what cases are judged: who is who, and the terms of each policy version, from the texts that say so.
import { type CalendarDate, parseDate } from '../../procedure/calendar.ts'
import { MEDIATOR, unknownPerson } from '../../procedure/case-rules.ts'
import { type Organisation, organisationFindings, organisationSchema } from '../../procedure/organisation.ts'
import { type Policy, termsSchema } from '../../procedure/policy.ts'
import type { Problem } from '../../procedure/problem.ts'
import { located, parseDocument, readYamlFile, unreadableProblem } from './case-files.ts'

export const ORGANISATION = 'organisation.yml'

export interface OrganisationFile {
  /** Null where the file cannot be used. */
  readonly organisation: Organisation | null
  /** The time zone that decides which day it is: also that of a file with other problems; UTC where it names none. */
  readonly timeZone: string
  readonly problems: readonly Problem[]
}

/** What the text of organisation.yml says. Throws Unreadable where it is no YAML. */
export function organisationIn(text: string): OrganisationFile {
  const document = readYamlFile(text)
  const timeZone = timeZoneIn(document.yaml.value)
  const parsed = parseDocument(ORGANISATION, document, organisationSchema)
  if ('problems' in parsed) return { organisation: null, timeZone, problems: parsed.problems }
  const problems = located(ORGANISATION, document, organisationFindings(parsed.data))
  return { organisation: problems.length ? null : parsed.data, timeZone, problems }
}

function timeZoneIn(value: unknown): string {
  const { timeZone } = value as { timeZone?: unknown }
  try {
    new Temporal.ZonedDateTime(0n, String(timeZone))
    return String(timeZone)
  } catch {
    return 'UTC'
  }
}

/** The file that holds the terms of a policy version. */
export function termsFile(version: string): string {
  return `site/policy/${version}/terms.yml`
}

/** A policy version from its terms.yml; without the organisation its mediator is not looked for. Throws Unreadable where it is no YAML. */
export function policyIn(
  version: CalendarDate,
  text: string,
  organisation: Organisation | null,
): { policy: Policy } | { problems: Problem[] } {
  const file = termsFile(version)
  const document = readYamlFile(text)
  const parsed = parseDocument(file, document, termsSchema)
  if ('problems' in parsed) return parsed
  const { mediator } = parsed.data
  if (!organisation || organisation.mediators.some(({ id }) => id === mediator)) return { policy: { ...parsed.data, version } }
  const finding = { path: ['mediator'], ...unknownPerson(mediator, MEDIATOR, organisation.mediators) }
  return { problems: located(file, document, [finding]) }
}

export interface Rules {
  readonly organisation: Organisation
  readonly policies: readonly Policy[]
  /** The days of the versions that cannot be used: what they govern is not judged by another one. */
  readonly brokenVersions: readonly CalendarDate[]
}

export interface RulesTexts {
  /** The text of organisation.yml. */
  readonly organisation: string
  /** That of terms.yml of each policy version, by the name of its folder. */
  readonly terms: Readonly<Record<string, string>>
}

/** The rules in these texts; where organisation.yml cannot be used, what is wrong in it. */
export function rulesFrom(texts: RulesTexts): Rules | { readonly problems: readonly Problem[] } {
  try {
    const { organisation, problems } = organisationIn(texts.organisation)
    return organisation ? { organisation, ...versionsIn(texts.terms, organisation) } : { problems }
  } catch (error) {
    return { problems: [unreadableProblem(ORGANISATION, error)] }
  }
}

function versionsIn(terms: RulesTexts['terms'], organisation: Organisation): Omit<Rules, 'organisation'> {
  const policies: Policy[] = []
  const brokenVersions: CalendarDate[] = []
  for (const [name, text] of Object.entries(terms)) {
    const version = parseDate(name)
    if (!version) continue
    const policy = usablePolicy(version, text, organisation)
    if (policy) policies.push(policy)
    else brokenVersions.push(version)
  }
  return { policies, brokenVersions }
}

function usablePolicy(version: CalendarDate, text: string, organisation: Organisation): Policy | null {
  try {
    const read = policyIn(version, text, organisation)
    return 'policy' in read ? read.policy : null
  } catch (error) {
    unreadableProblem(termsFile(version), error) // rethrows what is no fault of the file
    return null
  }
}
