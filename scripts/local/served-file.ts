// A file that a server may hand out: plain, and inside its folder.
import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { extname, join, sep } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
}

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

/** How a server calls a file; what is no page and no part of one is downloaded. */
export function typeOf(name: string): string {
  return TYPES[extname(name)] ?? 'application/octet-stream'
}
