// The way back and forward: which page of this tab's history is there, and how far it was scrolled. Kept in memory: numbers, nothing of a page.

interface State {
  readonly entry?: string
}

const scrolled = new Map<string, number>()
let current = ''

export interface Arrival {
  readonly entry: string
  /** Whether somebody followed a link, and did not come back here. */
  readonly isNew: boolean
}

/** The entry of the history that is there now. */
export function arrival(): Arrival {
  const known = (history.state as State | null)?.entry
  const entry = known ?? crypto.randomUUID()
  if (!known) putAddress(location.hash, entry)
  return { entry, isNew: known === undefined }
}

/** The address of an entry, put right without a new one: what the browser found as the target of the page stays its target. */
export function putAddress(hash: string, entry = (history.state as State | null)?.entry ?? crypto.randomUUID()): void {
  history.replaceState({ entry } satisfies State, '', hash)
}

/** From now on it is this entry whose page is scrolled. */
export function keepScroll(entry: string): void {
  current = entry
}

/** Where it was scrolled to; undefined where it was not here yet. */
export function scrollOf(entry: string): number | undefined {
  return scrolled.get(entry)
}

export function watchScroll(signal: AbortSignal): void {
  history.scrollRestoration = 'manual'
  addEventListener('scroll', () => scrolled.set(current, scrollY), { signal, passive: true })
}
