// The reader: the way in, the register from unlocking to locking, and the way in again.
import { keep, keptOnDevice } from '../keys/on-device.ts'
import { unable } from './able.ts'
import { showDoor } from './door.ts'
import { hostAt } from './host.ts'
import { keyOf } from './key.ts'
import { startReading } from './reading.ts'
import { startSession } from './session.ts'
import { showUnable } from './trouble-page.ts'

const host = hostAt(import.meta.env.BASE_URL)

/** How often the page was left: who unlocked it before does not find it open when they come back. */
let left = 0
addEventListener('pagehide', () => {
  left += 1
})

async function unlocked(identity: string, offer: boolean): Promise<void> {
  const key = keyOf(identity)
  const before = left
  try {
    const session = await startSession(host, key, keptOnDevice().newestBuild, ({ entry }) => keep({ newestBuild: entry.built }))
    if (left !== before) return key.drop()
    startReading(session, key, offer, (lockedBy) => showDoor(unlocked, { lockedBy }))
  } catch (error) {
    key.drop()
    throw error
  }
}

const reason = unable()
if (reason) showUnable(reason)
else showDoor(unlocked)
