// A file as Git keeps it: its bytes, and the id that they have.
import { hex } from '@scure/base'

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}

/** The id that Git gives to a file with these bytes. */
export async function blobId(bytes: Uint8Array): Promise<string> {
  const head = new TextEncoder().encode(`blob ${bytes.length}\0`)
  const whole = new Uint8Array(head.length + bytes.length)
  whole.set(head)
  whole.set(bytes, head.length)
  return hex.encode(new Uint8Array(await crypto.subtle.digest('SHA-1', whole)))
}
