// The fields of a form together: what was typed, what is wrong, and where to go first.
import type { FormField, Values } from './field.ts'
import { type CommonWords, type FieldElement, fieldElement } from './field-element.ts'
import { make } from './make.ts'

export interface FieldsElement {
  readonly element: HTMLElement
  readonly values: () => Values
  /** Fills in those that are named; the others stay. */
  readonly set: (values: Values) => void
  /** Says at each field what is wrong, by name; the others are good. */
  readonly complain: (problems: ReadonlyMap<string, string>) => void
  /** Puts something below the field of this name. */
  readonly after: (name: string, ...elements: readonly HTMLElement[]) => void
  /** Shows or hides a field that is not always asked. */
  readonly show: (name: string, isShown: boolean) => void
  /** Goes to the first field of these names. False where none is here. */
  readonly focus: (names: Iterable<string>) => boolean
}

/** The fields of each part below its title, in a fieldset of its own. `changed` is called with the name of the field that somebody changed. */
export function fieldsElement(
  parts: readonly { readonly title: string; readonly fields: readonly FormField[] }[],
  form: string,
  words: CommonWords,
  changed: (name: string) => void,
): FieldsElement {
  const fields: FieldElement[] = []
  const groups = parts.map(({ title, fields: own }) => {
    const made = own.map((field) => fieldElement(field, form, words))
    fields.push(...made)
    for (const { element, field } of made) element.addEventListener('input', () => changed(field.name))
    return make('section', { class: 'part' }, title && make('h2', {}, title), ...made.map(({ element }) => element))
  })
  return {
    element: make('div', { class: 'parts' }, ...groups),
    values: () => Object.fromEntries(fields.map(({ field, value }) => [field.name, value()])),
    set: (values) => {
      for (const { field, set } of fields) if (values[field.name] !== undefined) set(values[field.name] ?? '')
    },
    complain: (problems) => {
      for (const { field, complain } of fields) complain(problems.get(field.name) ?? null)
    },
    after: (name, ...elements) => fields.find(({ field }) => field.name === name)?.element.after(...elements),
    show: (name, isShown) => fields.find(({ field }) => field.name === name)?.element.toggleAttribute('hidden', !isShown),
    focus: (names) => {
      const wanted = new Set(names)
      const first = fields.find(({ field }) => wanted.has(field.name))
      first?.focus()
      return first !== undefined
    },
  }
}
