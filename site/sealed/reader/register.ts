// From a key to a page: own entry, identity of the group, contents, page. Whatever comes is compared with what led to it.
import { type Build, type Contents, type Entry, entryName, sha256 } from '../../../scripts/sealing/contents.ts'
import { markOf } from '../../../scripts/sealing/page-mark.ts'
import { CouldNotOpen, openFile } from '../../../scripts/sealing/sealed-file.ts'
import { isPage } from './address.ts'
import type { Host } from './host.ts'
import type { Key } from './key.ts'
import { Trouble } from './trouble.ts'

/** What was at an address: HTML, JSON, CSV and iCalendar are filled up with spaces at the end. */
export interface Opened {
  /** `text/html`, `text/csv` … */
  readonly type: string
  readonly bytes: Uint8Array
}

/** The register as one build sealed it to one key. */
export interface Register {
  readonly entry: Entry
  /** The token that all staff have in common to speak to GitHub with; null where there is none, and for a trainer. */
  readonly formsToken: string | null
  /** Whether there is such an address for this reader. */
  readonly has: (page: string) => boolean
  /** Throws Trouble: `offline`, `strange`, `gone`, `damaged`, `no-such-page`. */
  readonly open: (page: string) => Promise<Opened>
}

/**
 * Opens what the newest build on the host sealed to `key`. `newest` is the instant of the newest build that this device has seen.
 * Throws Trouble: `not-a-reader`, `older`, `incomplete`, `offline`, `strange`, `damaged`.
 */
export async function openRegister(host: Host, key: Key, newest: string | null): Promise<Register> {
  const entry = await ownEntry(host, key)
  if (newest && Date.parse(entry.built) < Date.parse(newest)) throw new Trouble('older')
  // The identity of a group is asked for once, however many pages it opens.
  const groups = new Map<string, Promise<string>>()
  const identityOf = (group: string): Promise<string> => {
    const asked = groups.get(group) ?? groupIdentity(host, key, group)
    groups.set(group, asked)
    asked.catch(() => groups.delete(group))
    return asked
  }
  const open = async (file: string, group: string, digest: string | null): Promise<Uint8Array> => {
    const [sealed, identity] = await Promise.all([host.sealed(file), identityOf(group)])
    if (digest !== null && (await sha256(sealed)) !== digest) throw new Trouble('damaged')
    return openFile(sealed, identity).catch(asTrouble)
  }
  const contents = read<Contents>(await open(entry.contents, entry.group, null).catch(incomplete))
  if (!isSameBuild(contents, entry)) throw new Trouble('damaged')
  const found = (page: string) => (Object.hasOwn(contents.pages, page) ? contents.pages[page] : undefined)
  return {
    entry,
    formsToken: contents.formsToken?.trim() || null,
    has: (page) => found(page) !== undefined,
    open: async (page) => {
      const sealed = found(page)
      if (!sealed) throw new Trouble('no-such-page')
      const bytes = await open(sealed.file, sealed.group, sealed.sha256)
      if (isPage(page)) compareMark(bytes, page, entry)
      return { type: sealed.type, bytes }
    },
  }
}

/** Where there is no entry: nothing is sealed to this key, unless something else than the host answers. */
async function ownEntry(host: Host, key: Key): Promise<Entry> {
  const name = await entryName(await key.recipient())
  try {
    return read<Entry>(await key.open(await host.sealedNow(name)))
  } catch (error) {
    if (!(error instanceof Trouble) || error.why !== 'gone') return asTrouble(error)
    await host.built()
    throw new Trouble('not-a-reader')
  }
}

async function groupIdentity(host: Host, key: Key, group: string): Promise<string> {
  const sealed = await host.sealed(group)
  return new TextDecoder().decode(await key.open(sealed).catch(asTrouble)).trim()
}

function read<T>(bytes: Uint8Array): T {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as T
  } catch {
    throw new Trouble('damaged')
  }
}

/** No other page, and none of another build, stands in its place. */
function compareMark(bytes: Uint8Array, page: string, entry: Entry): void {
  const mark = markOf(new TextDecoder().decode(bytes.subarray(0, 4096)))
  if (mark?.address !== page || !isSameBuild(mark, entry)) throw new Trouble('damaged')
}

const isSameBuild = (one: Build, other: Build): boolean => one.built === other.built && one.commit === other.commit

/** The entry is there, and what it leads to is not yet. */
function incomplete(error: unknown): never {
  throw error instanceof Trouble && error.why === 'gone' ? new Trouble('incomplete') : error
}

/** To a reader it is all the same why something cannot be opened that was meant for them. */
function asTrouble(error: unknown): never {
  throw error instanceof CouldNotOpen ? new Trouble('damaged') : error
}
