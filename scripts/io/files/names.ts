// Names of files as text that loses none of their bytes, for to Git and Linux a name is bytes. A byte that is not UTF-8 becomes half a
// character (U+DC80 to U+DCFF), which no UTF-8 holds, as in Python's names of files (PEP 383).
import { isUtf8 } from 'node:buffer'
import { join } from 'node:path'

/** A name or path of bytes, as text. */
export function nameOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString()
  let name = ''
  for (let at = 0; at < bytes.length; ) {
    const size = [1, 2, 3, 4].find((size) => at + size <= bytes.length && isUtf8(bytes.subarray(at, at + size)))
    name += size ? bytes.toString('utf8', at, at + size) : String.fromCharCode(0xdc00 + bytes[at]!)
    at += size ?? 1
  }
  return name
}

/** Where `path`, as text, lies below `root`. */
export function onDisk(root: string, path: string): string | Buffer {
  const full = join(root, path)
  if (full.isWellFormed()) return full
  return Buffer.concat(
    [...full].map((character) =>
      /^[\uDC80-\uDCFF]$/.test(character) ? Buffer.of(character.charCodeAt(0) - 0xdc00) : Buffer.from(character),
    ),
  )
}
