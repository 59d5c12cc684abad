// A field of a form as it is shown: its name in the file, its label, and what goes in.
import type { FieldWords } from '../words/nl/forms.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

export type Input =
  | { readonly kind: 'day' | 'line' | 'email' | 'password' }
  /** A text of more lines; `rows` is how high it begins. */
  | { readonly kind: 'text'; readonly rows: number }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  /** Any number of them. */
  | { readonly kind: 'several'; readonly choices: readonly Choice[] }

export interface FormField {
  /** As it is called in the file, such as `complainant.email`; of a step `on` or `expected`. */
  readonly name: string
  readonly words: FieldWords
  readonly input: Input
  readonly isRequired: boolean
}

/** What stands in the fields, by name. Several choices, and the lines of an address, stand below each other. */
export type Values = Readonly<Record<string, string>>

/** The labels of a glossary as choices, in its order. */
export function choicesOf(labels: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }))
}

/** People to choose from, by name. */
export function people(list: readonly { readonly id: string; readonly name: string }[]): Choice[] {
  return list.map(({ id, name }) => ({ value: id, label: name }))
}

/** The lines of a value that are not empty. */
export function linesOf(value: string | undefined): string[] {
  return (value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
