// How age names a passkey: AGE-PLUGIN-FIDO2PRF-1…, which says its id and the host that it belongs to. It is not secret.
import { bech32 } from '@scure/base'

const PREFIX = 'AGE-PLUGIN-FIDO2PRF-'

/** A passkey: its id, the host that it was made for, and how the device reaches it (`internal`, `usb`, `hybrid` …). */
export interface Credential {
  readonly id: Uint8Array
  readonly host: string
  readonly transports: readonly string[]
}

/** The name that age's own WebAuthn recipient and identity take: CBOR of version, id, host and transports, in Bech32. */
export function credentialText({ id, host, transports }: Credential): string {
  const bytes = [1, ...headed(0x40, id), ...text(host), ...head(0x80, transports.length), ...transports.flatMap(text)]
  return bech32.encode(PREFIX, bech32.toWords(Uint8Array.from(bytes)), false).toUpperCase()
}

const text = (written: string): number[] => headed(0x60, new TextEncoder().encode(written))
const headed = (kind: number, bytes: Uint8Array): number[] => [...head(kind, bytes.length), ...bytes]

/** The start of an item of CBOR: its kind, and how long it is. */
function head(kind: number, length: number): number[] {
  if (length < 24) return [kind + length]
  return length < 256 ? [kind + 24, length] : [kind + 25, length >> 8, length & 255]
}
