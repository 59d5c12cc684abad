// The way from a page to GitHub: what a form can read there, propose and merge, by a person's own token. The same code speaks to
// https://api.github.com and to the forge; nothing of Node is used.
import type { RulesTexts } from '../../../scripts/io/files/rules.ts'
import type { Sentence } from '../../../scripts/procedure/sentence.ts'

export interface Address {
  /** Such as `https://api.github.com`, without a slash at the end. */
  readonly api: string
  /** `owner/name`. */
  readonly repository: string
}

export interface Pull {
  readonly number: number
  /** The commit that was proposed: only this one is merged. */
  readonly head: string
}

export interface ProposedFile {
  /** `cases/2026-0015.md`. */
  readonly path: string
  readonly content: string | Uint8Array
}

export interface WantedProposal {
  /** Of the case, `2026-0015`. */
  readonly number: string
  /** `new`, `changed` or the name of a step: stands in the branch and in the title. */
  readonly kind: string
  readonly files: readonly ProposedFile[]
  /** The commit of main that the files were made from. */
  readonly base: string
  readonly author: { readonly name: string; readonly email: string }
}

/** `plan`: the comment of the check, in Markdown. */
export type PullState =
  | { readonly state: 'checking' }
  | { readonly state: 'ready'; readonly plan: Sentence }
  | { readonly state: 'problems'; readonly plan: Sentence }
  /** The check is good, and a rule wants somebody's approval. */
  | { readonly state: 'waiting'; readonly plan: Sentence }
  /** It contradicts what was merged meanwhile: propose it anew. */
  | { readonly state: 'conflict' }
  /** The check could not be carried out. */
  | { readonly state: 'unchecked' }
  | { readonly state: 'merged' }
  /** Somebody closed it without merging. */
  | { readonly state: 'closed' }

/** Every verb throws Trouble where it is not known to have been done. */
export interface GitHub {
  /** The commit of main. */
  readonly mainNow: () => Promise<{ readonly commit: string }>
  /** The numbers that cannot be given any more: on main, on branches of cases and in open pull requests. */
  readonly numbersTaken: () => Promise<readonly string[]>
  /** What `rulesFrom` makes rules of. */
  readonly rulesNow: (commit: string) => Promise<RulesTexts>
  /** The text of the file of a case; null where there is none. */
  readonly caseText: (commit: string, number: string) => Promise<string | null>
  /** The paths of its documents, `cases/2026-0014/offerte.pdf`. */
  readonly documentsOf: (commit: string, number: string) => Promise<readonly string[]>
  /** The letters of a case as they are on their branch now, with paths such as `letters/2026-0014/decision.md`. */
  readonly lettersOf: (number: string) => Promise<readonly { readonly path: string; readonly text: string }[]>
  /**
   * The numbers of the cases that are others on main now than at a commit, with their files or documents.
   */
  readonly casesSince: (commit: string) => Promise<readonly string[]>
  /**
   * Proposes files as one commit on a branch of its own. Called again with the same, it finds what is there already and goes on from it: one pull request, whatever
   * was cut off before. Throws Trouble `changed` where a file is not what it was at `base`, `number-taken` for a `new` case.
   */
  readonly propose: (wanted: WantedProposal) => Promise<Pull>
  /** Each state it gets into, until it is merged or closed or the signal ends it. Throws Trouble. */
  readonly follow: (pull: Pull, signal: AbortSignal) => AsyncIterable<PullState>
  /** Takes back what was proposed and not merged. */
  readonly withdraw: (pull: Pull) => Promise<void>
  /** Merges what was proposed. Good, too, where it was merged before. */
  readonly merge: (pull: Pull) => Promise<void>
}
