// TEMPORARY: the editing core as the forms need it.

import {
  dataIn,
  located,
  parseDocument,
  readDocument,
  readYamlFile,
  withStep,
  writeDocument,
} from '../../../scripts/io/files/case-files.ts'
import { type CalendarDate, day } from '../../../scripts/procedure/calendar.ts'
import { type Case, caseSchema } from '../../../scripts/procedure/case.ts'
import { caseFindings } from '../../../scripts/procedure/case-rules.ts'
import type { LetterRecord } from '../../../scripts/procedure/letters/record.ts'
import { type Organisation, organisationSchema } from '../../../scripts/procedure/organisation.ts'
import { type Policy, policyOn, termsSchema } from '../../../scripts/procedure/policy.ts'
import type { Problem } from '../../../scripts/procedure/problem.ts'
import { receivedOn } from '../../../scripts/procedure/steps.ts'
import type { RulesTexts } from '../rules-texts.ts'

export { withStep }
export interface Rules {
  readonly organisation: Organisation
  readonly policies: readonly Policy[]
}
export function rulesFrom({ organisation, terms }: RulesTexts): Rules {
  return {
    organisation: organisationSchema.parse(readYamlFile(organisation).yaml.value),
    policies: Object.entries(terms).map(([version, text]) => ({
      version: day(version),
      ...termsSchema.parse(readYamlFile(text).yaml.value),
    })),
  }
}
export const newCaseText = (fields: object, body: string) => writeDocument(fields, body)
export function caseIn(id: string, text: string): Case | null {
  const data = dataIn(text, caseSchema)
  return data && { ...data, id }
}
export interface ToJudge {
  readonly id: string
  readonly text: string
  readonly before?: string
  readonly rules: Rules
  readonly letters: readonly LetterRecord[]
  readonly documents?: readonly string[]
  readonly today: CalendarDate
}
export function judge({ id, text, rules, letters, today }: ToJudge): Problem[] {
  const file = `cases/${id}.md`
  const document = readDocument(text)
  const parsed = parseDocument(file, document, caseSchema)
  if ('problems' in parsed) return parsed.problems
  const own = { ...parsed.data, id }
  return located(
    file,
    document,
    caseFindings(own, { organisation: rules.organisation, policy: policyOn(rules.policies, receivedOn(own)), letters, today }),
  )
}
export const STEP_NAMES = [
  'acknowledged',
  'trainer-contacted',
  'complainant-contacted',
  'background-reviewed',
  'discussed',
  'delayed',
  'informed',
  'progress',
  'decided',
  'notified',
  'withdrawn',
  'closed',
  'dissatisfied',
  'referred',
  'accepted',
  'judged',
  'executed',
  'delivered',
  'undelivered',
  'corrected',
  'retracted',
] as const
