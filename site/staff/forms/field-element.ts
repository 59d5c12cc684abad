// A field in the document: its label, what helps, what goes in, and what is wrong with it.
import type { Choice, FormField } from './field.ts'
import { make } from './make.ts'

/** What the fields of a form say besides their own words. */
export interface CommonWords {
  readonly optional: string
  readonly choose: string
}

export interface FieldElement {
  readonly field: FormField
  readonly element: HTMLElement
  readonly value: () => string
  readonly set: (value: string) => void
  /** Says below the field what is wrong; null: nothing. */
  readonly complain: (problem: string | null) => void
  readonly focus: () => void
}

/** The field with an id that begins with `form`, so that two forms can stand in one page. */
export function fieldElement(field: FormField, form: string, words: CommonWords): FieldElement {
  const id = `${form}-${field.name.replace(/[^a-z]/gi, '-')}`
  const hint = field.words.hint ? make('p', { class: 'hint', id: `${id}-hint` }, field.words.hint) : null
  const problem = make('p', { class: 'problem', id: `${id}-problem`, hidden: true })
  const label = [field.words.label, ...(field.isRequired ? [] : [' ', make('span', { class: 'optional' }, words.optional)])]
  const described = hint ? hint.id : undefined
  const control =
    field.input.kind === 'several' ? several(field, id, label, hint, field.input.choices) : single(field, id, label, hint, words)
  control.group.append(problem)
  const complain = (said: string | null): void => {
    problem.textContent = said ?? ''
    problem.hidden = said === null
    control.group.classList.toggle('wrong', said !== null)
    const describedBy = [described, said === null ? null : problem.id].filter(Boolean).join(' ')
    for (const each of control.described) {
      if (describedBy) each.setAttribute('aria-describedby', describedBy)
      else each.removeAttribute('aria-describedby')
      if (each.tagName !== 'FIELDSET') each.setAttribute('aria-invalid', String(said !== null))
    }
  }
  return { field, element: control.group, value: control.value, set: control.set, complain, focus: control.focus }
}

interface Control {
  readonly group: HTMLElement
  /** What is described by hint and problem. */
  readonly described: readonly HTMLElement[]
  readonly value: () => string
  readonly set: (value: string) => void
  readonly focus: () => void
}

function single(
  { name, input, isRequired }: FormField,
  id: string,
  label: (Node | string)[],
  hint: HTMLElement | null,
  words: CommonWords,
): Control {
  const shared = { id, name, 'aria-describedby': hint?.id, 'aria-required': isRequired ? 'true' : null }
  const control = controlFor(input, shared, words)
  return {
    group: make('div', { class: `field ${input.kind}` }, make('label', { for: id }, ...label), hint, control),
    described: [control],
    value: () => control.value,
    set: (value) => {
      control.value = value
    },
    focus: () => control.focus(),
  }
}

function controlFor(input: FormField['input'], shared: Record<string, string | null | undefined>, words: CommonWords) {
  switch (input.kind) {
    case 'text':
      return make('textarea', { ...shared, rows: String(input.rows) })
    case 'choice':
      return make('select', shared, make('option', { value: '' }, words.choose), ...options(input.choices))
    case 'day':
      return make('input', { ...shared, type: 'date', min: '1900-01-01', max: '2999-12-31' })
    case 'email':
      // Checked by the rules of the register, which also say what to do.
      return make('input', { ...shared, type: 'email', autocomplete: 'off', spellcheck: 'false' })
    case 'password':
      return make('input', { ...shared, type: 'password', autocomplete: 'off', spellcheck: 'false' })
    default:
      return make('input', { ...shared, type: 'text', autocomplete: 'off' })
  }
}

function options(choices: readonly Choice[]): HTMLOptionElement[] {
  return choices.map(({ value, label }) => make('option', { value }, label))
}

function several({ name }: FormField, id: string, label: (Node | string)[], hint: HTMLElement | null, choices: readonly Choice[]): Control {
  const boxes = choices.map(({ value }) => make('input', { type: 'checkbox', name, value }))
  const rows = choices.map(({ label: text }, index) => make('label', {}, boxes[index] ?? null, ` ${text}`))
  const group = make(
    'fieldset',
    { class: 'field several', id, 'aria-describedby': hint?.id },
    make('legend', {}, ...label),
    hint,
    make('div', { class: 'boxes' }, ...rows),
  )
  return {
    group,
    described: [group],
    value: () =>
      boxes
        .filter(({ checked }) => checked)
        .map((box) => box.value)
        .join('\n'),
    set: (value) => {
      const chosen = value.split('\n')
      for (const box of boxes) box.checked = chosen.includes(box.value)
    },
    focus: () => boxes[0]?.focus(),
  }
}
