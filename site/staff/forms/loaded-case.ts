// A case as it stands on GitHub, with all that its form needs.

import { caseInText } from '../../../scripts/io/files/judged-case.ts'
import type { Rules } from '../../../scripts/io/files/rules.ts'
import type { Case } from '../../../scripts/procedure/case.ts'
import type { LetterRecord } from '../../../scripts/procedure/letters/record.ts'
import type { GitHub } from '../github/github.ts'
import { letterRecords } from './letter-records.ts'
import { usableRules } from './rules.ts'

export interface LoadedCase {
  /** The whole text of its file. */
  readonly text: string
  readonly file: Case
  readonly letters: readonly LetterRecord[]
  /** The paths of its documents, such as `cases/2026-0014/offerte.pdf`. */
  readonly documents: readonly string[]
  readonly rules: Rules
}

/** Throws what the way to GitHub throws. `broken`: its file cannot be read as a case. */
export async function loadCase(github: GitHub, id: string): Promise<LoadedCase | 'not-found' | 'broken'> {
  const { commit } = await github.mainNow()
  const [text, letters, documents, rules] = await Promise.all([
    github.caseText(commit, id),
    github.lettersOf(id),
    github.documentsOf(commit, id),
    github.rulesNow(commit),
  ])
  if (text === null) return 'not-found'
  const file = caseInText(id, text)
  return file ? { text, file, letters: letterRecords(letters), documents, rules: usableRules(rules) } : 'broken'
}
