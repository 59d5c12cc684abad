// The register from unlocking to locking: when the host has a newer build it is opened anew, with the same key.
import type { Host } from './host.ts'
import type { Key } from './key.ts'
import { type Opened, openRegister, type Register } from './register.ts'
import { Trouble } from './trouble.ts'

export interface Session {
  /** The register as last opened. */
  readonly register: () => Register
  /** As of a register, of the newest build. Throws Trouble; `incomplete` where the host lacks a file of its newest build. */
  readonly open: (page: string) => Promise<Opened>
  /** Opens a newer build if the host has one, and says whether. Throws Trouble where it could not tell or could not open it. */
  readonly renew: () => Promise<boolean>
}

/** `opened` is called with the register each time one is opened. Throws as openRegister. */
export async function startSession(host: Host, key: Key, newest: string | null, opened: (register: Register) => void): Promise<Session> {
  let register = await openRegister(host, key, newest)
  opened(register)
  /** Many pages that are gone at once are one look at the host. */
  let renewing: Promise<boolean> | null = null
  const renew = (): Promise<boolean> => {
    renewing ??= renewed().finally(() => {
      renewing = null
    })
    return renewing
  }
  const renewed = async (): Promise<boolean> => {
    const { built } = register.entry
    if (Date.parse(await host.built()) === Date.parse(built)) return false
    const fresh = await openRegister(host, key, built)
    if (fresh.entry.built === built) return false
    register = fresh
    opened(register)
    return true
  }
  /** Every build gives new names to its files: who finds none looks whether there is a newer one. */
  const openNewest = async (page: string): Promise<Opened> => {
    const known = register
    try {
      return await known.open(page)
    } catch (error) {
      if (!(error instanceof Trouble) || (error.why !== 'gone' && error.why !== 'no-such-page')) throw error
      if (register !== known || (await renew())) return await register.open(page)
      throw error.why === 'gone' ? new Trouble('incomplete') : error
    }
  }
  return { register: () => register, open: openNewest, renew }
}
