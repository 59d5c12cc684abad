// Reads garbled files the way a register reads case files, and judges the answer: data, or a refusal with file and line.
import { parseDocument, plainText, readDocument, unreadableProblem } from '../../io/files/case-files.ts'
import { withStep } from '../../io/files/write-case.ts'
import { day } from '../../procedure/calendar.ts'
import { caseSchema } from '../../procedure/case.ts'
import { caseFindings } from '../../procedure/case-rules.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import type { Policy } from '../../procedure/policy.ts'
import { isPlace, type Problem } from '../../procedure/problem.ts'

export interface Surroundings {
  readonly organisation: Organisation
  readonly policy: Policy
}

const FILE = 'cases/2026-0001.md'
const STEP = { on: '2026-11-20', step: 'trainer-contacted', by: 'anna-jansen' }

/** The problems of one garbled file; none where it is good all the same. Throws where the reader itself fails, or refuses without naming a place. */
export function readGarbled(bytes: Buffer, around: Surroundings): readonly Problem[] {
  const problems = problemsOf(bytes, around)
  for (const problem of problems)
    if (problem.file !== FILE || !isPlace(problem)) throw new Error(`a refusal without a place: ${problem.code}`)
  return problems
}

function problemsOf(bytes: Buffer, { organisation, policy }: Surroundings): readonly Problem[] {
  try {
    const document = readDocument(plainText(bytes))
    const parsed = parseDocument(FILE, document, caseSchema)
    if ('problems' in parsed) return parsed.problems
    const findings = caseFindings({ ...parsed.data, id: '2026-0001' }, { organisation, policy, letters: [], today: day('2026-11-22') })
    withStep(plainText(bytes), STEP)
    return findings.map(({ code, message, path }) => ({ file: FILE, ...document.place(path, 'value'), field: null, code, message }))
  } catch (error) {
    return [unreadableProblem(FILE, error)]
  }
}
