// The words around the policy text by language; a missing one does not compile.
import type { Language } from '../../scripts/procedure/case.ts'
import { en } from './en.ts'
import { nl, type Words } from './nl.ts'

export const WORDS: Readonly<Record<Language, Words>> = { nl, en }
