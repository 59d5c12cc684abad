// Facts of a case that were changed in a form: which ones, and which of them need a correction that everybody can see.
import type { Case } from '../../../scripts/procedure/case.ts'
import { receivedOn } from '../../../scripts/procedure/steps.ts'
import { caseFields } from './case-fields.ts'
import type { Values } from './field.ts'

/** What the complainant said and whom it is about changes only with a step `corrected` for that field; of the day of receipt, only by that step. */
export const CORRECTED = ['received', 'channel', 'complainant.name', 'summary', 'wish', 'about'] as const

export type FieldValue = string | readonly string[] | undefined

export interface FieldChange {
  /** By its name in the file. */
  readonly field: string
  readonly from: FieldValue
  readonly to: FieldValue
  /** Whether a step must say that it was wrong. */
  readonly isCorrected: boolean
}

/** The facts of a case as they stand in the fields of a form. The day of receipt is the one that counts now. */
export function valuesOf(file: Case): Values {
  const { complainant } = file
  return {
    received: receivedOn(file),
    channel: file.channel,
    summary: file.summary,
    wish: file.wish ?? '',
    'complainant.name': complainant.name,
    'complainant.email': complainant.email ?? '',
    'complainant.salutation': complainant.salutation ?? '',
    'complainant.role': complainant.role,
    'complainant.organisation': complainant.organisation ?? '',
    'complainant.address': (complainant.address ?? []).join('\n'),
    language: file.language,
    about: file.about.join('\n'),
    category: file.category,
    course: file.course ?? '',
    handler: file.handler,
    related: (file.related ?? []).join(', '),
  }
}

/** What differs between the case and what was typed, in the order of the form. */
export function changesOf(file: Case, values: Values): FieldChange[] {
  const before = caseFields(valuesOf(file))
  const after = caseFields({ ...valuesOf(file), ...values })
  return Object.keys(valuesOf(file)).flatMap((field): FieldChange[] => {
    const [from, to] = [valueAt(before, field), valueAt(after, field)]
    if (JSON.stringify(from ?? []) === JSON.stringify(to ?? [])) return []
    return [{ field, from, to, isCorrected: (CORRECTED as readonly string[]).includes(field) }]
  })
}

function valueAt(fields: Readonly<Record<string, unknown>>, path: string): FieldValue {
  return path.split('.').reduce<unknown>((here, part) => (here as Record<string, unknown> | undefined)?.[part], fields) as FieldValue
}
