// The language before the register is open: the one chosen, else that of the browser. An open page has its own.
import type { Language } from '../../../scripts/procedure/case.ts'
import { rememberLanguage } from '../../staff/scripts/language.ts'
import { keep, keptOnDevice } from '../keys/on-device.ts'

export function ownLanguage(): Language {
  const kept = keptOnDevice().language
  if (kept) return kept
  return navigator.languages.find((each) => /^(nl|en)\b/.test(each))?.startsWith('en') ? 'en' : 'nl'
}

/** Chosen before the register is open: its pages open in it as well. */
export function chooseLanguage(language: Language): void {
  keep({ language })
  rememberLanguage(language)
}
