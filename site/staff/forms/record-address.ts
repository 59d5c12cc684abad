// The address of the form that records a step: which case, which step, and what is known of it already. Read by the form, written by the pages.
import type { Language, StepName } from '../../../scripts/procedure/case.ts'
import type { StepToRecord } from '../../../scripts/views/step-to-record.ts'
import { addressOf } from '../addresses.ts'

/** What the form of a step is asked to open with. */
export interface Asked {
  readonly id: string
  /** A step, `change` for the facts of the case; null: the person chooses. */
  readonly what: StepName | 'change' | null
  readonly given: Readonly<Record<string, string>>
}

/** `/staff/record/#2026-0014:delivered&letter=acknowledgement&how=post` */
export function recordAddress(
  id: string,
  language: Language,
  record: Pick<StepToRecord, 'step' | 'by' | 'fields'> | 'change' | null = null,
): string {
  return `${addressOf('staff', language, 'record/')}#${fragmentOf(id, record)}`
}

export function fragmentOf(id: string, record: Pick<StepToRecord, 'step' | 'by' | 'fields'> | 'change' | null = null): string {
  if (!record) return id
  if (record === 'change') return `${id}:change`
  const known = Object.entries({ by: record.by, ...record.fields }).filter((entry): entry is [string, string] => entry[1] !== null)
  return [`${id}:${record.step}`, ...known.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)].join('&')
}

/** What an address asks for; null where it names no case. `steps` are those that there are. */
export function askedBy(fragment: string, steps: readonly StepName[]): Asked | null {
  const [, id = '', what = '', rest = ''] = /^(\d{4}-\d{4})(?::([a-z-]+)((?:&.*)?))?$/s.exec(fragment) ?? []
  if (!id) return null
  const given = Object.fromEntries(new URLSearchParams(rest.slice(1)))
  const known = steps.find((step) => step === what)
  return { id, what: known ?? (what === 'change' ? 'change' : null), given }
}
