// The secret half of a key, opened by a passkey: the fingerprint, the face or the PIN of this device. What the passkey gives is 256 bits that
// only it can make (the PRF extension of WebAuthn), and age's own WebAuthn recipient seals to them. So the blob may lie about; the passkey may not.
//
// The passkey is made by a call of our own: age's sends an empty `prf`, which Windows Hello refuses (mozilla/fxa#20786). Then age asks the passkey
// once more, to seal. That second prompt could be saved where a device answers while it makes the passkey; but some answer then and never again
// (bitwarden/clients#19858), and a passkey that was never tried would disappoint on the first morning.
import { armor, Decrypter, Encrypter, webauthn } from 'age-encryption'
import { credentialText } from './credential.ts'
import { keptOnDevice } from './on-device.ts'

/** `cancelled`: the person, or time, ended it. `cannot`: this device has no PRF. `gone`: the passkey was deleted, or another one answered. */
export type PasskeyTrouble = 'cancelled' | 'cannot' | 'gone'

export class PasskeyError extends Error {
  override readonly name = 'PasskeyError'
  readonly why: PasskeyTrouble
  constructor(why: PasskeyTrouble) {
    super(`the passkey could not be used: ${why}`)
    this.why = why
  }
}

/** What is kept on the device: the identity, sealed to one passkey, and which passkey that is. */
interface Blob {
  /** As age names it: AGE-PLUGIN-FIDO2PRF-1… */
  readonly passkey: string
  /** Its id in base64url, as WebAuthn names it. */
  readonly id: string
  /** An age file with armor. */
  readonly file: string
}

/** A passkey that can be asked. */
type Passkey = Omit<Blob, 'file'>

/** The passkey that was made in this page and not asked yet, because the second prompt was dismissed: the next try makes no other one. */
let unasked: Passkey | null = null

/** How long a person has to find the finger, the phone or the key. */
const FIVE_MINUTES = 300_000

/** Whether a passkey may be tried here: a browser that knows them, on a host with a name. Whether the device has PRF shows when it is made. */
export async function passkeysWork(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined' || !isSecureContext || /^[\d.]+$|^\[/.test(location.hostname)) return false
  const known = await PublicKeyCredential.getClientCapabilities?.().catch(() => null)
  return known?.['extension:prf'] !== false
}

/**
 * Makes a passkey and seals `identity` to it: a blob to keep on the device. Two prompts. `label` is its name in the list of passkeys
 * (`Klachtenregister – Anna, laptop`). Where the passkey of `known`, a blob that this device keeps or kept, is still there, it is used again.
 * Throws PasskeyError.
 */
export async function wrapWithPasskey(identity: string, label: string, known = keptOnDevice().passkey): Promise<string> {
  const passkey = unasked ?? (await madePasskey(label, blobOf(known ?? '')))
  unasked = passkey
  const encrypter = new Encrypter()
  encrypter.addRecipient(new webauthn.WebAuthnRecipient({ identity: passkey.passkey }))
  const file = await encrypter.encrypt(identity).catch((error) => refused(error, passkey))
  unasked = null
  return JSON.stringify({ passkey: passkey.passkey, id: passkey.id, file: armor.encode(file) } satisfies Blob)
}

/** The identity in such a blob. One prompt. Throws PasskeyError. */
export async function unwrapWithPasskey(text: string): Promise<string> {
  const blob = blobOf(text)
  if (!blob) throw new PasskeyError('gone')
  const decrypter = new Decrypter()
  decrypter.addIdentity(new webauthn.WebAuthnIdentity({ identity: blob.passkey }))
  return decrypter.decrypt(armor.decode(blob.file), 'text').catch((error) => {
    throw new PasskeyError(troubleOf(error))
  })
}

async function madePasskey(label: string, known: Passkey | null): Promise<Passkey> {
  try {
    const made = await navigator.credentials.create({ publicKey: wanted(label, known) })
    return await withPrf(made as PublicKeyCredential)
  } catch (error) {
    // The device still has the passkey that it was told of.
    if (known && error instanceof DOMException && error.name === 'InvalidStateError') return known
    throw error instanceof PasskeyError ? error : new PasskeyError(troubleOf(error))
  }
}

/** Some devices say nothing when a passkey is made and have PRF all the same (mdn/content#39570); "no" is no. */
async function withPrf(made: PublicKeyCredential): Promise<Passkey> {
  const transports = (made.response as AuthenticatorAttestationResponse).getTransports?.() ?? []
  const passkey = { passkey: credentialText({ id: new Uint8Array(made.rawId), host: location.hostname, transports }), id: made.id }
  return made.getClientExtensionResults().prf?.enabled === false ? forget(passkey) : passkey
}

/** `user.id` is new each time, so that no passkey takes the place of another. PRF wants the person verified. */
function wanted(label: string, known: Passkey | null): PublicKeyCredentialCreationOptions {
  return {
    rp: { name: 'Klachtenregister', id: location.hostname },
    user: { name: label, displayName: label, id: crypto.getRandomValues(new Uint8Array(16)) },
    pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    excludeCredentials: known ? [{ type: 'public-key', id: Uint8Array.from(atob(base64(known.id)), (each) => each.charCodeAt(0)) }] : [],
    extensions: { prf: { eval: { first: crypto.getRandomValues(new Uint8Array(32)) } } },
    // Nobody verifies it: what counts is whether the passkey opens the file.
    challenge: crypto.getRandomValues(new Uint8Array(16)),
    timeout: FIVE_MINUTES,
  }
}

async function refused(error: unknown, passkey: Passkey): Promise<never> {
  const why = troubleOf(error)
  if (why === 'cannot') await forget(passkey)
  throw new PasskeyError(why)
}

/** Asks the device to take a passkey that is of no use out of its list, where the browser can pass that on. */
async function forget({ id }: Passkey): Promise<never> {
  unasked = null
  await PublicKeyCredential.signalUnknownCredential?.({ rpId: location.hostname, credentialId: id }).catch(() => {})
  throw new PasskeyError('cannot')
}

/**
 * The specification hides why a prompt failed (w3c/webauthn#2132): a deleted passkey looks like a cancelled prompt. So `cancelled` may also mean
 * that, and whoever tells the person names both.
 */
function troubleOf(error: unknown): PasskeyTrouble {
  if (error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError')) return 'cancelled'
  return /no identity matched/.test(error instanceof Error ? error.message : '') ? 'gone' : 'cannot'
}

/** null for what is no blob. */
function blobOf(text: string): Blob | null {
  try {
    const { passkey, id, file } = JSON.parse(text) as Partial<Blob>
    return passkey && id && file ? { passkey, id, file } : null
  } catch {
    return null
  }
}

const base64 = (id: string): string => id.replaceAll('-', '+').replaceAll('_', '/')
