// The invented organisation, a case and letters as the procedure has them after reading, for tests.
import { readYamlFile } from '../io/files/case-files.ts'
import { day } from '../procedure/calendar.ts'
import { type Case, caseSchema } from '../procedure/case.ts'
import { ASKED_BY } from '../procedure/letters/delivery.ts'
import { type LetterKind, type LetterRecord, letterSchema } from '../procedure/letters/record.ts'
import { type Organisation, organisationSchema } from '../procedure/organisation.ts'
import { type Policy, termsSchema } from '../procedure/policy.ts'
import { ORGANISATION, TERMS, VERSION } from './invented-organisation.ts'

export const POLICY: Policy = { version: day(VERSION), ...termsSchema.parse(readYamlFile(TERMS).yaml.value) }

/** The invented organisation, with other norms where a test needs them (as text, as in the file). */
export function organisationWith(norms: Readonly<Record<string, string>> = {}): Organisation {
  const written = readYamlFile(ORGANISATION).yaml.value as { readonly norms: object }
  return organisationSchema.parse({ ...written, norms: { ...written.norms, ...norms } })
}

/** `2026-12-05 delayed expected=2026-12-31`: a step as tests write it; words after the name are its fields, `_` stands for a space. */
function stepIn(text: string): Record<string, string> {
  const [on = '', step = '', ...fields] = text.split(' ')
  const own = Object.fromEntries(fields.map((field) => field.split('=').map((part) => part.replaceAll('_', ' ')) as [string, string]))
  const needed: Record<string, Record<string, string>> = {
    delayed: { reason: 'Wij wachten op de trainer.' },
    decided: { outcome: 'upheld', letter: 'Wij geven u gelijk.' },
    acknowledged: { how: 'email' },
    progress: { told: 'Wij hebben de trainer gebeld.' },
    notified: { how: 'post' },
    judged: { judgment: 'De klacht is gegrond.', by: 'shona-ackerman' },
    delivered: { how: 'post' },
    undelivered: { reason: 'De envelop kwam terug.' },
    corrected: { field: 'received', reason: 'De e-mail lag in een andere mailbox.' },
    retracted: { reason: 'In het verkeerde dossier gezet.' },
  }
  return { on, step, by: 'anna-jansen', ...needed[step], ...own }
}

/** A case received on a day, with steps as `2026-12-05 delayed expected=2026-12-31`. */
export function caseWith(received: string, steps: readonly string[] = [], fields: Readonly<Record<string, unknown>> = {}): Case {
  const parsed = caseSchema.parse({
    received,
    channel: 'email',
    language: 'nl',
    complainant: { name: 'Jan de Vries', email: 'jan@example.org', role: 'participant' },
    about: ['peter-smit'],
    handler: 'anna-jansen',
    category: 'trainer',
    summary: 'De trainer kwam drie keer te laat.',
    steps: steps.map(stepIn),
    ...fields,
  })
  return { ...parsed, id: `${received.slice(0, 4)}-0001` }
}

/** The case without an e-mail address. */
export const NO_EMAIL = { complainant: { name: 'Jan de Vries', role: 'participant' } }

/** A letter that was sent on `on` at noon, or what `fields` make of it. */
export function letterOn(on: string, kind: LetterKind, fields: Readonly<Record<string, unknown>> = {}): LetterRecord {
  const { path = `letters/${on.slice(0, 4)}-0001/${fields.due ? `${fields.due}-` : ''}${kind}.md`, ...others } = fields
  const written = {
    case: `${on.slice(0, 4)}-0001`,
    kind,
    automatic: String(ASKED_BY[kind] === null),
    to: { name: 'Jan de Vries', address: 'jan@example.org' },
    subject: 'Uw klacht',
    language: 'nl',
    messageId: '<x@example.org>',
    claimed: `${on}T12:00:00Z`,
    // All steps up to its day.
    steps: '99',
    attempts: '1',
    sent: `${on}T12:00:01Z`,
    sha256: '0'.repeat(64),
    ...others,
  }
  return {
    ...letterSchema.parse(Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined))),
    path: String(path),
  }
}

/** An automatic delay letter sent on `on` that named `expected`, or what `fields` make of it. */
export function delayOn(on: string, expected: string, fields: Readonly<Record<string, unknown>> = {}): LetterRecord {
  return letterOn(on, 'delay', { due: on, expected, automatic: 'true', ...fields })
}
