// What one version of a case file says otherwise than the version before it: for the page that tells who changed what.
import type { Case, Step } from '../procedure/case.ts'

/** A version of a case file: its data, and the words below them. */
export interface CaseVersion {
  readonly case: Case
  readonly body: string
}

/** The fields outside the steps, by the name they have in a case file. */
export const CHANGEABLE = [
  'received',
  'channel',
  'language',
  'complainant.name',
  'complainant.email',
  'complainant.organisation',
  'complainant.role',
  'complainant.salutation',
  'complainant.address',
  'course',
  'related',
  'about',
  'handler',
  'category',
  'summary',
  'wish',
] as const
export type ChangeableField = (typeof CHANGEABLE)[number]

export type CaseChange =
  | { readonly kind: 'opened' }
  /** `from` and `to` are the values as they stand in the file, lists too; null where the field was left out. */
  | { readonly kind: 'field'; readonly field: ChangeableField; readonly from: FieldValue; readonly to: FieldValue }
  | { readonly kind: 'step-added'; readonly step: Step }
  /** A step that the version before had otherwise, or that is gone: the check refuses it, and history tells it all the same. */
  | { readonly kind: 'step-changed'; readonly step: Step }
  | { readonly kind: 'words' }
  /** One of the two versions cannot be read as a case. */
  | { readonly kind: 'unreadable' }

export type FieldValue = string | readonly string[] | null

/** What was changed from one version to the next, in the order of the page. `before` is undefined for the first; null: cannot be read. */
export function caseChanges(before: CaseVersion | null | undefined, after: CaseVersion | null): CaseChange[] {
  if (before === undefined) return [{ kind: 'opened' }]
  if (!before || !after) return [{ kind: 'unreadable' }]
  const was = before.case.steps.map(canonical)
  const is = after.case.steps.map(canonical)
  return [
    ...CHANGEABLE.flatMap((field): CaseChange[] => {
      const [from, to] = [valueIn(before.case, field), valueIn(after.case, field)]
      return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ kind: 'field', field, from, to }]
    }),
    ...missingFrom(is, was, before.case.steps).map((step): CaseChange => ({ kind: 'step-changed', step })),
    ...missingFrom(was, is, after.case.steps).map((step): CaseChange => ({ kind: 'step-added', step })),
    ...(before.body.trimEnd() === after.body.trimEnd() ? [] : [{ kind: 'words' } as const]),
  ]
}

/** The value of a field as it stands in the file; null where it was left out. */
export function valueIn(file: Case, field: ChangeableField): FieldValue {
  const [first = '', second] = field.split('.')
  const value = (file as unknown as Record<string, unknown>)[first]
  const found = second ? (value as Record<string, unknown> | undefined)?.[second] : value
  return (found as FieldValue | undefined) ?? null
}

/** The steps whose texts stand more often in `texts` than in `others`. */
function missingFrom(others: readonly string[], texts: readonly string[], steps: readonly Step[]): Step[] {
  const left = [...others]
  return steps.filter((_, index) => {
    const at = left.indexOf(texts[index] ?? '')
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function canonical(step: Step): string {
  return JSON.stringify(Object.entries(step).sort(([a], [b]) => (a < b ? -1 : 1)))
}
