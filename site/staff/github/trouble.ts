// What can go wrong on the way to GitHub, as far as a person can do something about it.

/** What a token must be allowed on the one repository, by GitHub's own names. */
export const RIGHTS = { contents: 'write', 'pull-requests': 'write', actions: 'read' } as const
export type Right = keyof typeof RIGHTS

export type Cause =
  /** No answer came. What was asked may have been done all the same: ask again. */
  | { readonly kind: 'no-network' }
  /** The token is no token, has expired or was taken back: GitHub does not say which. */
  | { readonly kind: 'token' }
  | { readonly kind: 'rights'; readonly lacking: readonly Right[] }
  /** There is no such repository for this token, or not what was asked for in it. */
  | { readonly kind: 'not-found' }
  /** A file is another one than at the commit that was built on; its text then and now, null where there is none. */
  | { readonly kind: 'changed'; readonly path: string; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'number-taken'; readonly number: string }
  /** A rule of the repository does not let it through; `said` is GitHub's own English sentence. */
  | { readonly kind: 'refused'; readonly said: string }
  /** It contradicts what others changed, or somebody changed the pull request meanwhile. */
  | { readonly kind: 'conflict' }
  /** Too many calls; the seconds to wait, null where GitHub does not say. */
  | { readonly kind: 'rate-limit'; readonly seconds: number | null }
  /** GitHub answers, and not what it should. */
  | { readonly kind: 'down' }

export type TroubleKind = Cause['kind']

/** It is not known to have been done. The message is for a developer, and holds nothing of what was sent. */
export class Trouble extends Error {
  override readonly cause: Cause
  readonly kind: TroubleKind
  constructor(cause: Cause) {
    super(`GitHub: ${cause.kind}`)
    this.cause = cause
    this.kind = cause.kind
  }
}
