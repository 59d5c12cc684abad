// Finds a secret in published bytes, whatever it has been turned into on the way.

/** The ways in which text gets into files: plain, wide, escaped for addresses and HTML, and packed as base64. */
function encodings(secret: string): Map<string, Buffer> {
  const utf8 = Buffer.from(secret)
  const wide = Buffer.from(secret, 'utf16le')
  const coded = (prefix: string, radix: number, suffix: string) =>
    Buffer.from([...secret].map((letter) => `${prefix}${letter.codePointAt(0)?.toString(radix)}${suffix}`).join(''))
  const found = new Map([
    ['UTF-8', utf8],
    ['UTF-16 little-endian', wide],
    ['UTF-16 big-endian', Buffer.from(wide).swap16()],
    ['percent', Buffer.from([...utf8].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))],
    ['decimal entities', coded('&#', 10, ';')],
    ['hexadecimal entities', coded('&#x', 16, ';')],
    ['hexadecimal', Buffer.from(utf8.toString('hex'))],
  ])
  // Base64 packs three bytes into four characters, so that a text looks different at each of three offsets.
  for (const offset of [0, 1, 2]) found.set(`base64 at offset ${offset}`, Buffer.from(base64At(utf8, offset)))
  return found
}

/** The characters of the base64 form that do not depend on what stands before and after. */
function base64At(bytes: Buffer, offset: number): string {
  const packed = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '')
  const depends = offset === 0 ? 0 : offset + 1
  return packed.slice(depends, (offset + bytes.length) % 3 === 0 ? undefined : -1)
}

/** The encodings in which `secret` stands in `bytes`, capital letters or not; empty where it does not. */
export function leaksOf(secret: string, bytes: Buffer): string[] {
  const lower = Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1')
  return [...encodings(secret)]
    .filter(([name, form]) =>
      name.startsWith('base64') ? bytes.includes(form) : lower.includes(Buffer.from(form.toString('latin1').toLowerCase(), 'latin1')),
    )
    .map(([name]) => name)
}
