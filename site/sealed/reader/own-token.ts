// The token of one's own with which forms speak to GitHub: on the device it lies sealed to the own key, and in memory it is until the lock.
import type { CalendarDate } from '../../../scripts/procedure/calendar.ts'
import type { OwnThings } from './own-things.ts'

export interface OwnToken {
  readonly token: string
  /** The last day on which it works. */
  readonly lastDay: CalendarDate
}

export interface TokenKeeper {
  /** Null where there is none, and after the lock. */
  readonly now: () => OwnToken | null
  /** From now on. False where the browser does not keep it; then it is there until the lock. */
  readonly keep: (own: OwnToken) => Promise<boolean>
  readonly forget: () => Promise<void>
}

const NAME = 'token'

/** `changed` is called when another one is known, or none any more. */
export async function startOwnToken(things: OwnThings, changed: () => void, signal: AbortSignal): Promise<TokenKeeper> {
  const kept = await things.load(NAME)
  let held = kept && read(kept)
  const become = (own: OwnToken | null): void => {
    held = signal.aborted ? null : own
    changed()
  }
  signal.addEventListener('abort', () => {
    held = null
  })
  if (signal.aborted) held = null
  return {
    now: () => held,
    keep: async (own) => {
      become(own)
      return things.save(NAME, new TextEncoder().encode(JSON.stringify(own)))
    },
    forget: async () => {
      become(null)
      await things.drop(NAME)
    },
  }
}

/** Null for what this version did not write. */
function read(bytes: Uint8Array): OwnToken | null {
  try {
    const { token, lastDay } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<OwnToken>
    return token && lastDay ? { token, lastDay } : null
  } catch {
    return null
  }
}
