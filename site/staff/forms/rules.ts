// The rules that a form judges by, from the texts that say so.
import { type Rules, type RulesTexts, rulesFrom } from '../../../scripts/io/files/rules.ts'

/** Throws where organisation.yml cannot be used: then nothing can be judged, and the check says what is wrong in it. */
export function usableRules(texts: RulesTexts): Rules {
  const rules = rulesFrom(texts)
  if ('problems' in rules) throw new Error('organisation.yml cannot be used')
  return rules
}
