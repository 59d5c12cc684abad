// Looks quietly for a newer build: once an hour, and when somebody comes back to the page.
import type { Session } from './session.ts'
import { type Said, saidOf } from './trouble.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Calls `found` where a newer build was opened, and `lost` where this key opens nothing any more. Whatever else fails is tried again later. */
export function watchForNewer(session: Session, found: () => void, lost: (why: Said) => void, signal: AbortSignal): void {
  let lookedAt = Date.now()
  const look = async (): Promise<void> => {
    lookedAt = Date.now()
    try {
      if ((await session.renew()) && !signal.aborted) found()
    } catch (error) {
      if (saidOf(error) === 'not-a-reader' && !signal.aborted) lost('not-a-reader')
    }
  }
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible' && Date.now() - lookedAt > MINUTE && !signal.aborted) void look()
    },
    { signal },
  )
  const timer = setInterval(() => void look(), HOUR)
  signal.addEventListener('abort', () => clearInterval(timer))
}
