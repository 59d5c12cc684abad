// What `verify` finds: a commit that did what nobody may do to the register.

export interface Broken {
  /** The commit, by its whole name. */
  readonly commit: string
  /** The file, from the root of its branch; null where it is about the commit itself. */
  readonly file: string | null
  /** What was done, in a few words without any content of a file. */
  readonly what: string
}

/** What became of one branch. */
export interface Verified {
  readonly branch: string
  /** How many commits were verified. */
  readonly commits: number
  /** Oldest first. */
  readonly broken: readonly Broken[]
  /** What is worth knowing and breaks nothing, in sentences. */
  readonly notes: readonly string[]
}
