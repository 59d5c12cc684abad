// PURE, like this whole folder: facts in, checks out. A check is one thing that must be in place: good, wrong, or unseen. What
// cannot be seen is never called good.

/** A fact about GitHub, or why it could not be seen, in words. */
export type Seen<T> = { readonly value: T } | { readonly unseen: string }

export interface Check {
  /** What must be in place, in a few words. */
  readonly what: string
  readonly state: 'good' | 'wrong' | 'unseen'
  /** What was found; null where it is good. Numbers, files and account names, never another word about a person. */
  readonly found: string | null
  /** The exact next step, as a sentence; null where it is good. */
  readonly next: string | null
  readonly link: string | null
}

/** Makes a link from a path below the repository's own address, such as `settings/rules`. */
export type Page = (path: string) => string

export interface Remedy {
  readonly next: string
  readonly link?: string
}

/** The checks of a fact: one for each thing that `wrong` finds in it, a single good one where it finds none. */
export function checksOf<T>(what: string, fact: Seen<T>, wrong: (value: T) => readonly string[], remedy: Remedy): Check[] {
  const link = remedy.link ?? null
  if ('unseen' in fact) return [{ what, state: 'unseen', found: fact.unseen, next: remedy.next, link }]
  const found = wrong(fact.value)
  if (!found.length) return [{ what, state: 'good', found: null, next: null, link }]
  return found.map((text) => ({ what, state: 'wrong', found: text, next: remedy.next, link }))
}

/** A fact made of another, unseen as long as that one is. */
export function mapped<T, U>(fact: Seen<T>, make: (value: T) => U): Seen<U> {
  return 'unseen' in fact ? fact : { value: make(fact.value) }
}

/** Whether GitHub said that a thing is not there: 404. It says the same where the token may not see it. */
export function isAbsent(fact: Seen<unknown>): boolean {
  return 'unseen' in fact && fact.unseen.startsWith('404')
}
