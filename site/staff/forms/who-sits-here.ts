// Who fills in the form: known for certain, or as they said once on the overview; else it is asked here.
import type { Language } from '../../../scripts/procedure/case.ts'
import type { StaffMember } from '../../../scripts/procedure/organisation.ts'
import { knownMe, rememberMe } from '../scripts/mine.ts'
import { WORDS } from '../words/forms.ts'
import { people } from './field.ts'
import { fieldElement } from './field-element.ts'

export interface WhoSitsHere {
  /** The field that asks; null where it is known for certain. */
  readonly element: HTMLElement | null
  /** The id; '' where nobody said so yet. */
  readonly me: () => string
  /** Says that it must be filled in, and goes there. */
  readonly ask: () => void
}

/** `staff` are those who are active. `changed` hears it when somebody says who they are. */
export function whoSitsHere(
  known: string | null,
  staff: readonly StaffMember[],
  language: Language,
  changed: (me: string) => void,
): WhoSitsHere {
  if (known !== null) return { element: null, me: () => known, ask: () => {} }
  const words = WORDS[language]
  const input = { kind: 'choice', choices: people(staff) } as const
  const field = fieldElement({ name: 'me', words: words.fields.me, input, isRequired: true }, 'me', words)
  field.set(staff.some(({ id }) => id === knownMe()) ? knownMe() : '')
  field.element.addEventListener('input', () => {
    field.complain(null)
    rememberMe(field.value())
    changed(field.value())
  })
  return {
    element: field.element,
    me: field.value,
    ask: () => {
      field.complain(words.missingChoice)
      field.focus()
    },
  }
}
