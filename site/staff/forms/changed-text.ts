// TEMPORARY
import type { Case } from '../../../scripts/procedure/case.ts'
import type { FieldChange } from './case-change.ts'
export function changedText(
  text: string,
  _file: Case,
  _changes: readonly FieldChange[],
  _correction: { on: string; by: string; reason: string },
): string {
  return text
}
