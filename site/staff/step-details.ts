// What a step says besides its name, day and person.
import type { Language, Step } from '../../scripts/procedure/case.ts'
import { dateInFull } from '../../scripts/procedure/wording.ts'

/** The texts of a step in the order of its fields; empty for a step that has none. */
export function stepDetails(step: Step, language: Language): string[] {
  switch (step.step) {
    case 'delayed':
      return [`→ ${dateInFull(step.expected, language)}`, step.reason]
    case 'decided':
      return [step.letter, ...(step.despite ? [step.despite] : [])]
    case 'notified':
      return [step.how]
    case 'closed':
      return step.despite ? [step.despite] : []
    case 'judged':
      return [step.judgment, ...(step.measures ? [step.measures] : [])]
    case 'corrected':
      return [`${step.field}: ${step.from} → ${step.to}`, step.reason]
    default:
      return []
  }
}
