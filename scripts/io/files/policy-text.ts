// The texts of the policy versions on disk: site/policy/<version>/nl.md and en.md.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CalendarDate } from '../../procedure/calendar.ts'
import { LANGUAGES, type Language } from '../../procedure/case.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import type { Problem } from '../../procedure/problem.ts'
import { type PolicyText, parsePolicyText } from '../../public-text/policy-text.ts'
import { typedInFindings } from '../../public-text/typed-in.ts'
import { lineOf, unreadableProblem } from './case-files.ts'
import { problem } from './reading.ts'
import { readText } from './text-file.ts'

/** Where the text stands, seen from the root of the repository. */
function policyTextFile(version: CalendarDate, language: Language): string {
  return `site/policy/${version}/${language}.md`
}

/**
 * Everything wrong with the public texts of these versions below `root`: facts that are missing, placeholders that do not
 * exist, numbers, periods and names typed into the prose. A version that has a text has it in every language; a version
 * without any is left alone, because only the site needs texts.
 */
export function policyTextProblems(
  root: string,
  policies: readonly { readonly version: CalendarDate }[],
  organisation: Organisation,
): Problem[] {
  return policies.flatMap(({ version }) => {
    const written = LANGUAGES.filter((language) => existsSync(join(root, policyTextFile(version, language))))
    if (written.length === 0) return []
    return LANGUAGES.flatMap((language) =>
      written.includes(language) ? problemsIn(root, version, language, organisation) : [missingText(version, language)],
    )
  })
}

/** The text of a version in one language. Throws where it cannot be read or parsed: call `policyTextProblems` first. */
export function readPolicyText(root: string, version: CalendarDate, language: Language): PolicyText {
  const file = policyTextFile(version, language)
  const parsed = parsePolicyText(readText(join(root, file)))
  if ('findings' in parsed) throw new Error(`${file} is not a policy text: ${parsed.findings[0]?.message.en}`)
  return parsed.text
}

function problemsIn(root: string, version: CalendarDate, language: Language, organisation: Organisation): Problem[] {
  const file = policyTextFile(version, language)
  let text: string
  try {
    text = readText(join(root, file))
  } catch (error) {
    return [unreadableProblem(file, error)]
  }
  const parsed = parsePolicyText(text)
  const findings = [...('findings' in parsed ? parsed.findings : []), ...typedInFindings(text, language, organisation)]
  return findings.map(({ offset, code, message }) => ({
    file,
    line: lineOf(text, offset),
    column: offset - text.slice(0, offset).lastIndexOf('\n'),
    field: null,
    code,
    message,
  }))
}

function missingText(version: CalendarDate, language: Language): Problem {
  const message = {
    en: 'this text is missing. A version that is published has one in every language: translate the other one',
    nl: 'deze tekst ontbreekt. Een versie die is gepubliceerd, staat er in elke taal: vertaal de andere',
  }
  return problem(policyTextFile(version, language), 'missing', message)
}
