// Many blobs at once, but for those that are too large to be a text: one file of gigabytes must not end the reading of all.
import { MOST_BYTES } from '../files/case-files.ts'
import { blobSizes, blobs } from './git.ts'

/** How many are held at once by Git's answer. */
const CHUNK = 2_000

/** The bytes of blobs by their ids. A larger one than a case file may be is left out. Throws CouldNotRun where one is missing. */
export function blobsUpTo(root: string, ids: readonly string[]): Map<string, Buffer> {
  const small = [...blobSizes(root, ids)].flatMap(([id, size]) => (size <= MOST_BYTES ? id : []))
  const found = new Map<string, Buffer>()
  for (let at = 0; at < small.length; at += CHUNK) {
    const chunk = small.slice(at, at + CHUNK)
    for (const [index, bytes] of blobs(root, chunk).entries()) found.set(chunk[index] ?? '', bytes)
  }
  return found
}
