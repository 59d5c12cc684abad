// A step as somebody records it: added to the file and, where it corrects a field, with that field changed in the same breath.
import { listIn } from '../../procedure/asked-fields.ts'
import { receivedOn } from '../../procedure/steps.ts'
import { CHANGEABLE, type ChangeableField, valueIn } from '../../views/case-changes.ts'
import { type FieldPath, withCorrection } from './change-field.ts'
import { asRead, caseInText } from './judged-case.ts'
import { withStep } from './write-case.ts'

export type StepToAdd = Readonly<Record<string, string>>

/** The file with the step at its end. Throws Unreadable as withStep and withField do. */
export function withRecorded(text: string, step: StepToAdd): string {
  const { on = '', by = '', field = '', from = '', to, reason = '', note = '' } = step
  if (step.step !== 'corrected' || !isChangeable(field) || to === undefined) return withStep(text, step)
  const value = LISTS.includes(field) ? listIn(to) : to
  return withCorrection(text, field.split('.') as unknown as FieldPath, value, { on, by, from, to, reason, note })
}

/**
 * What a correction of this field says in `from`: what stands there, or for the day of receipt what counted until now. Null where nothing does.
 * Throws Unreadable.
 */
export function standingValue(id: string, text: string, field: string): string | null {
  const file = caseInText(id, asRead(text))
  if (!file || !isChangeable(field)) return null
  const value = field === 'received' ? receivedOn(file) : valueIn(file, field)
  return typeof value === 'string' || value === null ? value : `[${value.join(', ')}]`
}

const LISTS: readonly string[] = ['about', 'related', 'complainant.address'] satisfies ChangeableField[]

function isChangeable(field: string): field is ChangeableField {
  return (CHANGEABLE as readonly string[]).includes(field)
}
