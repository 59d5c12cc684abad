// Names of files as text that loses none of their bytes, for to Git and Linux a name is bytes. A byte that is not UTF-8 becomes half a
// character (U+DC80 to U+DCFF), which no UTF-8 holds, as in Python's names of files (PEP 383).
import { isUtf8 } from 'node:buffer'
import { join } from 'node:path'

/** A name or path of bytes, or a list of them with a NUL after each, as text. */
export function nameOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString()
  const end = bytes.indexOf(0)
  if (end < 0) return withHalves(bytes)
  // One name that is not UTF-8 must not make a long list slow.
  const names: string[] = []
  let from = 0
  for (let to = end; to >= 0; from = to + 1, to = bytes.indexOf(0, from)) names.push(nameOf(bytes.subarray(from, to)))
  return [...names, nameOf(bytes.subarray(from))].join('\0')
}

function withHalves(bytes: Buffer): string {
  let name = ''
  for (let at = 0; at < bytes.length; ) {
    const size = [1, 2, 3, 4].find((length) => at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)))
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
