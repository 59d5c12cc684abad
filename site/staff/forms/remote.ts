// TEMPORARY: the way to GitHub as the forms need it.
import type { RulesTexts } from '../../../scripts/io/files/rules.ts'
import type { FormsPlace } from '../scripts/open-page.ts'

export interface Pull {
  readonly number: number
  readonly head: string
}
export interface ProposedFile {
  readonly path: string
  readonly content: string | Uint8Array
}
export type PullState =
  | { readonly state: 'checking' }
  | { readonly state: 'ready'; readonly plan: string }
  | { readonly state: 'problems'; readonly plan: string }
  | { readonly state: 'waiting'; readonly plan: string }
  | { readonly state: 'merged' }
  | { readonly state: 'closed' }
export type TroubleKind =
  | 'no-network'
  | 'token'
  | 'rights'
  | 'not-found'
  | 'changed'
  | 'number-taken'
  | 'refused'
  | 'conflict'
  | 'rate-limit'
  | 'down'
export class Trouble extends Error {
  readonly kind: TroubleKind
  constructor(kind: TroubleKind) {
    super(kind)
    this.kind = kind
  }
}
export interface GitHub {
  mainNow(): Promise<{ commit: string }>
  numbersTaken(): Promise<readonly string[]>
  rulesNow(commit: string): Promise<RulesTexts>
  caseText(commit: string, id: string): Promise<string | null>
  documentsOf(commit: string, id: string): Promise<readonly string[]>
  lettersOf(id: string): Promise<readonly { readonly path: string; readonly text: string }[]>
  propose(wanted: {
    number: string
    kind: string
    files: readonly ProposedFile[]
    base: string
    author: { name: string; email: string }
  }): Promise<Pull>
  follow(pull: Pull, signal: AbortSignal): AsyncIterable<PullState>
  merge(pull: Pull): Promise<void>
}
export function openGitHub(_place: FormsPlace, _token: string): GitHub {
  throw new Trouble('down')
}
