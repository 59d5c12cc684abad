// The folder of sealed files as an outsider sees it: no name, time or order in it tells which file is what.
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type SealedPage, sha256 } from '../sealing/contents.ts'

export interface SealedFolder {
  /** Writes a sealed file under a new random name, or the given one. */
  readonly write: (sealed: Uint8Array, name?: string) => Promise<Pick<SealedPage, 'file' | 'sha256'>>
  /** How many files there are. */
  readonly count: () => number
  /** Gives every file the same time. */
  readonly finish: (instant: string) => void
}

/** Makes the folder. */
export function sealedFolder(folder: string): SealedFolder {
  mkdirSync(folder, { recursive: true })
  let written = 0
  return {
    write: async (sealed, name = `${randomBytes(16).toString('hex')}.age`) => {
      // Never over another file: a page would be lost without a word.
      writeFileSync(join(folder, name), sealed, { flag: 'wx' })
      written++
      return { file: name, sha256: await sha256(sealed) }
    },
    count: () => written,
    finish: (instant) => {
      const seconds = Temporal.Instant.from(instant).epochMilliseconds / 1000
      for (const name of readdirSync(folder)) utimesSync(join(folder, name), seconds, seconds)
    },
  }
}
