// From unlocking to locking. All that was opened stands in the document and in the variables below here, and is let go of together.

import { deviceStore } from '../keys/device-store.ts'
import { startBar } from './bar.ts'
import { formsHere } from './forms-here.ts'
import { watchIdleness } from './idle.ts'
import type { Key } from './key.ts'
import { ownLanguage } from './language.ts'
import { watchForNewer } from './newer.ts'
import { takeOffer } from './offer.ts'
import { ownThings } from './own-things.ts'
import { startOwnToken } from './own-token.ts'
import { startPages } from './pages.ts'
import type { Session } from './session.ts'
import type { Said } from './trouble.ts'

/** Why it is locked: somebody wanted it, nobody did anything, or what went wrong. */
export type LockedBy = 'wanted' | 'idle' | Said

/**
 * Begins to read. `offer` says whether to offer the passkey of this device. `locked` is called once, when all is let go of.
 */
export function startReading(session: Session, key: Key, offer: boolean, locked: (by: LockedBy) => void): void {
  const ended = new AbortController()
  const { signal } = ended
  const lock = (by: LockedBy): void => {
    if (signal.aborted) return
    ended.abort()
    key.drop()
    locked(by)
  }
  const lockNow = (): void => lock('wanted')
  const entry = () => session.register().entry
  const things = ownThings(key, deviceStore)
  const token = startOwnToken(things, () => void tellOfToken(), signal)
  const tellOfToken = async (): Promise<void> => bar.show({ tokenUntil: (await token).now()?.lastDay ?? null })
  const presses = {
    lock: lockNow,
    forgetToken: async () => {
      await (await token).forget()
      bar.show({ news: bar.words().tokenForgotten })
    },
    showNewer: () => showAgain(),
    takeOffer: async () => bar.show(await takeOffer(key, entry().person.name, bar.words())),
  }
  const bar = startBar(entry, ownLanguage(), presses, signal)
  bar.show({ offer })
  document.body.replaceChildren(bar.element())
  const forms = entry().person.role === 'staff' ? formsHere(session, things, token) : null
  const showAgain = startPages({ session, bar, lock, forms, signal })
  watchIdleness(
    (idle) => bar.show({ idle }),
    () => lock('idle'),
    signal,
  )
  watchForNewer(session, () => bar.show({ newer: true }), lock, signal)
  void tellOfToken()
  addEventListener('pagehide', lockNow, { signal })
}
