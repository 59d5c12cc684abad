// The policy versions on disk: site/policy/<day of coming into force>/terms.yml.
import { type CalendarDate, parseDate } from '../../procedure/calendar.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import type { Policy } from '../../procedure/policy.ts'
import { attempt, entries, problem, type Reading } from './reading.ts'
import { policyIn, termsFile } from './rules.ts'

/** The versions that can be used, and the days of those that cannot. What is wrong goes into `reading`. */
export function readPolicies(reading: Reading, organisation: Organisation | null): { policies: Policy[]; brokenVersions: CalendarDate[] } {
  const policies: Policy[] = []
  const brokenVersions: CalendarDate[] = []
  for (const entry of entries(reading, 'site/policy')) {
    if (entry.name.startsWith('.')) continue
    const version = parseDate(entry.name)
    if (!version || !entry.isDirectory()) {
      const message = {
        en: 'a policy version is a folder named after the day it came into force, such as 2014-11-06. Rename or remove this',
        nl: 'een versie van de klachtenregeling is een map met als naam de dag waarop zij inging, zoals 2014-11-06. Geef dit een andere naam, of haal het weg',
      }
      reading.problems.push(problem(`site/policy/${entry.name}`, 'policy-name', message))
      continue
    }
    const policy = readPolicy(reading, version, organisation)
    if (policy) policies.push(policy)
    else brokenVersions.push(version)
  }
  if (!policies.length && !brokenVersions.length) {
    const message = {
      en: 'there is no policy version. Make a folder named after the day the policy came into force, with a file terms.yml',
      nl: 'er is geen versie van de klachtenregeling. Maak een map met als naam de dag waarop de regeling inging, en zet daarin een bestand terms.yml',
    }
    reading.problems.push(problem('site/policy', 'no-policy', message))
  }
  return { policies, brokenVersions }
}

function readPolicy(reading: Reading, version: CalendarDate, organisation: Organisation | null): Policy | null {
  return attempt(reading, termsFile(version), (text): Policy | null => {
    const read = policyIn(version, text, organisation)
    if ('policy' in read) return read.policy
    reading.problems.push(...read.problems)
    return null
  })
}
