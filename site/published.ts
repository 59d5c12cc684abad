// What the site publishes, read from organisation.yml and site/policy/ and nothing else. The folder of the cases is never opened.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { parseDocument, readYamlFile, unreadableProblem } from '../scripts/io/files/case-files.ts'
import { policyTextProblems, readPolicyText } from '../scripts/io/files/policy-text.ts'
import { readText } from '../scripts/io/files/text-file.ts'
import { type CalendarDate, dateIn, parseDate } from '../scripts/procedure/calendar.ts'
import { LANGUAGES, type Language } from '../scripts/procedure/case.ts'
import { type Organisation, organisationSchema } from '../scripts/procedure/organisation.ts'
import { type Policy, policyOn, termsSchema } from '../scripts/procedure/policy.ts'
import type { Problem } from '../scripts/procedure/problem.ts'
import type { PolicyText } from '../scripts/public-text/policy-text.ts'

/** A policy version with its text in every language. */
export type Version = Policy & { readonly text: Readonly<Record<Language, PolicyText>> }

export interface Published {
  readonly organisation: Organisation
  /** In the order in which they came into force. */
  readonly versions: readonly Version[]
  /** The version in force on `today`. */
  readonly current: Version
  /** The day of the build in the organisation's time zone. */
  readonly today: CalendarDate
}

/** organisation.yml below `root`. Throws with every problem in it. */
export function readOrganisation(root: string): Organisation {
  return readData(root, 'organisation.yml', organisationSchema)
}

/**
 * Everything the public site is made of, as it stands below `root` on the day `today`. Throws with every problem: a site
 * that would say something wrong is not built. Versions without texts are not published.
 */
export function readPublished(root: string, today: CalendarDate): Published {
  const organisation = readOrganisation(root)
  const policies = readdirSync(join(root, 'site/policy'))
    .flatMap((folder) => parseDate(folder) ?? [])
    .sort()
    .map((version): Policy => ({ version, ...readData(root, `site/policy/${version}/terms.yml`, termsSchema) }))
  refuse(policyTextProblems(root, policies, organisation))
  const versions = policies.map((policy): Version => ({ ...policy, text: textsOf(root, policy.version) }))
  const current = policyOn(versions, today)
  if (!current) throw new Error(`no policy version is in force on ${today}: add one below site/policy/`)
  return { organisation, versions, current, today }
}

/** The day of the build: `TODAY` stands in for the clock, which is read here and nowhere else. */
export function buildDay(timeZone: string): CalendarDate {
  const given = process.env.TODAY
  if (!given) return dateIn(timeZone, Temporal.Now.instant().toString())
  const day = parseDate(given)
  if (!day) throw new Error(`TODAY is "${given}", which is not a day that exists. Write it as YYYY-MM-DD`)
  return day
}

function textsOf(root: string, version: CalendarDate): Record<Language, PolicyText> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, readPolicyText(root, version, language)])) as Record<
    Language,
    PolicyText
  >
}

function readData<S extends z.ZodType>(root: string, file: string, schema: S): z.output<S> {
  let parsed: ReturnType<typeof parseDocument<S>>
  try {
    parsed = parseDocument(file, readYamlFile(readText(join(root, file))), schema)
  } catch (error) {
    throw refusal([unreadableProblem(file, error)])
  }
  if ('problems' in parsed) throw refusal(parsed.problems)
  return parsed.data
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length) throw refusal(problems)
}

function refusal(problems: readonly Problem[]): Error {
  return new Error(problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message.en}.`).join('\n'))
}
