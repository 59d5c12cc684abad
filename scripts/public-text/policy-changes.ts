// What a new version of the policy promises differently from the one before it, in words, for the page's list of versions.
import type { Language } from '../procedure/case.ts'
import type { Organisation } from '../procedure/organisation.ts'
import type { Policy, Terms } from '../procedure/policy.ts'
import { periodInWords } from '../procedure/wording.ts'
import { mediatorNameOf, rhythmInWords } from './policy-values.ts'

type Sentence = (now: string, before: string) => string

const SENTENCES: Record<Language, Record<keyof Terms, Sentence>> = {
  nl: {
    decisionDays: (now, before) =>
      `U krijgt binnen ${now} een schriftelijke beslissing, of bericht dat het langer duurt. Dat was binnen ${before}.`,
    interimDays: (now, before) => `Duurt het langer, dan krijgt u ${now} een tussenbericht. Dat was ${before}.`,
    mediationDays: (now, before) => `Het oordeel van de bemiddelaar is binnen ${now} gegeven én uitgevoerd. Dat was binnen ${before}.`,
    mediator: (now, before) => `De onafhankelijke bemiddelaar is ${now}. Dat was ${before}.`,
  },
  en: {
    decisionDays: (now, before) =>
      `You receive a written decision, or a message that it takes longer, within ${now}. It used to be within ${before}.`,
    interimDays: (now, before) => `If it takes longer, you receive an interim message ${now}. It used to be ${before}.`,
    mediationDays: (now, before) => `The mediator’s judgment is given and carried out within ${now}. It used to be within ${before}.`,
    mediator: (now, before) => `The independent mediator is ${now}. It used to be ${before}.`,
  },
}

/**
 * The promises in which `after` differs from `before`, a sentence each (P5, P6, P8); empty where just the text differs.
 * Throws where a mediator is not in organisation.yml.
 */
export function changedPromises(before: Policy, after: Policy, organisation: Organisation, language: Language): string[] {
  const inWords: Record<keyof Terms, (policy: Policy) => string> = {
    decisionDays: (policy) => periodInWords(policy.decisionDays, language),
    interimDays: (policy) => rhythmInWords(policy.interimDays, language),
    mediationDays: (policy) => periodInWords(policy.mediationDays, language),
    mediator: (policy) => mediatorNameOf(policy, organisation),
  }
  return (Object.keys(inWords) as (keyof Terms)[])
    .filter((term) => before[term] !== after[term])
    .map((term) => SENTENCES[language][term](inWords[term](after), inWords[term](before)))
}
