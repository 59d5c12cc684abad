// The words of the reader by language; a missing one does not compile.
import type { Language } from '../../../scripts/procedure/case.ts'
import { reader as en } from './en/reader.ts'
import { reader as nl, type ReaderWords } from './nl/reader.ts'

export const READER_WORDS: Readonly<Record<Language, ReaderWords>> = { nl, en }
