// What the host of the sealed site answers. It is believed in nothing: what it sends is opened and compared (register.ts).
import { SEALED } from '../../../scripts/sealing/contents.ts'
import { Trouble } from './trouble.ts'

export interface Host {
  /** The bytes of a sealed file. Throws Trouble: `offline`, `gone`, `strange`. */
  readonly sealed: (name: string) => Promise<Uint8Array>
  /** The same, as it lies there now: an entry keeps its name from build to build. */
  readonly sealedNow: (name: string) => Promise<Uint8Array>
  /** The instant of the build that lies there. Nothing but a hint: anybody could have written it. Throws Trouble: `offline`, `strange`. */
  readonly built: () => Promise<string>
}

/** The host, with the reader at `base`: `/register/staff/`. */
export function hostAt(base: string): Host {
  const sealed = (name: string, cache: RequestCache) => ageFile(`${base}${SEALED}${name}`, cache)
  return {
    sealed: (name) => sealed(name, 'default'),
    sealedNow: (name) => sealed(name, 'no-store'),
    built: async () => {
      const bytes = await bytesAt(`${base}build.json`, 'no-store').catch(orStrange)
      return builtIn(new TextDecoder().decode(bytes))
    },
  }
}

async function ageFile(address: string, cache: RequestCache): Promise<Uint8Array> {
  const bytes = await bytesAt(address, cache)
  const start = new TextDecoder().decode(bytes.subarray(0, 22))
  if (start !== 'age-encryption.org/v1\n') throw new Trouble('strange')
  return bytes
}

async function bytesAt(address: string, cache: RequestCache): Promise<Uint8Array> {
  try {
    const response = await fetch(address, { cache })
    if (response.status === 404 || response.status === 410) throw new Trouble('gone')
    if (!response.ok) throw new Trouble('strange')
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble('offline')
  }
}

/** Without this file it is not the host of a sealed site. */
function orStrange(error: unknown): never {
  throw error instanceof Trouble && error.why === 'gone' ? new Trouble('strange') : error
}

function builtIn(text: string): string {
  try {
    const { built } = JSON.parse(text) as { readonly built?: unknown }
    if (typeof built === 'string' && !Number.isNaN(Date.parse(built))) return built
  } catch {
    // Not even JSON.
  }
  throw new Trouble('strange')
}
