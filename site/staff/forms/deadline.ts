// By when a complaint must be decided, as a sentence for whoever types it in.
import { addDays, parseDate } from '../../../scripts/procedure/calendar.ts'
import type { Language } from '../../../scripts/procedure/case.ts'
import { type Policy, policyOn } from '../../../scripts/procedure/policy.ts'
import { dateInFull } from '../../../scripts/procedure/wording.ts'
import { WORDS } from '../words/forms.ts'

/** `Beslissing uiterlijk donderdag 14 januari 2027.` Empty where `received` is no date. */
export function deadlineSentence(received: string, policies: readonly Policy[], language: Language): string {
  const date = parseDate(received)
  if (!date) return ''
  const policy = policyOn(policies, date)
  const { deadline, noTerms } = WORDS[language]
  return policy ? deadline(dateInFull(addDays(date, policy.decisionDays), language)) : noTerms
}
