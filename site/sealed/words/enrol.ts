// The words of the enrolment page by language; a missing one does not compile.
import type { Language } from '../../../scripts/procedure/case.ts'
import { enrol as en } from './en/enrol.ts'
import { type EnrolWords, enrol as nl } from './nl/enrol.ts'

export const ENROL_WORDS: Readonly<Record<Language, EnrolWords>> = { nl, en }
