// What one person keeps on this device: each thing sealed to their own key, under a name that nobody can tell without it. Somebody else at the
// same machine finds bytes, and neither what they are nor whose.
import type { Store } from '../keys/device-store.ts'
import type { Key } from './key.ts'

export interface OwnThings {
  /** Null where there is none, it cannot be had, or the register is locked. */
  readonly load: (name: string) => Promise<Uint8Array | null>
  /** False where this browser does not keep it. It is kept after the lock as well: only the public half of the key is needed. */
  readonly save: (name: string, bytes: Uint8Array) => Promise<boolean>
  readonly drop: (name: string) => Promise<void>
}

export function ownThings(key: Key, store: Store): OwnThings {
  const places = new Map<string, Promise<string>>()
  const placeOf = (name: string): Promise<string> => {
    const place = places.get(name) ?? key.nameOf(name)
    places.set(name, place)
    return place
  }
  return {
    load: async (name) => {
      try {
        const sealed = await store.get(await placeOf(name))
        return sealed && (await key.open(sealed))
      } catch {
        return null
      }
    },
    save: async (name, bytes) => {
      try {
        await store.put(await placeOf(name), await key.seal(bytes))
        return true
      } catch {
        return false
      }
    },
    drop: async (name) => {
      try {
        await store.remove(await placeOf(name))
      } catch {
        // Where nothing is kept there is nothing to drop.
      }
    },
  }
}
