// The words of the steps by language; a missing one does not compile.
import type { Language } from '../../../scripts/procedure/case.ts'
import { tokenSteps as en } from './en/token-steps.ts'
import { tokenSteps as nl, type TokenStepsWords } from './nl/token-steps.ts'

export const TOKEN_STEPS: Readonly<Record<Language, TokenStepsWords>> = { nl, en }

/** A part of a sentence: our own words, GitHub's English, or a name that is known only in the browser. */
export interface Part {
  readonly kind: 'ours' | 'gitHub' | 'owner' | 'repository'
  readonly text: string
}

/** `*Token name*` is GitHub's own; {owner} and {repository} stand for names. */
export function partsOf(sentence: string): Part[] {
  return sentence
    .split(/(\*[^*]+\*|\{owner\}|\{repository\})/)
    .filter((part) => part !== '')
    .map((part): Part => {
      if (part === '{owner}') return { kind: 'owner', text: '' }
      if (part === '{repository}') return { kind: 'repository', text: '' }
      return part.startsWith('*') ? { kind: 'gitHub', text: part.slice(1, -1) } : { kind: 'ours', text: part }
    })
}
