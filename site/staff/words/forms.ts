// The words of the forms by language, apart from those of the pages: they go into the code that opens with a form.
import type { Language } from '../../../scripts/procedure/case.ts'
import { forms as en } from './en/forms.ts'
import { type FormWords, forms as nl } from './nl/forms.ts'

export type { FieldWords, FormWords } from './nl/forms.ts'

export const WORDS: Readonly<Record<Language, FormWords>> = { nl, en }
