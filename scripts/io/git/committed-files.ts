// Files of a commit in a folder of their own, read from Git objects: the checkout, its attributes and its links play no part.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { blobs, type TreeEntry } from './git.ts'

/** Lets `work` read the files of a commit below a new folder, each at its path; the folder is gone when it is done. */
export async function inFolder<T>(root: string, entries: readonly TreeEntry[], work: (folder: string) => T | Promise<T>): Promise<T> {
  const contents = blobs(
    root,
    entries.map(({ id }) => id),
  )
  const folder = mkdtempSync(join(tmpdir(), 'committed-'))
  try {
    for (const [index, { path }] of entries.entries()) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), contents[index] ?? '')
    }
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
