// A file that a server may hand out: plain, and inside its folder.
import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'

/** What the file system says of a name under which there can be nothing. */
const NOTHING_THERE = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP']

/** The bytes of the plain file `name` inside `folder`; null for anything else, links included. Throws where a file that is there cannot be read. */
export function fileIn(folder: string, name: string): Buffer | null {
  const file = join(folder, name)
  try {
    return lstatSync(file).isFile() && realpathSync(file).startsWith(realpathSync(folder) + sep) ? readFileSync(file) : null
  } catch (error) {
    if (NOTHING_THERE.includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}
