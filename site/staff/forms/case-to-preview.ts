// A case as far as it was typed, for a look at its letters: what is missing is shown as something to fill in.

import { caseInText } from '../../../scripts/io/files/judged-case.ts'
import { newCaseText } from '../../../scripts/io/files/write-case.ts'
import { type CalendarDate, parseDate } from '../../../scripts/procedure/calendar.ts'
import { CATEGORIES, type Case, CHANNELS, LANGUAGES, ROLES } from '../../../scripts/procedure/case.ts'
import { isAddress, TO_FILL_IN } from '../../../scripts/procedure/text.ts'
import { bodyOf, caseFields } from './case-fields.ts'
import { linesOf, type Values } from './field.ts'

/** The case as its file would be read; while that cannot be, one with `…` for what is missing. */
export function caseToPreview(id: string, values: Values, today: CalendarDate): Case {
  return caseInText(id, newCaseText(caseFields(values), bodyOf(values))) ?? unfinished(id, values, today)
}

function unfinished(id: string, values: Values, today: CalendarDate): Case {
  const text = (name: string) => (values[name] ?? '').trim() || undefined
  const email = text('complainant.email')
  const address = linesOf(values['complainant.address'])
  return {
    id,
    received: parseDate(values.received ?? '') ?? today,
    channel: oneOf(CHANNELS, values.channel),
    language: oneOf(LANGUAGES, values.language),
    complainant: {
      name: text('complainant.name') ?? TO_FILL_IN,
      ...(email && isAddress(email) && { email }),
      role: oneOf(ROLES, values['complainant.role']),
      salutation: text('complainant.salutation'),
      ...(address.length && { address }),
    },
    about: linesOf(values.about),
    handler: text('handler') ?? '',
    category: oneOf(CATEGORIES, values.category),
    summary: text('summary') ?? TO_FILL_IN,
    wish: text('wish'),
    steps: [],
  }
}

function oneOf<Name extends string>(known: readonly [Name, ...Name[]], value: string | undefined): Name {
  return known.find((name) => name === value) ?? known[0]
}
