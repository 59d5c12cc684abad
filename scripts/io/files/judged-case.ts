// What is wrong with one case, for every reader and writer alike: check, the nightly run, the terminal and the forms on the pages.
import type { CalendarDate } from '../../procedure/calendar.ts'
import { type Case, caseSchema } from '../../procedure/case.ts'
import { caseFindings } from '../../procedure/case-rules.ts'
import { firstHiddenInWords, saidOfHidden } from '../../procedure/hidden.ts'
import { caseHistoryFindings, wordsHistoryFinding } from '../../procedure/history.ts'
import type { LetterRecord } from '../../procedure/letters/record.ts'
import { type Policy, policyOn } from '../../procedure/policy.ts'
import type { Finding, Problem } from '../../procedure/problem.ts'
import { receivedOn } from '../../procedure/steps.ts'
import { type Document, dataIn, located, parseDocument, plainText, readDocument, refuseSize, unreadableProblem } from './case-files.ts'
import type { Rules } from './rules.ts'

/** A problem in the words below the fields: nothing is decided by them, so their case is planned all the same. */
export const IN_WORDS = 'words'

/** A case file that could be read, with what its schema and its words say, before the rules. */
export interface ReadCaseText {
  /** Null where the schema refuses it. */
  readonly case: Case | null
  readonly problems: readonly Problem[]
}

/** The case of a document, with every problem of its fields and of the words below them. */
export function caseOf(id: string, document: Document): ReadCaseText {
  const file = caseFile(id)
  const words = wordsProblems(file, document)
  const parsed = parseDocument(file, document, caseSchema)
  return 'problems' in parsed ? { case: null, problems: [...words, ...parsed.problems] } : { case: { ...parsed.data, id }, problems: words }
}

/** The path of a case file below the root. */
export function caseFile(id: string): string {
  return `cases/${id}.md`
}

/** The policy version that governs a case: null before the first one, undefined where it is one that cannot be used. */
export function governingPolicy(file: Case, { policies, brokenVersions }: Omit<Rules, 'organisation'>): Policy | null | undefined {
  const governing = policyOn([...policies, ...brokenVersions.map((version) => ({ version }))], receivedOn(file))
  if (!governing) return null
  return 'decisionDays' in governing ? governing : undefined
}

export interface ToJudge {
  readonly id: string
  /** The text of the file as it shall be. */
  readonly text: string
  /** As it is now, for what is kept for ever; absent where it is new. */
  readonly before?: string
  readonly rules: Rules
  /** Of this case; null where they are not known, and rules about them cannot be checked. */
  readonly letters: readonly LetterRecord[] | null
  readonly today: CalendarDate
}

/** Everything that check would say of this file, in the order of the file. */
export function judge({ id, text, before, rules, letters, today }: ToJudge): Problem[] {
  const file = caseFile(id)
  try {
    const now = asRead(text)
    const document = readDocument(now)
    const { case: own, problems } = caseOf(id, document)
    if (!own) return [...problems]
    const policy = governingPolicy(own, rules) ?? null
    const findings = caseFindings(own, { organisation: rules.organisation, policy, letters, today })
    const old = before === undefined ? null : caseInText(id, asRead(before))
    const changes = old && before !== undefined ? changedCaseFindings({ case: old, text: asRead(before) }, { case: own, text: now }) : []
    return [...problems, ...located(file, document, [...findings, ...changes])]
  } catch (error) {
    return [unreadableProblem(file, error)]
  }
}

/** A text as it is read from its file. Throws Unreadable. */
export function asRead(text: string): string {
  const bytes = new TextEncoder().encode(text)
  refuseSize(bytes.length)
  return plainText(bytes)
}

/** A case in one state, with the text of its file. */
export interface CaseText {
  readonly case: Case
  readonly text: string
}

/** What is wrong with the change from one version of a case to another, whatever lies between them. */
export function changedCaseFindings(before: CaseText, now: CaseText): Finding[] {
  const words = wordsHistoryFinding(readDocument(before.text).body, readDocument(now.text).body)
  return [...caseHistoryFindings(before.case, now.case), ...(words ? [words] : [])]
}

/** The case in a text, with no regard to the rules. Null where it cannot be read. */
export function caseInText(id: string, text: string): Case | null {
  const data = dataIn(text, caseSchema)
  return data && { ...data, id }
}

/** What nobody can see in the words below the fields. */
function wordsProblems(file: string, { body, placeInBody }: Document): Problem[] {
  const hidden = firstHiddenInWords(body)
  return hidden ? [{ file, ...placeInBody(hidden.at), field: null, code: IN_WORDS, message: saidOfHidden(hidden) }] : []
}
