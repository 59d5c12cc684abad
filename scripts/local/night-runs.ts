// The nightly runs in the copy of `npm start`: one after the other, and what the last one did, for whoever looks.
import type { Night } from '../io/night/night.ts'

/** What a run did. */
export interface NightDone {
  readonly night: Night
  /** What GitHub refused, in plain sentences. */
  readonly troubles: readonly string[]
  /** The same for a terminal. */
  readonly lines: readonly string[]
}

export type LastNight =
  | { readonly state: 'none' | 'running' }
  | { readonly state: 'done'; readonly done: NightDone }
  | { readonly state: 'failed'; readonly message: string }

export interface NightRuns {
  /** Carries a run out after the one that is at work. */
  readonly run: () => Promise<NightDone>
  readonly last: () => LastNight
}

export function nightRuns(work: () => Promise<NightDone>): NightRuns {
  let last: LastNight = { state: 'none' }
  let waiting = 0
  let before: Promise<unknown> = Promise.resolve()
  const run = (): Promise<NightDone> => {
    waiting++
    last = { state: 'running' }
    const running = before.then(work)
    const ended = (now: LastNight) => {
      if (--waiting === 0) last = now
    }
    before = running.then(
      (done) => ended({ state: 'done', done }),
      (error: Error) => ended({ state: 'failed', message: error.message }),
    )
    return running
  }
  return { run, last: () => last }
}
