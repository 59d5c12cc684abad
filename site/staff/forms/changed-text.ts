// The text of a case with facts that were changed in a form: each in its place, and with a correction where everybody must see that it was wrong.
import type { FieldPath } from '../../../scripts/io/files/change-field.ts'
import { withCorrection, withField } from '../../../scripts/io/files/change-field.ts'
import type { FieldChange, FieldValue } from './case-change.ts'

/** Who says when, and why, that something was wrong. */
export interface Correction {
  readonly on: string
  readonly by: string
  readonly reason: string
}

/** Throws Unreadable where the file is written in a way in which a field cannot be changed on its own. */
export function changedText(text: string, changes: readonly FieldChange[], correction: Correction): string {
  return changes.reduce((now, { field, from, to, isCorrected }) => {
    const path = field.split('.') as unknown as FieldPath
    return isCorrected ? withCorrection(now, path, to, { ...correction, from: saidIn(from), to: saidIn(to) }) : withField(now, path, to)
  }, text)
}

/** A value as a correction names it; nothing at all is a hyphen, for a correction says what stood there. */
function saidIn(value: FieldValue): string {
  if (typeof value === 'string') return value
  return value === undefined ? '-' : `[${value.join(', ')}]`
}
